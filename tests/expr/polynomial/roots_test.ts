import { assert, assertEquals, assertThrows } from "@std/assert";
import * as fc from "fast-check";
import { withBudget } from "../../../lib/expr/budget.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { Rational } from "../../../lib/expr/exact/rational.ts";
import {
  type ComplexRoot,
  isolateComplexRoots,
} from "../../../lib/expr/polynomial/complex_roots.ts";
import { rationalPolynomials as ring } from "../../../lib/expr/polynomial/rational_ring.ts";
import {
  countRealRoots,
  isolateRealRoots,
} from "../../../lib/expr/polynomial/real_roots.ts";
import {
  realRootToNumber,
  refineRealRoot,
  signAt,
} from "../../../lib/expr/polynomial/refine_root.ts";
import { dense, fraction, golden, nonzero, seed } from "./samples.ts";

/** A decimal, exactly. */
function decimal(text: string): Rational {
  const [mantissa, exponent] = text.split("e");
  const [whole, digits = ""] = mantissa!.split(".");
  const value = Rational.of(
    BigInt(whole + digits),
    10n ** BigInt(digits.length),
  );
  return value.times(Rational.of(10).power(Number(exponent ?? 0)));
}

/** SymPy rounds at 40 digits. */
function slack(value: Rational): Rational {
  return value.absolute().plus(Rational.of(1n, 10n ** 8n))
    .times(Rational.of(1n, 10n ** 38n));
}

function isNear(value: Rational, to: Rational, within: Rational): boolean {
  return value.minus(to).absolute().compare(within) <= 0;
}

Deno.test("isolateRealRoots() finds SymPy's", () => {
  for (const { a, real } of golden.roots) {
    const roots = isolateRealRoots(dense(...a));
    assertEquals(roots.map((root) => root.multiplicity), real.map((r) => r[1]));
    roots.forEach((root, i) => {
      const expected = decimal(`${real[i]![0]}`);
      const width = slack(expected);
      const { lower, upper } = refineRealRoot(root, width);
      assert(upper.minus(lower).compare(width) <= 0);
      assert(isNear(lower, expected, width.times(Rational.of(2))));
      assertEquals(realRootToNumber(root), Number(real[i]![0]));
    });
  }
});

Deno.test("isolateRealRoots() gives apart intervals that change sign", () => {
  fc.assert(
    fc.property(nonzero(4), nonzero(3), fraction, (a, b, point) => {
      const root = ring.of([point, Rational.of(1)]);
      const product = ring.multiply(
        ring.multiply(a, root),
        ring.multiply(b, b),
      );
      const roots = isolateRealRoots(product);
      roots.forEach(({ polynomial, lower, upper }, i) => {
        assert(i === 0 || roots[i - 1]!.upper.compare(lower) < 0);
        const signs = [lower, upper].map((end) => signAt(polynomial, end));
        assert(
          lower.equals(upper) ? signs[0] === 0 : signs[0]! * signs[1]! === -1,
        );
      });
      assertEquals(roots.length, sturmCount(product));
    }),
    { seed, numRuns: 1000 },
  );
});

/** By Sturm's theorem: the sign variations at -∞ less those at +∞. */
function sturmCount(a: typeof ring.one): number {
  const chain = [a, ring.derivative(a)];
  while (chain.at(-1)!.length > 0) {
    chain.push(ring.negate(ring.remainder(chain.at(-2)!, chain.at(-1)!)));
  }
  chain.pop();
  const variations = (side: 1 | -1) => {
    const signs = chain.map((p) =>
      ring.leading(p).sign * (side === -1 && p.length % 2 === 0 ? -1 : 1)
    );
    return signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length;
  };
  return variations(-1) - variations(1);
}

Deno.test("isolateRealRoots() finds all roots that were put in", () => {
  fc.assert(
    fc.property(fc.array(fraction, { maxLength: 8 }), (points) => {
      const product = points.reduce(
        (sum, point) =>
          ring.multiply(sum, ring.of([point.negated(), Rational.of(1)])),
        ring.one,
      );
      const expected = [...new Set(points.map(String))];
      const roots = isolateRealRoots(product);
      assertEquals(roots.length, expected.length);
      const total = roots.reduce((sum, root) => sum + root.multiplicity, 0);
      assertEquals(total, points.length);
      const found = roots.map((root) => {
        const [inside] = points.filter((point) =>
          point.compare(root.lower) >= 0 && point.compare(root.upper) <= 0
        );
        return `${inside}`;
      });
      assertEquals(found.sort(), expected.sort());
    }),
    { seed, numRuns: 1000 },
  );
});

Deno.test("refineRealRoot() reaches 1000 digits of the square root of 2", () => {
  const [, root] = isolateRealRoots(dense(-2, 0, 1));
  const scale = 10n ** 1000n;
  const { lower } = refineRealRoot(root!, Rational.of(1n, scale));
  const digits = lower.times(Rational.of(scale)).floor();
  // The greatest integer whose square is at most 2 · 10^2000, or the one below.
  assert(digits * digits <= 2n * scale * scale);
  assert((digits + 2n) * (digits + 2n) > 2n * scale * scale);
});

Deno.test("countRealRoots() knows Chebyshev and cyclotomic polynomials", () => {
  const power = (n: number, c: number) =>
    dense(c, ...new Array<number>(n - 1).fill(0), 1);
  assertEquals(countRealRoots(power(15, -1)), 1);
  assertEquals(countRealRoots(power(16, -1)), 2);
  assertEquals(countRealRoots(power(16, 1)), 0);
});

function contains(root: ComplexRoot, re: Rational, im: Rational): boolean {
  const x = root.real.minus(re), y = root.imaginary.minus(im);
  const distance = x.times(x).plus(y.times(y));
  const reach = root.radius.plus(slack(re.absolute().plus(im.absolute())));
  return distance.compare(reach.times(reach)) <= 0;
}

Deno.test("isolateComplexRoots() encloses SymPy's", () => {
  const radius = Rational.of(1n, 10n ** 25n);
  for (const row of golden.roots) {
    const roots = isolateComplexRoots(dense(...row.a), radius);
    const expected = [
      ...row.real.map(([re, n]) => [decimal(`${re}`), Rational.of(0), n]),
      ...row.complex.map(([re, im, n]) =>
        [decimal(`${re}`), decimal(`${im}`), n] as const
      ),
    ] as [Rational, Rational, number][];
    assertEquals(roots.length, expected.length);
    for (const [re, im, multiplicity] of expected) {
      const [root, ...others] = roots.filter((each) => contains(each, re, im));
      assertEquals(others, []);
      assertEquals(root!.multiplicity, multiplicity);
      assertEquals(root!.imaginary.isZero, im.isZero);
      assert(root!.radius.compare(radius) <= 0);
    }
  }
});

Deno.test("isolateComplexRoots() gives real roots and pairs", () => {
  fc.assert(
    fc.property(nonzero(7), (a) => {
      const roots = isolateComplexRoots(a, Rational.of(1, 1000));
      const total = roots.reduce((sum, root) => sum + root.multiplicity, 0);
      assertEquals(total, a.length - 1);
      const real = roots.filter((root) => root.imaginary.isZero);
      assertEquals(real.length, countRealRoots(a));
      roots.slice(real.length).forEach((root, i, pairs) => {
        const other = pairs[i ^ 1]!;
        assert(root.real.equals(other.real));
        assert(root.imaginary.equals(other.imaginary.negated()));
      });
    }),
    { seed, numRuns: 300 },
  );
});

Deno.test("isolateComplexRoots() stops within the budget", () => {
  const a = dense(...Array.from({ length: 60 }, (_, i) => i * i % 11 + 1));
  const error = assertThrows(
    () =>
      withBudget(
        { steps: 5000 },
        () => isolateComplexRoots(a, Rational.of(1, 1000)),
      ),
    ExpressionError,
  );
  assertEquals(error.code, "budget");
});
