import { assert, assertEquals, assertThrows } from "@std/assert";
import * as fc from "fast-check";
import { withBudget } from "../../../lib/expr/budget.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { Rational } from "../../../lib/expr/exact/rational.ts";
import {
  factorMultivariate,
  squareFreeMultivariate,
} from "../../../lib/expr/polynomial/factor_multivariate.ts";
import {
  type Multivariate,
  MultivariateRing,
} from "../../../lib/expr/polynomial/multivariate.ts";
import type { Factorization } from "../../../lib/expr/polynomial/square_free.ts";
import { golden, nonzeroSparse, seed, sparse, sparseTexts } from "./samples.ts";

function productOf(
  ring: MultivariateRing,
  { unit, factors }: Factorization<Rational, Multivariate>,
): Multivariate {
  return factors.reduce(
    (product, { factor, multiplicity }) =>
      ring.multiply(product, ring.power(factor, multiplicity)),
    ring.constant(unit),
  );
}

Deno.test("factorMultivariate() finds SymPy's factors", () => {
  for (const { arity, a, factors } of golden.factoredSparse) {
    const ring = new MultivariateRing(arity);
    const found = factorMultivariate(sparse(a));
    assertEquals(
      found.factors.map(({ factor, multiplicity }) =>
        JSON.stringify([sparseTexts(factor), multiplicity])
      ).sort(),
      factors.map((part) => JSON.stringify(part)).sort(),
    );
    assert(ring.equals(productOf(ring, found), sparse(a)));
  }
});

Deno.test("factorMultivariate() multiplies back", () => {
  const ring = new MultivariateRing(3);
  const any = nonzeroSparse(3, 3, 2);
  fc.assert(
    fc.property(any, any, nonzeroSparse(3, 2, 1), (a, b, c) => {
      const product = ring.multiply(ring.multiply(a, b), ring.multiply(c, c));
      const found = factorMultivariate(product);
      assert(ring.equals(productOf(ring, found), product));
      const degree = found.factors.reduce(
        (sum, { multiplicity }) => sum + multiplicity,
        0,
      );
      // At least one for each factor that is not a constant.
      const least = [a, b, c, c].filter((each) => !ring.isConstant(each));
      assert(degree >= least.length);
    }),
    { seed, numRuns: 1000 },
  );
});

/** Each irreducible factor as often as it divides. */
function listed(a: Multivariate): string[] {
  return factorMultivariate(a).factors.flatMap(({ factor, multiplicity }) =>
    new Array<string>(multiplicity).fill(JSON.stringify(sparseTexts(factor)))
  ).sort();
}

Deno.test("factorMultivariate() joins the factors of a product", () => {
  const ring = new MultivariateRing(4);
  const any = nonzeroSparse(4, 3, 2);
  fc.assert(
    fc.property(any, any, any, (a, b, c) => {
      const product = ring.multiply(ring.multiply(a, b), c);
      const expected = [a, b, c].flatMap(listed).sort();
      assertEquals(listed(product), expected);
    }),
    { seed, numRuns: 300 },
  );
});

Deno.test("squareFreeMultivariate() multiplies back, each part simple", () => {
  const ring = new MultivariateRing(3);
  const any = nonzeroSparse(3, 3, 2);
  fc.assert(
    fc.property(any, any, (a, b) => {
      const product = ring.multiply(ring.multiply(a, a), b);
      const found = squareFreeMultivariate(product);
      assert(ring.equals(productOf(ring, found), product));
      for (const { factor } of found.factors) {
        const common = [0, 1, 2].reduce(
          (gcd, i) => ring.gcd(gcd, ring.derivative(factor, i)),
          factor,
        );
        assert(ring.isConstant(common));
      }
    }),
    { seed, numRuns: 1000 },
  );
});

/** x² - k² - Π (y - n) over |n| ≤ 9: k² at each point that is tried. */
function hidden(ring: MultivariateRing, k: number): Multivariate {
  const x = ring.variable(0), y = ring.variable(1);
  let product = ring.one;
  for (let n = -9n; n <= 9n; n++) {
    product = ring.multiply(product, ring.subtract(y, ring.fromInteger(n)));
  }
  const square = ring.fromInteger(BigInt(k * k));
  return ring.subtract(ring.subtract(ring.power(x, 2), square), product);
}

Deno.test("factorMultivariate() is not fooled where all values split", () => {
  const ring = new MultivariateRing(2);
  const one = hidden(ring, 1), two = hidden(ring, 2);
  assertEquals(
    factorMultivariate(one).factors,
    [
      { factor: one.map((term) => term), multiplicity: 1 },
    ].map(({ factor, multiplicity }) => ({
      factor: ring.primitive(factor).primitive,
      multiplicity,
    })),
  );
  const both = factorMultivariate(ring.multiply(one, two));
  assertEquals(both.factors.length, 2);
  assert(ring.equals(productOf(ring, both), ring.multiply(one, two)));
});

Deno.test("factorMultivariate() keeps constants apart", () => {
  const ring = new MultivariateRing(2);
  assertEquals(factorMultivariate([]).unit.toString(), "0");
  const constant = factorMultivariate(ring.constant(Rational.of(-5, 3)));
  assertEquals(constant.unit.toString(), "-5/3");
  assertEquals(constant.factors, []);
});

Deno.test("factorMultivariate() stops within the budget", () => {
  const ring = new MultivariateRing(4);
  const [x, y, z, w] = [0, 1, 2, 3].map((i) => ring.variable(i));
  const sum = ring.add(ring.add(x!, y!), ring.add(z!, w!));
  const large = ring.add(ring.power(sum, 12), ring.multiply(x!, y!));
  const error = assertThrows(
    () => withBudget({ steps: 2000 }, () => factorMultivariate(large)),
    ExpressionError,
  );
  assertEquals(error.code, "budget");
});
