/** What an expression is a rational function of. */
import * as algebra from "../algebra/mod.ts";
import type { Expression, Power } from "../algebra/mod.ts";
import { spend } from "../budget.ts";
import { Rational } from "../exact/rational.ts";

/** Exponents beyond this one stay symbolic. */
const highestPower = 10_000;

/**
 * An exponent that can be counted.
 *
 * @param expression Any.
 * @returns Its value, if it is an integer that is not too large.
 */
export function smallInteger(expression: Expression): number | undefined {
  if (!algebra.isInteger(expression)) return undefined;
  const value = Number(expression.value.numerator);
  return Math.abs(value) <= highestPower ? value : undefined;
}

/**
 * An expression as a power.
 *
 * @param expression Any.
 * @returns Base and exponent, which is 1 if it is no power.
 */
export function asPower(
  expression: Expression,
): Pick<Power, "base" | "exponent"> {
  return expression.kind === "power"
    ? expression
    : { base: expression, exponent: algebra.one };
}

/**
 * What an expression is a rational function of, with rational coefficients:
 * variables, constants, calls, and powers whose exponents are no integers.
 * Powers of one base share a generator: x^(1/2) and x^(2/3) are powers of
 * x^(1/6), e^x and e^(2x) of e^x.
 *
 * @param expression Any.
 * @returns The generators, in the canonical order.
 * @throws {ExpressionError} `budget`.
 */
export function generatorsOf(expression: Expression): readonly Expression[] {
  const units: Unit[] = [];
  const seen = new Set<Expression>();
  const visit = (part: Expression): void => {
    if (seen.has(part) || part.kind === "numeral") return;
    seen.add(part);
    spend();
    if (part.kind === "sum") return part.terms.forEach(visit);
    if (part.kind === "product") return part.factors.forEach(visit);
    const { base, exponent } = asPower(part);
    const isPlainPower = part.kind === "power" &&
      smallInteger(exponent) !== undefined;
    if (!isPlainPower) addUnit(units, base, exponent);
    else if (base.kind === "sum" || base.kind === "product") visit(base);
    else addUnit(units, base, algebra.one);
  };
  visit(expression);
  return units.map(({ base, rest, amount }) =>
    algebra.power(base, algebra.multiply(algebra.numeral(amount), rest))
  ).sort(algebra.compare);
}

/** base^(amount · rest), of which other powers are integer powers. */
interface Unit {
  readonly base: Expression;
  readonly rest: Expression;
  amount: Rational;
}

function addUnit(
  units: Unit[],
  base: Expression,
  exponent: Expression,
): void {
  const { coefficient, rest } = algebra.splitCoefficient(exponent);
  const amount = coefficient.absolute();
  const unit = units.find((each) =>
    algebra.same(each.base, base) && algebra.same(each.rest, rest)
  );
  if (unit === undefined) units.push({ base, rest, amount });
  else unit.amount = commonMeasure(unit.amount, amount);
}

/** The greatest rational of which both are integer multiples. */
function commonMeasure(a: Rational, b: Rational): Rational {
  let high = a, low = b;
  while (!low.isZero) {
    const quotient = high.dividedBy(low).floor();
    const rest = high.minus(low.times(Rational.of(quotient)));
    [high, low] = [low, rest];
  }
  return high;
}
