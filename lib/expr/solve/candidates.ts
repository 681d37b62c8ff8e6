/** Whether a candidate solves an equation. */
import {
  contains,
  type Expression,
  substitute,
  variablesOf,
} from "../algebra/mod.ts";
import { withBudget } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import type { Complex } from "../functions/complex.ts";
import { prepare } from "../numeric/complex_arithmetic.ts";
import { evaluateComplex } from "../numeric/complex_evaluate.ts";
import { schedule } from "../numeric/complex_schedule.ts";
import { isZero } from "../simplify/mod.ts";
import {
  areDifferent,
  certain,
  type Uncertain,
  uncertainNumbers,
} from "../simplify/uncertain.ts";
import type { RootDisc } from "./enclosures.ts";
import type { Confirmation } from "./report.ts";

/** Values for the variables beside the unknown: positive, negative, complex;
 * one set after the other. */
const samples: readonly (readonly Complex[])[] = [
  [1.137, 0.731, 2.113, 1.771, 0.377, 1.493].map(real),
  [0.411, 2.317, 0.877, 1.291, 3.113, 0.693].map(real),
  [2.741, 1.193, 0.519, 0.337, 1.667, 2.207].map(real),
  [-0.173, -0.619, -1.271, -0.457, -2.039, -0.883].map(real),
  [-1.913, 0.829, -0.571, 1.439, -0.307, 2.671].map(real),
  [[0.293, 4.217], [-0.613, -3.527], [-1.721, 1.397], [0.871, -5.319]],
];

function real(x: number): Complex {
  return [x, 0];
}

/** What is known of a candidate: that it is no solution, or not known. */
export type Verdict = Confirmation | "refuted" | "open";

/**
 * Whether a value solves f = 0.
 *
 * @param f What is to be 0.
 * @param unknown The unknown's name.
 * @param value The candidate.
 * @returns How it was confirmed, or that it is no solution, or neither.
 */
export function judge(
  f: Expression,
  unknown: string,
  value: Expression,
): Verdict {
  try {
    const image = substitute(f, new Map([[unknown, value]]));
    if (isAtPole(value)) return "open";
    if (isProvedZero(image)) return "proved";
    const seen = samplesSeen(image);
    if (seen.size === 0) return "open";
    if (!seen.has(false)) return "checked";
    return seen.has(true) ? "conditional" : "refuted";
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    // A pole: no value there.
    if (isPole(error)) return "refuted";
    if (error.code === "unsupported") return "open";
    throw error;
  }
}

/** Functions with singularities at finite places. */
const singular: ReadonlySet<string> = new Set(["atan", "atanh", "acot", "ln"]);

/** Whether a part of a candidate is a pole: f of it may be a number yet, as
 * tan(atan(i)) is. */
function isAtPole(value: Expression): boolean {
  return contains(
    value,
    (part) =>
      part.kind === "call" && singular.has(part.name) &&
      variablesOf(part).length === 0 &&
      !evaluateComplex(part, new Map()).every(Number.isFinite),
  );
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

/**
 * Whether an enclosed root of a polynomial that an equation led to may be one
 * of the equation; squares of an equation have others.
 *
 * @param f What is to be 0; the unknown is its only variable.
 * @param unknown The unknown's name.
 * @param root The disc.
 * @returns False if it is none.
 */
export function mayBeRoot(
  f: Expression,
  unknown: string,
  { real, imaginary, radius }: RootDisc,
): boolean {
  const at: Uncertain = {
    value: [real, imaginary],
    error: [radius, imaginary === 0 ? 0 : radius],
  };
  const evaluate = prepare(schedule([f], [unknown]), uncertainNumbers);
  return !areDifferent(evaluate([at])[0]!, certain([0, 0]));
}

/**
 * Whether an error says that there is no value.
 *
 * @param error Any.
 * @returns True for poles and for what is beyond a domain.
 */
export function isPole(error: ExpressionError): boolean {
  return error.code === "division-by-zero" || error.code === "domain";
}

/** Whether values at the samples are 0; what is not known is left out. */
function samplesSeen(image: Expression): Set<boolean> {
  const names = variablesOf(image);
  const terms = image.kind === "sum" ? image.terms : [image];
  const evaluate = prepare(
    schedule([image, ...terms], names),
    uncertainNumbers,
  );
  const sets = names.length === 0 ? samples.slice(0, 1) : samples;
  const seen = sets.map((set) => {
    const point = names.map((_, k) => certain(set[k % set.length]!));
    const [whole, ...parts] = evaluate(point);
    return isZeroValue(whole!, parts);
  });
  return new Set(seen.filter((is) => is !== undefined));
}

/** Whether a value is 0 to within rounding, which has to be small beside the
 * terms that cancel in it; undefined if that cannot be told. */
function isZeroValue(
  whole: Uncertain,
  terms: readonly Uncertain[],
): boolean | undefined {
  const size = magnitude(whole.value), error = magnitude(whole.error);
  if (!Number.isFinite(size)) return undefined;
  const scale = Math.max(...terms.map(({ value }) => magnitude(value)));
  // Products of what cancels have no term to compare with but 1.
  const room = terms.length === 1 ? Math.max(1, scale) : scale;
  if (size <= 64 * error && error <= 1e-7 * room) return true;
  return areDifferent(whole, certain([0, 0])) ? false : undefined;
}

function magnitude([re, im]: readonly [number, number]): number {
  return Math.hypot(re, im);
}

/**
 * Whether a solution is real.
 *
 * @param value The solution.
 * @returns Undefined if it speaks of other variables, or is beyond doubles.
 */
export function isRealValue(value: Expression): boolean | undefined {
  if (variablesOf(value).length > 0) return undefined;
  const [re, im] = evaluateComplex(value, new Map());
  if (!Number.isFinite(re)) return undefined;
  return Math.abs(im) <= 1e-12 * Math.hypot(re, im, 1e-9);
}
