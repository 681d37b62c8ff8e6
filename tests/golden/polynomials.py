"""Prints the coefficients of lib/expr/evaluate/wasm/polynomials.ts.

Each is the polynomial of least greatest relative error on an interval, found
with Remez' exchange algorithm at 60 digits and rounded to doubles one by one,
the lowest power first, the others fitted again after each rounding.

    python3 tests/golden/polynomials.py
"""

from mpmath import cos, lu_solve, matrix, mp, mpf, pi, sin, sinh, sqrt

mp.dps = 60


def remez(f, weight, degree, low, high, fixed):
    """Coefficients from len(fixed) to degree, and the weighted error."""
    free = degree + 1 - len(fixed)
    n = free + 1
    points = [
        (low + high) / 2 + (high - low) / 2 * mp.cos(pi * (n - 1 - i) / (n - 1))
        for i in range(n)
    ]

    def rest(x):
        return f(x) - sum(c * x**k for k, c in enumerate(fixed))

    for _ in range(30):
        a, b = matrix(n, n), matrix(n, 1)
        for i, x in enumerate(points):
            for j in range(free):
                a[i, j] = x ** (len(fixed) + j)
            a[i, free] = (-1) ** i / weight(x)
            b[i] = rest(x)
        solution = lu_solve(a, b)
        found = [solution[j] for j in range(free)]

        def error(x):
            p = sum(c * x ** (len(fixed) + k) for k, c in enumerate(found))
            return (rest(x) - p) * weight(x)

        grid = [low + (high - low) * mpf(i) / 2000 for i in range(2001)]
        values = [error(x) for x in grid]
        extrema = []
        for i, value in enumerate(values):
            inner = 0 < i < 2000
            if inner and (value - values[i - 1]) * (values[i + 1] - value) > 0:
                continue
            if extrema and extrema[-1][1] * value > 0:
                if abs(value) > abs(extrema[-1][1]):
                    extrema[-1] = (grid[i], value)
            else:
                extrema.append((grid[i], value))
        while len(extrema) > n:
            ends = abs(extrema[0][1]) < abs(extrema[-1][1])
            extrema.pop(0 if ends else -1)
        if len(extrema) < n:
            break
        moved = max(abs(p - q[0]) for p, q in zip(points, extrema))
        points = [x for x, _ in extrema]
        if moved < (high - low) / 1000:
            break
    return found, max(abs(value) for value in values)


def rounded(name, f, weight, degree, low, high):
    fixed = []
    while len(fixed) <= degree:
        found, error = remez(f, weight, degree, low, high, fixed)
        fixed.append(mpf(float(found[0])))
    print(f"{name}: relative error {float(error):.3g}")
    for c in fixed:
        print(f"  {float(c)!r},")


tiny = mpf("1e-6")
quarter = (pi / 4) ** 2 * mpf("1.0001")

# sin(x) = x + x z S(z), cos(x) = 1 - z/2 + z² C(z), z = x².
rounded(
    "sine",
    lambda z: (sin(sqrt(z)) / sqrt(z) - 1) / z,
    lambda z: z * sqrt(z) / sin(sqrt(z)),
    5, tiny, quarter,
)
rounded(
    "cosine",
    lambda z: (cos(sqrt(z)) - 1 + z / 2) / z**2,
    lambda z: z**2 / cos(sqrt(z)),
    5, tiny, quarter,
)
# sinh(x) = x + x z H(z) for |x| <= 1.
rounded(
    "hyperbolicSine",
    lambda z: (sinh(sqrt(z)) / sqrt(z) - 1) / z,
    lambda z: z * sqrt(z) / sinh(sqrt(z)),
    6, tiny, mpf(1),
)
