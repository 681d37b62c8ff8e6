import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import * as fc from "fast-check";
import { Rational } from "../../../lib/expr/exact/rational.ts";
import { AlgebraicExtension } from "../../../lib/expr/polynomial/algebraic_extension.ts";
import {
  logarithmToArctangents,
  quadraticLogarithm,
} from "../../../lib/expr/polynomial/arctangents.ts";
import type { Univariate } from "../../../lib/expr/polynomial/dense.ts";
import { factorOverRationals } from "../../../lib/expr/polynomial/factor_univariate.ts";
import { FractionField } from "../../../lib/expr/polynomial/fractions.ts";
import { hermiteReduction } from "../../../lib/expr/polynomial/hermite.ts";
import {
  type Factoring,
  logarithmicPart,
  type LogarithmicTerm,
} from "../../../lib/expr/polynomial/logarithmic_part.ts";
import {
  ParametricRing,
  rationalFunctions,
  rationalFunctionSquareRoot,
} from "../../../lib/expr/polynomial/mod.ts";
import {
  type RationalPolynomial,
  rationalPolynomials as ring,
} from "../../../lib/expr/polynomial/rational_ring.ts";
import { rationalSquareRoot } from "../../../lib/expr/polynomial/square_roots.ts";
import { UnivariateRing } from "../../../lib/expr/polynomial/univariate.ts";
import { dense, nonzero, polynomial, seed, texts } from "./samples.ts";

const fractions = new FractionField(ring);

Deno.test("hermiteReduction() differentiates back", () => {
  fc.assert(
    fc.property(polynomial(8), nonzero(2), nonzero(2), (a, b, c) => {
      const bottom = ring.multiply(ring.multiply(b, b), ring.multiply(b, c));
      const found = hermiteReduction(ring, a, bottom);
      const { numerator, denominator } = found.rational;
      const slope = fractions.of(
        ring.subtract(
          ring.multiply(ring.derivative(numerator), denominator),
          ring.multiply(numerator, ring.derivative(denominator)),
        ),
        ring.multiply(denominator, denominator),
      );
      const sum = fractions.add(
        fractions.add(fractions.of(ring.derivative(found.polynomial)), slope),
        found.simple,
      );
      assert(fractions.equals(sum, fractions.of(a, bottom)));
      assert(numerator.length < denominator.length);
      const simple = found.simple.denominator;
      const common = ring.gcd(simple, ring.derivative(simple));
      assertEquals(common.length, 1);
      assert(found.simple.numerator.length < simple.length);
    }),
    { seed, numRuns: 1000 },
  );
});

/** The derivative of the terms at a point: the sums over the roots are traces
 * in K[t] / (residues). */
function slopeAt<T>(
  over: UnivariateRing<T>,
  terms: readonly LogarithmicTerm<T>[],
  point: T,
): T {
  return terms.reduce((sum, { residues, argument }) => {
    const field = new AlgebraicExtension(over, residues);
    const inX = new UnivariateRing(field);
    const at = over.constant(point);
    const value = field.divide(
      inX.evaluate(inX.derivative(argument), at),
      inX.evaluate(argument, at),
    );
    const weighted = field.multiply(value, field.generator);
    return over.field.add(sum, trace(field, weighted));
  }, over.field.zero);
}

function trace<T>(
  field: AlgebraicExtension<T>,
  a: Univariate<T>,
): T {
  const { ring: over } = field;
  let sum = over.field.zero, power: Univariate<T> = over.one;
  for (let i = 0; i < field.degree; i++) {
    const column = field.multiply(a, power);
    sum = over.field.add(sum, column[i] ?? over.field.zero);
    power = over.multiply(power, over.x);
  }
  return sum;
}

function assertSlopes<T>(
  over: UnivariateRing<T>,
  numerator: Univariate<T>,
  denominator: Univariate<T>,
  factoring?: Factoring<T>,
): void {
  const { simple } = hermiteReduction(over, numerator, denominator);
  const terms = logarithmicPart(
    over,
    simple.numerator,
    simple.denominator,
    factoring,
  );
  for (const n of [3n, 17n, 101n]) {
    const point = over.field.fromInteger(n);
    const bottom = over.evaluate(simple.denominator, point);
    if (over.field.isZero(bottom)) continue;
    const expected = over.field.divide(
      over.evaluate(simple.numerator, point),
      bottom,
    );
    assert(over.field.equals(slopeAt(over, terms, point), expected));
  }
}

Deno.test("logarithmicPart() differentiates back", () => {
  fc.assert(
    fc.property(polynomial(3), nonzero(4), nonzero(1), (a, b, c) => {
      const bottom = ring.multiply(b, c);
      assertSlopes(ring, a, bottom, factorOverRationals);
      assertSlopes(ring, a, bottom);
    }),
    { seed, numRuns: 1000 },
  );
});

Deno.test("logarithmicPart() differentiates back with parameters", () => {
  const over = new ParametricRing(2);
  const field = rationalFunctions(2);
  const a = field.of(over.parameters.variable(0));
  const b = field.of(over.parameters.variable(1));
  const linear = over.of([field.negate(a), field.one]);
  const quadratic = over.of([b, a, field.one]);
  const factoring = (p: typeof linear) => over.factor(p);
  for (
    const bottom of [
      over.of([field.multiply(a, a), field.zero, field.one]),
      quadratic,
      over.multiply(linear, quadratic),
      over.of([a, field.zero, field.zero, field.one]),
    ]
  ) {
    assertSlopes(over, over.of([b, field.one]), bottom, factoring);
    assertSlopes(over, over.one, bottom);
  }
});

Deno.test("logarithmicPart() solves Tobey's example", () => {
  // Bronstein, example 2.5.1: the residues are the roots of 4 t² + 1.
  const [term] = logarithmicPart(
    ring,
    dense(6, 0, -3, 0, 1),
    dense(4, 0, 5, 0, -5, 0, 1),
    factorOverRationals,
  );
  assertEquals(texts(term!.residues), ["1/4", "0", "1"]);
  const expected = [["0", "-4"], ["-3"], ["0", "2"], ["1"]];
  assertEquals(term!.argument.map(texts), expected);
});

Deno.test("quadraticLogarithm() solves Rioboo's example", () => {
  // Bronstein, section 2.8: arctan((x⁵ - 3 x³ + x) / 2) + arctan(x³)
  // + arctan(x) is the integral of (x⁴ - 3 x² + 6) / (x⁶ - 5 x⁴ + 5 x² + 4).
  const [term] = logarithmicPart(
    ring,
    dense(6, 0, -3, 0, 1),
    dense(4, 0, 5, 0, -5, 0, 1),
    factorOverRationals,
  );
  const real = quadraticLogarithm(ring, term!, rationalSquareRoot);
  assertEquals(`${real.u} ${real.v}`, "0 1/2");
  const constants = real.arctangents.map((p) =>
    p.map((c) => `${c[0] ?? Rational.of(0)}`)
  );
  assertEquals(constants, [
    ["0", "1/2", "0", "-3/2", "0", "1/2"],
    ["0", "0", "0", "1"],
    ["0", "1"],
  ]);
});

function numberAt(a: RationalPolynomial, x: number): number {
  return a.reduceRight((sum, c) => sum * x + c.toNumber(), 0);
}

Deno.test("quadraticLogarithm() has the slope of its integrand", () => {
  fc.assert(
    fc.property(polynomial(1), nonzero(2), (a, bottom) => {
      const [c, b, lead] = bottom.map((each) => each.toNumber());
      if (lead === undefined || b! * b! - 4 * lead * c! >= 0) return;
      const terms = logarithmicPart(ring, a, bottom, factorOverRationals);
      for (const term of terms.filter((each) => each.residues.length === 3)) {
        const real = quadraticLogarithm(ring, term, rationalSquareRoot);
        if (real.square.sign < 0) return;
        const v = Math.sqrt(real.square.toNumber());
        const x = 1.25;
        const norm = numberAt(real.norm, x);
        let slope = real.u.toNumber() *
          numberAt(ring.derivative(real.norm), x) / norm;
        for (const each of real.arctangents) {
          const p = each.map((k) => numberAt(k, v));
          const value = p.reduceRight((sum, k) => sum * x + k, 0);
          const rate = p.reduceRight(
            (sum, k, i) => i === 0 ? sum : sum * x + i * k,
            0,
          );
          slope += v * 2 * rate / (1 + value * value);
        }
        const expected = numberAt(a, x) / numberAt(bottom, x);
        // Ten operations of doubles, with values up to a thousand.
        assertAlmostEquals(slope, expected, 1e-9 * (1 + Math.abs(expected)));
      }
    }),
    { seed, numRuns: 1000 },
  );
});

Deno.test("quadraticLogarithm() takes roots of parameters", () => {
  const over = new ParametricRing(1);
  const field = rationalFunctions(1);
  const a = field.of(over.parameters.variable(0));
  const bottom = over.of([field.multiply(a, a), field.zero, field.one]);
  const [term] = logarithmicPart(over, over.one, bottom);
  const real = quadraticLogarithm(
    over,
    term!,
    (value) => rationalFunctionSquareRoot(1, value),
  );
  // 1 / (x² + a²) is the slope of arctan(x / a) / a.
  const half = field.fromRational(Rational.of(1, 2));
  assert(field.equals(real.v!, field.divide(half, a)));
  assertEquals(real.arctangents.length, 1);
  assert(field.equals(
    real.arctangents[0]![1]![0]!,
    field.divide(field.one, a),
  ));
});

Deno.test("logarithmToArctangents() has the slope of the logarithm", () => {
  fc.assert(
    fc.property(nonzero(4), nonzero(4), (a, b) => {
      const gcd = ring.gcd(a, b);
      const p = ring.exactDivide(a, gcd), q = ring.exactDivide(b, gcd);
      const sum = logarithmToArctangents(ring, p, q).reduce(
        (sum, each) =>
          fractions.add(
            sum,
            fractions.of(
              ring.scale(ring.derivative(each), Rational.of(2)),
              ring.add(ring.one, ring.multiply(each, each)),
            ),
          ),
        fractions.zero,
      );
      // The derivative of i ln((p + i q) / (p - i q)).
      const expected = fractions.of(
        ring.scale(
          ring.subtract(
            ring.multiply(ring.derivative(p), q),
            ring.multiply(p, ring.derivative(q)),
          ),
          Rational.of(2),
        ),
        ring.add(ring.multiply(p, p), ring.multiply(q, q)),
      );
      assert(fractions.equals(sum, expected));
    }),
    { seed, numRuns: 1000 },
  );
});
