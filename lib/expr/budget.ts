/**
 * How much work an expression may cost. Steps are counted, so that the same
 * input ends the same way on every machine; a clock and an abort signal stand
 * beside them. The meter is that of the innermost `withBudget` (calculus is
 * synchronous), so that no function of the engine has to hand it on.
 */
import { ExpressionError } from "./errors.ts";

/** Limits; what is absent is as in `defaultBudget`. */
export interface Budget {
  /** UTF-16 code units of a text. */
  readonly length: number;
  /** Nesting of parentheses, calls, exponents and prefix operators. */
  readonly depth: number;
  /** Nodes of one tree. */
  readonly nodes: number;
  /** Bits of an integer. */
  readonly integerBits: number;
  /** Elementary steps of a computation; a step takes about a microsecond. */
  readonly steps: number;
  /** Wall-clock time; no bound if infinite, as it is by default: only steps
   * end the same way everywhere. */
  readonly milliseconds: number;
  /** Ends the work when aborted. */
  readonly signal?: AbortSignal;
}

/** What holds unless a caller says otherwise. */
export const defaultBudget: Budget = {
  length: 10_000,
  depth: 100,
  nodes: 100_000,
  integerBits: 16_384,
  steps: 1_000_000,
  milliseconds: Infinity,
};

/** Those of a numeric search: an evaluation takes a fraction of a step. */
export const searchLimits: Partial<Budget> = { steps: 10_000_000 };

interface Meter {
  readonly budget: Budget;
  readonly deadline: number;
  steps: number;
  nextLook: number;
}

/** Steps between two looks at the clock and the signal. */
const stride = 4096;

let current: Meter | undefined;

/**
 * Runs a computation under limits. Limits inside of other limits cannot widen
 * them: steps are spent from both.
 *
 * @param limits The limits; those absent are those around it, or the default.
 * @param body The computation, synchronous.
 * @returns What the body returns.
 * @throws {ExpressionError} `budget` or `aborted`.
 */
export function withBudget<T>(limits: Partial<Budget>, body: () => T): T {
  const outer = current;
  const around = outer?.budget ?? defaultBudget;
  const budget = { ...around, ...limits };
  const left = outer === undefined ? Infinity : around.steps - outer.steps;
  const meter: Meter = {
    budget: { ...budget, steps: Math.min(budget.steps, left) },
    deadline: Math.min(
      performance.now() + budget.milliseconds,
      outer?.deadline ?? Infinity,
    ),
    steps: 0,
    nextLook: 0,
  };
  current = meter;
  try {
    return body();
  } finally {
    current = outer;
    if (outer !== undefined) outer.steps += meter.steps;
  }
}

/**
 * Runs a computation under the default limits, if none hold yet: what every
 * function of the public interface does.
 *
 * @param body The computation, synchronous.
 * @param limits Those that are not the default.
 * @returns What the body returns.
 * @throws {ExpressionError} `budget` or `aborted`.
 */
export function bounded<T>(body: () => T, limits: Partial<Budget> = {}): T {
  return current === undefined ? withBudget(limits, body) : body();
}

/**
 * The limits that hold now.
 *
 * @returns The budget of the innermost `withBudget`, or the default.
 */
export function currentBudget(): Budget {
  return current?.budget ?? defaultBudget;
}

/**
 * Counts work. Outside of `withBudget` nothing is counted.
 *
 * @param steps How many elementary steps are about to be taken.
 * @throws {ExpressionError} `budget` or `aborted`.
 */
export function spend(steps = 1): void {
  const meter = current;
  if (meter === undefined) return;
  // What is refused is not done, and costs whoever goes on nothing.
  if (meter.steps + steps > meter.budget.steps) {
    throw new ExpressionError(
      "budget",
      `Cannot go on as the work must end within its budget of steps: ` +
        `the budget is ${meter.budget.steps}`,
    );
  }
  meter.steps += steps;
  if (meter.steps >= meter.nextLook) look(meter);
}

function look(meter: Meter): void {
  meter.nextLook = meter.steps + stride;
  if (meter.budget.signal?.aborted) {
    throw new ExpressionError("aborted", "Cannot go on: the work was aborted");
  }
  if (performance.now() > meter.deadline) {
    throw new ExpressionError(
      "budget",
      `Cannot go on as the work must end in time: the budget is ` +
        `${meter.budget.milliseconds} ms`,
    );
  }
}
