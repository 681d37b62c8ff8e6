import { assert, assertEquals } from "@std/assert";
import * as fc from "fast-check";
import { liftSparse } from "../../../lib/expr/polynomial/lift_sparse.ts";
import {
  largePrime,
  primeField,
} from "../../../lib/expr/polynomial/prime_field.ts";
import * as sparse from "../../../lib/expr/polynomial/sparse.ts";
import type { SparseInteger } from "../../../lib/expr/polynomial/sparse_integer.ts";
import {
  coefficientsIn,
  evaluate,
} from "../../../lib/expr/polynomial/sparse_variable.ts";
import { UnivariateRing } from "../../../lib/expr/polynomial/univariate.ts";
import { seed } from "./samples.ts";

const field = primeField(largePrime(200)!);
const ring = new UnivariateRing(field);

function atOrigin(a: SparseInteger): bigint[] {
  const value = [1, 2, 3].reduce((p, i) => evaluate(field, p, i, 0n), a);
  return coefficientsIn(value, 0).map((c) => c[0]?.coefficient ?? 0n);
}

/** Of degree 1 or 2 in x, also where the other variables are 0. */
const factor = fc.tuple(
  fc.integer({ min: 1, max: 2 }),
  fc.array(
    fc.tuple(
      fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 4 }),
      fc.integer({ min: 1, max: 9 }),
    ),
    { maxLength: 4 },
  ),
  fc.integer({ min: 0, max: 9 }),
).map(([degree, terms, constant]): SparseInteger =>
  sparse.collect(field, [
    { exponents: [degree, 0, 0, 0], coefficient: 1n },
    { exponents: [0, 0, 0, 0], coefficient: BigInt(constant) },
    ...terms.map(([exponents, c]) => ({
      exponents: exponents.with(0, Math.min(exponents[0]!, degree)),
      coefficient: BigInt(c),
    })).filter(({ exponents }) => exponents.slice(1).some((n) => n > 0)),
  ])
);

Deno.test("liftSparse() finds factors from their values at the origin", () => {
  fc.assert(
    fc.property(factor, factor, factor, (...factors) => {
      const images = factors.map((f) => ring.of(atOrigin(f)));
      const areCoprime = [[0, 1], [0, 2], [1, 2]].every(([i, j]) =>
        ring.gcd(images[i!]!, images[j!]!).length === 1
      );
      fc.pre(areCoprime);
      const lifted = liftSparse({
        field,
        polynomial: factors.reduce((a, b) => sparse.multiply(field, a, b)),
        factors: images.map((image) => ring.monic(image)),
        leading: factors.map((f) => coefficientsIn(f, 0).at(-1)!),
      });
      assertEquals(lifted, factors);
    }),
    { seed, numRuns: 1000 },
  );
});

Deno.test("liftSparse() refuses values that are no factors", () => {
  // x² - (1 + y) has the roots ±1 at y = 0, and no factors.
  const polynomial = sparse.collect(field, [
    { exponents: [2, 0], coefficient: 1n },
    { exponents: [0, 1], coefficient: field.fromInteger(-1n) },
    { exponents: [0, 0], coefficient: field.fromInteger(-1n) },
  ]);
  const one = sparse.constant(field, 2, 1n);
  const lifted = liftSparse({
    field,
    polynomial,
    factors: [[1n, 1n], [field.fromInteger(-1n), 1n]],
    leading: [one, one],
  });
  assert(lifted === undefined);
});
