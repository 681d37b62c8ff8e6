/** What all methods have in common: when to stop. */
import type { Point } from "./objective.ts";

/** When to stop. */
export interface RunLimits {
  /** The relative gradient that counts as zero. */
  readonly tolerance: number;
  /** The most steps. */
  readonly iterations: number;
  /** The value at the very start: how far it fell sets a scale. */
  readonly firstValue: number;
}

/** Where a method stopped. */
export interface RunEnd {
  /** Why: `flat` may be a minimum, or a saddle. */
  readonly end: "flat" | "stalled" | "unbounded" | "diverged" | "iterations";
  /** The best place. */
  readonly at: Point;
  /** How many steps were taken. */
  readonly iterations: number;
}

/** A value this low counts as minus infinity, times that at the start. */
export const abyss = -1e60;

/** A coordinate beyond it is nowhere. */
export const horizon = 1e100;

/**
 * The scale of values: the value itself, or how far it fell, but for that at
 * most 1, lest a distant start make the tolerance loose.
 *
 * @param value The value.
 * @param limits With the value at the start.
 * @returns At least 0.
 */
export function valueScale(value: number, limits: RunLimits): number {
  const fallen = Math.abs(limits.firstValue - value);
  return Math.max(Math.abs(value), Math.min(1, fallen));
}

/**
 * Whether the gradient counts as zero: whether a relative change of the
 * coordinates changes the value relatively by no more than the tolerance times
 * that (J. E. Dennis, R. B. Schnabel, Numerical Methods for Unconstrained
 * Optimization, 1983, section 7.2).
 *
 * @param at The place.
 * @param limits The tolerance.
 * @returns Whether it is flat there.
 */
export function isFlat(at: Point, limits: RunLimits): boolean {
  const bound = limits.tolerance * valueScale(at.value, limits);
  return at.gradient.every((slope, i) =>
    Math.abs(slope) * Math.max(Math.abs(at.x[i]!), 1) <= bound
  );
}

/**
 * Whether a search has run away.
 *
 * @param at The place.
 * @param limits With the value at the start.
 * @returns How, or undefined if it has not.
 */
export function runaway(
  at: Point,
  limits: RunLimits,
): "unbounded" | "diverged" | undefined {
  const scale = Math.max(1, Math.abs(limits.firstValue));
  if (at.value <= abyss * scale) return "unbounded";
  return at.x.some((x) => Math.abs(x) > horizon) ? "diverged" : undefined;
}
