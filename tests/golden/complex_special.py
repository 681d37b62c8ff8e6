"""Golden values of the special functions at complex points, from mpmath.

Run: python3 tests/golden/complex_special.py > tests/golden/complex_special.json
Each row is [function, [[re, im], ...], [re, im], condition]; a zero part of an
argument is +0, and values on branch cuts are mpmath's. The condition is the
relative change of the value for a relative change of the last argument.
"""

import json
import random

from mpmath import mp, mpc, mpf
import mpmath as m
from mpmath.libmp import NoConvergence

mp.dps = 40
source = random.Random(17)


def plane(count, size):
    return [mpc(source.uniform(-size, size), source.uniform(-size, size)) for _ in range(count)]


def rings(count, least=-2, most=1.6):
    out = []
    for _ in range(count):
        radius = 10 ** source.uniform(least, most)
        angle = source.uniform(-3.14159, 3.14159)
        out.append(mpc(float(radius * m.cos(angle)), float(radius * m.sin(angle))))
    return out


near_zero = [mpc(1e-5, 2e-6), mpc(-3e-9, 1e-8), mpc(1e-3, -1e-3)]
reals = [mpc(x) for x in (-17.5, -7.25, -2.25, -0.75, -0.125, 0.375, 0.875, 1.5, 2.75, 4.25, 13.5, 33.75)]
imaginaries = [mpc(0, y) for y in (-20.5, -3.25, -0.5, 0.75, 2.5, 11.25)]
beside_cut = [mpc(x, y) for x in (-30.5, -3.5, -0.25, 2.75) for y in (1e-7, -1e-7)]
common = near_zero + reals + imaginaries + beside_cut + plane(16, 4) + rings(30)
integers = [mpc(x) for x in (1, 2, 3, 5, 10)]
near_pole = [mpc(-2, 1e-4), mpc(-5 + 1e-6, 0), mpc(1e-4, -1e-4), mpc(2 + 1e-5, 1e-6), mpc(1, 1e-7)]
gammas = common + integers + near_pole + [mpc(70.25, 30), mpc(-60.5, 2), mpc(3, 100), mpc(-20.3, -50)]

rows = []


def table(name, function, points):
    for point in points:
        arguments = point if isinstance(point, tuple) else (point,)
        arguments = tuple(mpc(float(mpc(a).real), float(mpc(a).imag)) for a in arguments)

        def at(*values):
            return mpc(function(*[v.real if v.imag == 0 else v for v in values]))

        try:
            value = at(*arguments)
            last = arguments[-1]
            step = mpf("1e-15")
            beside = at(*arguments[:-1], last * (1 + step * mpc(0.6, 0.8 if last.imag else 0)))
        except (ZeroDivisionError, ValueError, NoConvergence, NotImplementedError):
            continue
        if not (m.isfinite(value.real) and m.isfinite(value.imag)):
            continue
        if abs(value) > 1e300 or abs(value) < 1e-290:
            continue
        condition = abs(beside - value) / abs(value) / step
        condition = float(condition) if condition < 1e9 else 1e9
        rows.append([
            name, [[float(a.real), float(a.imag)] for a in arguments],
            [float(value.real), float(value.imag)], round(condition, 3),
        ])


table("gamma", m.gamma, gammas)
table("factorial", m.factorial, gammas)
table("lgamma", m.loggamma, gammas)
table("digamma", m.digamma, gammas)
# Near the nodes of the trapezoidal rules, which are multiples of half a step.
step = float(m.sqrt(m.pi / 12))
nodes = [mpc(x, k * step / 2 + off) for x in (0.01, 0.3) for k in (4, 5, 8, 9) for off in (0, 1e-7)]
table("erf", m.erf, common + nodes)
table("erfc", m.erfc, common + nodes)
table("erfi", m.erfi, common + [mpc(-z.imag, z.real) for z in nodes])
table("Ei", m.ei, common)
table("li", m.li, common + [mpc(1.0001), mpc(0.99999, 1e-6), mpc(1e8, 3e7)])
table("Si", m.si, common)
table("Ci", m.ci, common)
table("Shi", m.shi, common)
table("Chi", m.chi, common)
table("fresnelS", m.fresnels, common)
table("fresnelC", m.fresnelc, common)
table("lambertw", m.lambertw, common + [mpc(-0.3678), mpc(-0.367, 1e-5), mpc(-0.37, -1e-6), mpc(1e50, 1e49), mpc(-0.36787944)])

table("polygamma", m.polygamma, [
    (mpc(n), z) for n in (0, 1, 2, 3, 7) for z in plane(5, 5) + rings(4, 0, 1.6) + [mpc(0.5), mpc(-3.25), mpc(12.5)]
])
table("beta", m.beta, list(zip(plane(20, 4), plane(20, 4))) + [
    (mpc(0.5), mpc(0.5)), (mpc(2), mpc(3)), (mpc(-1.5), mpc(2.25)), (mpc(40.5), mpc(30.25)), (mpc(1e-3), mpc(5)),
    (mpc(100, 3), mpc(150, -20)),
])
orders = [mpc(x) for x in (0, -1, -3, 1, 2, 5, 0.5, -0.5, 1.25, -2.75, 7.5)] + [mpc(1e-5), mpc(-2 + 1e-7), mpc(0.3, 0.7), mpc(-1.5, 2), mpc(4, -3)]
xs = plane(4, 3) + rings(5, -1, 1.5) + [mpc(0.5), mpc(3), mpc(20), mpc(-2.5, 1e-7), mpc(-12, 0.5), mpc(-33, -1), mpc(2, 25), mpc(-8, 6)]
table("gamma", lambda s, x: m.gammainc(s, x), [(s, x) for s in orders for x in source.sample(xs, 9)])
polyorders = [mpc(x) for x in (2, 3, 2, 3, 4, 1, 0, -1, -3, 6, 0.5, 1.5, -1.5, 2.75)] + [mpc(2 + 1e-7)]
polyxs = plane(8, 2) + rings(10, -2, 3) + [mpc(x) for x in (-3.5, -1, -0.5, 0.25, 0.75, 0.999, 1.001, 2.5, 30)] + [
    mpc(0.5, 0.8660254), mpc(1, 1e-5), mpc(1.5, 1e-7), mpc(1.5, -1e-7), mpc(-1, 1e-9)]
table("polylog", lambda s, x: m.polylog(s, x), [(s, x) for s in polyorders for x in source.sample(polyxs, 12)])
angles = plane(10, 1.5) + [mpc(x) for x in (0.25, 1.25, -0.75, 2.5, 4.75, -3.25)] + [mpc(1.25, 0.5), mpc(-4, 1), mpc(2, -0.25), mpc(1e-4)]
moduli = plane(10, 2) + [mpc(x) for x in (-13.9282032302755, -2, 0.25, 0.5, 0.875, 0.999)] + [mpc(0), mpc(0.25, 0.5), mpc(-5, 1)]
pairs = [(phi, source.choice(moduli)) for phi in angles * 2]
table("ellipticF", m.ellipf, pairs)
table("ellipticE", m.ellipe, pairs)
table("ellipticPi", m.ellippi, [(source.choice(plane(4, 1) + [mpc(-0.5), mpc(0.25), mpc(0.6)]), phi, mm) for phi, mm in pairs])

table("polygamma", m.polygamma, [(mpc(7), mpc(-19.75, 5.5)), (mpc(5), mpc(-30.25, 4))])
# Where a pole of the third integral is close, and on the cuts.
characteristics = [mpc(2.5), mpc(1.25), mpc(2.1, 2.75), mpc(-3, 1), mpc(1.0277, -2)]
table("ellipticPi", m.ellippi, [
    (source.choice(characteristics), mpc(phi), mpc(mm))
    for phi in (1.25, -0.875, 8.25, mpc(1.1, -1.4), mpc(0.5, 1))
    for mm in (0.5, 2.5, -3, mpc(0.7, 0.8), mpc(-0.2, 1.1))
])
table("ellipticF", m.ellipf, [(mpc(phi), mpc(2.5)) for phi in (0.25, 1.25, -1, 2.5)])
table("ellipticE", m.ellipe, [(mpc(phi), mpc(2.5)) for phi in (0.25, 1.25, -1, 2.5)])
table("lambertw", m.lambertw, [mpc(x) for x in (-0.38, -0.5, -1, -2, -10, -1e5, 1e300, 1e-300)])
table("gamma", m.gammainc, [
    (mpc(18.5, -4.5), mpc(-0.18, -18.8)), (mpc(22.75), mpc(-0.125, 17.75)), (mpc(-11.5), mpc(0.25)),
    (mpc(-7, 3), mpc(-25, 1)), (mpc(24), mpc(-9)), (mpc(5, -8), mpc(90, 5)), (mpc(-3.000001), mpc(0.75)),
])

print("[")
print(",\n".join(json.dumps(row) for row in rows))
print("]")
