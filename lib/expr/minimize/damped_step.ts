/** The step of Levenberg and Marquardt. */
import { type Matrix, multiply, multiplyTransposed } from "../linear/matrix.ts";
import {
  applyTransposedQ,
  factorQR,
  type QRFactors,
  solveR,
  solveTransposedR,
} from "../linear/qr.ts";
import { dot, norm, plusScaled, scaled } from "../linear/vectors.ts";

/** A step with what the linear model promises. */
export interface DampedStep {
  /** What to add to the parameters. */
  readonly move: Float64Array;
  /** Its length in the scale. */
  readonly length: number;
  /** |F + J move|. */
  readonly promised: number;
  /** The damping. */
  readonly damping: number;
}

/** How exactly the length of a step must meet the radius. */
const slack = 0.1;

/** Iterations for the damping; it converges in two or three. */
const mostIterations = 12;

/**
 * Finds the step p of the least |F + J p| with |D p| at most the radius: it
 * solves (JᵀJ + λ D²) p = -Jᵀ F, and λ is found by Newton's method on the
 * reciprocal of the length (J. J. Moré, "The Levenberg-Marquardt algorithm:
 * implementation and theory", Lecture Notes in Mathematics 630, 1978, section
 * 5).
 */
export class DampedSteps {
  readonly #jacobian: Matrix;
  readonly #values: Float64Array;
  readonly #scale: Float64Array;
  readonly #undamped: QRFactors;

  /**
   * Prepares the steps from one place.
   *
   * @param jacobian The Jacobian J.
   * @param values The residuals F.
   * @param scale The diagonal of D.
   */
  constructor(jacobian: Matrix, values: Float64Array, scale: Float64Array) {
    this.#jacobian = jacobian;
    this.#values = values;
    this.#scale = scale;
    this.#undamped = factorQR(jacobian);
  }

  /**
   * The step for a radius.
   *
   * @param radius The length it may have in the scale.
   * @param firstDamping Where to start the search for λ: the last one.
   * @returns The step.
   */
  step(radius: number, firstDamping: number): DampedStep {
    const newton = this.#solve(this.#undamped, this.#values);
    const excess = this.#length(newton) - radius;
    if (excess <= slack * radius) return this.#made(newton, 0);
    const gradient = multiplyTransposed(this.#jacobian, this.#values);
    let low = 0;
    if (this.#undamped.rank === this.#jacobian.columns) {
      low = excess / radius / this.#steepness(this.#undamped, newton);
    }
    let high = norm(gradient.map((g, j) => g / this.#scale[j]!)) / radius;
    let damping = Math.min(Math.max(firstDamping, low), high) ||
      Math.max(Number.MIN_VALUE, 1e-3 * high);
    for (let k = 0;; k++) {
      const qr = this.#damped(damping);
      const move = this.#solve(qr, this.#padded());
      const length = this.#length(move), over = length - radius;
      if (Math.abs(over) <= slack * radius || k >= mostIterations) {
        return this.#made(move, damping);
      }
      if (over > 0) low = Math.max(low, damping);
      else high = Math.min(high, damping);
      const change = over / radius / this.#steepness(qr, move);
      damping = Math.min(Math.max(low, damping + change), high);
    }
  }

  /** |R⁻ᵀ Pᵀ D² p / |D p||², the slope of the length by the damping. */
  #steepness(qr: QRFactors, move: Float64Array): number {
    const length = this.#length(move);
    const z = solveTransposedR(
      qr,
      move.map((p, j) => this.#scale[j]! ** 2 * p / length),
    );
    return dot(z, z);
  }

  #solve(qr: QRFactors, values: Float64Array): Float64Array {
    return solveR(qr, applyTransposedQ(qr, scaled(-1, values)));
  }

  /** J above the diagonal matrix sqrt(λ) D. */
  #damped(damping: number): QRFactors {
    const { rows, columns, data } = this.#jacobian;
    const stacked = new Float64Array((rows + columns) * columns);
    stacked.set(data);
    const root = Math.sqrt(damping);
    this.#scale.forEach((d, j) => {
      stacked[(rows + j) * columns + j] = root * d;
    });
    return factorQR({ rows: rows + columns, columns, data: stacked });
  }

  #padded(): Float64Array {
    const { rows, columns } = this.#jacobian;
    const padded = new Float64Array(rows + columns);
    padded.set(this.#values);
    return padded;
  }

  #length(move: Float64Array): number {
    return norm(move.map((p, j) => p * this.#scale[j]!));
  }

  #made(move: Float64Array, damping: number): DampedStep {
    const image = multiply(this.#jacobian, move);
    return {
      move,
      length: this.#length(move),
      promised: norm(plusScaled(this.#values, 1, image)),
      damping,
    };
  }
}
