/** Limits of text and of syntax trees. */
import { bounded } from "../budget.ts";
import {
  dependsOn,
  type Expression,
  minusOne,
  nodeOf,
  power,
  substitute,
  subtract,
  variable,
  variablesOf,
} from "../algebra/mod.ts";
import {
  expressionFrom,
  type Source,
  type Value,
} from "../differentiate/source.ts";
import { tidy } from "../differentiate/tidy.ts";
import { ExpressionError } from "../errors.ts";
import type { Node } from "../syntax/mod.ts";
import { requireAdmissible } from "./admissible.ts";
import {
  Asymptotics,
  type Limit,
  UnboundedOscillation,
} from "./asymptotics.ts";
import { near, type Side } from "./local.ts";
import { isIdenticallyZero, signOfConstant } from "./oracle.ts";
import { isBoundedName, Oscillations } from "./oscillation.ts";
import { type Place, placeFrom } from "./place.ts";
import { prepare } from "./prepare.ts";
import { attempt } from "./undecided.ts";

/** What a limit is found to be. */
export type LimitStatus =
  /** A number. */
  | "found"
  /** An infinity. */
  | "infinite"
  /** The sides have different limits. */
  | "different"
  /** There is none: the values oscillate. */
  | "undefined"
  /** It is not known. */
  | "unsolved";

/** The limit from one side. */
export interface OneSidedLimit {
  /** What it is. */
  readonly status: Exclude<LimitStatus, "different">;
  /** The number, if it is found. */
  readonly value?: Node;
  /** The sign of the infinity. */
  readonly sign?: 1 | -1;
  /** Why it is not known, or does not exist. */
  readonly reason?: string;
}

/** A limit. */
export interface LimitReport extends Omit<OneSidedLimit, "status"> {
  /** What it is. */
  readonly status: LimitStatus;
  /** The limit from above, if both sides were asked for. */
  readonly above?: OneSidedLimit;
  /** The limit from below, if both sides were asked for. */
  readonly below?: OneSidedLimit;
}

/** From where to approach. */
export interface LimitOptions {
  /** `both` by default; infinities have one side only. */
  readonly direction?: Side | "both";
}

/**
 * The limit of a function, by Gruntz's algorithm. Other variables are taken as
 * real numbers in general position. Signs of numbers are decided exactly, or
 * the limit is `unsolved`.
 *
 * @param source Text or a syntax tree.
 * @param variable The name of the variable.
 * @param point What it tends to: a number, `infinity` or `-infinity`.
 * @param options From which side.
 * @returns The limit.
 * @throws {ExpressionError} If a text cannot be read.
 *
 * @example
 * ```ts
 * import { format, limit } from "@fluxion/fluxion/expr";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(format(limit("(1 + 1/x)^x", "x", "infinity").value!), "e");
 * assertEquals(limit("1/x", "x", 0).status, "different");
 * assertEquals(limit("sin(1/x)", "x", 0).status, "undefined");
 * ```
 */
export function limit(
  source: Source,
  variable: string,
  point: Value,
  options: LimitOptions = {},
): LimitReport {
  return bounded(() => {
    const expression = expressionFrom(source);
    const place = placeFrom(point, variable);
    const { direction = "both" } = options;
    if (typeof place === "string" || direction !== "both") {
      const side = direction === "below" ? "below" : "above";
      return written(oneSidedLimit(expression, variable, place, side));
    }
    const above = oneSidedLimit(expression, variable, place, "above");
    const below = oneSidedLimit(expression, variable, place, "below");
    const joined = join(above, below);
    return {
      ...joined,
      above: written(above),
      below: written(below),
    };
  });
}

/** The limit of an expression from one side. */
export type SideLimit =
  | Limit
  | { readonly kind: "undefined" | "unsolved"; readonly reason: string };

/** The variable that tends to infinity; no text has it. */
const large = " z";

/**
 * The limit of an expression from one side.
 *
 * @param expression Any.
 * @param name Its variable.
 * @param place What it tends to.
 * @param side From where.
 * @returns The limit.
 */
export function oneSidedLimit(
  expression: Expression,
  name: string,
  place: Place,
  side: Side,
): SideLimit {
  return bounded(() => {
    const oscillations = new Oscillations();
    const limits = new Asymptotics(large);
    try {
      const t = power(variable(large), minusOne);
      const local = near(expression, name, place, side, t);
      const prepared = prepare(local, large, limits, oscillations);
      if (!dependsOn(prepared, large)) {
        return settled({ kind: "finite", value: prepared }, oscillations);
      }
      requireAdmissible(prepared, large, limits);
      return settled(limits.limit(prepared), oscillations);
    } catch (error) {
      if (!(error instanceof ExpressionError) || error.code === "aborted") {
        throw error;
      }
      const swings = error instanceof UnboundedOscillation &&
        changesSign(error.coefficient, oscillations);
      return swings
        ? { kind: "undefined", reason: "the values oscillate without a bound" }
        : { kind: "unsolved", reason: error.message };
    }
  });
}

/** The only stand-in of an expression, if it takes all values. */
function onlyPhase(
  value: Expression,
  oscillations: Oscillations,
): string | undefined {
  const names = variablesOf(value);
  const name = names[0];
  return names.length === 1 && name !== undefined &&
      oscillations.takesAllValues(name)
    ? name
    : undefined;
}

/** Phases at which oscillating values are compared. */
const phases = ["0", "1", "2", "3", "4", "5"];

/** The value where all stand-ins are the same, at the first phase that is no
 * pole. */
function stilled(
  value: Expression,
  names: readonly string[],
): Expression | undefined {
  for (const phase of phases) {
    const place = expressionFrom(phase);
    const values = new Map(names.map((name) => [name, place]));
    const still = attempt(() => substitute(value, values)).value;
    if (still !== undefined) return still;
  }
  return undefined;
}

/** The values at the phases, but for poles. */
function samples(value: Expression, name: string): Expression[] {
  return phases.flatMap((phase) => {
    const place = new Map([[name, expressionFrom(phase)]]);
    const sample = attempt(() => substitute(value, place)).value;
    return sample === undefined ? [] : [sample];
  });
}

/** A limit that holds for all values of the stand-ins, or none. */
function settled(limit: Limit, oscillations: Oscillations): SideLimit {
  if (limit.kind === "infinite") return limit;
  const names = variablesOf(limit.value).filter(isBoundedName);
  if (names.length === 0) return limit;
  const still = stilled(limit.value, names);
  if (still === undefined) {
    return { kind: "unsolved", reason: "Cannot decide: the values oscillate" };
  }
  const isConstant =
    attempt(() => isIdenticallyZero(subtract(limit.value, still))).value;
  if (isConstant === true) return { kind: "finite", value: still };
  const phase = onlyPhase(limit.value, oscillations);
  const varies = isConstant === false && phase !== undefined &&
    variesFor(limit.value, phase);
  return varies
    ? { kind: "undefined", reason: "the values oscillate" }
    : { kind: "unsolved", reason: "Cannot decide: whether values oscillate" };
}

function variesFor(value: Expression, phase: string): boolean {
  const [first, ...others] = samples(value, phase);
  return others.some((other) =>
    attempt(() => isIdenticallyZero(subtract(first!, other))).value === false
  );
}

function changesSign(
  coefficient: Expression,
  oscillations: Oscillations,
): boolean {
  const phase = onlyPhase(coefficient, oscillations);
  if (phase === undefined) return false;
  const signs = samples(coefficient, phase).map((sample) =>
    attempt(() => signOfConstant(sample)).value
  );
  return signs.includes(1) && signs.includes(-1);
}

function written(limit: SideLimit): OneSidedLimit {
  switch (limit.kind) {
    case "finite":
      return { status: "found", value: nodeOf(tidy(limit.value)) };
    case "infinite":
      return { status: "infinite", sign: limit.sign };
    default:
      return { status: limit.kind, reason: limit.reason };
  }
}

/** One limit of two sides. */
function join(above: SideLimit, below: SideLimit): LimitReport {
  const open = [above, below].find(({ kind }) => kind === "undefined") ??
    [above, below].find(({ kind }) => kind === "unsolved");
  if (open !== undefined) return written(open);
  if (above.kind === "infinite" && below.kind === "infinite") {
    return above.sign === below.sign ? written(above) : { status: "different" };
  }
  if (above.kind !== "finite" || below.kind !== "finite") {
    return { status: "different" };
  }
  const difference = subtract(above.value, below.value);
  const { value: isSame, reason } = attempt(() =>
    isIdenticallyZero(difference)
  );
  if (isSame === undefined) return { status: "unsolved", reason: reason! };
  return isSame ? written(above) : { status: "different" };
}
