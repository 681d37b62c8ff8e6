/** Which members of a family of candidates solve an equation. */
import {
  add,
  type Expression,
  multiply,
  numeral,
  substitute,
  variable,
} from "../algebra/mod.ts";
import { ExpressionError } from "../errors.ts";
import { expandExpression } from "../simplify/mod.ts";
import { isPole, isRealValue, judge, type Verdict } from "./candidates.ts";
import type { Confirmation } from "./report.ts";

/** Solutions of one form. */
export interface Members {
  /** The value; it may speak of the parameter. */
  readonly value: Expression;
  /** Whether it stands for one value an integer. */
  readonly isFamily: boolean;
  /** The integers that give no solution. */
  readonly excluded: readonly number[];
  /** How they were confirmed. */
  readonly confirmation: Confirmation;
  /** Whether they are real: undefined if only some are. */
  readonly isReal: boolean | undefined;
}

/** What is left of a family. */
export interface Confirmed {
  /** The solutions in it. */
  readonly members: readonly Members[];
  /** Whether there are no others in it. */
  readonly isComplete: boolean;
}

/** The integers that are tried: 0, ±1, … */
const reach = 6;
const integers = Array.from({ length: 2 * reach + 1 }, (_, k) => k - reach);
/** Patterns that repeat after this many integers are found. */
const longestPeriod = 4;

/**
 * The solutions among the members of a family: those of some residues, all but
 * a few, or a few.
 *
 * @param f What is to be 0.
 * @param unknown The unknown's name.
 * @param value The family.
 * @param parameter The integer's name.
 * @returns What is left of it.
 */
export function confirmFamily(
  f: Expression,
  unknown: string,
  value: Expression,
  parameter: string,
): Confirmed {
  const member = (n: Expression): Expression =>
    substitute(value, new Map([[parameter, n]]));
  const general = judge(f, unknown, value);
  const verdicts = new Map(
    integers.map((n) => [n, judgeMember(f, unknown, () => member(numeral(n)))]),
  );
  const solves = (n: number): boolean => isSolution(verdicts.get(n)!);
  const isKnown = integers.every((n) => verdicts.get(n) !== "open");
  const confirmation = weakest([general, ...verdicts.values()]);
  const of = (family: Expression, excluded: readonly number[]): Members =>
    membersOf(family, parameter, excluded, confirmation);
  const holding = integers.filter(solves);
  if (holding.length === integers.length) {
    return { members: [of(value, [])], isComplete: true };
  }
  if (!isKnown || holding.length === 0) {
    return { members: [], isComplete: isKnown };
  }
  const period = periodOf(solves);
  if (period !== undefined) {
    const residues = Array.from({ length: period }, (_, k) => k).filter(solves);
    const members = residues.map((residue) => {
      const step = multiply(numeral(period), variable(parameter));
      return of(expandExpression(member(add(step, numeral(residue)))), []);
    });
    return { members, isComplete: true };
  }
  const failing = integers.filter((n) => !solves(n));
  const isInner = Math.max(...failing.map(Math.abs)) < reach;
  if (isInner && failing.length < holding.length) {
    return { members: [of(value, failing)], isComplete: true };
  }
  const members = holding.map((n) => oneOf(member(numeral(n)), confirmation));
  return { members, isComplete: false };
}

function membersOf(
  value: Expression,
  parameter: string,
  excluded: readonly number[],
  confirmation: Confirmation,
): Members {
  const tried = [0, 1, -1, 2].filter((n) => !excluded.includes(n));
  const isReal = areReal(value, parameter, tried);
  return { value, isFamily: true, excluded, confirmation, isReal };
}

function oneOf(value: Expression, confirmation: Confirmation): Members {
  const isReal = isRealValue(value);
  return { value, isFamily: false, excluded: [], confirmation, isReal };
}

/** A member may be a pole itself: 1/(n pi) with n = 0. */
function judgeMember(
  f: Expression,
  unknown: string,
  member: () => Expression,
): Verdict {
  try {
    return judge(f, unknown, member());
  } catch (error) {
    if (error instanceof ExpressionError && isPole(error)) return "refuted";
    throw error;
  }
}

function isSolution(verdict: Verdict): verdict is Confirmation {
  return verdict !== "refuted" && verdict !== "open";
}

/** What may be said of all that solve. */
function weakest(verdicts: readonly Verdict[]): Confirmation {
  const [general] = verdicts;
  if (verdicts.includes("conditional")) return "conditional";
  return general === "proved" ? "proved" : "checked";
}

/** After how many integers the pattern of those that solve repeats. */
function periodOf(solves: (n: number) => boolean): number | undefined {
  for (let period = 2; period <= longestPeriod; period++) {
    const repeats = integers.every((n) =>
      n + period > reach || solves(n) === solves(n + period)
    );
    if (repeats) return period;
  }
  return undefined;
}

function areReal(
  value: Expression,
  parameter: string,
  members: readonly number[],
): boolean | undefined {
  const kinds = new Set(
    members.map((n) =>
      isRealValue(substitute(value, new Map([[parameter, numeral(n)]])))
    ),
  );
  return kinds.size === 1 ? [...kinds][0] : undefined;
}
