import { assert, assertEquals } from "@std/assert";
import * as fc from "fast-check";
import { AlgebraicExtension } from "../../../lib/expr/polynomial/algebraic_extension.ts";
import {
  type AlgebraicPolynomial,
  factorOverExtension,
} from "../../../lib/expr/polynomial/factor_extension.ts";
import { rationalPolynomials as ring } from "../../../lib/expr/polynomial/rational_ring.ts";
import { UnivariateRing } from "../../../lib/expr/polynomial/univariate.ts";
import { dense, golden, nonzero, polynomial, seed } from "./samples.ts";

Deno.test("factorOverExtension() finds SymPy's factors", () => {
  for (const { modulus, a, factors } of golden.overExtensions) {
    const field = new AlgebraicExtension(ring, dense(...modulus));
    const over = new UnivariateRing(field);
    const found = factorOverExtension(
      field,
      over.fromRationals(dense(...a)),
    );
    assertEquals(
      found.factors.map(({ factor, multiplicity }) =>
        JSON.stringify([factor.map((c) => c.map(String)), multiplicity])
      ).sort(),
      factors.map((part) => JSON.stringify(part)).sort(),
    );
  }
});

Deno.test("factorOverExtension() multiplies back", () => {
  const field = new AlgebraicExtension(ring, dense(1, 0, 1));
  const over = new UnivariateRing(field);
  const any: fc.Arbitrary<AlgebraicPolynomial> = fc
    .tuple(polynomial(1), polynomial(1), nonzero(1))
    .map((coefficients) => over.of(coefficients));
  fc.assert(
    fc.property(any, any, (a, b) => {
      const product = over.multiply(over.multiply(a, a), b);
      const { unit, factors } = factorOverExtension(field, product);
      const back = factors.reduce(
        (sum, { factor, multiplicity }) =>
          over.multiply(sum, over.power(factor, multiplicity)),
        over.constant(unit),
      );
      assert(over.equals(back, product));
      const every = (p: AlgebraicPolynomial) =>
        factorOverExtension(field, p).factors.flatMap((f) =>
          new Array<string>(f.multiplicity).fill(
            JSON.stringify(f.factor.map((c) => c.map(String))),
          )
        );
      const expected = [a, a, b].flatMap(every).sort();
      assertEquals(every(product).sort(), expected);
    }),
    { seed, numRuns: 200 },
  );
});
