"""Golden values of the double-double functions, from mpmath at 60 digits.

Run: python3 tests/golden/double_double.py > tests/golden/double_double.json
Each row is [function, [re, im], [re high, re low, im high, im low]].
"""

import json
import random

from mpmath import mp, mpc, mpf
import mpmath as m

mp.dps = 60
source = random.Random(11)
points = [mpc(source.uniform(-3, 3), source.uniform(-3, 3)) for _ in range(16)]
points += [mpc(x) for x in (-7.5, -0.75, 0.375, 0.875, 1.5, 13.5)]
points += [mpc(1e-5, 2e-6), mpc(35.5, -12.25), mpc(-0.99, 1e-3)]

rows = []
functions = {
    "sqrt": m.sqrt, "ln": m.log, "exp": m.exp, "sin": m.sin, "cos": m.cos,
    "tan": m.tan, "sec": m.sec, "csc": m.csc, "cot": m.cot, "sinh": m.sinh,
    "cosh": m.cosh, "tanh": m.tanh, "sech": m.sech, "csch": m.csch,
    "coth": m.coth, "asin": m.asin, "acos": m.acos, "atan": m.atan,
    "asec": m.asec, "acsc": m.acsc, "acot": m.acot, "asinh": m.asinh,
    "acosh": m.acosh, "atanh": m.atanh, "asech": m.asech, "acsch": m.acsch,
    "acoth": m.acoth, "abs": m.fabs, "sgn": m.sign, "arg": m.arg,
    "cube": lambda z: z ** 3, "third": lambda z: m.exp(m.log(z) / 3),
    "power": lambda z: m.exp(mpc(0.5, -1.25) * m.log(z)),
    "threehalves": lambda z: z * m.sqrt(z),
}


def parts(value):
    high = float(value)
    return [high, float(value - mpf(high))]


for name, function in functions.items():
    for z in points:
        value = mpc(function(z.real if z.imag == 0 else z))
        rows.append([name, [float(z.real), float(z.imag)], parts(value.real) + parts(value.imag)])
print("[")
print(",\n".join(json.dumps(row) for row in rows))
print("]")
