"""Prints expressions.json: the 74 expressions of the parser benchmark and
the values that mpmath gives them with 50 digits.

The numbers in the text are exact decimals; the variables are doubles.

    python3 tests/golden/expressions.py ../shared/data/expressions_dev.txt \
        > tests/golden/expressions.json
    deno fmt tests/golden/expressions.json
"""

import json
import re
import sys

from mpmath import mp, mpf

mp.dps = 50

variables = {
    "a": 1.1,
    "b": 2.2,
    "c": 3.3,
    "x": 2.123456,
    "y": 3.123456,
    "z": 4.123456,
    "w": 5.123456,
}

names = {
    "sin": mp.sin,
    "cos": mp.cos,
    "sqrt": mp.sqrt,
    "log": mp.ln,
    "abs": abs,
    "pi": mp.pi,
    "e": mp.e,
    "mpf": mpf,
    **{name: mpf(value) for name, value in variables.items()},
}


def value(text):
    python = re.sub(r"\d+(\.\d*)?|\.\d+", r"mpf('\g<0>')", text)
    return mpf(eval(python.replace("^", "**"), names))


with open(sys.argv[1], encoding="latin-1") as file:
    lines = [line.strip() for line in file]

texts = [line for line in lines if line and not line.startswith("#")]
print(json.dumps({
    "variables": variables,
    "cases": [{"text": text, "value": float(value(text))} for text in texts],
}))
