"""Golden values of the complex functions, from mpmath at 40 digits or more.

Run: python3 tests/golden/complex_functions.py > tests/golden/complex_functions.json
Each row is [function, [[re, im], ...], [re, im]]; a zero part of an argument
is +0, and values on branch cuts are mpmath's (counter-clockwise continuity).
"""

import json
import random

from mpmath import mp, mpc, mpf
import mpmath as m

mp.dps = 40
source = random.Random(7)


def near_zero():
    return [mpc(1e-5, 2e-6), mpc(-3e-9, 1e-8), mpc(1e-3, -1e-3)]


def plane(count, size):
    return [
        mpc(source.uniform(-size, size), source.uniform(-size, size))
        for _ in range(count)
    ]


def rings(count):
    out = []
    for _ in range(count):
        radius = 10 ** source.uniform(-2, 1.6)
        angle = source.uniform(-3.14159, 3.14159)
        out.append(mpc(mpmath_float(radius * m.cos(angle)), mpmath_float(radius * m.sin(angle))))
    return out


def mpmath_float(x):
    return mpf(float(x))


reals = [mpf(x) for x in ("-7.5", "-2.25", "-0.75", "0.375", "0.875", "1.5", "4.25", "13.5")]
common = near_zero() + plane(12, 3) + rings(16) + [mpc(x) for x in reals]
near_cut = [mpc(x, y) for x in (-3.5, -1.0625, 1.0625, 2.75) for y in (1e-7, -1e-7)]
near_cut_up = [mpc(y, x) for x in (-3.5, -1.0625, 1.0625, 2.75) for y in (1e-7, -1e-7)]
near_one = [1 + mpc(3e-6, 1e-6), -1 + mpc(1e-8, -1e-7), mpc(0.6, 0.8), mpc(1e-4, 1.0001)]
axis = [mpc(0, y) for y in (-2.75, -0.625, 0.625, 2.75)]
large = [mpc(1e5, 3e4), mpc(-2e8, 1e9), mpc(1e160, -1e155), mpc(3e-170, 1e-165)]
log_like = common + near_cut + near_cut_up + near_one + axis + large

rows = []


def table(name, function, points, digits=40):
    mp.dps = digits
    for point in points:
        arguments = point if isinstance(point, tuple) else (point,)
        # The points are doubles, and tiny ones need digits beside a 1.
        arguments = tuple(mpc(float(mpc(a).real), float(mpc(a).imag)) for a in arguments)
        try:
            value = mpc(function(*[a.real if a.imag == 0 else a for a in arguments]))
        except (ZeroDivisionError, ValueError):
            continue
        parts = [float(value.real), float(value.imag)]
        if any(abs(part) > 1e300 or part != part for part in parts):
            continue
        rows.append([name, [[float(a.real), float(a.imag)] for a in arguments], parts])


def cube_root(z):
    """The real one of a real number, as the language has it."""
    if m.im(z) == 0:
        return m.sign(m.re(z)) * m.cbrt(abs(m.re(z)))
    return m.exp(m.log(z) / 3)


elementary = {
    "sqrt": m.sqrt, "ln": m.log, "log2": lambda z: m.log(z) / m.log(2),
    "log10": lambda z: m.log(z) / m.log(10), "cbrt": cube_root,
    "asin": m.asin, "acos": m.acos, "atan": m.atan, "asec": m.asec,
    "acsc": m.acsc, "acot": m.acot, "asinh": m.asinh, "acosh": m.acosh,
    "atanh": m.atanh, "asech": m.asech, "acsch": m.acsch, "acoth": m.acoth,
    "abs": m.fabs, "arg": m.arg, "sgn": m.sign, "conj": m.conj,
}
for name, function in elementary.items():
    table(name, function, log_like, 400)
entire = {
    "exp": m.exp, "sin": m.sin, "cos": m.cos, "tan": m.tan, "sec": m.sec,
    "csc": m.csc, "cot": m.cot, "sinh": m.sinh, "cosh": m.cosh,
    "tanh": m.tanh, "sech": m.sech, "csch": m.csch, "coth": m.coth,
}
far = [mpc(705, 1), mpc(-300, 2), mpc(1, 705), mpc(2, -300), mpc(25, 1.5), mpc(1.5, 25),
       mpc(1.5707963267948966, 1e-5), mpc(3.14159, 1e-7), mpc(1e-7, 1.5707963)]
for name, function in entire.items():
    table(name, function, common + far)
pairs = [(a, b) for a, b in zip(common, reversed(common))] + [
    (mpc(-8), mpc(mpf(1) / 4)), (mpc(-8), mpc(1.5)), (mpc(-2.5), mpc(-3)),
    (mpc(2.5, -1), mpc(2.5)), (mpc(0.3, 2), mpc(7)), (mpc(-3, 1e-9), mpc(0.5)),
]
table("pow", lambda z, w: m.exp(w * m.log(z)), pairs)
table("log", lambda z, b: m.log(z) / m.log(b), pairs)
table("root", lambda z, n: m.exp(m.log(z) / n), [(a, b) for a, b in pairs if mpc(a).imag != 0])
table("hypot", lambda a, b: m.sqrt(a * a + b * b), pairs)

print("[")
print(",\n".join(json.dumps(row) for row in rows))
print("]")
