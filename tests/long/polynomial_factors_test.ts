/** Unique factorisation, at length: the factors of a product are those of its
 * parts, and the common factors of two products those that were put in. */
import { assert, assertEquals } from "@std/assert";
import { Random } from "../../lib/core/random.ts";
import { Rational } from "../../lib/expr/exact/rational.ts";
import { factorMultivariate } from "../../lib/expr/polynomial/factor_multivariate.ts";
import {
  type Multivariate,
  MultivariateRing,
} from "../../lib/expr/polynomial/multivariate.ts";

const seed = 31;

function draw(ring: MultivariateRing, random: Random): Multivariate {
  const degree = 1 + random.below(4);
  const a = ring.of(
    Array.from({ length: 1 + random.below(6) }, () => ({
      exponents: Array.from(
        { length: ring.arity },
        () => random.below(degree + 1),
      ),
      coefficient: Rational.of(random.below(25) - 12),
    })),
  );
  if (a.length === 0) return draw(ring, random);
  // Differences of squares, and polynomials in squares, split in more ways.
  const square = () => {
    const power = ring.power(ring.variable(0), 2 * random.below(3));
    const difference = ring.subtract(ring.multiply(a, a), power);
    return difference.length === 0 ? a : difference;
  };
  switch (random.below(5)) {
    case 0:
      return square();
    case 1:
      return a.map(({ exponents, coefficient }) => ({
        exponents: exponents.map((each) => 2 * each),
        coefficient,
      }));
    default:
      return a;
  }
}

function listed(a: Multivariate): string[] {
  return factorMultivariate(a).factors.flatMap(({ factor, multiplicity }) =>
    new Array<string>(multiplicity).fill(
      factor.map((t) => `${t.coefficient}:${t.exponents}`).join(" "),
    )
  ).sort();
}

Deno.test("factorMultivariate() joins the factors of 3000 products", () => {
  const random = new Random(seed);
  for (let i = 0; i < 3000; i++) {
    const ring = new MultivariateRing(1 + random.below(4));
    const a = draw(ring, random), b = draw(ring, random);
    const product = ring.multiply(a, b);
    const expected = [...listed(a), ...listed(b)].sort();
    assertEquals(listed(product), expected, `seed ${seed}, product ${i}`);
  }
});

Deno.test("MultivariateRing.gcd() takes common factors out of 10000 pairs", () => {
  const random = new Random(seed, 1);
  for (let i = 0; i < 10_000; i++) {
    const ring = new MultivariateRing(1 + random.below(5));
    const [a, b, c] = [0, 1, 2].map(() => draw(ring, random)) as [
      Multivariate,
      Multivariate,
      Multivariate,
    ];
    const gcd = ring.gcd(ring.multiply(a, c), ring.multiply(b, c));
    const expected = ring.multiply(ring.gcd(a, b), c);
    assert(
      ring.equals(gcd, ring.primitive(expected).primitive),
      `seed ${seed}, pair ${i}`,
    );
  }
});
