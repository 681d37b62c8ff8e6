import { assert, assertEquals, assertThrows } from "@std/assert";
import * as fc from "fast-check";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { Rational } from "../../../lib/expr/exact/rational.ts";
import {
  type Multivariate,
  MultivariateRing,
} from "../../../lib/expr/polynomial/multivariate.ts";
import {
  fraction,
  golden,
  nonzeroSparse,
  seed,
  sparse,
  sparsePolynomial,
  sparseTexts,
} from "./samples.ts";

const three = new MultivariateRing(3);
const runs = { seed, numRuns: 1000 };

function valueAt(a: Multivariate, point: readonly Rational[]): Rational {
  return a.reduce((sum, { exponents, coefficient }) =>
    sum.plus(
      exponents.reduce(
        (term, exponent, i) => term.times(point[i]!.power(exponent)),
        coefficient,
      ),
    ), Rational.of(0));
}

const point = fc.tuple(fraction, fraction, fraction);

Deno.test("MultivariateRing.gcd() is SymPy's", () => {
  for (const { arity, a, b, gcd } of golden.severalVariables) {
    const ring = new MultivariateRing(arity);
    assertEquals(sparseTexts(ring.gcd(sparse(a), sparse(b))), gcd);
  }
});

Deno.test("MultivariateRing.resultant() is SymPy's", () => {
  for (const row of golden.severalVariables) {
    const ring = new MultivariateRing(row.arity);
    const left = sparse(row.left), right = sparse(row.right);
    assertEquals(sparseTexts(ring.resultant(left, right, 0)), row.resultant);
    assertEquals(sparseTexts(ring.discriminant(left, 0)), row.discriminant);
  }
});

Deno.test("MultivariateRing.multiply() evaluates to the product", () => {
  const any = sparsePolynomial(3);
  fc.assert(
    fc.property(any, any, point, (a, b, at) => {
      const product = valueAt(three.multiply(a, b), at);
      assert(product.equals(valueAt(a, at).times(valueAt(b, at))));
      const sum = valueAt(three.add(a, b), at);
      assert(sum.equals(valueAt(a, at).plus(valueAt(b, at))));
      assertEquals(three.subtract(a, a), []);
    }),
    runs,
  );
});

Deno.test("MultivariateRing.multiply() holds exponents beyond packing", () => {
  const a = three.of([
    { exponents: [2 ** 40, 0, 1], coefficient: Rational.of(1) },
    { exponents: [0, 2 ** 40, 0], coefficient: Rational.of(2) },
  ]);
  const square = three.multiply(a, a);
  assertEquals(sparseTexts(square), [
    [[2 ** 41, 0, 2], "1"],
    [[2 ** 40, 2 ** 40, 1], "4"],
    [[0, 2 ** 41, 0], "4"],
  ]);
  assertEquals(sparseTexts(three.exactDivide(square, a)), sparseTexts(a));
});

Deno.test("MultivariateRing.divideIfExact() undoes the product", () => {
  const any = nonzeroSparse(3);
  fc.assert(
    fc.property(any, any, any, (a, b, c) => {
      const quotient = three.divideIfExact(three.multiply(a, b), b);
      assert(three.equals(quotient!, a));
      const other = three.divideIfExact(a, c);
      if (other !== undefined) {
        assert(three.equals(three.multiply(other, c), a));
      }
    }),
    runs,
  );
});

Deno.test("MultivariateRing.gcd() divides both and takes common factors", () => {
  const any = nonzeroSparse(3);
  fc.assert(
    fc.property(any, any, nonzeroSparse(3, 3), (a, b, common) => {
      const left = three.multiply(a, common);
      const right = three.multiply(b, common);
      const gcd = three.gcd(left, right);
      const first = three.exactDivide(left, gcd);
      const second = three.exactDivide(right, gcd);
      three.exactDivide(gcd, common);
      assert(three.isConstant(three.gcd(first, second)));
    }),
    runs,
  );
});

Deno.test("MultivariateRing.gcd() finds factors in five variables", () => {
  const ring = new MultivariateRing(5);
  const any = nonzeroSparse(5, 5);
  fc.assert(
    fc.property(any, any, any, (a, b, common) => {
      const left = ring.multiply(a, common), right = ring.multiply(b, common);
      const gcd = ring.gcd(left, right);
      ring.exactDivide(gcd, common);
      ring.exactDivide(left, gcd);
      ring.exactDivide(right, gcd);
    }),
    { seed, numRuns: 50 },
  );
});

Deno.test("MultivariateRing.gcd() finds common linear forms", () => {
  // Homogeneous: at points in proportion they have values in proportion.
  const ring = new MultivariateRing(4);
  const forms = [[1, 2, 0, 0], [1, 0, -3, 0], [0, 1, 0, 1], [2, 1, -1, 3], [
    0,
    0,
    1,
    -2,
  ]].map((coefficients) =>
    coefficients.reduce(
      (sum, c, i) =>
        ring.add(sum, ring.scale(ring.variable(i), Rational.of(c))),
      ring.zero,
    )
  );
  const counts = fc.array(fc.nat(2), { minLength: 5, maxLength: 5 });
  const product = (powers: readonly number[]) =>
    powers.reduce(
      (result, power, i) => ring.multiply(result, ring.power(forms[i]!, power)),
      ring.one,
    );
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const gcd = ring.gcd(product(a), product(b));
      const common = product(a.map((power, i) => Math.min(power, b[i]!)));
      assert(ring.equals(gcd, ring.primitive(common).primitive));
    }),
    { seed, numRuns: 300 },
  );
});

Deno.test("MultivariateRing.gcd() is not misled by equal values", () => {
  const ring = new MultivariateRing(4);
  const read = (terms: readonly (readonly [number, readonly number[]])[]) =>
    ring.of(terms.map(([c, exponents]) => ({
      exponents,
      coefficient: Rational.of(c),
    })));
  const common = read([
    [-1, [2, 0, 0, 0]],
    [100, [0, 4, 2, 2]],
    [-80, [0, 4, 1, 3]],
    [16, [0, 4, 0, 4]],
  ]);
  const left = read([
    [49, [8, 8, 8, 2]],
    [-28, [7, 6, 5, 4]],
    [4, [6, 4, 2, 6]],
    [-1, [0, 0, 0, 0]],
  ]);
  const right = read([[-9, [1, 2, 0, 1]], [-2, [1, 0, 1, 1]]]);
  const gcd = ring.gcd(
    ring.multiply(left, common),
    ring.multiply(right, common),
  );
  assert(ring.equals(gcd, ring.primitive(common).primitive));
});

Deno.test("MultivariateRing.resultant() vanishes at common roots", () => {
  const any = nonzeroSparse(3, 3);
  fc.assert(
    fc.property(any, any, (a, b) => {
      const x = three.variable(0);
      const [p, q] = [a, b].map((each) =>
        three.multiply(each, three.subtract(x, three.variable(1)))
      );
      assertEquals(three.resultant(p!, q!, 0), []);
      const apart = three.resultant(a, b, 0);
      const gcd = three.gcd(a, b);
      assertEquals(apart.length === 0, three.degree(gcd, 0) > 0);
    }),
    runs,
  );
});

Deno.test("MultivariateRing.substitute() evaluates inside out", () => {
  const any = sparsePolynomial(3);
  fc.assert(
    fc.property(any, any, point, (a, b, at) => {
      const inner = valueAt(b, at);
      const value = valueAt(three.substitute(a, 1, b), at);
      assert(value.equals(valueAt(a, [at[0], inner, at[2]])));
      const partial = three.evaluate(a, 2, at[2]);
      assert(valueAt(partial, at).equals(valueAt(a, at)));
    }),
    runs,
  );
});

Deno.test("MultivariateRing.fromCoefficients() undoes coefficientsIn()", () => {
  fc.assert(
    fc.property(sparsePolynomial(3, 8), (a) => {
      for (const variable of [0, 1, 2]) {
        const coefficients = three.coefficientsIn(a, variable);
        assertEquals(coefficients.length - 1, three.degree(a, variable));
        const back = three.fromCoefficients(coefficients, variable);
        assert(three.equals(back, a));
      }
    }),
    runs,
  );
});

Deno.test("MultivariateRing.derivative() has the rule of products", () => {
  const any = sparsePolynomial(3);
  fc.assert(
    fc.property(any, any, (a, b) => {
      const left = three.derivative(three.multiply(a, b), 1);
      const right = three.add(
        three.multiply(three.derivative(a, 1), b),
        three.multiply(a, three.derivative(b, 1)),
      );
      assert(three.equals(left, right));
    }),
    runs,
  );
});

Deno.test("MultivariateRing.exactDivide() refuses a remainder and 0", () => {
  const x = three.variable(0), y = three.variable(1);
  const refused = assertThrows(
    () => three.exactDivide(x, y),
    ExpressionError,
  );
  assertEquals(refused.code, "domain");
  const zero = assertThrows(() => three.exactDivide(x, []), ExpressionError);
  assertEquals(zero.code, "division-by-zero");
});
