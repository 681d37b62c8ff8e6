"""Golden expansions, from mpmath.

Run: python3 tests/golden/series.py > tests/golden/series.json
`taylor` rows hold [re, im] of each coefficient; `singular` rows hold values
[re, im] of functions at 1/16 and 1/64.
"""

import json

import mpmath as m
from mpmath import mp, mpc, mpf

mp.dps = 60
order = 8
taylor = [
    ("exp(x)", m.exp, "0"), ("exp(x)", m.exp, "1"),
    ("cos(x)", m.cos, "pi/2"), ("sin(x)", m.sin, "1"),
    ("tan(x)", m.tan, "0"), ("tan(x)", m.tan, "1/2"),
    ("sec(x)", m.sec, "0"), ("cot(x)", m.cot, "1"), ("csc(x)", m.csc, "2"),
    ("ln(x)", m.log, "1"), ("ln(x)", m.log, "3"), ("ln(x)", m.log, "-2"),
    ("sqrt(x)", m.sqrt, "4"), ("sqrt(x)", m.sqrt, "-1"),
    ("cbrt(x)", m.cbrt, "2"), ("x^(2/3)", lambda x: x ** (mpf(2) / 3), "1"),
    ("x^x", lambda x: x ** x, "1"), ("x^pi", lambda x: x ** m.pi, "2"),
    ("asin(x)", m.asin, "0"), ("asin(x)", m.asin, "1/2"),
    ("acos(x)", m.acos, "0"), ("atan(x)", m.atan, "0"),
    ("atan(x)", m.atan, "2"), ("asec(x)", m.asec, "2"),
    ("acsc(x)", m.acsc, "-3"), ("acot(x)", m.acot, "1"),
    ("sinh(x)", m.sinh, "0"), ("cosh(x)", m.cosh, "1"),
    ("tanh(x)", m.tanh, "0"), ("sech(x)", m.sech, "0"),
    ("csch(x)", m.csch, "1"), ("coth(x)", m.coth, "1"),
    ("asinh(x)", m.asinh, "0"), ("acosh(x)", m.acosh, "2"),
    ("atanh(x)", m.atanh, "0"), ("asech(x)", m.asech, "1/2"),
    ("acsch(x)", m.acsch, "1"), ("acoth(x)", m.acoth, "2"),
    ("exp(sin(x))", lambda x: m.exp(m.sin(x)), "0"),
    ("exp(sin(x))", lambda x: m.exp(m.sin(x)), "1"),
    ("1/(1 + exp(x))", lambda x: 1 / (1 + m.exp(x)), "0"),
    ("ln(cos(x))", lambda x: m.log(m.cos(x)), "0"),
    ("(1 + x)^(1/x)", lambda x: (1 + x) ** (1 / x), "1"),
    ("sqrt(1 + sqrt(1 + x))", lambda x: m.sqrt(1 + m.sqrt(1 + x)), "0"),
    ("exp(i x)", lambda x: m.exp(1j * x), "0"),
    ("x/(x^2 + x + 1)", lambda x: x / (x * x + x + 1), "1/3"),
    ("erf(x)", m.erf, "0"), ("erfc(x)", m.erfc, "1"), ("erfi(x)", m.erfi, "0"),
    ("Si(x)", m.si, "0"), ("Shi(x)", m.shi, "0"),
    ("fresnelS(x)", m.fresnels, "0"), ("fresnelC(x)", m.fresnelc, "0"),
    ("lambertw(x)", m.lambertw, "0"),
    ("polylog(2, x)", lambda x: m.polylog(2, x), "0"),
    ("polylog(3, x)", lambda x: m.polylog(3, x), "0"),
    ("ellipticF(x, 1/3)", lambda x: m.ellipf(x, mpf(1) / 3), "0"),
    ("ellipticE(x, 1/3)", lambda x: m.ellipe(x, mpf(1) / 3), "0"),
    ("ellipticPi(1/4, x, 1/3)",
     lambda x: m.ellippi(mpf(1) / 4, x, mpf(1) / 3), "0"),
]
places = {"pi/2": m.pi / 2, "1/2": mpf(1) / 2, "1/3": mpf(1) / 3}

# Values above 0 and near, to hold expansions against.
near = [mpf(2) ** -4, mpf(2) ** -6]
singular = [
    ("1/sin(x)", lambda x: 1 / m.sin(x)), ("coth(x)", m.coth),
    ("sqrt(sin(x))", lambda x: m.sqrt(m.sin(x))), ("x^x", lambda x: x ** x),
    ("ln(sin(x))", lambda x: m.log(m.sin(x))),
    ("1/(exp(x) - 1)", lambda x: 1 / m.expm1(x)), ("gamma(x)", m.gamma),
    ("gamma(x - 2)", lambda x: m.gamma(x - 2)), ("digamma(x)", m.digamma),
    ("polygamma(2, x)", lambda x: m.polygamma(2, x)),
    ("lgamma(x)", m.loggamma), ("beta(x, 1/2)", lambda x: m.beta(x, 0.5)),
    ("1/(x^2 sin(x))", lambda x: 1 / (x * x * m.sin(x))),
    ("sqrt(x + sqrt(x))", lambda x: m.sqrt(x + m.sqrt(x))),
    ("asin(1 - x)", lambda x: m.asin(1 - x)),
    ("acos(1 - x)", lambda x: m.acos(1 - x)),
    ("acosh(1 + x)", lambda x: m.acosh(1 + x)),
    ("asin(1 + x)", lambda x: m.asin(1 + x)),
    ("asin(x - 1)", lambda x: m.asin(x - 1)),
    ("atan(1/x)", lambda x: m.atan(1 / x)),
    ("acot(x)", m.acot), ("asinh(1/x)", lambda x: m.asinh(1 / x)),
    ("atanh(1 - x)", lambda x: m.atanh(1 - x)),
    ("asech(x)", m.asech), ("acsch(x)", m.acsch),
    ("tan(x)/x^4", lambda x: m.tan(x) / x ** 4),
    ("ln(1 - cos(x))", lambda x: m.log(1 - m.cos(x))),
    ("x^(1/3) cos(x)", lambda x: m.cbrt(x) * m.cos(x)),
    ("x^pi + x", lambda x: x ** m.pi + x),
    ("exp(sqrt(x))", lambda x: m.exp(m.sqrt(x))),
    ("Ei(x)", m.ei), ("Ci(x)", m.ci), ("Chi(x)", m.chi),
    ("li(1 + x)", lambda x: m.li(1 + x)),
    ("lgamma(1/x)", lambda x: m.loggamma(1 / x)),
    ("digamma(1/x)", lambda x: m.digamma(1 / x)),
    ("polygamma(1, 1/x)", lambda x: m.polygamma(1, 1 / x)),
    ("abs(sin(x) - x)", lambda x: x - m.sin(x)),
    ("floor(1 + x) sin(x)", m.sin), ("floor(1 - x) + x", lambda x: x),
    ("mod(x - 1, 3)", lambda x: x + 2),
    ("max(x, x^2) + min(x, x^2)", lambda x: x + x * x),
    ("if(x > 0, exp(x), 7)", m.exp), ("atan2(x, x - 1)",
                                      lambda x: m.atan2(x, x - 1)),
    ("cbrt(x - 1)", lambda x: -m.cbrt(1 - x)),
    ("round(x + 1/2) x", lambda x: x),
    ("sum(x^k/k, k, 1, 5)", lambda x: sum(x ** k / k for k in range(1, 6))),
    ("product(1 + k x, k, 1, 4)",
     lambda x: (1 + x) * (1 + 2 * x) * (1 + 3 * x) * (1 + 4 * x)),
]


def pair(value):
    value = mpc(value)
    return [float(value.real), float(value.imag)]


def taylor_row(text, function, place):
    at = places.get(place, mpf(place) if "/" not in place else None)
    return {"text": text, "point": place,
            "coefficients": [pair(c) for c in m.taylor(function, at, order)]}


def singular_row(text, function):
    return {"text": text, "values": [pair(function(at)) for at in near]}


print(json.dumps({
    "order": order,
    "taylor": [taylor_row(*row) for row in taylor],
    "singular": [singular_row(*row) for row in singular],
}, indent=1))
