/** Whether two expressions are equal: by proof, by a counterexample, or not
 * decided. */
import {
  type Expression,
  same,
  subtract,
  variablesOf,
  zero,
} from "../algebra/mod.ts";
import { withBudget } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import type { Rational } from "../exact/rational.ts";
import type { Complex } from "../functions/complex.ts";
import { prepare } from "../numeric/complex_arithmetic.ts";
import { schedule } from "../numeric/complex_schedule.ts";
import type { Assumptions } from "./knowledge.ts";
import { samplePoints } from "./points.ts";
import { refuteExactly } from "./refute_exactly.ts";
import { simplifyExpression } from "./simplify.ts";
import {
  areDifferent,
  certain,
  isUseful,
  type Uncertain,
  uncertainNumbers,
} from "./uncertain.ts";
import { isZero } from "./zero.ts";

/** A value at a point. */
export interface ComplexValue {
  /** The real part. */
  readonly re: number;
  /** The imaginary part. */
  readonly im: number;
}

/** The answer to whether two expressions are equal. */
export type Equivalence =
  | {
    /** They are equal wherever both are defined: their difference has the
     * normal form 0. */
    readonly status: "proved";
  }
  | {
    /** They have different values at a point. */
    readonly status: "refuted";
    /** The point: a value for each variable. */
    readonly witness: Readonly<Record<string, ComplexValue>>;
    /** The value of the first expression there. */
    readonly left: ComplexValue;
    /** The value of the second expression there. */
    readonly right: ComplexValue;
  }
  | {
    /** Neither a proof nor a counterexample was found. */
    readonly status: "undecided";
    /** What is known. */
    readonly reason: string;
    /** At how many points they agreed within rounding. */
    readonly agreements: number;
  };

/** How expressions are compared. */
export interface EquivalenceOptions {
  /** What is assumed about variables; all others are complex. */
  readonly assumptions?: Assumptions;
  /** Of the points that are tried; 1 by default. */
  readonly seed?: number;
  /** How many points are tried; 24 by default. */
  readonly points?: number;
  /** The most steps that the proof may take; a million by default. */
  readonly steps?: number;
}

/**
 * Whether two expressions are equal wherever both are defined.
 *
 * @param a One.
 * @param b The other.
 * @param options How.
 * @returns The answer; numbers refute, and only algebra proves.
 */
export function compareValues(
  a: Expression,
  b: Expression,
  options: EquivalenceOptions = {},
): Equivalence {
  const { assumptions = {}, steps = 1_000_000 } = options;
  const difference = subtract(a, b);
  const sampled = samplesOf(a, b, options);
  if (typeof sampled !== "number") return sampled;
  const proof = proves(difference, assumptions, steps);
  if (proof === true) return { status: "proved" };
  return exactly(a, b, options) ??
    { status: "undecided", agreements: sampled, reason: proof };
}

function namesOf(a: Expression, b: Expression): string[] {
  return [...new Set([...variablesOf(a), ...variablesOf(b)])].sort();
}

/** A counterexample by exact arithmetic. */
function exactly(
  a: Expression,
  b: Expression,
  { assumptions = {}, steps = 1_000_000 }: EquivalenceOptions,
): Equivalence | undefined {
  const search = () => refuteExactly(a, b, namesOf(a, b), assumptions);
  const found = attempt(steps, search);
  return found instanceof ExpressionError ? undefined : found && {
    status: "refuted",
    witness: Object.fromEntries(
      [...found.point].map(([name, value]) => [name, ofRational(value)]),
    ),
    left: ofRational(found.left),
    right: ofRational(found.right),
  };
}

function ofRational(value: Rational): ComplexValue {
  return { re: value.toNumber(), im: 0 };
}

/** A counterexample, or the number of points where the two agree. */
function samplesOf(
  a: Expression,
  b: Expression,
  { assumptions = {}, seed = 1, points = 24 }: EquivalenceOptions,
): Equivalence | number {
  const names = namesOf(a, b);
  const evaluate = evaluatorOf(a, b, names);
  if (evaluate === undefined) return 0;
  let agreements = 0;
  const count = names.length === 0 ? 1 : points;
  for (const point of samplePoints(names, assumptions, count, seed)) {
    const [left, right] = evaluate(point.map(certain));
    if (!isUseful(left!) || !isUseful(right!)) continue;
    if (!areDifferent(left!, right!)) {
      agreements++;
      continue;
    }
    return {
      status: "refuted",
      witness: Object.fromEntries(
        names.map((name, k) => [name, valueOf(point[k]!)]),
      ),
      left: valueOf(left!.value),
      right: valueOf(right!.value),
    };
  }
  return agreements;
}

type Evaluate = (values: readonly Uncertain[]) => readonly Uncertain[];

/** None if the expressions cannot be evaluated at all. */
function evaluatorOf(
  a: Expression,
  b: Expression,
  names: readonly string[],
): Evaluate | undefined {
  try {
    return prepare(schedule([a, b], names), uncertainNumbers);
  } catch (error) {
    if (error instanceof ExpressionError && error.code === "unsupported") {
      return undefined;
    }
    throw error;
  }
}

function valueOf([re, im]: Complex): ComplexValue {
  return { re, im };
}

/** True, or why there is no proof. */
function proves(
  difference: Expression,
  assumptions: Assumptions,
  steps: number,
): true | string {
  let reason = "The normal form of the difference is not 0, and no point was " +
    "found where the values differ";
  const ways = [
    () => isZero(difference, { assumptions }),
    () => same(simplifyExpression(difference, { assumptions }), zero),
  ];
  for (const way of ways) {
    const found = attempt(steps, way);
    if (found === true) return true;
    if (found instanceof ExpressionError) reason = found.message;
  }
  return reason;
}

/** The result of a search, or why it ended; one that was aborted throws. */
function attempt<T>(steps: number, search: () => T): T | ExpressionError {
  try {
    return withBudget({ steps }, search);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    if (error.code === "aborted") throw error;
    return error;
  }
}
