import { assert, assertEquals, assertThrows } from "@std/assert";
import * as fc from "fast-check";
import { withBudget } from "../../../lib/expr/budget.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import {
  factorOverIntegers,
  factorOverRationals,
  isIrreducible,
} from "../../../lib/expr/polynomial/factor_univariate.ts";
import {
  fromIntegers,
  type RationalPolynomial,
  rationalPolynomials as ring,
} from "../../../lib/expr/polynomial/rational_ring.ts";
import {
  type Factorization,
  squareFreeDecomposition,
} from "../../../lib/expr/polynomial/square_free.ts";
import { dense, golden, nonzero, seed, texts } from "./samples.ts";
import type { Rational } from "../../../lib/expr/exact/rational.ts";

type Parts = readonly (readonly (string | number | string[])[])[];

/** As texts, in an order of their own. */
function sorted(parts: Parts): string[] {
  return parts.map((part) => JSON.stringify(part)).sort();
}

function listed(
  { factors }: Factorization<Rational, RationalPolynomial>,
): string[] {
  return sorted(factors.map((f) => [texts(f.factor), f.multiplicity]));
}

Deno.test("factorOverRationals() finds SymPy's factors", () => {
  for (const { a, unit, factors } of golden.oneVariable) {
    const found = factorOverRationals(dense(...a));
    assertEquals(found.unit.toString(), unit);
    assertEquals(listed(found), sorted(factors));
  }
});

Deno.test("squareFreeDecomposition() is SymPy's", () => {
  for (const { a, unit, squareFree } of golden.oneVariable) {
    const found = squareFreeDecomposition(ring, dense(...a));
    assertEquals(found.unit.toString(), unit);
    assertEquals(listed(found), sorted(squareFree));
  }
});

Deno.test("factorOverIntegers() multiplies back", () => {
  fc.assert(
    fc.property(nonzero(3), nonzero(3), nonzero(4), (a, b, c) => {
      const product = ring.multiply(ring.multiply(a, a), ring.multiply(b, c));
      const { unit, factors } = factorOverIntegers(product);
      let back = ring.constant(unit);
      for (const { factor, multiplicity } of factors) {
        assert(isIrreducible(fromIntegers(factor)));
        const power = ring.power(fromIntegers(factor), multiplicity);
        back = ring.multiply(back, power);
      }
      assert(ring.equals(back, product));
    }),
    { seed, numRuns: 1000 },
  );
});

/** Each irreducible factor as often as it divides. */
function every(a: RationalPolynomial): string[] {
  return factorOverIntegers(a).factors.flatMap(({ factor, multiplicity }) =>
    new Array<string>(multiplicity).fill(factor.join())
  ).sort();
}

Deno.test("factorOverIntegers() joins the factors of a product", () => {
  const any = nonzero(8);
  fc.assert(
    fc.property(any, any, any, (a, b, c) => {
      const product = ring.multiply(ring.multiply(a, b), c);
      assertEquals(every(product), [a, b, c].flatMap(every).sort());
    }),
    { seed, numRuns: 1000 },
  );
});

Deno.test("factorOverIntegers() splits x^84 - 1 into cyclotomic ones", () => {
  const power = dense(-1, ...new Array<number>(83).fill(0), 1);
  const { factors } = factorOverIntegers(power);
  // Euler's φ of each divisor of 84, sorted.
  assertEquals(
    factors.map(({ factor }) => factor.length - 1),
    [1, 1, 2, 2, 2, 4, 6, 6, 12, 12, 12, 24],
  );
});

Deno.test("factorOverIntegers() keeps constants apart", () => {
  assertEquals(factorOverIntegers([]).unit.toString(), "0");
  const { unit, factors } = factorOverIntegers(dense("-3/4", "-3/2"));
  assertEquals(unit.toString(), "-3/4");
  assertEquals(factors, [{ factor: [1n, 2n], multiplicity: 1 }]);
  assertEquals(factorOverIntegers(dense("2/3")).factors, []);
});

Deno.test("isIrreducible() knows Eisenstein's criterion", () => {
  assert(isIrreducible(dense(10, 5, 0, 15, 0, 0, 1)));
  assert(!isIrreducible(dense(1, 2, 1)));
  assert(!isIrreducible(dense(7)));
});

Deno.test("factorOverIntegers() stops within the budget", () => {
  const large = dense(...Array.from({ length: 400 }, (_, i) => i * i % 7 + 1));
  const error = assertThrows(
    () => withBudget({ steps: 10_000 }, () => factorOverIntegers(large)),
    ExpressionError,
  );
  assertEquals(error.code, "budget");
});
