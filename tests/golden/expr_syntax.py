"""Texts and their exact values by Python, whose operators bind as ours do.

Python reads -2**2, 2**-1, 2**3**2 and chains of signs as we want to read them,
so its parser is an oracle for ours. Decimals become fractions before Python
sees them. Writes expr_syntax.json beside this file.
"""

import json
import os
import random
import re
from fractions import Fraction

random.seed(20251122)
NUMBER = re.compile(r"0x[0-9a-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?")


def literal():
    return random.choice(
        [
            str(random.randint(0, 12)),
            str(random.randint(0, 12)),
            f"{random.randint(0, 99)}.{random.randint(0, 99)}",
            f".{random.randint(1, 9)}",
            f"{random.randint(1, 9)}e{random.randint(-3, 3)}",
            f"{random.randint(1, 9)}.5e-{random.randint(1, 3)}",
            hex(random.randint(0, 99)),
        ]
    )


def expression(depth):
    kind = random.random()
    if depth == 0 or kind < 0.15:
        return literal()
    if kind < 0.3:
        return random.choice("+-") + expression(depth - 1)
    if kind < 0.45:
        return f"({expression(depth - 1)})"
    if kind < 0.6:
        base = random.choice([literal(), f"({expression(depth - 1)})"])
        exponent = random.choice(["2", "-1", "-2", "3", "--2", "+1", "2^0"])
        return random.choice(["", "-"]) + base + "^" + exponent
    blank = random.choice(["", " "])
    operator = blank + random.choice("++--**/") + blank
    return expression(depth - 1) + operator + expression(depth - 1)


def value(text):
    python = NUMBER.sub(
        lambda match: f"Fraction({int(match[0], 16)})"
        if match[0].startswith("0x")
        else f"Fraction('{match[0]}')",
        text,
    )
    return eval(python.replace("^", "**"), {"Fraction": Fraction})


cases = {}
while len(cases) < 400:
    text = expression(5)
    try:
        result = value(text)
    except (ZeroDivisionError, OverflowError):
        continue
    if not isinstance(result, Fraction) or len(text) > 80:
        continue
    if result.numerator.bit_length() + result.denominator.bit_length() > 300:
        continue
    cases[text] = str(result)

path = os.path.join(os.path.dirname(__file__), "expr_syntax.json")
with open(path, "w") as file:
    json.dump(cases, file, indent=0)
    file.write("\n")
