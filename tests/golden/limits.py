"""Golden limits, from SymPy 1.14; those of D. Gruntz's thesis first.

Run: python3 tests/golden/limits.py > tests/golden/limits.json
Each row: the text, the point, the side ("above" or "below"), and the limit: a
number, "infinity", "-infinity", or "undefined" where SymPy answers with the
bounds of an oscillation. SymPy's answers that are wrong or missing are given
by hand, with the reason.
"""

import json
import math
import re

from sympy import (
    AccumBounds, E, N, Symbol, acosh, asin, asinh, atan, atanh, ceiling,
    cbrt, cos, cosh, cot, coth, digamma, erf, erfc, exp, floor,
    gamma, limit, log, loggamma, oo, pi, sec, sign, sin, sinh, sqrt, tan, tanh,
    Abs, Ei, Si, li, acos, S, Max, Min,
)

x = Symbol("x", real=True)
names = {
    "x": x, "ln": log, "exp": exp, "sin": sin, "cos": cos, "tan": tan,
    "cot": cot, "sec": sec, "sqrt": sqrt, "atan": atan,
    "asin": asin, "acos": acos, "sinh": sinh, "cosh": cosh, "tanh": tanh,
    "coth": coth, "asinh": asinh, "acosh": acosh, "atanh": atanh,
    "gamma": gamma, "lgamma": loggamma, "digamma": digamma, "erf": erf,
    "erfc": erfc, "Ei": Ei, "Si": Si, "li": li, "abs": Abs, "floor": floor,
    "ceil": ceiling, "cbrt": cbrt, "sgn": sign, "pi": pi, "e": E, "max": Max, "min": Min,
}

# D. Gruntz, "On computing limits in a symbolic manipulation system", 1996,
# chapters 3 and 8; all for x to infinity.
thesis = """
exp(x)*(exp(1/x - exp(-x)) - exp(1/x))
exp(x)*(exp(1/x + exp(-x) + exp(-x^2)) - exp(1/x - exp(-exp(x))))
exp(exp(x - exp(-x))/(1 - 1/x)) - exp(exp(x))
exp(exp(exp(x)/(1 - 1/x))) - exp(exp(exp(x)/(1 - 1/x - ln(x)^(-ln(x)))))
exp(exp(exp(x + exp(-x))))/exp(exp(exp(x)))
exp(exp(exp(x)))/exp(exp(exp(x - exp(-exp(x)))))
exp(exp(exp(x)))/exp(exp(exp(x - exp(-exp(exp(x))))))
exp(exp(x))/exp(exp(x - exp(-exp(exp(x)))))
ln(x)^2*exp(sqrt(ln(x))*(ln(ln(x)))^2*exp(sqrt(ln(ln(x)))*(ln(ln(ln(x))))^3))/sqrt(x)
x*ln(x)*(ln(x*exp(x) - x^2))^2/(ln(ln(x^2 + 2*exp(exp(3*x^3*ln(x))))))
(exp(x*exp(-x)/(exp(-x) + exp(-2*x^2/(x + 1)))) - exp(x))/x
(3^x + 5^x)^(1/x)
x/ln(x^(ln(x^(ln(2)/ln(x)))))
exp(exp(2*ln(x^5 + x)*ln(ln(x))))/exp(exp(10*ln(x)*ln(ln(x))))
4/9*exp(exp(5/2*x^(-5/7) + 21/8*x^(6/11) + 2*x^(-8) + 54/17*x^(49/45)))^8/ln(ln(-ln(4/3*x^(-5/14))))^(7/6)
(exp(4*x*exp(-x)/(1/exp(x) + 1/exp(2*x^2/(x + 1)))) - exp(x))/exp(x)^4
exp(x*exp(-x)/(exp(-x) + exp(-2*x^2/(x + 1))))/exp(x)
exp(exp(-x/(1 + exp(-x))))*exp(-x/(1 + exp(-x/(1 + exp(-x)))))*exp(exp(-x + exp(-x/(1 + exp(-x)))))/exp(-x/(1 + exp(-x)))^2 - exp(x) + x
(ln(ln(x) + ln(ln(x))) - ln(ln(x)))/(ln(ln(x) + ln(ln(ln(x)))))*ln(x)
exp(ln(ln(x + exp(ln(x)*ln(ln(x)))))/(ln(ln(ln(exp(x) + x + ln(x))))))
(exp(1/x - exp(-x)) - exp(1/x))/exp(-x)
exp(-x)*gamma(x + 1)*exp(x)/x^x*sqrt(1/x)
exp(exp(exp(digamma(digamma(x)))))/x
exp(exp(digamma(digamma(x))))/x
(gamma(x + 1/gamma(x)) - gamma(x))/ln(x)
x*(gamma(x - 1/gamma(x)) - gamma(x) + ln(x))
(gamma(x + 1)/x^x)^(1/x)
""".strip().splitlines()

at_infinity = """
1/x
x
x^3 - x^2
(x^3 - x)/(2*x^3 + 5)
(2*x - 1)/(3*x^2 + 1)
sqrt(x^2 + x) - x
sqrt(x + sqrt(x + sqrt(x))) - sqrt(x)
cbrt(x^3 + x^2) - x
(1 + 1/x)^x
(1 - 3/x)^(2*x)
((x + 1)/(x - 1))^x
(1 + 1/x^2)^x
(1 + 1/x)^(x^2)
x^2/exp(x)
exp(x)/x^100
ln(x)/x
ln(x)^10/x^(1/10)
ln(ln(x))/ln(x)
x^(1/x)
x^(1/ln(x))
(2^x + 3^x)^(1/x)
x*(ln(x + 1) - ln(x))
x*(exp(1/x) - 1)
x^2*(1 - cos(1/x))
x*sin(1/x)
sin(x)/x
x + sin(x)
(x + sin(x))/(x - cos(x))
sin(x)
cos(x)^2
x*sin(x)
exp(-x)*cos(x)
atan(x)
x*(pi/2 - atan(x))
atan(exp(x))
asinh(x) - ln(x)
acosh(x) - asinh(x)
tanh(x)
(1 - tanh(x))*exp(2*x)
coth(x)
sinh(x)/exp(x)
ln(cosh(x)) - x
erf(x)
x*exp(x^2)*erfc(x)
Ei(x)*x*exp(-x)
li(x)*ln(x)/x
Si(x)
gamma(x + 1)*exp(x)/(x^x*sqrt(x))
lgamma(x)/(x*ln(x))
digamma(x) - ln(x)
x*(digamma(x) - ln(x))
gamma(x + 1/2)/(gamma(x)*sqrt(x))
floor(x)/x
ceil(x) - x/2
abs(x - 5) - x
sgn(3 - x)
max(x, 5) - min(x, x + 1)
exp(x) - exp(x - 1/x^2)
(exp(x) + x)^(1/x)
exp(exp(x))/exp(x^10)
x^x/exp(x^2)
(x + 2^x)/3^x
ln(1 + exp(x))/x
ln(x^2 + 1)/ln(x^3 + 1)
sqrt(ln(x) + 1) - sqrt(ln(x))
x^ln(x)/exp(sqrt(x))
""".strip().splitlines()

# Text, point, sides.
elsewhere = [
    ("sin(x)/x", "0", "both"), ("(1 - cos(x))/x^2", "0", "both"),
    ("(tan(x) - sin(x))/x^3", "0", "both"), ("1/x", "0", "both"),
    ("1/x^2", "0", "both"), ("abs(x)/x", "0", "both"),
    ("x*ln(x)", "0", "above"), ("x^x", "0", "above"),
    ("(sin(x)/x)^(1/x^2)", "0", "both"), ("(cos(x))^(1/x^2)", "0", "both"),
    ("sin(1/x)", "0", "both"), ("x*sin(1/x)", "0", "both"),
    ("sin(1/x)/x", "0", "above"),
    ("exp(1/x)", "0", "both"), ("exp(-1/x^2)", "0", "both"),
    ("exp(-1/x^2)/x^50", "0", "both"), ("1/(1 + exp(1/x))", "0", "both"),
    ("(exp(x) - 1 - x)/x^2", "0", "both"),
    ("(exp(x) - exp(-x) - 2*x)/(x - sin(x))", "0", "both"),
    ("1/x - 1/sin(x)", "0", "both"), ("1/x^2 - cot(x)^2", "0", "both"),
    ("ln(1 + x)/x", "0", "both"), ("(1 + x)^(1/x)", "0", "both"),
    ("((1 + x)^(1/x) - e)/x", "0", "both"),
    ("(x^2 - 4)/(x - 2)", "2", "both"), ("(x^3 - 8)/(x^2 - 4)", "2", "both"),
    ("(sqrt(x) - 2)/(x - 4)", "4", "both"), ("tan(x)", "pi/2", "both"),
    ("(x - pi/2)*tan(x)", "pi/2", "both"), ("cot(x)", "0", "both"),
    ("sec(x)", "pi/2", "both"), ("x/(x - 1) - 1/ln(x)", "1", "both"),
    ("x^(1/(1 - x))", "1", "both"), ("floor(x)", "2", "both"),
    ("ceil(x)", "2", "both"), ("floor(x)", "5/2", "both"),
    ("floor(sin(x))", "0", "both"), ("sgn(x)", "0", "both"),
    ("atan(1/x)", "0", "both"), ("acos(x)/sqrt(1 - x)", "1", "below"),
    ("asin(x)", "1", "below"), ("gamma(x)*x", "0", "both"),
    ("gamma(x)", "0", "both"), ("gamma(x)", "-1", "both"),
    ("digamma(x) + 1/x", "0", "both"), ("erf(x)/x", "0", "both"),
    ("Ei(x) - ln(x)", "0", "above"), ("(x - sin(x))/(x - tan(x))", "0", "both"),
    ("ln(sin(x))/ln(x)", "0", "above"), ("x^sin(x)", "0", "above"),
    ("(2^x - 1)/x", "0", "both"), ("(3^x - 2^x)/(x^2 - x)", "0", "both"),
    ("asin(x)/x", "0", "both"), ("(asin(x) - x)/x^3", "0", "both"),
    ("(1 - cos(1 - cos(x)))/x^4", "0", "both"),
    ("(sqrt(1 + x) - cbrt(1 + x))/x", "0", "both"),
    ("tan(x)^cos(x)", "pi/2", "below"), ("sqrt(x)/ln(x)", "0", "above"),
    ("ln(x)", "0", "above"), ("x^2*ln(x)^3", "0", "above"),
    ("atan(x)", "-infinity", "above"), ("exp(x)*x^3", "-infinity", "above"),
    ("sqrt(x^2 + 3*x) + x", "-infinity", "above"),
    ("x + sqrt(x^2)", "-infinity", "above"), ("tanh(x)", "-infinity", "above"),
    ("erf(x)", "-infinity", "above"), ("erfc(x)", "-infinity", "above"),
    ("sin(x)/sqrt(1 - cos(x))", "0", "above"),
]

# Where SymPy 1.14 is wrong or gives no answer.
by_hand = {
    # |sin(1/x)/x| is unbounded, and its zeros accumulate.
    ("sin(1/x)/x", "above"): "undefined",
    # x sin x is unbounded, and its zeros accumulate.
    ("x*sin(x)", "above"): "undefined",
    # By Stirling's formula; SymPy says 0.
    ("(gamma(x + 1)/x^x)^(1/x)", "above"): math.exp(-1),
    # exp(exp(digamma(digamma(x)))) ~ x / sqrt(e), the row after it.
    ("exp(exp(exp(digamma(digamma(x)))))/x", "above"): "infinity",
    ("max(x, 5) - min(x, x + 1)", "above"): 0.0,
    # -Euler's constant, DLMF 5.7.6.
    ("digamma(x) + 1/x", "above"): -0.5772156649015329,
    ("digamma(x) + 1/x", "below"): -0.5772156649015329,
}


def read(text):
    return eval(rationals(text), {"S": S}, names)


def rationals(text):
    return re.sub(r"(?<![\w.])(\d+)", r"S(\1)", text.replace("^", "**"))


def shown(value):
    if isinstance(value, AccumBounds):
        return "undefined"
    if value == oo:
        return "infinity"
    if value == -oo:
        return "-infinity"
    number = N(value, 20)
    assert number.is_real, value
    return float(number)


def one(text, point, side):
    known = by_hand.get((text, side))
    if known is not None:
        return known
    place = {"infinity": oo, "-infinity": -oo}.get(point)
    place = read(point) if place is None else place
    return shown(limit(read(text), x, place, "+" if side == "above" else "-"))


rows = [(t, "infinity", "above") for t in thesis + at_infinity]
for text, point, side in elsewhere:
    rows += [(text, point, s) for s in
             (["above", "below"] if side == "both" else [side])]
print("[\n" + ",\n".join(
    json.dumps({"text": t, "point": p, "side": side, "limit": one(t, p, side)})
    for t, p, side in rows) + "\n]")
