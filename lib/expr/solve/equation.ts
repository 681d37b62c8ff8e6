/**
 * Equations in one unknown: over one denominator, factor by factor, as
 * polynomials in the unknown or in one part that holds it, and from the
 * outermost function inwards. Candidates are confirmed before they count.
 */
import {
  add,
  dependsOn,
  divide,
  type Expression,
  isInteger,
  multiply,
  numeral,
  same,
  substitute,
  subtract,
  variable,
  variablesOf,
  zero,
} from "../algebra/mod.ts";
import { spend } from "../budget.ts";
import { expandExpression, isZero, rationalNormal } from "../simplify/mod.ts";
import { isRealValue, judge, mayBeRoot } from "./candidates.ts";
import { type Confirmed, confirmFamily, type Members } from "./families.ts";
import { invert } from "./invert.ts";
import { type Enclosure, polynomialRoots } from "./polynomial.ts";
import type { SolveStatus } from "./report.ts";
import { type Rewrite, rewrites } from "./rewrites.ts";

/** One solution. */
export interface Found extends Members {
  /** How often. */
  readonly multiplicity: number;
}

/** The solutions of an equation. */
export interface EquationSolution {
  /** How it ended. */
  readonly status: SolveStatus;
  /** In closed form. */
  readonly found: readonly Found[];
  /** Beyond radicals. */
  readonly enclosed: readonly Enclosure[];
  /** The name of the integer parameter. */
  readonly parameter: string;
  /** What was done. */
  readonly method: readonly string[];
}

/** Candidates before they are confirmed. */
interface Candidate {
  readonly value: Expression;
  readonly multiplicity: number;
  readonly isFamily: boolean;
}

interface Candidates {
  readonly values: Candidate[];
  readonly enclosed: Enclosure[];
  /** Whether these are all there can be. */
  readonly isComplete: boolean;
}

/**
 * Solves f = 0.
 *
 * @param f Any expression.
 * @param unknown The unknown's name.
 * @returns What was found.
 * @throws {ExpressionError} `budget`.
 */
export function solveEquation(
  f: Expression,
  unknown: string,
): EquationSolution {
  return new Solver(f, unknown).run();
}

const deepest = 12;

const expanded = expandExpression;

class Solver {
  readonly #f: Expression;
  readonly #unknown: string;
  readonly #x: Expression;
  readonly #parameter: string;
  readonly #integer: Expression;
  readonly #method: string[] = [];

  constructor(f: Expression, unknown: string) {
    this.#f = f;
    this.#unknown = unknown;
    this.#x = variable(unknown);
    const taken = [...variablesOf(f), unknown];
    this.#parameter = ["n", "k", "m", "n_1"].find((n) => !taken.includes(n)) ??
      `n_${taken.length}`;
    this.#integer = variable(this.#parameter);
  }

  run(): EquationSolution {
    if (isZero(this.#f)) return this.#report("always", [], []);
    if (!this.#holds(this.#f)) return this.#report("none", [], []);
    const candidates = this.#zeros(this.#f, 0);
    if (candidates === undefined) return this.#report("unsolved", [], []);
    const { found, isComplete } = this.#confirmed(candidates.values);
    const enclosed = candidates.enclosed.filter((root) =>
      mayBeRoot(this.#f, this.#unknown, root)
    );
    const count = found.length + enclosed.length;
    const status = !candidates.isComplete || !isComplete
      ? (count === 0 ? "unsolved" : "partial")
      : count === 0
      ? "none"
      : "solved";
    return this.#report(status, found, enclosed);
  }

  #report(
    status: SolveStatus,
    found: readonly Found[],
    enclosed: readonly Enclosure[],
  ): EquationSolution {
    const method = [...new Set(this.#method)];
    return { status, found, enclosed, parameter: this.#parameter, method };
  }

  readonly #holds = (part: Expression): boolean =>
    dependsOn(part, this.#unknown);

  #confirmed(candidates: readonly Candidate[]): {
    readonly found: Found[];
    readonly isComplete: boolean;
  } {
    const found: Found[] = [];
    const { numerator } = rationalNormal(this.#f);
    const parts = generators(numerator, this.#holds);
    const isRational = parts.every((part) => same(part, this.#x));
    let isComplete = true;
    for (const candidate of candidates) {
      if (found.some((other) => this.#isSame(other, candidate))) continue;
      const confirmed = this.#judged(candidate);
      isComplete &&= confirmed.isComplete;
      const multiplicity = isRational ? candidate.multiplicity : 1;
      found.push(...confirmed.members.map((m) => ({ ...m, multiplicity })));
    }
    return { found, isComplete };
  }

  /** Whether a candidate is among what was found: families that are some
   * steps apart are one. */
  #isSame(found: Found, { value, isFamily }: Candidate): boolean {
    if (same(found.value, value)) return true;
    if (!found.isFamily || !isFamily || found.excluded.length > 0) return false;
    const next = new Map([[this.#parameter, add(this.#integer, numeral(1))]]);
    const step = subtract(substitute(value, next), value);
    const other = subtract(substitute(found.value, next), found.value);
    if (!same(expanded(step), expanded(other))) {
      return false;
    }
    return isInteger(expanded(
      divide(expanded(subtract(value, found.value)), expanded(step)),
    ));
  }

  #judged({ value, isFamily }: Candidate): Confirmed {
    if (isFamily && dependsOn(value, this.#parameter)) {
      return confirmFamily(this.#f, this.#unknown, value, this.#parameter);
    }
    const confirmation = judge(this.#f, this.#unknown, value);
    if (confirmation === "open") return { members: [], isComplete: false };
    if (confirmation === "refuted") return { members: [], isComplete: true };
    const isReal = isRealValue(value);
    return {
      members: [{ value, isFamily, excluded: [], confirmation, isReal }],
      isComplete: true,
    };
  }

  /** Where an expression may be 0. */
  #zeros(f: Expression, depth: number): Candidates | undefined {
    spend(100);
    if (depth > deepest) return undefined;
    const { numerator } = rationalNormal(f);
    if (same(numerator, zero)) return undefined;
    if (!this.#holds(numerator)) return none;
    const whole = f.kind === "product"
      ? this.#product(f.factors, depth)
      : undefined;
    return whole ?? this.#factor(numerator, depth);
  }

  /** A product is 0 where a factor is. */
  #product(
    factors: readonly Expression[],
    depth: number,
  ): Candidates | undefined {
    const parts = factors.filter(this.#holds).map((factor) => {
      const { base, exponent } = factor.kind === "power"
        ? factor
        : { base: factor, exponent: numeral(1) };
      if (exponent.kind !== "numeral" || exponent.value.sign < 0) return none;
      const zeros = this.#zeros(base, depth + 1);
      const times = isInteger(exponent) ? Number(exponent.value.numerator) : 1;
      return zeros && multiplied(zeros, times);
    });
    const all = united(parts);
    return all && { ...all, values: merged(all.values) };
  }

  #factor(numerator: Expression, depth: number): Candidates | undefined {
    const parts = generators(numerator, this.#holds);
    if (parts.length === 1) {
      const direct = this.#inOnePart(numerator, parts[0]!, depth);
      if (direct !== undefined) return direct;
    }
    for (const rewrite of rewrites(numerator, this.#x, parts)) {
      const solved = this.#rewritten(rewrite, depth);
      if (solved === undefined) continue;
      this.#method.push(rewrite.name);
      return solved;
    }
    return undefined;
  }

  /** A polynomial in one part u, whose zeros u = r are inverted. */
  #inOnePart(
    numerator: Expression,
    part: Expression,
    depth: number,
  ): Candidates | undefined {
    const roots = polynomialRoots(numerator, part);
    if (roots === undefined) return undefined;
    if (same(part, this.#x)) {
      this.#method.push(roots.method);
      return {
        values: roots.values.map((root) => ({ ...root, isFamily: false })),
        enclosed: [...roots.enclosed],
        isComplete: true,
      };
    }
    this.#method.push(`${roots.method} in a part`);
    const pieces = roots.values.map((root) =>
      this.#partIs(part, root.value, depth)
    );
    const result = united(pieces);
    return result &&
      {
        ...result,
        isComplete: result.isComplete && roots.enclosed.length === 0,
      };
  }

  #rewritten(rewrite: Rewrite, depth: number): Candidates | undefined {
    const { expression, part, back, lost = [], isPartial } = rewrite;
    if (part === undefined && back === undefined) {
      const zeros = this.#zeros(expression, depth + 1);
      return zeros && {
        ...zeros,
        // Powers of an equation have its solutions more often.
        values: zeros.values.map((zero) => ({ ...zero, multiplicity: 1 })),
        isComplete: zeros.isComplete && isPartial !== true,
      };
    }
    const inner = solveEquation(expression, (part ?? back)!.name);
    if (inner.status === "unsolved" || inner.status === "always") {
      return undefined;
    }
    const isComplete = inner.status !== "partial" &&
      inner.enclosed.length === 0 && isPartial !== true;
    const renamed = new Map([[inner.parameter, this.#integer]]);
    const pieces = inner.found.map(({ value: given, isFamily }) => {
      const value = substitute(given, renamed);
      const zeros = back === undefined
        ? this.#partIs(part!.is, value, depth)
        : exactly(substitute(back.is, new Map([[back.name, value]])));
      return zeros && (isFamily ? asFamily(zeros) : zeros);
    });
    const others = lost.map(({ start, step }) =>
      asFamily(exactly(add(start, multiply(step, this.#integer))))
    );
    const result = united([...pieces, ...others]);
    return result && { ...result, isComplete: result.isComplete && isComplete };
  }

  /** part = value, from the outermost function inwards. */
  #partIs(
    part: Expression,
    value: Expression,
    depth: number,
  ): Candidates | undefined {
    const inverse = invert(part, value, this.#integer, this.#holds);
    if (inverse === undefined) return undefined;
    this.#method.push("inverse functions");
    const { inner, branches, isPartial } = inverse;
    const result = united(branches.map((branch) => {
      const zeros = same(inner, this.#x)
        ? exactly(branch.value)
        : this.#zeros(subtract(inner, branch.value), depth + 1);
      return zeros && (branch.isFamily ? asFamily(zeros) : zeros);
    }));
    return result && isPartial ? { ...result, isComplete: false } : result;
  }
}

const none: Candidates = { values: [], enclosed: [], isComplete: true };

const exactly = (value: Expression): Candidates => ({
  values: [{ value, multiplicity: 1, isFamily: false }],
  enclosed: [],
  isComplete: true,
});

/** Families of families have two integers; one of them stands for both, and
 * so some are left out. */
function asFamily(candidates: Candidates): Candidates {
  const isNested = candidates.values.some(({ isFamily }) => isFamily);
  const values = candidates.values.map((candidate) => ({
    ...candidate,
    isFamily: true,
  }));
  const isComplete = candidates.isComplete && !isNested;
  return { ...candidates, values, isComplete };
}

function multiplied(candidates: Candidates, times: number): Candidates {
  const values = candidates.values.map((candidate) => ({
    ...candidate,
    multiplicity: candidate.multiplicity * times,
  }));
  return { ...candidates, values };
}

/** Each value once, as often as all factors have it. */
function merged(candidates: readonly Candidate[]): Candidate[] {
  const result: Candidate[] = [];
  for (const candidate of candidates) {
    const place = result.findIndex((other) =>
      same(other.value, candidate.value)
    );
    if (place < 0) result.push(candidate);
    else {
      const { multiplicity } = result[place]!;
      result[place] = {
        ...candidate,
        multiplicity: multiplicity + candidate.multiplicity,
      };
    }
  }
  return result;
}

/** All of them; what could not be solved makes the union incomplete. */
function united(
  parts: readonly (Candidates | undefined)[],
): Candidates | undefined {
  const solved = parts.filter((part) => part !== undefined);
  if (solved.length === 0 && parts.length > 0) return undefined;
  return {
    values: solved.flatMap((part) => part.values),
    enclosed: solved.flatMap((part) => part.enclosed),
    isComplete: solved.length === parts.length &&
      solved.every((part) => part.isComplete),
  };
}

/**
 * The parts of a polynomial that hold the unknown and are no sum, product or
 * integer power: the polynomial's variables.
 *
 * @param numerator Expanded.
 * @param holds Whether a part holds the unknown.
 * @returns Each part once; roots of one radicand as the lowest of them.
 */
export function generators(
  numerator: Expression,
  holds: (part: Expression) => boolean,
): Expression[] {
  const found: Expression[] = [];
  const visit = (part: Expression): void => {
    if (!holds(part)) return;
    if (part.kind === "sum") return part.terms.forEach(visit);
    if (part.kind === "product") return part.factors.forEach(visit);
    if (part.kind === "power" && isInteger(part.exponent)) {
      return visit(part.base);
    }
    if (!found.some((other) => same(other, part))) found.push(part);
  };
  visit(numerator);
  return found;
}
