/** Nonlinear least squares. */
import { ExpressionError } from "../errors.ts";
import {
  columnNorms,
  type Matrix,
  multiplyTransposed,
  zeroMatrix,
} from "../linear/matrix.ts";
import {
  CountedVectorFunction,
  type VectorFunction,
} from "../linear/vector_function.ts";
import {
  dot,
  isFiniteVector,
  largest,
  norm,
  plusScaled,
} from "../linear/vectors.ts";
import { DampedSteps } from "./damped_step.ts";
import type {
  LeastSquaresOptions,
  LeastSquaresReport,
  LeastSquaresStatus,
} from "./least_squares_report.ts";

interface Place {
  readonly x: Float64Array;
  readonly values: Float64Array;
  readonly jacobian: Matrix;
}

/** The radius at first, in lengths of the start: of the range that MINPACK
 * recommends, 0.1 to 100, its middle. */
const firstRadius = 1;

/** Steps that polish a minimum: Gauss-Newton converges but linearly if the
 * residuals are large. */
const mostPolish = 30;

/** What rounding of the residuals may add to their norm in such a step. */
const polishSlack = 1e-11;

/** The longest step that is polish, relative to the parameters. */
const polishStep = 1e-6;

/** The cosine between residuals and Jacobian that counts as zero where no step
 * lowers the sum: rounding of the residuals leaves about its square root. */
const orthogonal = 1e-5;

/** Residuals so much smaller than those at the start are rounding. */
const exact = 1e-15;

/** A parameter beyond it is nowhere. */
const horizon = 1e100;

/**
 * Minimises a sum of squares by the method of Levenberg and Marquardt in the
 * trust region form of Moré, as MINPACK's LMDER has it (J. J. Moré, B. S.
 * Garbow, K. E. Hillstrom, User guide for MINPACK-1, 1980).
 *
 * @param of The residuals, at least as many as parameters, with their Jacobian
 * if it is known.
 * @param start Where to start.
 * @param options How to search.
 * @returns A report; its status tells whether there is a minimum.
 * @throws {ExpressionError} `domain` if the start is not finite or there are
 * more parameters than residuals; `budget` or `aborted`.
 *
 * @example
 * ```ts
 * import { minimizeSquares } from "@fluxion/fluxion/expr";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * // The point nearest to three lines.
 * const found = minimizeSquares({
 *   size: 3,
 *   value: ([x, y], out) => {
 *     out[0] = x! - 1;
 *     out[1] = y! - 2;
 *     out[2] = x! + y! - 6;
 *   },
 * }, Float64Array.of(0, 0));
 * assertAlmostEquals(found.point[0]!, 2, 1e-12);
 * assertAlmostEquals(found.sumOfSquares, 3, 1e-12);
 * ```
 */
export function minimizeSquares(
  of: VectorFunction,
  start: Float64Array,
  options: LeastSquaresOptions = {},
): LeastSquaresReport {
  checkStart(of, start);
  const f = new CountedVectorFunction(of);
  const first = placeAt(f, start.slice());
  if (first === undefined) {
    const values = f.value(start);
    const jacobian = zeroMatrix(of.size, start.length);
    return report(f, { x: start, values, jacobian }, "domain", 0);
  }
  const run = new Run(f, first, options.tolerance ?? 1e-15);
  const [status, iterations] = run.follow(options.iterations ?? 1000);
  if (status === "converged") run.polish();
  return report(f, run.at, status, iterations);
}

function checkStart(of: VectorFunction, start: Float64Array): void {
  if (!isFiniteVector(start) || start.length === 0) {
    throw new ExpressionError(
      "domain",
      `Cannot fit as the start must be one or more finite numbers: ` +
        `current value is [${start.join(", ")}]`,
    );
  }
  if (of.size < start.length) {
    throw new ExpressionError(
      "domain",
      `Cannot fit as there must be a residual for each parameter: ` +
        `there are ${of.size} for ${start.length}`,
    );
  }
}

function placeAt(
  f: CountedVectorFunction,
  x: Float64Array,
): Place | undefined {
  const values = f.value(x);
  if (!isFiniteVector(values)) return undefined;
  const jacobian = f.jacobian(x);
  return isFiniteVector(jacobian.data) ? { x, values, jacobian } : undefined;
}

class Run {
  at: Place;
  readonly #f: CountedVectorFunction;
  readonly #tolerance: number;
  #scale: Float64Array;
  #radius: number;
  #damping = 0;
  readonly #firstSize: number;

  constructor(f: CountedVectorFunction, at: Place, tolerance: number) {
    this.#f = f;
    this.at = at;
    this.#tolerance = tolerance;
    this.#firstSize = norm(at.values);
    this.#scale = columnNorms(at.jacobian).map((length) => length || 1);
    this.#radius = firstRadius * (this.#size() || 1);
  }

  /** Steps until no step is worth while. */
  follow(iterations: number): readonly [LeastSquaresStatus, number] {
    for (let k = 0; k < iterations; k++) {
      if (norm(this.at.values) === 0) return ["converged", k];
      if (!this.#advance()) {
        const isFlat = cosineAt(this.at) <= orthogonal ||
          this.#isExact();
        return [isFlat ? "converged" : "stalled", k];
      }
      if (largest(this.at.x) > horizon) return ["diverged", k];
    }
    return ["iterations", iterations];
  }

  /** Shorter and shorter Gauss-Newton steps, of which the place with the least
   * gradient is kept: near the minimum the sum of squares is flat to rounding
   * while the parameters still move. */
  polish(): void {
    let place = this.at, lastLength = polishStep * this.#size();
    for (let k = 0; k < mostPolish; k++) {
      const { x, values, jacobian } = place;
      const steps = new DampedSteps(jacobian, values, this.#scale);
      const { move, length } = steps.step(Infinity, 0);
      const next = placeAt(this.#f, plusScaled(x, 1, move));
      const isNear = next !== undefined && length < lastLength &&
        norm(next.values) <= (1 + polishSlack) * norm(values);
      if (!isNear) return;
      if (cosineAt(next) < cosineAt(this.at)) this.at = next;
      place = next;
      lastLength = length;
    }
  }

  /** The residuals are rounding: then their direction says nothing. */
  #isExact(): boolean {
    const { x, values, jacobian } = this.at;
    const n = x.length;
    if (norm(values) <= exact * this.#firstSize) return true;
    return values.every((value, i) => {
      let sum = 0;
      for (let j = 0; j < n; j++) {
        sum += Math.abs(jacobian.data[i * n + j]! * x[j]!);
      }
      return Math.abs(value) <= 1e-13 * sum;
    });
  }

  #size(): number {
    return norm(this.at.x.map((x, j) => x * this.#scale[j]!));
  }

  /** One step; returns whether it was worth while. */
  #advance(): boolean {
    const before = this.at, size = norm(before.values);
    const steps = new DampedSteps(before.jacobian, before.values, this.#scale);
    while (true) {
      const step = steps.step(this.#radius, this.#damping);
      this.#damping = step.damping;
      const next = placeAt(this.#f, plusScaled(before.x, 1, step.move));
      const after = next === undefined ? Infinity : norm(next.values);
      const gained = 1 - (after / size) ** 2;
      const promised = 1 - (step.promised / size) ** 2;
      const ratio = promised > 0 ? gained / promised : 0;
      this.#resize(ratio, step.length, after / size);
      const isTiny = step.length <= this.#tolerance * this.#size() ||
        Math.abs(gained) <= this.#tolerance && promised <= this.#tolerance;
      if (next !== undefined && after < size && ratio > 1e-4) {
        this.#move(next);
        return !isTiny;
      }
      if (isTiny || this.#radius <= this.#tolerance * this.#size()) {
        return false;
      }
    }
  }

  #resize(ratio: number, length: number, growth: number): void {
    if (ratio > 0.75) {
      this.#radius = Math.max(this.#radius, 2 * length);
      this.#damping /= 2;
    } else if (ratio < 0.25) {
      const factor = growth < 10 ? 0.5 : 0.1;
      this.#radius = factor * Math.min(this.#radius, 10 * length);
      this.#damping /= factor;
    }
  }

  #move(next: Place): void {
    this.at = next;
    const norms = columnNorms(next.jacobian);
    this.#scale = this.#scale.map((s, j) => Math.max(s, norms[j]!));
  }
}

function cosineAt({ values, jacobian }: Place): number {
  const size = norm(values);
  if (size === 0) return 0;
  const norms = columnNorms(jacobian);
  const gradient = multiplyTransposed(jacobian, values);
  return largest(gradient.map((g, j) => g / (norms[j]! || 1) / size));
}

function report(
  f: CountedVectorFunction,
  at: Place,
  status: LeastSquaresStatus,
  iterations: number,
): LeastSquaresReport {
  return {
    status,
    point: at.x,
    residuals: at.values,
    sumOfSquares: dot(at.values, at.values),
    jacobian: at.jacobian,
    cosine: cosineAt(at),
    iterations,
    evaluations: f.evaluations,
  };
}
