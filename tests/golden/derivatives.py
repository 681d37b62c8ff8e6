"""Golden derivatives of every function of the language, from mpmath.

Run: python3 tests/golden/derivatives.py > tests/golden/derivatives.json
Each row: the function, its arguments as [re, im], the place of the argument it
is differentiated in, and the value [re, im]. mpmath differentiates numerically
with 60 digits, so that 15 remain far from its errors.
"""

import json

from mpmath import mp, mpc, mpf
import mpmath as m

mp.dps = 60
z = [0.3, -0.7, 2.6, mpc(0.4, 0.7), mpc(-1.3, 0.9)]
unit = [0.3, -0.7, mpc(0.4, 0.7), mpc(-1.3, 0.9)]
plus = [0.3, 2.6, mpc(0.4, 0.7), mpc(-1.3, 0.9)]
beyond = [1.7, -2.3, mpc(0.4, 0.7), mpc(-1.3, 0.9)]
real = [0.3, -0.7, 2.6]


def root(x, n):
    if m.im(x) == 0 and x < 0:
        return -((-x) ** (1 / n))
    return x ** (1 / n)


one = {
    "sqrt": (m.sqrt, z), "cbrt": (lambda x: root(x, mpf(3)), z),
    "exp": (m.exp, z), "ln": (m.log, z),
    "log": (m.log, plus), "log2": (lambda x: m.log(x) / m.log(2), plus),
    "log10": (m.log10, plus),
    "sin": (m.sin, z), "cos": (m.cos, z), "tan": (m.tan, z),
    "sec": (m.sec, z), "csc": (m.csc, z), "cot": (m.cot, z),
    "asin": (m.asin, unit), "acos": (m.acos, unit), "atan": (m.atan, z),
    "asec": (m.asec, beyond), "acsc": (m.acsc, beyond), "acot": (m.acot, z),
    "sinh": (m.sinh, z), "cosh": (m.cosh, z), "tanh": (m.tanh, z),
    "sech": (m.sech, z), "csch": (m.csch, z), "coth": (m.coth, z),
    "asinh": (m.asinh, z),
    "acosh": (m.acosh, [1.7, 2.6, mpc(0.4, 0.7), mpc(-1.3, -0.9)]),
    "atanh": (m.atanh, unit),
    "asech": (m.asech, [0.3, 0.8, mpc(0.4, 0.7), mpc(-1.3, -0.9)]),
    "acsch": (m.acsch, z), "acoth": (m.acoth, beyond),
    "abs": (m.fabs, real), "sgn": (m.sign, real), "floor": (m.floor, real),
    "ceil": (m.ceil, real), "round": (m.nint, real),
    "re": (m.re, real), "im": (m.im, real), "arg": (m.arg, real),
    "conj": (m.conj, real),
    "factorial": (m.factorial, z), "gamma": (m.gamma, z),
    "lgamma": (m.loggamma, plus), "digamma": (m.digamma, z),
    "erf": (m.erf, z), "erfc": (m.erfc, z), "erfi": (m.erfi, z),
    "Ei": (m.ei, plus), "li": (m.li, [0.3, 2.6, mpc(0.4, 0.7)]),
    "Si": (m.si, z), "Ci": (m.ci, plus), "Shi": (m.shi, z), "Chi": (m.chi, plus),
    "fresnelS": (m.fresnels, z), "fresnelC": (m.fresnelc, z),
    "lambertw": (m.lambertw, [0.3, 2.6, mpc(0.4, 0.7)]),
}
some = [(0.3, 2.6), (2.6, 1.2), (mpc(0.4, 0.7), mpc(1.3, -0.2))]
orders = [(0.6, 0.3), (1.2, -0.4), (mpc(0.4, 0.7), mpc(0.3, 0.2))]
# The function, the places in which it has a derivative, and where.
more = {
    "root": (root, [0, 1], [(2.6, 3), (0.3, 2), (mpc(0.4, 0.7), 3)]),
    "log": (m.log, [0, 1], some), "pow": (m.power, [0, 1], some),
    "hypot": (lambda a, b: m.sqrt(a * a + b * b), [0, 1],
              [(0.3, 2.6), (-2.6, 1.2)]),
    "atan2": (m.atan2, [0, 1], [(0.3, 2.6), (-2.6, -1.2), (0.7, -1.1)]),
    "min": (min, [0, 1], [(0.3, 2.6), (2.6, 1.2)]),
    "max": (max, [0, 1], [(0.3, 2.6), (2.6, 1.2)]),
    "mod": (lambda a, b: a - b * m.floor(a / b), [0, 1],
            [(7.3, 2.6), (-2.6, 1.2)]),
    "gamma": (lambda s, x: m.gammainc(s, x), [1], some),
    "polygamma": (m.polygamma, [1], [(1, 2.6), (2, 0.3), (3, 1.7)]),
    "beta": (m.beta, [0, 1], some),
    "polylog": (m.polylog, [1], [(2, 0.3), (3, -0.7), (2, mpc(0.4, 0.3))]),
    "ellipticF": (m.ellipf, [0, 1], orders),
    "ellipticE": (m.ellipe, [0, 1], orders),
    "ellipticPi": (m.ellippi, [1], [(0.2, 0.6, 0.3), (-0.7, 1.2, 0.4)]),
}


def pair(value):
    value = mpc(value)
    return [float(value.real), float(value.imag)]


def row(name, function, place, arguments):
    exact = [mpc(a) if isinstance(a, mpc) else mpf(a) for a in arguments]

    def inner(t):
        return function(*exact[:place], t, *exact[place + 1:])

    value = m.diff(inner, exact[place])
    return {"name": name, "arguments": [pair(a) for a in exact],
            "place": place, "value": pair(value)}


rows = [row(name, function, 0, [x])
        for name, (function, points) in one.items() for x in points]
rows += [row(name, function, place, point)
         for name, (function, places, points) in more.items()
         for place in places for point in points]
print("[\n" + ",\n".join(json.dumps(r) for r in rows) + "\n]")
