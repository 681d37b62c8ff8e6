/** A minimum of a function of several variables, with a report. */
import { ExpressionError } from "../errors.ts";
import { isFiniteVector, largest } from "../linear/vectors.ts";
import { type DirectionRule, runDescent, steepest } from "./descent.ts";
import {
  ConjugateGradient,
  GradientDescent,
  LBFGS,
} from "./direction_rules.ts";
import { runNelderMead } from "./nelder_mead.ts";
import { Objective, type Point } from "./objective.ts";
import type {
  MinimizeMethod,
  MinimizeOptions,
  MinimizeReport,
  MinimizeStatus,
  ObjectiveFunction,
} from "./report.ts";
import { farEnd, isFaded } from "./asymptote.ts";
import { type RunEnd, type RunLimits, valueScale } from "./run.ts";
import { isWithinRounding, lowerNearby, polish } from "./second_order.ts";
import { Adam, Momentum, runVelocity } from "./velocity.ts";

/** Runs one method. */
type Runner = (
  objective: Objective,
  start: Point,
  limits: RunLimits,
  options: MinimizeOptions,
) => RunEnd;

function along(rule: (options: MinimizeOptions) => DirectionRule): Runner {
  return (objective, start, limits, options) =>
    runDescent(objective, start, rule(options), limits);
}

const runners: Readonly<Record<MinimizeMethod, Runner>> = {
  "gradient-descent": along(({ rate }) => new GradientDescent(rate)),
  "conjugate-gradient": along(() => new ConjugateGradient()),
  "l-bfgs": along(() => new LBFGS()),
  "nelder-mead": (objective, start, limits) =>
    runNelderMead(objective, start, limits),
  "momentum": (objective, start, limits, { rate, momentum }) => {
    const rule = new Momentum(momentum ?? 0.9);
    const first = rate ?? steepest(start).length;
    return runVelocity(objective, start, rule, first, limits);
  },
  "adam": (objective, start, limits, { rate }) =>
    runVelocity(objective, start, new Adam(), rate ?? 0.1, limits),
};

/** Methods that take many cheap steps. */
const manySteps: ReadonlySet<MinimizeMethod> = new Set([
  "gradient-descent",
  "momentum",
  "adam",
  "nelder-mead",
]);

/** How often a search may get away from a saddle. */
const mostEscapes = 10;

/**
 * Finds a local minimum of a function of several variables. Where a method
 * stops, the curvature is looked at: from a saddle the search goes on downhill,
 * a minimum is polished by Newton steps.
 *
 * @param of The function, with its derivatives if they are known.
 * @param start Where to start.
 * @param options How to search.
 * @returns A report; its status tells whether there is a minimum.
 * @throws {ExpressionError} `domain` if the start is not finite; `budget` or
 * `aborted`.
 *
 * @example
 * ```ts
 * import { minimizeFunction } from "@fluxion/fluxion/expr";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * const value = ([x]: Float64Array) => x! * Math.log(x!);
 * const found = minimizeFunction({ value }, Float64Array.of(5));
 * assertEquals(found.status, "converged");
 * assertAlmostEquals(found.point[0]!, Math.exp(-1), 1e-6);
 * ```
 */
export function minimizeFunction(
  of: ObjectiveFunction,
  start: Float64Array,
  options: MinimizeOptions = {},
): MinimizeReport {
  if (!isFiniteVector(start) || start.length === 0) {
    throw new ExpressionError(
      "domain",
      `Cannot minimise as the start must be one or more finite numbers: ` +
        `current value is [${start.join(", ")}]`,
    );
  }
  const method = options.method ?? "l-bfgs";
  const objective = new Objective(of);
  const first = objective.point(start.slice());
  if (!Number.isFinite(first.value)) {
    return report(objective, method, "domain", first, 0);
  }
  const limits: RunLimits = {
    tolerance: options.tolerance ?? 1e-9,
    iterations: options.iterations ??
      (manySteps.has(method) ? 100_000 : 1000),
    firstValue: first.value,
  };
  return search(objective, first, method, limits, options);
}

/** Runs a method again and again until it ends at a minimum. */
function search(
  objective: Objective,
  start: Point,
  method: MinimizeMethod,
  limits: RunLimits,
  options: MinimizeOptions,
): MinimizeReport {
  let from = start, used = 0;
  for (let escapes = 0; escapes <= mostEscapes; escapes++) {
    const left = { ...limits, iterations: limits.iterations - used };
    const { end, at, iterations } = runners[method](
      objective,
      from,
      left,
      options,
    );
    used += iterations;
    if (end === "stalled" && options.method === undefined) {
      return atKink(objective, at, left, used);
    }
    const isSettled = end === "flat" ||
      (end === "stalled" && isWithinRounding(objective, at));
    const found = isSettled
      ? judge(objective, start, at, limits)
      : end as Exclude<typeof end, "flat">;
    if (found === "converged") {
      const minimum = polish(objective, at);
      return report(objective, method, "converged", minimum, used);
    }
    if (typeof found === "string") {
      return report(objective, method, found, at, used);
    }
    from = found;
  }
  return report(objective, method, "saddle", from, used);
}

/** What a place is where the gradient vanishes, or where to go on. */
function judge(
  objective: Objective,
  start: Point,
  at: Point,
  limits: RunLimits,
): Point | MinimizeStatus {
  if (isFaded(objective, at, start)) return "diverged";
  const far = farEnd(objective, at);
  if (far !== undefined) {
    const fall = at.value - far.value;
    return fall > valueScale(at.value, limits) ? far : "diverged";
  }
  return lowerNearby(objective, at, limits) ?? "converged";
}

/** What to do where L-BFGS finds no step: at a kink the simplex goes on. */
function atKink(
  objective: Objective,
  at: Point,
  limits: RunLimits,
  used: number,
): MinimizeReport {
  if (isWithinRounding(objective, at)) {
    const minimum = polish(objective, at);
    return report(objective, "l-bfgs", "converged", minimum, used);
  }
  const run = runNelderMead(objective, at, limits);
  const status = run.end === "flat" ? "converged" : run.end;
  return report(
    objective,
    "nelder-mead",
    status,
    run.at,
    used + run.iterations,
  );
}

const sentences: Readonly<Record<MinimizeStatus, string>> = {
  converged: "Converged to a minimum",
  saddle: "The gradient vanishes at a saddle",
  stalled: "No step lowers the value, but the gradient does not vanish",
  unbounded: "The value falls without bound",
  diverged: "The value falls on towards infinity, to no minimum",
  iterations: "The limit of iterations was reached before a minimum",
  domain: "The function has no finite value and gradient at the start",
};

function report(
  objective: Objective,
  method: MinimizeMethod,
  status: MinimizeStatus,
  at: Point,
  iterations: number,
): MinimizeReport {
  return {
    status,
    point: at.x,
    value: at.value,
    gradientNorm: largest(at.gradient),
    iterations,
    evaluations: objective.evaluations,
    method,
    message: `${sentences[status]}: the value is ${at.value}`,
  };
}
