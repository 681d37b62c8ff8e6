/** A root of a system of equations, with a report. */
import { ExpressionError } from "../errors.ts";
import { columnNorms, type Matrix } from "../linear/matrix.ts";
import {
  CountedVectorFunction,
  type VectorFunction,
} from "../linear/vector_function.ts";
import {
  isFiniteVector,
  largest,
  norm,
  plusScaled,
} from "../linear/vectors.ts";
import { Dogleg } from "./dogleg.ts";
import { judgeSystem, type SystemHistory } from "./judge_system.ts";
import { spacing } from "./doubles.ts";
import { observedOrder } from "./order.ts";
import type {
  SystemOptions,
  SystemReport,
  SystemStatus,
} from "./system_report.ts";

/** A place with what is known of it. */
export interface SystemPoint {
  /** Where. */
  readonly x: Float64Array;
  /** The values of the functions. */
  readonly values: Float64Array;
  /** Their Jacobian. */
  readonly jacobian: Matrix;
}

/** The radius at first, in lengths of the start (as in MINPACK). */
const firstRadius = 100;

/** Steps that go on polishing once the residual is within the tolerance. */
const mostPolish = 100;

/** The last step of a converging run is shorter than the one that brought the
 * residual within the tolerance, by this factor. */
const shrinking = 0.1;

/** A coordinate beyond it is nowhere. */
const horizon = 1e100;

/** The state of a run. */
class Run {
  readonly f: CountedVectorFunction;
  readonly tolerance: number;
  at: SystemPoint;
  scale: Float64Array;
  radius: number;
  lastStep = 0;
  /** The step that brought the residual within the tolerance. */
  firstPolish = 0;
  polished = 0;
  readonly iterates: Float64Array[] = [];

  constructor(f: CountedVectorFunction, at: SystemPoint, tolerance: number) {
    this.f = f;
    this.at = at;
    this.tolerance = tolerance;
    this.scale = columnNorms(at.jacobian).map((length) => length || 1);
    const size = norm(at.x.map((x, j) => x * this.scale[j]!));
    this.radius = firstRadius * (size || 1);
  }
}

/**
 * Finds a root of a system: Newton steps with the exact Jacobian in a trust
 * region, along Powell's dogleg (J. J. Moré, B. S. Garbow, K. E. Hillstrom,
 * User guide for MINPACK-1, 1980, HYBRJ, without its rank-1 updates).
 *
 * @param of The functions, at least as many as unknowns, with their Jacobian if
 * it is known.
 * @param start Where to start.
 * @param options How to search.
 * @returns A report; its status tells whether there is a root.
 * @throws {ExpressionError} `domain` if the start is not finite or there are
 * more unknowns than functions; `budget` or `aborted`.
 *
 * @example
 * ```ts
 * import { findSystemPoint } from "@fluxion/fluxion/expr";
 * import { assertEquals } from "@std/assert";
 *
 * const found = findSystemPoint({
 *   size: 2,
 *   value: ([x, y], out) => {
 *     out[0] = 10 * (y! - x! ** 2);
 *     out[1] = 1 - x!;
 *   },
 * }, Float64Array.of(-1.2, 1));
 * assertEquals([found.status, ...found.point], ["converged", 1, 1]);
 * ```
 */
export function findSystemPoint(
  of: VectorFunction,
  start: Float64Array,
  options: SystemOptions = {},
): SystemReport {
  checkStart(of, start);
  const f = new CountedVectorFunction(of);
  const tolerance = options.tolerance ?? 1e-12;
  const first = pointAt(f, start.slice());
  if (first === undefined) {
    const values = f.value(start);
    const jacobian = { rows: 0, columns: 0, data: new Float64Array(0) };
    const at = { x: start, values, jacobian };
    return report(f, at, "domain", tolerance, [], 0);
  }
  const run = new Run(f, first, tolerance);
  const end = follow(run, options.iterations ?? 500);
  const verdict = end === "diverged"
    ? { status: end, tolerance }
    : judgeSystem(f, run.at, historyOf(run, end), tolerance);
  const { status, tolerance: bound } = verdict;
  return report(f, run.at, status, bound, run.iterates, run.lastStep);
}

function checkStart(of: VectorFunction, start: Float64Array): void {
  if (!isFiniteVector(start) || start.length === 0) {
    throw new ExpressionError(
      "domain",
      `Cannot search for a root as the start must be one or more finite ` +
        `numbers: current value is [${start.join(", ")}]`,
    );
  }
  if (of.size < start.length) {
    throw new ExpressionError(
      "domain",
      `Cannot search for a root as there must be an equation for each ` +
        `unknown: there are ${of.size} for ${start.length}`,
    );
  }
}

function pointAt(
  f: CountedVectorFunction,
  x: Float64Array,
): SystemPoint | undefined {
  const values = f.value(x);
  if (!isFiniteVector(values)) return undefined;
  const jacobian = f.jacobian(x);
  return isFiniteVector(jacobian.data) ? { x, values, jacobian } : undefined;
}

function follow(
  run: Run,
  iterations: number,
): "settled" | "diverged" | "iterations" {
  for (let k = 0; k < iterations; k++) {
    const size = largest(run.at.values);
    if (size === 0) return "settled";
    if (size <= run.tolerance) {
      if (run.polished === 0) run.firstPolish = run.lastStep;
      if (++run.polished > mostPolish) {
        return isShrinking(run) ? "settled" : "diverged";
      }
    }
    const legs = new Dogleg(run.at.jacobian, run.at.values, run.scale);
    if (!advance(run, legs)) return "settled";
    if (largest(run.at.x) > horizon) return "diverged";
  }
  return "iterations";
}

function historyOf(run: Run, end: SystemHistory["end"]): SystemHistory {
  return { scale: run.scale, isShrinking: isShrinking(run), end };
}

function isShrinking(run: Run): boolean {
  return run.lastStep < shrinking * run.firstPolish;
}

/** Takes one step that makes |F| smaller, in a region as small as need be;
 * returns whether there was one. */
function advance(run: Run, legs: Dogleg): boolean {
  const before = run.at, size = norm(before.values);
  while (true) {
    const step = legs.step(run.radius);
    const x = plusScaled(before.x, 1, step.move);
    if (x.every((value, j) => value === before.x[j])) return false;
    const next = pointAt(run.f, x);
    const after = next === undefined ? Infinity : norm(next.values);
    const gained = 1 - (after / size) ** 2;
    const promised = 1 - (step.promised / size) ** 2;
    const ratio = promised > 0 ? gained / promised : 0;
    if (ratio < 0.1) run.radius = step.length / (after === Infinity ? 4 : 2);
    else if (ratio > 0.75) run.radius = Math.max(run.radius, 2 * step.length);
    if (next !== undefined && after < size && ratio > 1e-4) {
      run.at = next;
      run.lastStep = norm(step.move);
      run.iterates.push(x);
      const norms = columnNorms(next.jacobian);
      run.scale = run.scale.map((s, j) => Math.max(s, norms[j]!));
      return true;
    }
  }
}

const sentences: Readonly<Record<SystemStatus, string>> = {
  converged: "Converged to a root",
  stationary: "The search settled at a minimum of |F| that is not zero",
  stalled: "No step made the residual smaller",
  diverged: "The iterates diverged",
  iterations: "The limit of iterations was reached before a root",
  domain: "The system or its Jacobian is not defined at the start",
};

function report(
  f: CountedVectorFunction,
  at: SystemPoint,
  status: SystemStatus,
  tolerance: number,
  iterates: readonly Float64Array[],
  step: number,
): SystemReport {
  const residual = largest(at.values);
  return {
    status,
    point: at.x,
    values: at.values,
    residual,
    tolerance,
    step,
    iterations: iterates.length,
    evaluations: f.evaluations,
    order: status === "converged" ? orderTowards(at.x, iterates) : undefined,
    message: `${sentences[status]}: the residual is ${
      Number.isNaN(residual) ? "not defined" : residual
    }`,
  };
}

/** Errors of a few units in the last place say nothing about the order. */
function orderTowards(
  root: Float64Array,
  iterates: readonly Float64Array[],
): number | undefined {
  const errors = iterates.map((x) => norm(plusScaled(x, -1, root)));
  return observedOrder(errors, 8 * spacing(norm(root)));
}
