/** Coefficients of what is written as a polynomial in a variable. */
import {
  add,
  dependsOn,
  type Expression,
  isInteger,
  multiply,
  numeral,
  one,
  power,
  variable as variableOf,
  zero,
} from "../../algebra/mod.ts";
import { spend } from "../../budget.ts";

/** Higher powers are not multiplied out. */
const largestDegree = 200;

/** Coefficients without the variable, ascending. */
export type Coefficients = readonly Expression[];

/**
 * The coefficients of a polynomial; products and powers are multiplied out.
 *
 * @param expression Any.
 * @param variable The name of the variable.
 * @returns Ascending, the last is not 0 as it stands; undefined if it is no
 * polynomial. The zero polynomial has none.
 */
export function coefficientsIn(
  expression: Expression,
  variable: string,
): Coefficients | undefined {
  if (!dependsOn(expression, variable)) return trim([expression]);
  switch (expression.kind) {
    case "variable":
      return [zero, one];
    case "sum":
      return combine(expression.terms, variable, plus, []);
    case "product":
      return combine(expression.factors, variable, times, [one]);
    case "power":
      return ofPower(expression.base, expression.exponent, variable);
    default:
      return undefined;
  }
}

function combine(
  parts: readonly Expression[],
  variable: string,
  operation: (a: Coefficients, b: Coefficients) => Coefficients | undefined,
  neutral: Coefficients,
): Coefficients | undefined {
  let result: Coefficients | undefined = neutral;
  for (const part of parts) {
    const coefficients = coefficientsIn(part, variable);
    if (coefficients === undefined || result === undefined) return undefined;
    result = operation(result, coefficients);
  }
  return result;
}

function ofPower(
  base: Expression,
  exponent: Expression,
  variable: string,
): Coefficients | undefined {
  if (!isInteger(exponent) || exponent.value.sign < 0) return undefined;
  const inner = coefficientsIn(base, variable);
  const n = Number(exponent.value.numerator);
  if (inner === undefined || n * (inner.length - 1) > largestDegree) {
    return undefined;
  }
  let result: Coefficients = [one];
  for (let k = 0; k < n; k++) result = times(result, inner);
  return result;
}

function plus(a: Coefficients, b: Coefficients): Coefficients {
  const length = Math.max(a.length, b.length);
  return trim(
    Array.from({ length }, (_, k) => add(a[k] ?? zero, b[k] ?? zero)),
  );
}

function times(a: Coefficients, b: Coefficients): Coefficients {
  if (a.length === 0 || b.length === 0) return [];
  spend(a.length * b.length);
  const terms: Expression[][] = Array.from(
    { length: a.length + b.length - 1 },
    () => [],
  );
  a.forEach((left, i) => {
    b.forEach((right, j) => terms[i + j]!.push(multiply(left, right)));
  });
  return trim(terms.map((list) => add(...list)));
}

function trim(coefficients: Coefficients): Coefficients {
  let length = coefficients.length;
  while (length > 0 && isZeroNumeral(coefficients[length - 1]!)) length--;
  return coefficients.slice(0, length);
}

function isZeroNumeral(expression: Expression): boolean {
  return expression.kind === "numeral" && expression.value.isZero;
}

/**
 * The polynomial of coefficients.
 *
 * @param coefficients Ascending.
 * @param at What to put for the variable: its name or an expression.
 * @returns Their sum, each times its power.
 */
export function polynomialOf(
  coefficients: Coefficients,
  at: string | Expression,
): Expression {
  const x = typeof at === "string" ? variableOf(at) : at;
  return add(
    ...coefficients.map((coefficient, k) =>
      multiply(coefficient, power(x, numeral(k)))
    ),
  );
}

/**
 * Slope and intercept.
 *
 * @param expression Any.
 * @param variable The name of the variable.
 * @returns slope · variable + intercept; undefined if it is not linear, or
 * constant.
 */
export function linearIn(
  expression: Expression,
  variable: string,
): { readonly slope: Expression; readonly intercept: Expression } | undefined {
  const coefficients = coefficientsIn(expression, variable);
  if (coefficients?.length !== 2) return undefined;
  return { intercept: coefficients[0]!, slope: coefficients[1]! };
}
