import { assert, assertEquals } from "@std/assert";
import * as fc from "fast-check";
import { AlgebraicExtension } from "../../../lib/expr/polynomial/algebraic_extension.ts";
import type { Univariate } from "../../../lib/expr/polynomial/dense.ts";
import { factorOverRationals } from "../../../lib/expr/polynomial/factor_univariate.ts";
import { FractionField } from "../../../lib/expr/polynomial/fractions.ts";
import { partialFractions } from "../../../lib/expr/polynomial/partial_fractions.ts";
import { rationalPolynomials as ring } from "../../../lib/expr/polynomial/rational_ring.ts";
import {
  type Factorization,
  squareFreeDecomposition,
} from "../../../lib/expr/polynomial/square_free.ts";
import { UnivariateRing } from "../../../lib/expr/polynomial/univariate.ts";
import { dense, golden, nonzero, polynomial, seed, texts } from "./samples.ts";

/** The sum of the parts, each of which is checked to be proper. */
function assertRecombines<T>(
  over: UnivariateRing<T>,
  numerator: Univariate<T>,
  denominator: Univariate<T>,
  factored: Factorization<T, Univariate<T>>,
): void {
  const field = new FractionField(over);
  const found = partialFractions(over, numerator, factored);
  const sum = found.fractions.reduce((sum, { numerator, factor, power }) => {
    assert(numerator.length > 0 && numerator.length < factor.length);
    return field.add(sum, field.of(numerator, over.power(factor, power)));
  }, field.of(found.polynomial));
  assert(field.equals(sum, field.of(numerator, denominator)));
}

Deno.test("partialFractions() is SymPy's apart()", () => {
  for (const row of golden.apart) {
    const found = partialFractions(
      ring,
      dense(...row.numerator),
      factorOverRationals(dense(...row.denominator)),
    );
    assertEquals(texts(found.polynomial), row.polynomial);
    assertEquals(
      found.fractions.map(({ numerator, factor, power }) =>
        JSON.stringify([texts(numerator), texts(factor), power])
      ).sort(),
      row.fractions.map((each) => JSON.stringify(each)).sort(),
    );
  }
});

Deno.test("partialFractions() recombines", () => {
  fc.assert(
    fc.property(polynomial(8), nonzero(3), nonzero(3), (a, b, c) => {
      const bottom = ring.multiply(ring.multiply(b, b), c);
      assertRecombines(ring, a, bottom, factorOverRationals(bottom));
      const parts = squareFreeDecomposition(ring, bottom);
      assertRecombines(ring, a, bottom, parts);
    }),
    { seed, numRuns: 1000 },
  );
});

Deno.test("partialFractions() recombines over an extension", () => {
  const field = new AlgebraicExtension(ring, dense(-2, 0, 1));
  const over = new UnivariateRing(field);
  const linear = over.of([field.generator, field.one]);
  const factors = [
    { factor: linear, multiplicity: 2 },
    { factor: over.of([field.one, field.one]), multiplicity: 1 },
  ];
  const bottom = over.multiply(over.power(linear, 2), factors[1]!.factor);
  const top = over.fromRationals(dense(1, 2, 3, 4));
  assertRecombines(over, top, bottom, { unit: field.one, factors });
});
