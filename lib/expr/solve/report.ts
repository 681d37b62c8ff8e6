/** What solving has to say. */
import type { Node } from "../syntax/nodes.ts";

/**
 * How a solution was confirmed.
 *
 * - `proved`: by exact normal forms.
 * - `checked`: by its value at points (numbers: one; with other variables:
 *   several, real and complex).
 * - `conditional`: at some of the points only. It is a solution for some values
 *   of the other variables, as a^2 of `sqrt(x) = a` if a is positive.
 */
export type Confirmation = "proved" | "checked" | "conditional";

/** One solution of an equation. */
export interface Solution {
  /** The unknown's value; it may speak of `parameter`. */
  readonly value: Node;
  /** How often it solves a polynomial; 1 otherwise. */
  readonly multiplicity: number;
  /** How it was confirmed. */
  readonly confirmation: Confirmation;
  /** Whether it is real; undefined if that depends on other variables, or on
   * the integer. */
  readonly isReal: boolean | undefined;
  /** The name of an integer: each of its values gives a solution, but for
   * those excluded. */
  readonly parameter: string | undefined;
  /** Values of the integer that give no solution, as 0 of `sin(x)/x = 0`. */
  readonly excluded: readonly number[];
}

/** A root that has no closed form, in a disc that holds no other one. */
export interface EnclosedRoot {
  /** The real part of the centre. */
  readonly real: number;
  /** The imaginary part; 0 exactly if the root is real. */
  readonly imaginary: number;
  /** How far the root is from the centre at most. */
  readonly radius: number;
  /** How often it is a root. */
  readonly multiplicity: number;
}

/**
 * How solving ended.
 *
 * - `solved`: these are all solutions.
 * - `partial`: these are solutions; there may be more.
 * - `none`: it is shown that there is no solution.
 * - `always`: every value solves the equation.
 * - `unsolved`: no method fits.
 */
export type SolveStatus = "solved" | "partial" | "none" | "always" | "unsolved";

/** The answer to an equation in one unknown. */
export interface SolveReport {
  /** How it ended. */
  readonly status: SolveStatus;
  /** The unknown. */
  readonly variable: string;
  /** Solutions in closed form. */
  readonly solutions: readonly Solution[];
  /** Roots of irreducible factors beyond radicals: real ones ascending, then
   * conjugate pairs. */
  readonly enclosed: readonly EnclosedRoot[];
  /** What was done, in order. */
  readonly method: readonly string[];
}

/** The answer to a system of linear equations. */
export interface LinearReport {
  /** One solution, a family with free unknowns, or none. */
  readonly status: "unique" | "family" | "none";
  /** Each unknown's value; a free one stands for itself. */
  readonly values: ReadonlyMap<string, Node>;
  /** The unknowns that may have any value. */
  readonly free: readonly string[];
}
