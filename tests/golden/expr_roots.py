"""Published test problems for root finders with their roots to 30 digits.

Run: python3 tests/golden/expr_roots.py > tests/golden/expr_roots.jsonl
(mpmath 1.3). Each problem has the text that Fluxion reads and, typed apart
from it, the function that mpmath solves by bisection to 40 digits.

APS: G. Alefeld, F. A. Potra, Y. Shi, Algorithm 748, ACM TOMS 21 (1995), table
I: fifteen families, 154 problems.
CN: the functions that B. Neta (1979), S. Weerakoon and T. Fernando (Appl. Math.
Lett. 13, 2000) and C. Chun (Appl. Math. Comput. 181, 2006) compare methods by.
"""

import json

from mpmath import cos, exp, findroot, log, mp, mpf, nstr, pi, sin, sqrt

mp.dps = 50
problems = []


def solve(f, low, high):
    """Bisection, as some of the functions have jumps and flat parts."""
    low, high = mpf(low), mpf(high)
    at_low = f(low)
    if at_low == 0:
        return low
    if f(high) == 0:
        return high
    assert at_low * f(high) < 0, (low, high)
    while high - low > mpf(10) ** -45:
        middle = (low + high) / 2
        at = f(middle)
        if at == 0:
            return middle
        if at * at_low > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def aps(family, text, f, low, high):
    low, high = float(low), float(high)
    root = solve(f, low, high)
    problems.append({
        "set": f"APS {family}",
        "text": text,
        "bracket": [low, high],
        "root": nstr(root, 30),
    })


aps(1, "sin(x) - x/2", lambda x: sin(x) - x / 2, pi / 2, pi)
for n in range(1, 11):
    aps(2, "-2*sum((2*k - 5)^2/(x - k^2)^3, k, 1, 20)",
        lambda x: -2 * sum((2 * k - 5)**2 / (x - k**2)**3
                           for k in range(1, 21)),
        n**2 + 1e-9, (n + 1)**2 - 1e-9)
for a, b in [(-40, -1), (-100, -2), (-200, -3)]:
    aps(3, f"{a}*x*e^({b}*x)", lambda x: a * x * exp(b * x), -9, 31)
for a, text in [(mpf(1) / 5, "0.2"), (mpf(1), "1")]:
    for n in range(4, 13, 2):
        aps(4, f"x^{n} - {text}", lambda x: x**n - a, 0, 5)
for n in range(8, 15, 2):
    aps(4, f"x^{n} - 1", lambda x: x**n - 1, -0.95, 4.05)
aps(5, "sin(x) - 0.5", lambda x: sin(x) - mpf(1) / 2, 0, 1.5)
for n in list(range(1, 6)) + list(range(20, 101, 20)):
    aps(6, f"2*x*e^(-{n}) - 2*e^(-{n}*x) + 1",
        lambda x: 2 * x * exp(-n) - 2 * exp(-n * x) + 1, 0, 1)
for n in [5, 10, 20]:
    aps(7, f"(1 + (1 - {n})^2)*x - (1 - {n}*x)^2",
        lambda x: (1 + (1 - n)**2) * x - (1 - n * x)**2, 0, 1)
for n in [2, 5, 10, 15, 20]:
    aps(8, f"x^2 - (1 - x)^{n}", lambda x: x**2 - (1 - x)**n, 0, 1)
for n in [1, 2, 4, 5, 8, 15, 20]:
    aps(9, f"(1 + (1 - {n})^4)*x - (1 - {n}*x)^4",
        lambda x: (1 + (1 - n)**4) * x - (1 - n * x)**4, 0, 1)
for n in [1, 5, 10, 15, 20]:
    aps(10, f"e^(-{n}*x)*(x - 1) + x^{n}",
        lambda x: exp(-n * x) * (x - 1) + x**n, 0, 1)
for n in [2, 5, 15, 20]:
    aps(11, f"({n}*x - 1)/(({n} - 1)*x)",
        lambda x: (n * x - 1) / ((n - 1) * x), 0.01, 1)
for n in list(range(2, 7)) + list(range(7, 34, 2)):
    aps(12, f"x^(1/{n}) - {n}^(1/{n})",
        lambda x: x**(mpf(1) / n) - mpf(n)**(mpf(1) / n), 1, 100)
aps(13, "if(abs(x) > 0, x*e^(-1/x^2), 0)",
    lambda x: x * exp(-1 / x**2) if x != 0 else mpf(0), -1, 4)
for n in range(1, 41):
    aps(14, f"if(x >= 0, {n}/20*(x/1.5 + sin(x) - 1), -{n}/20)",
        lambda x: mpf(n) / 20 * (x / mpf("1.5") + sin(x) - 1)
        if x >= 0 else -mpf(n) / 20, -1e4, pi / 2)
for n in list(range(20, 41)) + list(range(100, 1001, 100)):
    edge = mpf("0.002") / (1 + n)
    aps(15,
        f"if(x < 0, -0.859, if(x > 0.002/(1 + {n}), e - 1.859, "
        f"e^(500*({n} + 1)*x) - 1.859))",
        lambda x: mpf("-0.859") if x < 0 else exp(1) - mpf("1.859")
        if x > edge else exp(500 * (n + 1) * x) - mpf("1.859"),
        -1e4, 1e-4)
assert len(problems) == 154


def cn(text, f, start, near):
    root = findroot(f, mpf(near), tol=1e-80)
    problems.append({
        "set": "CN",
        "text": text,
        "start": start,
        "root": nstr(root, 30),
    })


cn("sin(x)^2 - x^2 + 1", lambda x: sin(x)**2 - x**2 + 1, 1, 1.4)
cn("x^2 - e^x - 3*x + 2", lambda x: x**2 - exp(x) - 3 * x + 2, 2, 0.26)
cn("cos(x) - x", lambda x: cos(x) - x, 1.7, 0.74)
cn("(x - 1)^3 - 1", lambda x: (x - 1)**3 - 1, 3.5, 2)
cn("x^3 - 10", lambda x: x**3 - 10, 1.5, 2.15)
cn("x*e^(x^2) - sin(x)^2 + 3*cos(x) + 5",
   lambda x: x * exp(x**2) - sin(x)**2 + 3 * cos(x) + 5, -2, -1.2)
cn("e^(x^2 + 7*x - 30) - 1", lambda x: exp(x**2 + 7 * x - 30) - 1, 3.5, 3)
cn("x^3 + 4*x^2 - 10", lambda x: x**3 + 4 * x**2 - 10, 1, 1.37)
cn("x^5 + x - 10000", lambda x: x**5 + x - 10000, 4, 6.3)
cn("sqrt(x) - 1/x - 3", lambda x: sqrt(x) - 1 / x - 3, 1, 9.6)
cn("e^x + x - 20", lambda x: exp(x) + x - 20, 0, 2.8)
cn("ln(x) + sqrt(x) - 5", lambda x: log(x) + sqrt(x) - 5, 1, 8.3)
cn("x^3 - x^2 - 1", lambda x: x**3 - x**2 - 1, 0.5, 1.47)
cn("x*e^(-x) - 0.1", lambda x: x * exp(-x) - mpf(1) / 10, 0.1, 0.11)
cn("sin(x)*e^(-x) + ln(x^2 + 1)",
   lambda x: sin(x) * exp(-x) + log(x**2 + 1), 0.3, 0)
cn("e^(-x) + cos(x)", lambda x: exp(-x) + cos(x), 1.5, 1.746)

for problem in problems:
    print(json.dumps(problem))
