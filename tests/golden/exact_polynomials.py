"""Golden values of exact polynomials, from SymPy 1.14.

Run: python3 tests/golden/exact_polynomials.py > tests/golden/exact_polynomials.json
Polynomials in one variable are lists of coefficients, ascending, as texts such
as "-3/4"; those in more are lists of [exponents, coefficient].
"""

import json
import random

from sympy import (
    Add, I, Poly, QQ, Rational, apart, chebyshevt, cyclotomic_poly,
    discriminant, expand, factor_list, gcd, gcdex, hermite, legendre,
    minimal_polynomial, resultant, sqf_list, sqrt, swinnerton_dyer_poly,
    symbols,
)

source = random.Random(20)
x, y, z, w = symbols("x y z w")


def dense(poly):
    return [str(c) for c in reversed(poly.all_coeffs())] if poly else []


def coefficient(size, fractions):
    bottom = source.randint(1, 6) if fractions else 1
    return Rational(source.randint(-size, size), bottom)


def draw(degree, size=9, fractions=False):
    terms = [coefficient(size, fractions) for _ in range(degree)]
    lead = coefficient(size, fractions) or Rational(1)
    return Poly([lead] + terms, x, domain=QQ)


def pairs():
    rows = []
    for i in range(24):
        fractions = i % 2 == 1
        a = draw(source.randint(0, 6), 9, fractions)
        b = draw(source.randint(0, 6), 9, fractions)
        common = draw(source.randint(0, 4), 5, fractions)
        if i % 3 == 0:
            common = Poly(1, x, domain=QQ)
        a, b = a * common, b * common
        s, t, g = gcdex(a, b)
        rows.append({
            "a": dense(a), "b": dense(b), "gcd": dense(gcd(a, b).monic()),
            "s": dense(s), "t": dense(t),
            "resultant": str(resultant(a, b)),
            "discriminant": str(discriminant(a)) if a.degree() > 0 else "0",
        })
    return rows


def one_variable():
    one = Poly(1, x, domain=QQ)
    rows = [Poly(x**n - 1, x, domain=QQ) for n in (12, 30, 72, 100)]
    rows += [Poly(x**n + 1, x, domain=QQ) for n in (8, 24, 45)]
    rows += [Poly(swinnerton_dyer_poly(n, x), x, domain=QQ) for n in (3, 4)]
    rows += [Poly(cyclotomic_poly(n, x), x, domain=QQ) for n in (60, 105)]
    rows += [
        Poly(x**4 + 4, x, domain=QQ),
        Poly(x**8 - 16, x, domain=QQ),
        Poly(4 * x**4 + 81, x, domain=QQ),
        Poly(x**4 + x**2 + 1, x, domain=QQ),
        Poly(x**6 - 9 * x**4 - 4 * x**3 + 27 * x**2 - 36 * x - 23, x, domain=QQ),
    ]
    for i in range(12):
        product = one
        for _ in range(5):
            factor = draw(2, 30, i % 2 == 1)
            product *= factor ** source.choice([1, 1, 1, 2])
        rows.append(product)
    for i in range(4):
        product = one
        for _ in range(source.randint(2, 5)):
            product *= draw(source.randint(3, 8), 99)
        rows.append(product)
    return [factored(poly) for poly in rows]


def factored(poly):
    unit, factors = factor_list(poly)
    parts = [[dense(f.monic()), m] for f, m in factors]
    free = [[dense(f.monic()), m] for f, m in sqf_list(poly)[1]]
    return {
        "a": dense(poly), "unit": str(poly.LC()), "factors": parts,
        "squareFree": free,
    }


def sparse(poly):
    terms = sorted(poly.terms(), reverse=True)
    return [[list(e), str(c)] for e, c in terms if c != 0]


def draw_sparse(generators, count, degree, size=9, fractions=False):
    terms = {}
    for _ in range(count):
        exponents = tuple(source.randint(0, degree) for _ in generators)
        terms[exponents] = coefficient(size, fractions) or Rational(1)
    return Poly.from_dict(terms, *generators, domain=QQ)


def several_variables():
    rows = []
    for i in range(18):
        generators = (x, y, z) if i % 3 else (x, y)
        a = draw_sparse(generators, 4, 2, 9, i % 2 == 1)
        b = draw_sparse(generators, 4, 2)
        common = draw_sparse(generators, 3, 2, 5)
        a, b = a * common, b * common
        left = draw_sparse(generators, 4, 2)
        right = draw_sparse(generators, 3, 2)
        rows.append({
            "arity": len(generators), "a": sparse(a), "b": sparse(b),
            "gcd": sparse(gcd(a, b).primitive()[1]),
            "left": sparse(left), "right": sparse(right),
            "resultant": sparse(in_all(resultant(left, right, x), generators)),
            "discriminant": sparse(in_all(discriminant(left, x), generators)),
        })
    return rows


def in_all(value, generators):
    if isinstance(value, Poly):
        value = value.as_expr()
    return Poly(value, *generators, domain=QQ)


def factored_sparse():
    three = (x, y, z)
    named = [
        x**12 - y**12,
        x**3 + y**3 + z**3 - 3 * x * y * z,
        x**4 + 4 * y**4,
        (x**2 + y**2)**2 - 4 * x**2 * y**2 * z**2,
        x**4 - 2 * (y + z) * x**2 + (y - z)**2,
        (x + y + z)**3 - x**3 - y**3 - z**3,
        (x * y + z)**2 * (x - y * z)**3 * (x + y + z + 1),
        (y**2 * x**2 + z * x + 1) * (z * x**2 + y * x - 3) * 6,
        x**5 * y**2 - x * y**6,
        (y * z * x + 1) * (y * z * x - 1) * (y * x**2 + z),
    ]
    rows = [Poly(each, *three, domain=QQ) for each in named]
    # The values at points with zeros have lower degrees.
    rows.append(Poly(
        y * z * w * (5 * x + y**2 * z * w)
        * (x**2 * y**2 * z**2 * w**2 + 4 * x**2 * y**2 + 5 * z**2 * w**2 - 6),
        x, y, z, w, domain=QQ,
    ))
    for i in range(24):
        generators = [(x, y), three, (x, y, z, w)][i % 3]
        product = Poly(1, *generators, domain=QQ)
        for _ in range(3):
            factor = draw_sparse(generators, 4, 2, 9, i % 3 == 0)
            product *= factor ** source.choice([1, 1, 2])
        rows.append(product)
    out = []
    for poly in rows:
        _, factors = factor_list(poly)
        parts = [[sparse(f.primitive()[1] * f_sign(f)), m] for f, m in factors]
        out.append({
            "arity": len(poly.gens), "a": sparse(poly), "factors": parts,
        })
    return out


def f_sign(poly):
    return 1 if sorted(poly.terms(), reverse=True)[0][1] > 0 else -1


def apart_rows():
    rows = []
    for i in range(16):
        bottom = Poly(1, x, domain=QQ)
        for _ in range(3):
            factor = draw(source.randint(1, 2), 5, i % 2 == 1)
            bottom *= factor ** source.choice([1, 1, 2, 3])
        top = draw(source.randint(0, bottom.degree() + 2), 9)
        value = apart(top.as_expr() / bottom.as_expr(), x)
        polynomial = Poly(0, x, domain=QQ)
        fractions = []
        for term in Add.make_args(value):
            numerator, denominator = term.as_numer_denom()
            if not denominator.has(x):
                polynomial += Poly(term, x, domain=QQ)
                continue
            unit, [(factor, power)] = factor_list(Poly(denominator, x, domain=QQ))
            unit *= factor.LC() ** power
            numerator = Poly(numerator, x, domain=QQ) * (1 / unit)
            fractions.append([dense(numerator), dense(factor.monic()), power])
        rows.append({
            "numerator": dense(top), "denominator": dense(bottom),
            "polynomial": dense(polynomial), "fractions": fractions,
        })
    return rows


def over_extensions():
    cases = [
        (sqrt(2), x**4 + 1), (I, x**4 - 1), (I, x**4 + 4),
        (sqrt(5), x**5 - 1), (sqrt(-3), x**3 - 1),
        (sqrt(2), x**4 - 10 * x**2 + 1),
        (Rational(2) ** Rational(1, 3), x**3 - 2), (sqrt(3), x**2 - 2),
    ]
    rows = []
    for alpha, value in cases:
        modulus = Poly(minimal_polynomial(alpha, y), y, domain=QQ)
        field = QQ.algebraic_field(alpha)
        poly = Poly(value, x, domain=field)
        factors = []
        for factor, power in poly.factor_list()[1]:
            parts = [
                [str(Rational(int(c.numerator), int(c.denominator)))
                 for c in reversed(each.to_list())]
                for each in reversed(factor.monic().rep.to_list())
            ]
            factors.append([parts, power])
        rows.append({
            "modulus": dense(modulus), "a": dense(Poly(value, x, domain=QQ)),
            "factors": factors,
        })
    return rows


def roots():
    cases = [
        x**2 - 2, x**2 + 1, x**5 - x - 1, x**20 - 1,
        x**20 - 2 * (50 * x - 1)**2,
        (x**2 + x + 1)**3 * (x - 1)**2 * (3 * x - 1),
        x * (2 * x - 1)**2 * (x**2 - 2)**3,
        (x**3 - 10**20) * (10**20 * x**3 - 1),
        chebyshevt(24, x), legendre(15, x), hermite(12, x),
        expand((x - 1) * (x - 2) * (x - 3) * (x - 4) * (x - 5)) + Rational(1, 1000),
    ]
    cases += [draw(n, 30).as_expr() for n in (5, 9, 14, 20)]
    rows = []
    for value in cases:
        poly = Poly(value, x, domain=QQ)
        real, others = [], []
        for factor, power in sqf_list(poly)[1]:
            for root in factor.nroots(n=40, maxsteps=500):
                re, im = root.as_real_imag()
                if im == 0:
                    real.append([str(re), power])
                else:
                    others.append([str(re), str(im), power])
        real.sort(key=lambda each: Rational(each[0]))
        rows.append({"a": dense(poly), "real": real, "complex": others})
    return rows


def main():
    golden = {
        "roots": roots(),
        "pairs": pairs(), "oneVariable": one_variable(),
        "severalVariables": several_variables(),
        "factoredSparse": factored_sparse(),
        "apart": apart_rows(), "overExtensions": over_extensions(),
    }
    print(json.dumps(golden, separators=(",", ":")))


main()
