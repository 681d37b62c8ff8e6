/** A root of one equation in one unknown, with a report. */
import { ExpressionError } from "../errors.ts";
import { bisection, type BracketRule } from "./bisection.ts";
import { signChanges } from "./bracket_search.ts";
import { runBracketed } from "./bracketed.ts";
import { brent } from "./brent.ts";
import { certify, type Verdict } from "./certify.ts";
import { CountedFunction } from "./counted.ts";
import { spacing } from "./doubles.ts";
import { itp } from "./itp.ts";
import { explain } from "./messages.ts";
import { runOpen } from "./open.ts";
import { observedOrder } from "./order.ts";
import type {
  Bracket,
  BracketMethod,
  OpenMethod,
  RootMethod,
  RootReport,
  RootStatus,
  ScalarFunction,
  ScalarRootOptions,
} from "./report.ts";
import { oppositeSigns, type Sample, SignChange } from "./sign_change.ts";
import { stepRules } from "./step_rules.ts";
import { toms748 } from "./toms748.ts";

const bracketRules: Readonly<Record<BracketMethod, BracketRule>> = {
  bisection,
  brent,
  toms748,
  itp,
};

/** What is the same for all parts of one search. */
interface Search {
  readonly f: CountedFunction;
  readonly tolerance: number;
  readonly width: number;
  readonly iterations: number | undefined;
}

/** What a report is made of. */
interface Ending {
  readonly method: RootMethod;
  readonly status: RootStatus;
  readonly at: Sample;
  readonly tolerance: number;
  readonly iterates: readonly number[];
  readonly change: SignChange | undefined;
}

/**
 * Finds a root of a function of one unknown.
 *
 * @param of The function, with its derivatives if they are known.
 * @param options A start or a bracket, and how to search.
 * @returns A report; its status tells whether there is a root.
 * @throws {ExpressionError} `domain` if there is neither a finite start nor a
 * bracket; `budget` or `aborted`.
 *
 * @example
 * ```ts
 * import { findScalarRoot } from "@fluxion/fluxion/expr";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * const f = { value: Math.cos, derivative: (x: number) => -Math.sin(x) };
 * const found = findScalarRoot(f, { start: 1, method: "newton" });
 * assertEquals(found.status, "converged");
 * assertAlmostEquals(found.root, Math.PI / 2, 1e-15);
 * ```
 */
export function findScalarRoot(
  of: ScalarFunction,
  options: ScalarRootOptions,
): RootReport {
  const search: Search = {
    f: new CountedFunction(of),
    tolerance: options.tolerance ?? 1e-12,
    width: options.width ?? 0,
    iterations: options.iterations,
  };
  const { start, bracket, method } = options;
  if (bracket !== undefined) {
    return report(search, inBracket(search, checked(bracket), method, start));
  }
  if (start === undefined || !Number.isFinite(start)) {
    throw new ExpressionError(
      "domain",
      `Cannot search for a root as the start must be a finite number: ` +
        `current value is ${start}`,
    );
  }
  return report(search, fromStart(search, start, method));
}

/** The ends in order; infinite ones are the largest doubles. */
function checked(bracket: Bracket): Bracket {
  const limit = Number.MAX_VALUE;
  const [a, b] = bracket.map((x) => Math.min(Math.max(x, -limit), limit)) as [
    number,
    number,
  ];
  if (a < b) return [a, b];
  if (b < a) return [b, a];
  throw new ExpressionError(
    "domain",
    `Cannot search for a root as a bracket must have two ends: ` +
      `current value is [${bracket[0]}, ${bracket[1]}]`,
  );
}

function isOpen(method: RootMethod | undefined): method is OpenMethod {
  return method !== undefined && Object.hasOwn(stepRules, method);
}

function inBracket(
  search: Search,
  [a, b]: Bracket,
  method: RootMethod = "toms748",
  start?: number,
): Ending {
  const lower = { x: a, f: search.f.value(a) };
  const upper = { x: b, f: search.f.value(b) };
  const zero = [lower, upper].find(({ f }) => f === 0);
  const at = zero ??
    (Math.abs(lower.f) <= Math.abs(upper.f) ? lower : upper);
  const ending = (status: RootStatus): Ending => ({
    method,
    status,
    at,
    tolerance: search.tolerance,
    iterates: [],
    change: undefined,
  });
  if (zero !== undefined) return ending("converged");
  if (Number.isNaN(lower.f) || Number.isNaN(upper.f)) return ending("domain");
  if (!oppositeSigns(lower.f, upper.f)) return ending("no-bracket");
  const change = new SignChange(lower, upper);
  return isOpen(method)
    ? openInside(search, change, method, start)
    : shrink(search, change, method);
}

function openInside(
  search: Search,
  change: SignChange,
  method: OpenMethod,
  start: number | undefined,
): Ending {
  if (start !== undefined && change.contains(start)) {
    const sample = { x: start, f: search.f.value(start) };
    if (sample.f === 0) return follow(search, sample, method, change);
    if (!Number.isNaN(sample.f)) {
      change.contract(sample);
      return follow(search, sample, method, change);
    }
  }
  return follow(search, change.best, method, change);
}

function fromStart(
  search: Search,
  start: number,
  method: RootMethod | undefined,
): Ending {
  const sample = { x: start, f: search.f.value(start) };
  const first = method === undefined || isOpen(method)
    ? follow(search, sample, method ?? "newton", undefined)
    : undefined;
  if (first?.status === "converged" || isOpen(method)) return first!;
  let other: Ending | undefined;
  for (const [a, b] of signChanges(search.f, start)) {
    const found = shrink(search, new SignChange(a, b), method ?? "toms748");
    if (found.status === "converged") return found;
    other ??= found;
  }
  return first ?? other ?? {
    method: method ?? "toms748",
    status: "no-bracket",
    at: sample,
    tolerance: search.tolerance,
    iterates: [],
    change: undefined,
  };
}

function follow(
  search: Search,
  start: Sample,
  method: OpenMethod,
  change: SignChange | undefined,
): Ending {
  if (Number.isNaN(start.f)) {
    return {
      method,
      status: "domain",
      at: start,
      tolerance: search.tolerance,
      iterates: [],
      change,
    };
  }
  const iterations = search.iterations ?? (change === undefined ? 100 : 500);
  const rule = stepRules[method];
  const trace = runOpen(search.f, start, change, rule, iterations);
  const certain = trace.end !== "settled" && trace.end !== "zero";
  const verdict = certain
    ? unjudged(search, trace.at, trace.change, trace.end)
    : certify(search.f, trace.at, trace.change, search.tolerance);
  return { method, iterates: trace.iterates, ...verdict };
}

function shrink(
  search: Search,
  change: SignChange,
  method: BracketMethod,
): Ending {
  const rule = bracketRules[method];
  if (change.lower.f === 0) {
    const verdict = unjudged(search, change.lower, undefined, "converged");
    return { method, iterates: [], ...verdict };
  }
  const trace = runBracketed(search.f, change, rule, {
    width: search.width,
    iterations: search.iterations ?? 500,
  });
  const verdict = trace.end === "iterations" || trace.end === "domain"
    ? unjudged(search, trace.at, change, trace.end)
    : certify(search.f, trace.at, change, search.tolerance);
  return { method, iterates: trace.iterates, ...verdict };
}

function unjudged(
  search: Search,
  at: Sample,
  change: SignChange | undefined,
  status: RootStatus,
): Verdict {
  return { status, at, tolerance: search.tolerance, change };
}

function report(search: Search, ending: Ending): RootReport {
  const { status, at, iterates, change, method, tolerance } = ending;
  const last = iterates.slice(-2);
  return {
    status,
    root: at.x,
    residual: Math.abs(at.f),
    tolerance,
    step: last.length < 2 ? 0 : Math.abs(last[1]! - last[0]!),
    iterations: iterates.length,
    evaluations: search.f.evaluations,
    order: status === "converged" ? orderTowards(at.x, iterates) : undefined,
    bracket: change?.interval,
    method,
    message: explain(status, at.x, Math.abs(at.f)),
  };
}

/** Errors of a few units in the last place say nothing about the order. */
function orderTowards(
  root: number,
  iterates: readonly number[],
): number | undefined {
  const errors = iterates.map((x) => Math.abs(x - root));
  return observedOrder(errors, 8 * spacing(root));
}
