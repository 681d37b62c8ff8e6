"""Solutions of equations, by SymPy and mpmath: run `python3 tests/golden/solve.py > tests/golden/solve.json`.

`roots` holds every complex root of a polynomial, repeated as often as it is one (mpmath.polyroots, 40 digits); `finite`
all solutions of an equation (sympy.solve, checked to 30 digits); `periodic` the real solutions in [0, 2 pi), by
bisection of every sign change on a grid of 4,000 points, of equations whose solutions all are simple.
"""
import json
import mpmath
import sympy

mpmath.mp.dps = 40
x = sympy.Symbol("x")

POLYNOMIALS = [
    "2*x+3", "x**2-5*x+6", "x**2+2*x+1", "x**2+1", "x**3-8", "x**3-3*x+1", "x**3-2", "x**3+x+1", "2*x**3-3*x**2-11*x+6",
    "x**4-10*x**2+1", "x**4+x+1", "x**4-2*x**3+5*x-7", "x**6+x**3+1", "x**8-1", "x**5-32", "x**6-7*x**3-8",
    "(x-1)**2*(x+2)**3", "(x**2+1)*(x**2-2)**2*(3*x-1)", "x**3-15*x-4", "x**4+4", "7*x**4-3*x**3+x**2-x+5",
]
FINITE = [
    "sqrt(x+1)-(x-1)", "sqrt(x)+sqrt(x+5)-5", "sqrt(2*x+1)-sqrt(x)-1", "1/x+1/(x+1)-1", "(x**2-1)/(x-1)",
    "log(x)-2", "log(x)+log(x+1)", "log(x,2)-5", "x-4*sqrt(x)+3", "sqrt(x**2+9)-5", "log(x)**2-3*log(x)+2",
    "sqrt(3*x+7)+sqrt(x+2)-1", "x**(2)-2**Rational(1,2)*x-1", "atan(x)-pi/4", "asin(x)-pi/6", "(x+1)/(x-2)-(x-3)/(x+4)",
]
PERIODIC = [
    "sin(x)-1/2", "cos(x)+sqrt(3)/2", "tan(x)-1", "sin(2*x)-cos(x)", "sin(x)+cos(x)-1/2", "sin(x)**2-1/4",
    "cos(2*x)+cos(x)/2", "2*cos(x)**2-3*cos(x)+1/2", "sin(3*x)-sin(x)/2", "tan(x)**2-3", "sin(x)-2*cos(x)",
    "4*sin(x)*cos(x)-1", "cot(x)-2", "sec(x)-2", "3*sin(x)+4*cos(x)-2", "cos(3*x)-1/3",
]


def polynomial_roots(text):
    coefficients = [mpmath.mpf(int(c)) for c in sympy.Poly(sympy.sympify(text), x).all_coeffs()]
    distinct = []
    for factor, multiplicity in sympy.factor_list(sympy.sympify(text))[1]:
        degree_first = [mpmath.mpf(int(c)) for c in sympy.Poly(factor, x).all_coeffs()]
        distinct += list(mpmath.polyroots(degree_first, maxsteps=500, extraprec=200)) * multiplicity
    assert len(distinct) == len(coefficients) - 1
    return distinct


def finite(text):
    f = sympy.sympify(text, locals={"Rational": sympy.Rational})
    values = [mpmath.mpmathify(sympy.N(s, 40)) for s in sympy.solve(f, x)]
    for value in values:
        assert abs(sympy.N(f.subs(x, sympy.sympify(value)), 30)) < 1e-25, (text, value)
    return values


def periodic(text):
    f = sympy.lambdify(x, sympy.sympify(text, rational=True), "mpmath")
    grid = [2 * mpmath.pi * (k + mpmath.mpf("0.137")) / 4000 - mpmath.mpf("0.001") for k in range(4001)]
    found = []
    for a, b in zip(grid, grid[1:]):
        if f(a) * f(b) < 0 and abs(f(a)) + abs(f(b)) < 1:
            root = mpmath.findroot(f, (a, b), solver="anderson", tol=1e-60)
            if 0 <= root < 2 * mpmath.pi:
                found.append(root)
    return found


def language(text):
    return (text.replace("**", "^").replace("Rational(1,2)", "(1/2)"))


def pair(value):
    value = mpmath.mpc(value)
    return [float(value.real), float(value.imag)]


print(json.dumps({
    "roots": [{"equation": language(t), "values": [pair(v) for v in polynomial_roots(t)]} for t in POLYNOMIALS],
    "finite": [{"equation": language(t), "values": [pair(v) for v in finite(t)]} for t in FINITE],
    "periodic": [{"equation": language(t), "values": [float(v) for v in periodic(t)]} for t in PERIODIC],
}, indent=0))
