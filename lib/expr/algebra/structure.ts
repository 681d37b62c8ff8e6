/** The parts that builders share: numbers, coefficients, contents. Nothing
 * here applies a rule to more than one level of an expression. */
import { spend } from "../budget.ts";
import { greatestCommonDivisor, Rational } from "../exact/rational.ts";
import type { Expression, Numeral, Sum } from "./expression.ts";
import {
  makeConstant,
  makeNumeral,
  makeProduct,
  makeSum,
  makeVariable,
} from "./facts.ts";

/** 0 */
export const zero: Numeral = makeNumeral(Rational.of(0n));
/** 1 */
export const one: Numeral = makeNumeral(Rational.of(1n));
/** 2 */
export const two: Numeral = makeNumeral(Rational.of(2n));
/** -1 */
export const minusOne: Numeral = makeNumeral(Rational.of(-1n));
/** 1/2 */
export const half: Numeral = makeNumeral(Rational.of(1n, 2n));
/** π */
export const pi: Expression = makeConstant("pi");
/** e */
export const e: Expression = makeConstant("e");
/** The imaginary unit */
export const i: Expression = makeConstant("i");

/**
 * A number.
 *
 * @param numerator An integer, or a fraction.
 * @param denominator Not 0.
 * @returns numerator / denominator.
 */
export function numeral(
  numerator: bigint | number | Rational,
  denominator: bigint | number = 1n,
): Numeral {
  return makeNumeral(
    numerator instanceof Rational
      ? numerator
      : Rational.of(numerator, denominator),
  );
}

/**
 * A variable.
 *
 * @param name Its name.
 * @returns The expression.
 */
export function variable(name: string): Expression {
  return makeVariable(name);
}

/**
 * The rational factor of a term.
 *
 * @param term Any expression.
 * @returns term = coefficient · rest; rest is 1 for a numeral.
 */
export function splitCoefficient(
  term: Expression,
): { readonly coefficient: Rational; readonly rest: Expression } {
  if (term.kind === "numeral") return { coefficient: term.value, rest: one };
  const first = term.kind === "product" ? term.factors[0]! : undefined;
  if (term.kind !== "product" || first?.kind !== "numeral") {
    return { coefficient: one.value, rest: term };
  }
  const others = term.factors.slice(1);
  return {
    coefficient: first.value,
    rest: others.length === 1 ? others[0]! : makeProduct(others),
  };
}

/**
 * A canonical expression times a number.
 *
 * @param coefficient The number.
 * @param rest Without a coefficient of its own.
 * @returns coefficient · rest.
 */
export function scaled(coefficient: Rational, rest: Expression): Expression {
  if (coefficient.isOne) return rest;
  if (coefficient.isZero) return zero;
  if (rest.kind === "numeral") return numeral(rest.value.times(coefficient));
  const factor = makeNumeral(coefficient);
  if (rest.kind === "product") return makeProduct([factor, ...rest.factors]);
  if (rest.kind === "sum") return distribute(coefficient, rest);
  return makeProduct([factor, rest]);
}

/**
 * A sum times a number.
 *
 * @param coefficient The number, not 0.
 * @param sum The sum.
 * @returns A sum with each coefficient multiplied.
 */
export function distribute(coefficient: Rational, sum: Sum): Expression {
  spend(sum.terms.length >> 3);
  return makeSum(sum.terms.map((term) => {
    const split = splitCoefficient(term);
    return scaled(split.coefficient.times(coefficient), split.rest);
  }));
}

/**
 * A product of factors that are canonical beside each other.
 *
 * @param coefficient The rational factor.
 * @param others The other factors, sorted; none has a coefficient.
 * @returns The product.
 */
export function product(
  coefficient: Rational,
  others: readonly Expression[],
): Expression {
  if (others.length === 0) return makeNumeral(coefficient);
  if (others.length === 1) return scaled(coefficient, others[0]!);
  return makeProduct(
    coefficient.isOne ? others : [makeNumeral(coefficient), ...others],
  );
}

/**
 * The rational content of a sum.
 *
 * @param sum Its terms.
 * @returns sum = content · primitive: primitive has coprime integer
 * coefficients, and that of its last term is positive.
 */
export function splitContent(
  sum: Sum,
): { readonly content: Rational; readonly primitive: Sum } {
  const content = contentOf(sum);
  const primitive = content.isOne
    ? sum
    : distribute(one.value.dividedBy(content), sum) as Sum;
  return { content, primitive };
}

function contentOf(sum: Sum): Rational {
  spend(sum.terms.length >> 3);
  let numerator = 0n, denominator = 1n, last = one.value;
  for (const term of sum.terms) {
    last = splitCoefficient(term).coefficient;
    numerator = greatestCommonDivisor(numerator, last.numerator);
    denominator *= last.denominator /
      greatestCommonDivisor(denominator, last.denominator);
  }
  const size = Rational.of(numerator, denominator);
  return last.sign < 0 ? size.negated() : size;
}

/**
 * Whether an expression is an integer as it stands.
 *
 * @param expression Any.
 * @returns Whether it is a numeral without a denominator.
 */
export function isInteger(expression: Expression): expression is Numeral {
  return expression.kind === "numeral" && expression.value.isInteger;
}
