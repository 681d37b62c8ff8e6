import { assert, assertEquals, assertThrows } from "@std/assert";
import * as fc from "fast-check";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { Rational } from "../../../lib/expr/exact/rational.ts";
import { AlgebraicExtension } from "../../../lib/expr/polynomial/algebraic_extension.ts";
import { type Field, rationals } from "../../../lib/expr/polynomial/domain.ts";
import { FractionField } from "../../../lib/expr/polynomial/fractions.ts";
import {
  ParametricRing,
  type RationalFunction,
  rationalFunctions,
} from "../../../lib/expr/polynomial/rational_functions.ts";
import { rationalPolynomials as ring } from "../../../lib/expr/polynomial/rational_ring.ts";
import { squareFreeDecomposition } from "../../../lib/expr/polynomial/square_free.ts";
import {
  multivariateSquareRoot,
  rationalFunctionSquareRoot,
  rationalSquareRoot,
} from "../../../lib/expr/polynomial/square_roots.ts";
import { UnivariateRing } from "../../../lib/expr/polynomial/univariate.ts";
import {
  dense,
  fraction,
  nonzeroSparse,
  polynomial,
  seed,
  sparsePolynomial,
} from "./samples.ts";

/** The laws that make a field. */
function assertField<T>(
  field: Field<T>,
  any: fc.Arbitrary<T>,
  numRuns: number,
): void {
  fc.assert(
    fc.property(any, any, any, (a, b, c) => {
      const { add, multiply, subtract, divide } = bind(field);
      assert(field.equals(add(a, b), add(b, a)));
      assert(field.equals(add(add(a, b), c), add(a, add(b, c))));
      assert(field.equals(
        multiply(multiply(a, b), c),
        multiply(a, multiply(b, c)),
      ));
      assert(field.equals(
        multiply(a, add(b, c)),
        add(multiply(a, b), multiply(a, c)),
      ));
      assert(field.isZero(subtract(a, a)));
      assert(field.equals(add(a, field.negate(b)), subtract(a, b)));
      assert(field.equals(multiply(a, field.one), a));
      if (!field.isZero(b)) {
        assert(field.equals(multiply(divide(a, b), b), a));
      }
    }),
    { seed, numRuns },
  );
}

function bind<T>(field: Field<T>) {
  return {
    add: (a: T, b: T) => field.add(a, b),
    subtract: (a: T, b: T) => field.subtract(a, b),
    multiply: (a: T, b: T) => field.multiply(a, b),
    divide: (a: T, b: T) => field.divide(a, b),
  };
}

const functions = rationalFunctions(2);
const rationalFunction: fc.Arbitrary<RationalFunction> = fc
  .tuple(sparsePolynomial(2, 3), nonzeroSparse(2, 2, 1))
  .map(([numerator, denominator]) => functions.of(numerator, denominator));

Deno.test("rationals is a field", () => {
  assertField(rationals, fraction, 1000);
});

Deno.test("rationalFunctions() is a field", () => {
  assertField(functions, rationalFunction, 1000);
});

Deno.test("FractionField of Q[x] is a field", () => {
  const field = new FractionField(ring);
  const any = fc.tuple(polynomial(3), polynomial(2))
    .map(([top, bottom]) =>
      field.of(top, bottom.length === 0 ? ring.one : bottom)
    );
  assertField(field, any, 1000);
});

Deno.test("AlgebraicExtension is a field", () => {
  // t³ - 2 is irreducible by Eisenstein's criterion.
  const field = new AlgebraicExtension(ring, dense(-2, 0, 0, 1));
  const any = polynomial(5).map((a) => field.reduce(a));
  assertField(field, any, 1000);
  const cube = field.multiply(
    field.generator,
    field.multiply(field.generator, field.generator),
  );
  assert(field.equals(cube, field.fromInteger(2n)));
});

Deno.test("AlgebraicExtension can stand on another", () => {
  const below = new AlgebraicExtension(ring, dense(-2, 0, 1));
  const over = new UnivariateRing(below);
  const minusThree = below.fromInteger(-3n);
  const field = new AlgebraicExtension(
    over,
    [minusThree, below.zero, below.one],
  );
  const any = fc.tuple(polynomial(1), polynomial(1)).map((pair) =>
    over.of(pair)
  );
  assertField(field, any, 300);
});

Deno.test("AlgebraicExtension.norm() multiplies the conjugates", () => {
  const field = new AlgebraicExtension(ring, dense(-2, 0, 1));
  // (3 + 5 √2) (3 - 5 √2) = 9 - 50.
  assertEquals(field.norm(dense(3, 5)).toString(), "-41");
});

Deno.test("AlgebraicExtension.invert() tells a reducible modulus", () => {
  const field = new AlgebraicExtension(ring, dense(-1, 0, 1));
  const error = assertThrows(
    () => field.invert(dense(1, 1)),
    ExpressionError,
  );
  assertEquals(error.code, "domain");
});

Deno.test("FractionField.of() refuses 0 and reduces", () => {
  const field = new FractionField(ring);
  assertThrows(() => field.of(ring.one, []), ExpressionError);
  const { numerator, denominator } = field.of(dense(-1, 0, 1), dense(2, 2));
  assertEquals([numerator, denominator].map(String), ["-1/2,1/2", "1"]);
});

Deno.test("ParametricRing has the gcd and resultant of any field", () => {
  const fast = new ParametricRing(2);
  const slow = new UnivariateRing(functions);
  const any = fc.array(rationalFunction, { maxLength: 3 })
    .map((coefficients) => slow.of(coefficients));
  fc.assert(
    fc.property(any, any, any, (a, b, common) => {
      const left = slow.multiply(a, common), right = slow.multiply(b, common);
      assert(slow.equals(fast.gcd(left, right), slow.gcd(left, right)));
      const expected = slow.resultant(a, b);
      assert(functions.equals(fast.resultant(a, b), expected));
    }),
    { seed, numRuns: 100 },
  );
});

Deno.test("ParametricRing.factor() multiplies back", () => {
  const over = new ParametricRing(1);
  const field = rationalFunctions(1);
  const a = over.parameters.variable(0);
  const root = over.of([field.negate(field.of(a)), field.one]);
  const other = over.of([field.of(over.one[0]!.numerator, a), field.one]);
  const product = over.multiply(over.multiply(root, root), other);
  const { unit, factors } = over.factor(over.scale(product, field.of(a)));
  assert(field.equals(unit, field.of(a)));
  assertEquals(factors.map(({ multiplicity }) => multiplicity), [2, 1]);
  assert(over.equals(factors[0]!.factor, root));
  assert(over.equals(factors[1]!.factor, other));
});

Deno.test("squareFreeDecomposition() works over any field", () => {
  const field = new AlgebraicExtension(ring, dense(-2, 0, 1));
  const over = new UnivariateRing(field);
  const a = over.of([field.generator, field.one]);
  const b = over.of([field.one, field.zero, field.one]);
  const product = over.multiply(over.power(a, 3), over.power(b, 2));
  const { factors } = squareFreeDecomposition(over, product);
  assertEquals(factors.map(({ multiplicity }) => multiplicity), [2, 3]);
  assert(over.equals(factors[0]!.factor, b));
  assert(over.equals(factors[1]!.factor, a));
});

Deno.test("multivariateSquareRoot() finds what was squared", () => {
  const { parameters } = new ParametricRing(2);
  fc.assert(
    fc.property(nonzeroSparse(2), rationalFunction, (a, f) => {
      const root = multivariateSquareRoot(
        parameters,
        parameters.multiply(a, a),
      )!;
      assert(
        parameters.equals(root, a) ||
          parameters.equals(parameters.negate(root), a),
      );
      const square = functions.multiply(f, f);
      if (functions.isZero(f)) return;
      const other = rationalFunctionSquareRoot(2, square)!;
      assert(functions.equals(functions.multiply(other, other), square));
    }),
    { seed, numRuns: 1000 },
  );
  const x = parameters.variable(0);
  assertEquals(multivariateSquareRoot(parameters, x), undefined);
  assertEquals(rationalSquareRoot(Rational.of(4, 9))!.toString(), "2/3");
  assertEquals(rationalSquareRoot(Rational.of(2)), undefined);
  assertEquals(rationalSquareRoot(Rational.of(-4)), undefined);
});
