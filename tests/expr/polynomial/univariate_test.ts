import { assert, assertEquals, assertThrows } from "@std/assert";
import * as fc from "fast-check";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { Rational } from "../../../lib/expr/exact/rational.ts";
import { rationals } from "../../../lib/expr/polynomial/domain.ts";
import {
  type RationalPolynomial,
  rationalPolynomials as ring,
} from "../../../lib/expr/polynomial/rational_ring.ts";
import { UnivariateRing } from "../../../lib/expr/polynomial/univariate.ts";
import {
  dense,
  fraction,
  golden,
  nonzero,
  polynomial,
  seed,
  texts,
} from "./samples.ts";

/** Without the detours through integers. */
const plain = new UnivariateRing(rationals);
const runs = { seed, numRuns: 1000 };

Deno.test("UnivariateRing.gcd() is SymPy's", () => {
  for (const { a, b, gcd } of golden.pairs) {
    assertEquals(texts(ring.gcd(dense(...a), dense(...b))), gcd);
    assertEquals(texts(plain.gcd(dense(...a), dense(...b))), gcd);
  }
});

Deno.test("UnivariateRing.extendedGcd() is SymPy's", () => {
  for (const { a, b, s, t, gcd } of golden.pairs) {
    const bezout = ring.extendedGcd(dense(...a), dense(...b));
    assertEquals(texts(bezout.gcd), gcd);
    assertEquals([texts(bezout.s), texts(bezout.t)], [s, t]);
  }
});

Deno.test("UnivariateRing.resultant() is SymPy's", () => {
  for (const { a, b, resultant, discriminant } of golden.pairs) {
    const left = dense(...a), right = dense(...b);
    assertEquals(ring.resultant(left, right).toString(), resultant);
    assertEquals(plain.resultant(left, right).toString(), resultant);
    assertEquals(ring.discriminant(left).toString(), discriminant);
  }
});

Deno.test("UnivariateRing.resultant() is the determinant of Sylvester", () => {
  fc.assert(
    fc.property(nonzero(4), nonzero(4), (a, b) => {
      assertEquals(ring.resultant(a, b).toString(), sylvester(a, b).toString());
    }),
    runs,
  );
});

/** By Gauss' elimination. */
function sylvester(a: RationalPolynomial, b: RationalPolynomial): Rational {
  const m = a.length - 1, n = b.length - 1;
  const row = (p: RationalPolynomial, k: number) =>
    Array.from(
      { length: m + n },
      (_, i) => p[p.length - 1 - (i - k)] ?? Rational.of(0),
    );
  const matrix = [
    ...Array.from({ length: n }, (_, k) => row(a, k)),
    ...Array.from({ length: m }, (_, k) => row(b, k)),
  ];
  let value = Rational.of(1);
  for (let k = 0; k < m + n; k++) {
    const pivot = matrix.findIndex((r, i) => i >= k && !r[k]!.isZero);
    if (pivot < 0) return Rational.of(0);
    if (pivot !== k) {
      [matrix[k], matrix[pivot]] = [matrix[pivot]!, matrix[k]!];
      value = value.negated();
    }
    const head = matrix[k]!;
    value = value.times(head[k]!);
    for (const other of matrix.slice(k + 1)) {
      const factor = other[k]!.dividedBy(head[k]!);
      head.forEach((c, i) => other[i] = other[i]!.minus(factor.times(c)));
    }
  }
  return value;
}

Deno.test("UnivariateRing.multiply() evaluates to the product", () => {
  fc.assert(
    fc.property(polynomial(6), polynomial(6), fraction, (a, b, point) => {
      const product = ring.multiply(a, b);
      const expected = ring.evaluate(a, point).times(ring.evaluate(b, point));
      assert(ring.evaluate(product, point).equals(expected));
      assert(ring.equals(product, plain.multiply(a, b)));
    }),
    runs,
  );
});

Deno.test("UnivariateRing.divide() leaves less than the divisor", () => {
  fc.assert(
    fc.property(polynomial(8), nonzero(4), (a, b) => {
      const { quotient, remainder } = ring.divide(a, b);
      assert(remainder.length < b.length);
      const back = ring.add(ring.multiply(quotient, b), remainder);
      assert(ring.equals(back, a));
    }),
    runs,
  );
});

Deno.test("UnivariateRing.gcd() divides both and takes common factors", () => {
  fc.assert(
    fc.property(nonzero(4), nonzero(4), nonzero(3), (a, b, common) => {
      const left = ring.multiply(a, common), right = ring.multiply(b, common);
      const gcd = ring.gcd(left, right);
      assertEquals(ring.remainder(left, gcd), []);
      assertEquals(ring.remainder(right, gcd), []);
      assertEquals(ring.remainder(gcd, common), []);
      assert(ring.equals(gcd, plain.gcd(left, right)));
    }),
    runs,
  );
});

Deno.test("UnivariateRing.extendedGcd() combines to the gcd", () => {
  fc.assert(
    fc.property(polynomial(5), polynomial(5), (a, b) => {
      const { gcd, s, t } = ring.extendedGcd(a, b);
      const sum = ring.add(ring.multiply(s, a), ring.multiply(t, b));
      assert(ring.equals(sum, gcd));
      assert(ring.equals(gcd, ring.gcd(a, b)));
    }),
    runs,
  );
});

Deno.test("UnivariateRing.solveBezout() solves s a + t b = c", () => {
  fc.assert(
    fc.property(nonzero(4), nonzero(4), polynomial(6), (a, b, factor) => {
      const c = ring.multiply(factor, ring.gcd(a, b));
      const [s, t] = ring.solveBezout(a, b, c);
      const sum = ring.add(ring.multiply(s, a), ring.multiply(t, b));
      assert(ring.equals(sum, c));
      assert(s.length < b.length || s.length === 0);
    }),
    runs,
  );
});

Deno.test("UnivariateRing.integral() is undone by the derivative", () => {
  fc.assert(
    fc.property(polynomial(8), (a) => {
      assert(ring.equals(ring.derivative(ring.integral(a)), a));
    }),
    runs,
  );
});

Deno.test("UnivariateRing.compose() evaluates inside out", () => {
  fc.assert(
    fc.property(polynomial(4), polynomial(4), fraction, (a, b, point) => {
      const inner = ring.evaluate(b, point);
      const value = ring.evaluate(ring.compose(a, b), point);
      assert(value.equals(ring.evaluate(a, inner)));
    }),
    runs,
  );
});

Deno.test("UnivariateRing.divide() refuses 0", () => {
  const error = assertThrows(
    () => ring.divide(dense(1, 2), []),
    ExpressionError,
  );
  assertEquals(error.code, "division-by-zero");
});

Deno.test("UnivariateRing.exactDivide() refuses a remainder", () => {
  const error = assertThrows(
    () => ring.exactDivide(dense(1, 0, 1), dense(1, 1)),
    ExpressionError,
  );
  assertEquals(error.code, "domain");
});

Deno.test("UnivariateRing.power() multiplies as often as it says", () => {
  assertEquals(texts(ring.power(dense(1, 1), 5)), [
    "1",
    "5",
    "10",
    "10",
    "5",
    "1",
  ]);
  assertEquals(texts(ring.power([], 0)), ["1"]);
});
