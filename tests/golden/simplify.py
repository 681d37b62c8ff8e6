"""Writes tests/golden/simplify.json: what SymPy factors, cancels, splits into
partial fractions, expands and collects.

    python3 tests/golden/simplify.py > tests/golden/simplify.json
"""

import json
import random

from sympy import (
    Add,
    Poly,
    apart,
    cancel,
    expand,
    factor_list,
    symbols,
    together,
)

x, y, z, a, b = symbols("x y z a b")
draw = random.Random(20240501)


def text(expression):
    return str(expression).replace("**", "^")


def polynomial(variables, degree, terms, size=6):
    """A sparse polynomial with small coefficients."""
    total = 0
    for _ in range(terms):
        term = draw.choice([c for c in range(-size, size + 1) if c])
        left = degree
        for variable in variables:
            exponent = draw.randint(0, left)
            left -= exponent
            term *= variable**exponent
        total += term
    return total if total != 0 else variables[0] + 1


def factored(variables, count, degree, terms):
    product = draw.randint(1, 5)
    for _ in range(count):
        product *= polynomial(variables, degree, terms) ** draw.choice([1, 1, 2])
    return product


def factor_cases():
    for k in range(60):
        variables = [x] if k < 30 else [x, y] if k < 50 else [x, y, z]
        source = expand(factored(variables, 2 + k % 2, 3 if k < 30 else 2, 3))
        unit, factors = factor_list(source)
        yield {
            "input": text(source),
            "unit": text(unit),
            "factors": [[text(f), int(n)] for f, n in factors],
        }


def cancel_cases():
    for k in range(40):
        variables = [x] if k < 20 else [x, y]
        common = polynomial(variables, 2, 3)
        source = expand(common * polynomial(variables, 2, 2)) / expand(
            common * polynomial(variables, 2, 2)
        )
        if k % 3 == 0:
            source = source + 1 / polynomial(variables, 1, 2)
        yield {"input": text(source), "output": text(cancel(source))}


def apart_cases():
    k = 0
    while k < 40:
        variables = [x]
        denominator = 1
        for _ in range(draw.randint(2, 3)):
            factor = polynomial([x], 2, 2, 4)
            if k >= 30:
                factor = x + draw.choice([a, -a, b, a + b, 2 * a - b, 1])
            denominator *= factor ** draw.choice([1, 1, 2])
        source = polynomial(variables, 4, 3) / denominator
        if not Poly(denominator, x).degree() > 0:
            continue
        k += 1
        result = apart(source, x, full=False)
        yield {
            "input": text(source),
            "terms": [text(term) for term in Add.make_args(result)],
        }


def together_cases():
    for _ in range(15):
        source = sum(
            polynomial([x, y], 1, 2) / polynomial([x, y], 1, 2) for _ in range(3)
        )
        yield {"input": text(source), "output": text(together(source))}


def expand_cases():
    for _ in range(25):
        source = factored([x, y], 3, 2, 3)
        yield {"input": text(source), "output": text(expand(source))}


print(
    json.dumps(
        {
            "factor": list(factor_cases()),
            "cancel": list(cancel_cases()),
            "apart": list(apart_cases()),
            "together": list(together_cases()),
            "expand": list(expand_cases()),
        },
        indent=1,
    )
)
