/** Whether a candidate solves an equation. */
import {
  dependsOn,
  type Expression,
  numeral,
  substitute,
  variablesOf,
} from "../algebra/mod.ts";
import { withBudget } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import type { Complex } from "../functions/complex.ts";
import { evaluateComplex } from "../numeric/complex_evaluate.ts";
import { isZero } from "../simplify/mod.ts";
import type { Confirmation } from "./report.ts";

/** Values for the variables beside the unknown: positive, so that roots and
 * logarithms of them are on the principal sheet; one set after the other. */
const samples: readonly (readonly number[])[] = [
  [1.137, 0.731, 2.113, 1.771, 0.377, 1.493],
  [0.411, 2.317, 0.877, 1.291, 3.113, 0.693],
  [2.741, 1.193, 0.519, 0.337, 1.667, 2.207],
];

/**
 * Whether a value solves f = 0.
 *
 * @param f What is to be 0.
 * @param unknown The unknown's name.
 * @param value The candidate; it may speak of the integer parameter.
 * @param parameter The integer parameter's name.
 * @returns How it was confirmed; undefined if it is no solution, or not shown
 * to be one.
 */
export function confirm(
  f: Expression,
  unknown: string,
  value: Expression,
  parameter: string,
): Confirmation | undefined {
  try {
    const integers = dependsOn(value, parameter) ? [0, 1, -1] : [0];
    const images = integers.map((n) => {
      const at = substitute(value, new Map([[parameter, numeral(n)]]));
      return substitute(f, new Map([[unknown, at]]));
    });
    if (!images.every((image) => vanishes(image))) return undefined;
    const general = substitute(f, new Map([[unknown, value]]));
    return isProvedZero(general) ? "proved" : "checked";
  } catch (error) {
    // A pole: no value there.
    if (error instanceof ExpressionError && isPole(error)) return undefined;
    throw error;
  }
}

/** Steps that a proof may take; nested roots to a high power may need many. */
const proofSteps = 20_000;

function isProvedZero(expression: Expression): boolean {
  try {
    return withBudget({ steps: proofSteps }, () => isZero(expression));
  } catch (error) {
    const ended = error instanceof ExpressionError && error.code === "budget";
    if (ended) return false;
    throw error;
  }
}

function isPole(error: ExpressionError): boolean {
  return error.code === "division-by-zero" || error.code === "domain";
}

/** Whether a number, or for some positive parameters a value, is 0 to within
 * rounding: the size of its terms tells how much that is. */
function vanishes(image: Expression): boolean {
  if (isProvedZero(image)) return true;
  const names = variablesOf(image);
  const sets = names.length === 0 ? samples.slice(0, 1) : samples;
  return sets.some((set) => {
    const values = new Map<string, Complex>(
      names.map((name, place) => [name, [set[place % set.length]!, 0]]),
    );
    const size = magnitude(evaluateComplex(image, values));
    return Number.isFinite(size) && size <= 1e-9 * scaleOf(image, values);
  });
}

/** The largest term that cancels in the image. */
function scaleOf(
  image: Expression,
  values: ReadonlyMap<string, Complex>,
): number {
  const terms = image.kind === "sum" ? image.terms : [image];
  return Math.max(
    1e-300,
    ...terms.map((term) => magnitude(evaluateComplex(term, values))),
  );
}

function magnitude([re, im]: Complex): number {
  return Math.hypot(re, im);
}

/**
 * Whether a solution is real.
 *
 * @param value The solution.
 * @param parameter The integer parameter's name; 0 is tried.
 * @returns Undefined if it speaks of other variables.
 */
export function isRealValue(
  value: Expression,
  parameter: string,
): boolean | undefined {
  const at = substitute(value, new Map([[parameter, numeral(1)]]));
  if (variablesOf(at).length > 0) return undefined;
  const [re, im] = evaluateComplex(at, new Map());
  return Number.isFinite(re) &&
    Math.abs(im) <= 1e-12 * Math.hypot(re, im, 1e-9);
}
