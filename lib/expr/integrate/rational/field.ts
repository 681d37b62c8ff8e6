/** Expressions without the variable of integration as the coefficients of
 * polynomials. */
import {
  add,
  divide,
  type Expression,
  multiply,
  negate,
  numeral,
  one,
  power,
  same,
  subtract,
  zero,
} from "../../algebra/mod.ts";
import type { Rational } from "../../exact/rational.ts";
import { type Field, UnivariateRing } from "../../polynomial/mod.ts";
import { rationalNormal } from "../../simplify/mod.ts";

/** A polynomial whose coefficients are expressions, ascending. */
export type Polynomial = readonly Expression[];

/** The quotient of its normal form, so that 0 is written as 0. */
function normal(expression: Expression): Expression {
  if (expression.size === 1) return expression;
  const { numerator, denominator } = rationalNormal(expression);
  return divide(numerator, denominator);
}

/** a ∘ b for numbers at once, else in normal form. */
function operation(
  ofNumbers: (a: Rational, b: Rational) => Rational,
  ofExpressions: (a: Expression, b: Expression) => Expression,
): (a: Expression, b: Expression) => Expression {
  return (a, b) =>
    a.kind === "numeral" && b.kind === "numeral"
      ? numeral(ofNumbers(a.value, b.value))
      : normal(ofExpressions(a, b));
}

function isZeroNumeral(a: Expression): boolean {
  return a.kind === "numeral" && a.value.isZero;
}

/**
 * The field of constants: rational functions of parameters, roots and other
 * constants that are taken to be independent where they are not roots of the
 * same number.
 */
export const expressionField: Field<Expression> = {
  zero,
  one,
  add: operation((a, b) => a.plus(b), add),
  subtract: operation((a, b) => a.minus(b), subtract),
  multiply: operation((a, b) => a.times(b), multiply),
  divide: operation((a, b) => a.dividedBy(b), divide),
  exactDivide: operation((a, b) => a.dividedBy(b), divide),
  negate: (a) => a.kind === "numeral" ? numeral(a.value.negated()) : negate(a),
  isZero: isZeroNumeral,
  equals: (a, b) => same(a, b) || isZeroNumeral(normal(subtract(a, b))),
  fromInteger: (value) => numeral(value),
  fromRational: (value) => numeral(value),
};

/** Polynomials over it. */
export const ring: UnivariateRing<Expression> = new UnivariateRing(
  expressionField,
);

/**
 * The expression of a polynomial.
 *
 * @param polynomial Its coefficients.
 * @param x What to put for the variable.
 * @returns Their sum, each times its power.
 */
export function expressionOfPolynomial(
  polynomial: Polynomial,
  x: Expression,
): Expression {
  return add(
    ...polynomial.map((coefficient, k) =>
      multiply(coefficient, power(x, numeral(k)))
    ),
  );
}

/**
 * The numbers that the coefficients are.
 *
 * @param polynomial Any.
 * @returns The numbers; undefined if one is no rational number.
 */
export function rationalCoefficients(
  polynomial: Polynomial,
): readonly Rational[] | undefined {
  const values: Rational[] = [];
  for (const coefficient of polynomial) {
    if (coefficient.kind !== "numeral") return undefined;
    values.push(coefficient.value);
  }
  return values;
}
