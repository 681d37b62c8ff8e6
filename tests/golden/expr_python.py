"""Checks that our Python spelling means to SymPy what ours means.

Each row is a text of our language, the Python we print for it, and its value by
mpmath written by hand. sympify() must read the Python as that value, exactly
where the row says so. Writes expr_python.json beside this file.
"""

import json
import os

import mpmath as mp
from sympy import N, Float, Symbol, sympify

mp.mp.dps = 30
X, Y = mp.mpf("0.7"), mp.mpf("1.3")

# text, python, value
ROWS = [
    ("-x^2", "-x**2", -(X**2)),
    ("(-x)^2", "(-x)**2", X**2),
    ("x^-1", "x**-1", 1 / X),
    ("x^y^2", "x**y**2", X ** (Y**2)),
    ("(x^y)^2", "(x**y)**2", (X**Y) ** 2),
    ("x*-y", "x*-y", -X * Y),
    ("x - (y - 1)", "x - (y - 1)", X - (Y - 1)),
    ("x/(2y)", "x/(2*y)", X / (2 * Y)),
    ("0.1x", "1/10*x", X / 10),
    ("x^0.5", "x**(1/2)", mp.sqrt(X)),
    ("0.5^x", "(1/2)**x", mp.mpf("0.5") ** X),
    ("1e20*x", "10**20*x", mp.mpf(10) ** 20 * X),
    ("x/2.5e20", "x/(25*10**19)", X / mp.mpf("2.5e20")),
    ("2.5e-20", "1/(4*10**19)", mp.mpf("2.5e-20")),
    ("1e20^2", "(10**20)**2", mp.mpf(10) ** 40),
    ("pi*e", "pi*E", mp.pi * mp.e),
    ("i^2", "I**2", mp.mpf(-1)),
    ("exp(-infinity)", "exp(-oo)", mp.mpf(0)),
    ("+x", "+x", X),
    ("3!", "factorial(3)", mp.mpf(6)),
    ("-(x + y)!", "-factorial(x + y)", -mp.gamma(X + Y + 1)),
    ("x < y", "Piecewise((1, x < y), (0, True))", mp.mpf(1)),
    ("(x == y) + 2", "Piecewise((1, Eq(x, y)), (0, True)) + 2", mp.mpf(2)),
    (
        "x != y && !(x > 1)",
        "Piecewise((1, And(Ne(x, y), Not(x > 1))), (0, True))",
        mp.mpf(1),
    ),
    (
        "x >= 1 || y <= 1 || x",
        "Piecewise((1, Or(x >= 1, y <= 1, Ne(x, 0))), (0, True))",
        mp.mpf(1),
    ),
    (
        "if(x > 1, x, -y)",
        "Piecewise((x, x > 1), (-y, True))",
        -Y,
    ),
    ("if(x - 0.7, 1, 2)", "Piecewise((1, Ne(x - 7/10, 0)), (2, True))", mp.mpf(2)),
    ("sqrt(x)", "sqrt(x)", mp.sqrt(X)),
    ("cbrt(-x)", "real_root(-x, 3)", -mp.cbrt(X)),
    ("root(-x, 3)", "real_root(-x, 3)", -mp.cbrt(X)),
    ("exp(x)", "exp(x)", mp.exp(X)),
    ("ln(x)", "log(x)", mp.log(X)),
    ("log(x)", "log(x)", mp.log(X)),
    ("log(x, y)", "log(x, y)", mp.log(X) / mp.log(Y)),
    ("log2(x)", "log(x, 2)", mp.log(X, 2)),
    ("log10(x)", "log(x, 10)", mp.log10(X)),
    ("pow(x, y)", "Pow(x, y)", X**Y),
    ("hypot(x, y + 1)", "sqrt(x**2 + (y + 1)**2)", mp.hypot(X, Y + 1)),
    ("hypot(x^2, -y, 1)", "sqrt((x**2)**2 + (-y)**2 + 1**2)",
     mp.sqrt(X**4 + Y**2 + 1)),
    ("sin(x)", "sin(x)", mp.sin(X)),
    ("cos(x)", "cos(x)", mp.cos(X)),
    ("tan(x)", "tan(x)", mp.tan(X)),
    ("sec(x)", "sec(x)", mp.sec(X)),
    ("csc(x)", "csc(x)", mp.csc(X)),
    ("cot(x)", "cot(x)", mp.cot(X)),
    ("asin(x)", "asin(x)", mp.asin(X)),
    ("acos(x)", "acos(x)", mp.acos(X)),
    ("atan(x)", "atan(x)", mp.atan(X)),
    ("asec(y)", "asec(y)", mp.acos(1 / Y)),
    ("acsc(y)", "acsc(y)", mp.asin(1 / Y)),
    ("acot(-x)", "acot(-x)", mp.atan(-1 / X)),
    ("atan2(x, -y)", "atan2(x, -y)", mp.atan2(X, -Y)),
    ("sinh(x)", "sinh(x)", mp.sinh(X)),
    ("cosh(x)", "cosh(x)", mp.cosh(X)),
    ("tanh(x)", "tanh(x)", mp.tanh(X)),
    ("sech(x)", "sech(x)", mp.sech(X)),
    ("csch(x)", "csch(x)", mp.csch(X)),
    ("coth(x)", "coth(x)", mp.coth(X)),
    ("asinh(x)", "asinh(x)", mp.asinh(X)),
    ("acosh(y)", "acosh(y)", mp.acosh(Y)),
    ("atanh(x)", "atanh(x)", mp.atanh(X)),
    ("asech(x)", "asech(x)", mp.acosh(1 / X)),
    ("acsch(x)", "acsch(x)", mp.asinh(1 / X)),
    ("acoth(y)", "acoth(y)", mp.atanh(1 / Y)),
    ("abs(-x)", "Abs(-x)", X),
    ("sgn(-x)", "sign(-x)", mp.mpf(-1)),
    ("floor(-x)", "floor(-x)", mp.mpf(-1)),
    ("ceil(y)", "ceiling(y)", mp.mpf(2)),
    ("round(-2.5)",
     "Lambda(t, sign(t)*floor(Abs(t) + 1/2))(-(5/2))", mp.mpf(-3)),
    ("min(x, y, 2)", "Min(x, y, 2)", X),
    ("max(x, y)", "Max(x, y)", Y),
    ("mod(-y, x)", "Mod(-y, x)", -Y - X * mp.floor(-Y / X)),
    ("re(x + i*y)", "re(x + I*y)", X),
    ("im(x + i*y)", "im(x + I*y)", Y),
    ("arg(-x)", "arg(-x)", mp.pi),
    ("conj(i*x)", "conjugate(I*x)", mp.mpc(0, -X)),
    ("factorial(x)", "factorial(x)", mp.gamma(X + 1)),
    ("gamma(x)", "gamma(x)", mp.gamma(X)),
    ("gamma(x, y)", "uppergamma(x, y)", mp.gammainc(X, Y)),
    ("lgamma(x)", "loggamma(x)", mp.loggamma(X)),
    ("digamma(x)", "digamma(x)", mp.digamma(X)),
    ("polygamma(2, x)", "polygamma(2, x)", mp.polygamma(2, X)),
    ("beta(x, y)", "beta(x, y)", mp.beta(X, Y)),
    ("erf(x)", "erf(x)", mp.erf(X)),
    ("erfc(x)", "erfc(x)", mp.erfc(X)),
    ("erfi(x)", "erfi(x)", mp.erfi(X)),
    ("Ei(x)", "Ei(x)", mp.ei(X)),
    ("li(x)", "li(x)", mp.li(X)),
    ("Si(x)", "Si(x)", mp.si(X)),
    ("Ci(x)", "Ci(x)", mp.ci(X)),
    ("Shi(x)", "Shi(x)", mp.shi(X)),
    ("Chi(x)", "Chi(x)", mp.chi(X)),
    ("fresnelS(x)", "fresnels(x)", mp.fresnels(X)),
    ("fresnelC(x)", "fresnelc(x)", mp.fresnelc(X)),
    ("polylog(2, x)", "polylog(2, x)", mp.polylog(2, X)),
    ("lambertw(x)", "LambertW(x)", mp.lambertw(X)),
    ("ellipticF(x, 0.5)", "elliptic_f(x, 1/2)", mp.ellipf(X, 0.5)),
    ("ellipticE(x, 0.5)", "elliptic_e(x, 1/2)", mp.ellipe(X, 0.5)),
    ("ellipticPi(0.2, x, 0.5)", "elliptic_pi(1/5, x, 1/2)",
     mp.ellippi(mp.mpf("0.2"), X, 0.5)),
    ("sum(k^2*x, k, 1, 4)", "Sum(k**2*x, (k, 1, 4))", 30 * X),
    ("product(k + x, k, 0, 2)", "Product(k + x, (k, 0, 2))",
     X * (X + 1) * (X + 2)),
    ("rootsum(t^2 + x, t, t^2 - 2)", "RootSum(t**2 - 2, Lambda(t, t**2 + x), t)",
     4 + 2 * X),
    ("beta*rad", 'Symbol("beta")*Symbol("rad")', mp.mpf(6)),
    ("lambda + S", 'Symbol("lambda") + Symbol("S")', mp.mpf(9)),
    ("max(sum(N, N, 1, 3), x)",
     'Max(Sum(Symbol("N"), (Symbol("N"), 1, 3)), x)', mp.mpf(6)),
]

VALUES = {"x": "7/10", "y": "13/10", "beta": "2", "rad": "3", "lambda": "4",
          "S": "5"}

for text, python, value in ROWS:
    node = sympify(python)
    assert not node.atoms(Float), f"{python} is not exact"
    values = {Symbol(name): sympify(number) for name, number in VALUES.items()}
    found = mp.mpmathify(N(node.subs(values).doit(), 25))
    assert abs(found - value) <= 1e-20 * max(1, abs(value)), (
        f"{text} is {value}, {python} is {found}"
    )

path = os.path.join(os.path.dirname(__file__), "expr_python.json")
with open(path, "w") as file:
    json.dump({text: python for text, python, _ in ROWS}, file, indent=0)
    file.write("\n")
print(len(ROWS), "rows")
