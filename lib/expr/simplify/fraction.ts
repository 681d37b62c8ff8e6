/** Numerators and denominators. */
import {
  add,
  divide,
  type Expression,
  isInteger,
  mapChildren,
  multiply,
  negate,
  numeral,
  one,
  power,
  same,
  splitCoefficient,
  subtract,
} from "../algebra/mod.ts";
import { greatestCommonDivisor, Rational } from "../exact/rational.ts";

/** A quotient; expression = numerator / denominator. */
export interface Fraction {
  /** Above the line. */
  readonly numerator: Expression;
  /** Below the line; its rational factor is a positive integer. */
  readonly denominator: Expression;
}

/**
 * The numerator and denominator of a product as they stand; a sum is its own
 * numerator, but for a common rational denominator.
 *
 * @param expression Any.
 * @returns The two, whose quotient is the expression.
 */
export function numeratorDenominator(expression: Expression): Fraction {
  const { above, below } = partition(expression);
  return { numerator: multiply(...above), denominator: multiply(...below) };
}

function partition(
  expression: Expression,
): { readonly above: Expression[]; readonly below: Expression[] } {
  const above: Expression[] = [], below: Expression[] = [];
  for (const factor of factorsOf(expression)) {
    if (factor.kind === "numeral") {
      above.push(numeral(factor.value.numerator));
      below.push(numeral(factor.value.denominator));
    } else if (isBelow(factor)) below.push(power(factor, numeral(-1)));
    else above.push(factor);
  }
  if (expression.kind !== "sum") return { above, below };
  const denominator = commonDenominator(expression.terms);
  return {
    above: [multiply(numeral(denominator), expression)],
    below: [numeral(denominator)],
  };
}

/**
 * The factors of a product; any other expression is its only factor.
 *
 * @param expression Any.
 * @returns At least one expression, whose product it is.
 */
export function factorsOf(expression: Expression): readonly Expression[] {
  return expression.kind === "product" ? expression.factors : [expression];
}

function commonDenominator(terms: readonly Expression[]): bigint {
  let denominator = 1n;
  for (const term of terms) {
    const below = splitCoefficient(term).coefficient.denominator;
    denominator *= below / greatestCommonDivisor(denominator, below);
  }
  return denominator;
}

/** Whether a factor's exponent is written with a minus. */
function isBelow(factor: Expression): boolean {
  return factor.kind === "power" &&
    splitCoefficient(factor.exponent).coefficient.sign < 0 &&
    factor.exponent.kind !== "sum";
}

/**
 * Puts everything over one denominator: the least common multiple of the
 * denominators as products of what they are written as. Nothing is expanded.
 *
 * @param expression Any.
 * @returns An equal expression, a product.
 */
export function togetherExpression(expression: Expression): Expression {
  const done = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    let result = done.get(node);
    if (result === undefined) {
      const inner = mapChildren(node, visit);
      result = inner.kind === "sum" ? joined(inner.terms) : inner;
      done.set(node, result);
    }
    return result;
  };
  return visit(expression);
}

/** A base that stands in denominators, with its highest exponent there. */
interface Divisor {
  base: Expression;
  exponent: Expression;
}

function joined(terms: readonly Expression[]): Expression {
  const divisors: Divisor[] = [];
  let number = 1n;
  for (const term of terms) {
    const { below } = partition(term);
    for (const factor of below) {
      if (factor.kind === "numeral") {
        const value = factor.value.numerator;
        number *= value / greatestCommonDivisor(number, value);
      } else take(divisors, factor);
    }
  }
  if (divisors.length === 0) return add(...terms);
  const denominator = multiply(
    ...divisors.map(({ base, exponent }) => power(base, exponent)),
  );
  const common = multiply(numeral(number), denominator);
  const numerator = add(...terms.map((term) => multiply(term, common)));
  return divide(numerator, common);
}

/** Joins x^2 to x^3, and x - 1 to the root of 1 - x. */
function take(divisors: Divisor[], factor: Expression): void {
  const { base, exponent } = factor.kind === "power"
    ? factor
    : { base: factor, exponent: one };
  const known = divisors.find((divisor) =>
    same(divisor.base, base) || isOpposite(divisor, base, exponent)
  );
  if (known === undefined) divisors.push({ base, exponent });
  else if (isLower(known.exponent, exponent)) {
    known.base = base;
    known.exponent = exponent;
  }
}

function isOpposite(
  { base: left, exponent: power }: Divisor,
  right: Expression,
  exponent: Expression,
): boolean {
  return left.kind === "sum" && right.kind === "sum" &&
    (isInteger(power) || isInteger(exponent)) && same(negate(left), right);
}

function isLower(left: Expression, right: Expression): boolean {
  const difference = subtract(right, left);
  return splitCoefficient(difference).coefficient.sign > 0;
}

/**
 * The rational content of an expression, as a fraction.
 *
 * @param values Any.
 * @returns Their greatest common divisor, at least 0.
 */
export function gcdOfRationals(values: readonly Rational[]): Rational {
  let numerator = 0n, denominator = 1n;
  for (const value of values) {
    numerator = greatestCommonDivisor(numerator, value.numerator);
    denominator *= value.denominator /
      greatestCommonDivisor(denominator, value.denominator);
  }
  return Rational.of(numerator, denominator);
}
