import { assertEquals, assertThrows } from "@std/assert";
import { withBudget } from "../../../lib/expr/budget.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { Rational } from "../../../lib/expr/exact/rational.ts";
import { factorMultivariate } from "../../../lib/expr/polynomial/factor_multivariate.ts";
import { MultivariateRing } from "../../../lib/expr/polynomial/multivariate.ts";
import { rationalPolynomials } from "../../../lib/expr/polynomial/rational_ring.ts";

const ring = new MultivariateRing(2);

/** x^n - y^m */
function powers(n: number, m: number) {
  return ring.of([
    { exponents: [n, 0], coefficient: Rational.of(1) },
    { exponents: [0, m], coefficient: Rational.of(-1) },
  ]);
}

const huge = 10 ** 9;

Deno.test("polynomials of huge degrees end in the budget, not in memory", () => {
  const large = powers(huge, 1), other = powers(huge - 1, 2);
  const attempts: (() => unknown)[] = [
    () => ring.gcd(large, other),
    () => ring.resultant(large, other, 0),
    () => ring.coefficientsIn(large, 0),
    () => ring.evaluate(large, 0, Rational.of(1)),
    () => factorMultivariate(powers(huge, 0)),
    () => factorMultivariate(powers(huge, huge - 1)),
    () => rationalPolynomials.power(rationalPolynomials.x, huge),
    () => ring.power(ring.add(ring.variable(0), ring.one), huge),
  ];
  for (const attempt of attempts) {
    const error = assertThrows(
      () => withBudget({ steps: 1_000_000 }, attempt),
      ExpressionError,
    );
    assertEquals(error.code, "budget", `${attempt}`);
  }
});

Deno.test("polynomials of huge degrees add, multiply and divide", () => {
  const large = powers(huge, 1);
  const product = ring.multiply(large, ring.variable(0));
  assertEquals(ring.degree(product, 0), huge + 1);
  assertEquals(ring.exactDivide(product, large), ring.variable(0));
});
