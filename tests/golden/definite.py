"""Golden definite integrals, from mpmath's quadrature with 30 digits.

Run: python3 tests/golden/definite.py > tests/golden/definite.json
Each row: text, bounds, the value [re, im], and whether a value in closed form
is expected. `split` says where the integrand is not smooth.
"""

import json

import mpmath as m
from mpmath import mp, mpf

mp.dps = 30
pi, inf = m.pi, m.inf
frac = lambda x: x - m.floor(x)
# Text, bounds as text, the integrand, places to split at (bounds included),
# whether the value is to be exact.
rows = [
    ("x^2", "0", "1", lambda x: x ** 2, [0, 1], True),
    ("sin(x)", "0", "pi", m.sin, [0, pi], True),
    ("exp(x)", "0", "1", m.exp, [0, 1], True),
    ("exp(-x^2)", "-1", "1", lambda x: m.exp(-x * x), [-1, 1], True),
    ("1/(2 + cos(x))", "0", "2pi", lambda x: 1 / (2 + m.cos(x)),
     [0, pi, 2 * pi], True),
    ("exp(-x^2)", "0", "infinity", lambda x: m.exp(-x * x), [0, inf], True),
    ("1/x", "-2", "-1", lambda x: 1 / x, [-2, -1], True),
    ("x^2", "1", "0", lambda x: x ** 2, [1, 0], True),
    ("sqrt(x)", "-1", "1", m.sqrt, [-1, 0, 1], True),
    ("abs(x)", "-1", "2", abs, [-1, 0, 2], True),
    ("abs(sin(x))", "0", "4pi", lambda x: abs(m.sin(x)),
     [k * pi for k in range(5)], True),
    ("floor(x)", "0", "7/2", m.floor, [0, 1, 2, 3, 3.5], True),
    ("ceil(x^2)", "0", "3/2", lambda x: m.ceil(x * x),
     [0, 1, m.sqrt(2), 1.5], True),
    ("round(x)", "0", "4", lambda x: m.floor(x + 0.5),
     [0, .5, 1.5, 2.5, 3.5, 4], True),
    ("mod(x, 1)", "0", "3", frac, [0, 1, 2, 3], True),
    ("max(x, x^2)", "0", "2", lambda x: max(x, x * x), [0, 1, 2], True),
    ("min(x, 1/x, 1/2)", "1/4", "4", lambda x: min(x, 1 / x, mpf(1) / 2),
     [.25, .5, 2, 4], True),
    ("if(x > 1, x, 1)", "0", "2", lambda x: x if x > 1 else 1, [0, 1, 2], True),
    ("sgn(cos(x)) x", "0", "pi", lambda x: m.sign(m.cos(x)) * x,
     [0, pi / 2, pi], True),
    ("1/sqrt(x)", "0", "1", lambda x: 1 / m.sqrt(x), [0, 1], True),
    ("ln(x)", "0", "1", m.log, [0, 1], True),
    ("ln(x)^2", "0", "1", lambda x: m.log(x) ** 2, [0, 1], True),
    ("1/(1 + x^2)", "-infinity", "infinity", lambda x: 1 / (1 + x * x),
     [-inf, 0, inf], True),
    ("1/(1 + x^4)", "-infinity", "infinity", lambda x: 1 / (1 + x ** 4),
     [-inf, 0, inf], True),
    ("1/(1 + x^3)", "0", "infinity", lambda x: 1 / (1 + x ** 3), [0, 1, inf],
     True),
    ("1/x^2", "1", "infinity", lambda x: x ** -2, [1, inf], True),
    ("x exp(-x)", "0", "infinity", lambda x: x * m.exp(-x), [0, inf], True),
    ("exp(-x) sin(x)", "0", "infinity", lambda x: m.exp(-x) * m.sin(x),
     [0, inf], True),
    ("1/(1 + sin(x)^2)", "0", "2pi", lambda x: 1 / (1 + m.sin(x) ** 2),
     [0, pi, 2 * pi], True),
    ("1/(5 + 4 sin(x))", "0", "2pi", lambda x: 1 / (5 + 4 * m.sin(x)),
     [0, pi, 2 * pi], True),
    ("1/(3 + cos(x) + sin(x))", "-pi", "3pi",
     lambda x: 1 / (3 + m.cos(x) + m.sin(x)), [-pi, 0, pi, 2 * pi, 3 * pi],
     True),
    ("sqrt(tan(x))", "0", "pi/2", lambda x: m.sqrt(m.tan(x)), [0, 1, pi / 2],
     True),
    ("sqrt(1 - x^2)", "-1", "1", lambda x: m.sqrt(1 - x * x), [-1, 1], True),
    ("1/sqrt(1 - x^2)", "-1", "1", lambda x: 1 / m.sqrt((1 - x) * (1 + x)),
     [-1, 0, 1], True),
    ("1/(x ln(x)^2)", "2", "infinity", None, 1 / m.log(2), True),
    ("1/cbrt(x)", "-1", "1", None, 0, True),
    ("1/cbrt(x)^2", "-8", "1", None, 9, True),
    ("1/((x - 2)^2 + 1)", "0", "4", lambda x: 1 / ((x - 2) ** 2 + 1), [0, 4],
     True),
    ("acos(x)", "-1", "1", m.acos, [-1, 1], True),
    ("acot(x)", "-1", "2", lambda x: m.acot(x), [-1, 0, 2], True),
    ("atan(tan(x))", "0", "3", lambda x: m.atan(m.tan(x)), [0, pi / 2, 3],
     False),
    ("erf(x)", "0", "1", m.erf, [0, 1], True),
    ("sin(x)/x", "0", "infinity", None, pi / 2, True),
    ("sin(x)^2/x^2", "0", "infinity", None, pi / 2, True),
    ("cos(x^2)", "0", "infinity", None, m.sqrt(pi / 8), True),
    ("x^(-1/2)/(1 + x)", "0", "infinity", None, pi, True),
    ("1/(x^5 + x + 1)", "0", "1", lambda x: 1 / (x ** 5 + x + 1), [0, 1],
     True),
    ("exp(i x)", "0", "1", lambda x: m.exp(1j * x), [0, 1], True),
    ("1/(x + i)", "-1", "1", lambda x: 1 / (x + 1j), [-1, 0, 1], True),
    ("exp(-1000000 (x - 1/3)^2)", "-10", "10", None, m.sqrt(pi) / 1000, True),
    ("x^x", "0", "1", lambda x: x ** x, [0, 1], False),
    ("x^3/(exp(x) - 1)", "0", "infinity", None, pi ** 4 / 15, False),
    ("gamma(x)", "1", "2", m.gamma, [1, 2], False),
    ("exp(sin(x))", "0", "1", lambda x: m.exp(m.sin(x)), [0, 1], False),
    ("exp(-x^2) cos(x)", "-infinity", "infinity", None,
     m.sqrt(pi) * m.exp(-0.25), False),
    ("abs(exp(-x) - x)", "0", "1", lambda x: abs(m.exp(-x) - x),
     [0, m.lambertw(1), 1], False),
    ("ln(sin(x))", "0", "pi", None, -pi * m.log(2), False),
    ("ln(x)/(1 + x^2)", "0", "infinity", None, 0, False),
]


def value(function, places):
    number = places if function is None else m.quad(function, places)
    number = m.mpc(number)
    return [float(number.real), float(number.imag)]


print("[\n" + ",\n".join(
    json.dumps({"text": text, "from": low, "to": high,
                "value": value(function, places), "exact": exact})
    for text, low, high, function, places, exact in rows) + "\n]")
