"""Prints real_functions.json: every function of the language at real points,
as mpmath gives it with 50 digits.

A case is the arguments, the value, and the condition number: the relative
change of the value for relative changes of the arguments. Points without a
real value, and values out of the range of doubles, are left out.

    python3 tests/golden/real_functions.py > tests/golden/real_functions.json
    deno fmt tests/golden/real_functions.json
"""

import json
import random

import mpmath
from mpmath import mp, mpc, mpf

mp.dps = 50
random.seed(20261122)


def near(low, high, count):
    return [random.uniform(low, high) for _ in range(count)]


def wide(low, high, count):
    return [10 ** random.uniform(low, high) for _ in range(count)]


def pairs(first, second):
    return [(a, b) for a in first for b in second]


def real(value):
    if isinstance(value, mpc):
        return value.real if abs(value.imag) < abs(value.real) / 10**25 else None
    return mpf(value)


def sign(x):
    return mpf((x > 0) - (x < 0))


def rounded(x):
    return sign(x) * mpmath.floor(abs(x) + mpf(1) / 2)


def root(x, n):
    return sign(x) * abs(x) ** (1 / n)


def tabled(name, f, points):
    cases = []
    for point in points:
        point = point if isinstance(point, tuple) else (point,)
        exact = [mpf(x) for x in point]
        value = real(f(*exact))
        if value is None or not 1e-300 < abs(value) < 1e300:
            continue
        condition = mpf(0)
        if name not in steps:
            for i, x in enumerate(exact):
                h = abs(x) * mpf(10) ** -20
                moved = exact[:i] + [x + h] + exact[i + 1 :]
                change = real(f(*moved))
                if change is not None and h != 0:
                    condition += abs((change - value) / value) * mpf(10) ** 20
        cases.append([list(point), float(value), float(f"{float(condition):.2g}")])
    return cases


steps = {"floor", "ceil", "round", "sgn", "mod", "polygamma", "polylog", "root"}

unit = near(-1, 1, 15) + [0.999999, -0.999999, 1e-9]
line = near(-5, 5, 15) + wide(-9, 0, 5)
angles = near(-10, 10, 20) + wide(1, 5, 10) + wide(-9, 0, 5)
positive = near(0.01, 5, 15) + wide(-9, 9, 10)
beyond = [1 / x for x in near(-1, 1, 15)] + [1.000001, -1.000001, 1e9]

table = {
    "sqrt": (mpmath.sqrt, positive),
    "cbrt": (lambda x: root(x, 3), line),
    "root": (root, pairs(near(-50, 50, 8), [3.0, 5.0, 7.0])),
    "exp": (mpmath.exp, line + near(-700, 700, 10)),
    "ln": (mpmath.ln, positive),
    "log": (mpmath.log, pairs(positive[:12], [0.5, 2.0, 3.0, 10.0])),
    "log2": (lambda x: mpmath.log(x, 2), positive),
    "log10": (mpmath.log10, positive),
    "pow": (lambda x, y: x**y, pairs(positive[:12], near(-20, 20, 5))),
    "hypot": (mpmath.hypot, pairs(line[:8], line[:8])),
    "sin": (mpmath.sin, angles),
    "cos": (mpmath.cos, angles),
    "tan": (mpmath.tan, angles),
    "sec": (mpmath.sec, angles),
    "csc": (mpmath.csc, angles),
    "cot": (mpmath.cot, angles),
    "asin": (mpmath.asin, unit),
    "acos": (mpmath.acos, unit),
    "atan": (mpmath.atan, line + wide(0, 9, 5)),
    "asec": (mpmath.asec, beyond),
    "acsc": (mpmath.acsc, beyond),
    "acot": (mpmath.acot, line + wide(0, 9, 5)),
    "atan2": (mpmath.atan2, pairs(near(-5, 5, 6), near(-5, 5, 6))),
    "sinh": (mpmath.sinh, line + near(-700, 700, 5)),
    "cosh": (mpmath.cosh, line + near(-700, 700, 5)),
    "tanh": (mpmath.tanh, line),
    "sech": (mpmath.sech, line),
    "csch": (mpmath.csch, line),
    "coth": (mpmath.coth, line),
    "asinh": (mpmath.asinh, line + wide(0, 9, 5)),
    "acosh": (mpmath.acosh, [1 + x for x in positive]),
    "atanh": (mpmath.atanh, unit),
    "asech": (mpmath.asech, [abs(x) for x in unit]),
    "acsch": (mpmath.acsch, line),
    "acoth": (mpmath.acoth, beyond),
    "abs": (abs, line),
    "sgn": (sign, line),
    "floor": (mpmath.floor, near(-9, 9, 10)),
    "ceil": (mpmath.ceil, near(-9, 9, 10)),
    "round": (rounded, near(-9, 9, 10) + [-2.5, 2.5, 0.49999999999999994]),
    "min": (min, pairs(near(-5, 5, 4), near(-5, 5, 4))),
    "max": (max, pairs(near(-5, 5, 4), near(-5, 5, 4))),
    "mod": (
        lambda a, b: a - b * mpmath.floor(a / b),
        pairs(near(-50, 50, 6), near(-5, 5, 6)),
    ),
    "re": (lambda x: x, line),
    "arg": (lambda x: mpmath.pi, [-1.5, -3.0]),
    "conj": (lambda x: x, line),
    "factorial": (mpmath.factorial, near(-0.9, 20, 15) + [5.0, 20.0, 100.0]),
    "gamma": (
        lambda *z: mpmath.gamma(*z) if len(z) == 1 else mpmath.gammainc(*z),
        near(0, 20, 15)
        + near(20, 171, 8)
        + near(-100, 0, 15)
        + wide(-9, 0, 5)
        + pairs([1e-6, 0.5, 3.0] + near(0, 20, 4), near(0.01, 50, 6))
        + pairs([0.0, -1.0] + near(-5, 0, 3), near(0.01, 20, 4)),
    ),
    "lgamma": (mpmath.loggamma, near(0.01, 20, 25) + wide(1, 6, 10)),
    "digamma": (mpmath.digamma, near(0.01, 20, 20) + near(-20, 0, 10)),
    "polygamma": (
        lambda n, x: mpmath.polygamma(int(n), x),
        pairs([0.0, 1.0, 2.0, 5.0], near(0.1, 20, 6) + near(-9, 0, 6)),
    ),
    "beta": (mpmath.beta, pairs(near(0.1, 90, 6), near(0.1, 90, 6))),
    "erf": (mpmath.erf, near(-4, 4, 25) + wide(-9, 0, 5)),
    "erfc": (mpmath.erfc, near(-4, 4, 15) + near(1, 26, 15)),
    "erfi": (mpmath.erfi, near(-6, 6, 15) + near(5, 26, 10)),
    "Ei": (mpmath.ei, near(-40, 60, 30) + near(0.3, 0.45, 5) + [500.0]),
    "li": (mpmath.li, near(0.01, 0.99, 8) + near(1.01, 3, 8) + wide(1, 200, 9)),
    "Si": (mpmath.si, near(-6, 6, 15) + wide(0, 5, 10)),
    "Ci": (mpmath.ci, near(0, 6, 15) + wide(0, 5, 10)),
    "Shi": (mpmath.shi, near(-25, 25, 20) + [500.0]),
    "Chi": (mpmath.chi, near(0, 25, 20) + [500.0]),
    "fresnelS": (mpmath.fresnels, near(-5, 5, 25) + wide(0, 4, 10)),
    "fresnelC": (mpmath.fresnelc, near(-5, 5, 25) + wide(0, 4, 10)),
    "polylog": (
        mpmath.polylog,
        pairs([2.0, 3.0, -2.0, 0.5, 2.5], near(-1, 1, 6) + near(-9, -1, 3)),
    ),
    "lambertw": (mpmath.lambertw, near(-0.36, 5, 20) + wide(0, 99, 8)),
    "ellipticF": (mpmath.ellipf, pairs(near(-6, 6, 6), near(-5, 0.99, 5))),
    "ellipticE": (mpmath.ellipe, pairs(near(-6, 6, 6), near(-5, 0.99, 5))),
    "ellipticPi": (
        mpmath.ellippi,
        [
            (n, *rest)
            for n in near(-3, 0.9, 3)
            for rest in pairs(near(-6, 6, 4), near(-5, 0.99, 3))
        ],
    ),
}

print(json.dumps({name: tabled(name, *row) for name, row in table.items()}))
