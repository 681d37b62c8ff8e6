/** Directions: steepest descent, conjugate gradients, L-BFGS. */
import { dot, norm, plusScaled, scaled } from "../linear/vectors.ts";
import { type DirectionRule, steepest } from "./descent.ts";
import type { Point } from "./objective.ts";

/** A step is at most so many times as long as the last one, in lengths of the
 * gradient: where the curvature is nearly 0 it says nothing. */
const growth = 10;

/** Gradient descent with the step length of Barzilai and Borwein, globalised as
 * M. Raydan does ("The Barzilai and Borwein gradient method for the large scale
 * unconstrained minimization problem", SIAM J. Optim. 7, 1997): the value need
 * not fall in each step. */
export class GradientDescent implements DirectionRule {
  /** Any slope will do. */
  readonly flattening: number = Infinity;
  /** A step must lead below the highest of ten values. */
  readonly memory = 10;
  #length: number | undefined;

  /**
   * Prepares it.
   *
   * @param rate The first step, in lengths of the gradient.
   */
  constructor(rate?: number) {
    this.#length = rate;
  }

  /** @inheritdoc */
  choose(at: Point): ReturnType<DirectionRule["choose"]> {
    const first = steepest(at);
    return { ...first, length: this.#length ?? first.length };
  }

  /** @inheritdoc */
  learn(before: Point, after: Point): void {
    const step = plusScaled(after.x, -1, before.x);
    const change = plusScaled(after.gradient, -1, before.gradient);
    const length = dot(step, step) / dot(step, change);
    const longest = growth * norm(step) / norm(before.gradient);
    this.#length = length > 0 ? Math.min(length, longest) : undefined;
  }

  /** @inheritdoc */
  restart(): void {
    this.#length = undefined;
  }
}

/** Nonlinear conjugate gradients of Polak and Ribière with beta kept from being
 * negative (J. Nocedal, S. J. Wright, Numerical Optimization, section 5.2). */
export class ConjugateGradient implements DirectionRule {
  /** Conjugacy asks for a nearly exact line search. */
  readonly flattening = 0.1;
  /** Each step descends. */
  readonly memory = 1;
  #beta = 0;
  #before: Float64Array | undefined;
  #length: number | undefined;

  /** @inheritdoc */
  choose(at: Point): ReturnType<DirectionRule["choose"]> {
    const first = steepest(at);
    if (this.#before === undefined) {
      this.#before = first.direction;
      return first;
    }
    let direction = plusScaled(first.direction, this.#beta, this.#before);
    if (!(dot(direction, at.gradient) < 0)) direction = first.direction;
    // As far as the last step would have lowered the value by its slope.
    const length = this.#length === undefined
      ? first.length
      : this.#length / -dot(direction, at.gradient);
    this.#before = direction;
    return { direction, length };
  }

  /** @inheritdoc */
  learn(before: Point, after: Point): void {
    const change = plusScaled(after.gradient, -1, before.gradient);
    const square = dot(before.gradient, before.gradient);
    this.#beta = Math.max(0, dot(after.gradient, change) / square);
    const step = plusScaled(after.x, -1, before.x);
    this.#length = -dot(step, before.gradient);
  }

  /** @inheritdoc */
  restart(): void {
    this.#before = undefined;
    this.#length = undefined;
  }
}

/** How many steps L-BFGS remembers. */
const memory = 10;

/** The limited-memory method of Broyden, Fletcher, Goldfarb and Shanno by its
 * two-loop recursion (J. Nocedal, "Updating quasi-Newton matrices with limited
 * storage", Math. Comp. 35, 1980). */
export class LBFGS implements DirectionRule {
  /** The part of the slope that the line search may leave. */
  readonly flattening = 0.9;
  /** Each step descends. */
  readonly memory = 1;
  #steps: Float64Array[] = [];
  #changes: Float64Array[] = [];

  /** @inheritdoc */
  choose(at: Point): ReturnType<DirectionRule["choose"]> {
    const last = this.#steps.length - 1;
    if (last < 0) return steepest(at);
    const steps = this.#steps, changes = this.#changes;
    const factors = new Float64Array(last + 1);
    let q = scaled(-1, at.gradient);
    for (let i = last; i >= 0; i--) {
      factors[i] = dot(steps[i]!, q) / dot(steps[i]!, changes[i]!);
      q = plusScaled(q, -factors[i]!, changes[i]!);
    }
    const newest = changes[last]!;
    q = scaled(dot(steps[last]!, newest) / dot(newest, newest), q);
    for (let i = 0; i <= last; i++) {
      const beta = dot(changes[i]!, q) / dot(steps[i]!, changes[i]!);
      q = plusScaled(q, factors[i]! - beta, steps[i]!);
    }
    return { direction: q, length: 1 };
  }

  /** @inheritdoc */
  learn(before: Point, after: Point): void {
    const step = plusScaled(after.x, -1, before.x);
    const change = plusScaled(after.gradient, -1, before.gradient);
    const curvature = dot(step, change);
    // Only positive curvature keeps the matrix positive definite.
    if (!(curvature > Number.EPSILON * dot(change, change))) return;
    this.#steps.push(step);
    this.#changes.push(change);
    if (this.#steps.length > memory) {
      this.#steps.shift();
      this.#changes.shift();
    }
  }

  /** @inheritdoc */
  restart(): void {
    this.#steps = [];
    this.#changes = [];
  }
}
