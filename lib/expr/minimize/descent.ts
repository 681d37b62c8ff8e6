/** Methods that choose a direction and search along it. */
import { dot, norm, scaled } from "../linear/vectors.ts";
import { LineSearch } from "./line_search.ts";
import type { Objective, Point } from "./objective.ts";
import { isFlat, runaway, type RunEnd, type RunLimits } from "./run.ts";

/** A way to choose directions. */
export interface DirectionRule {
  /** The part of the slope that the line search may leave. */
  readonly flattening: number;
  /** A step must lead below the highest of so many last values; 1 for methods
   * that descend each time. */
  readonly memory: number;
  /**
   * Chooses.
   *
   * @param at The place.
   * @returns A direction, and the step to try first.
   */
  choose(at: Point): {
    readonly direction: Float64Array;
    readonly length: number;
  };
  /**
   * Learns from a step.
   *
   * @param before Where it began.
   * @param after Where it ended.
   */
  learn(before: Point, after: Point): void;
  /** Forgets what was learned. */
  restart(): void;
}

/**
 * Follows directions until the gradient vanishes. A direction that does not
 * descend, or along which no step is found, is replaced by steepest descent
 * once before the search stalls.
 *
 * @param objective The function.
 * @param start Where to start.
 * @param rule The method.
 * @param limits When to stop.
 * @returns Where it stopped.
 */
export function runDescent(
  objective: Objective,
  start: Point,
  rule: DirectionRule,
  limits: RunLimits,
): RunEnd {
  let at = start, isFresh = true;
  const values = [start.value];
  for (let k = 0; k < limits.iterations; k++) {
    if (isFlat(at, limits)) return { end: "flat", at, iterations: k };
    const escaped = runaway(at, limits);
    if (escaped !== undefined) return { end: escaped, at, iterations: k };
    const { direction, length } = rule.choose(at);
    const slope = dot(direction, at.gradient);
    const search = new LineSearch(objective, at, direction, {
      flattening: rule.flattening,
      reference: Math.max(...values.slice(-rule.memory)),
    });
    const next = slope < 0 ? search.find(length) : undefined;
    if (next !== undefined) {
      rule.learn(at, next);
      values.push(next.value);
      at = next;
      isFresh = false;
    } else if (isFresh) {
      return { end: "stalled", at, iterations: k };
    } else {
      rule.restart();
      isFresh = true;
    }
  }
  return { end: "iterations", at, iterations: limits.iterations };
}

/**
 * Steepest descent, with a first step of a tenth of the distance from 0.
 *
 * @param at The place.
 * @returns The direction and the step to try.
 */
export function steepest(
  at: Point,
): { readonly direction: Float64Array; readonly length: number } {
  const size = norm(at.x), slope = norm(at.gradient);
  return {
    direction: scaled(-1, at.gradient),
    length: Math.max(size, 1) / slope / 10,
  };
}
