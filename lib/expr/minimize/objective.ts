/** A function to minimise, under observation. */
import { spend } from "../budget.ts";
import { type Matrix, zeroMatrix } from "../linear/matrix.ts";
import { isFiniteVector } from "../linear/vectors.ts";
import { valueOrNaN } from "../numeric/value_or_nan.ts";
import type { ObjectiveFunction } from "./report.ts";

/** A place with what is known of it. */
export interface Point {
  /** Where. */
  readonly x: Float64Array;
  /** The value, finite, or infinite where there is none. */
  readonly value: number;
  /** The gradient. */
  readonly gradient: Float64Array;
}

/** The step of a central difference balances truncation and rounding. */
const differenceStep = Math.cbrt(Number.EPSILON);

/** A function of several variables that counts its evaluations. */
export class Objective {
  /** How often anything was evaluated. */
  evaluations = 0;
  readonly #of: ObjectiveFunction;

  /**
   * Observes a function.
   *
   * @param of The function.
   */
  constructor(of: ObjectiveFunction) {
    this.#of = of;
  }

  /**
   * The function.
   *
   * @param x Where.
   * @returns The value; +infinity where it is not defined, so that no search
   * goes there.
   */
  value(x: Float64Array): number {
    this.evaluations++;
    spend();
    const value = valueOrNaN(() => this.#of.value(x));
    return Number.isNaN(value) ? Infinity : value;
  }

  /**
   * The gradient.
   *
   * @param x Where.
   * @returns The gradient; entries may be NaN.
   */
  gradient(x: Float64Array): Float64Array {
    const out = new Float64Array(x.length).fill(NaN);
    const { gradient } = this.#of;
    if (gradient === undefined) return this.#differences(x);
    this.evaluations++;
    spend(x.length);
    valueOrNaN(() => (gradient(x, out), 0));
    return out;
  }

  /**
   * Value and gradient.
   *
   * @param x Where.
   * @returns The point; its value is +infinity if the gradient is not finite.
   */
  point(x: Float64Array): Point {
    const value = this.value(x);
    if (!Number.isFinite(value)) {
      return { x, value, gradient: new Float64Array(x.length).fill(NaN) };
    }
    const gradient = this.gradient(x);
    return isFiniteVector(gradient)
      ? { x, value, gradient }
      : { x, value: Infinity, gradient };
  }

  /**
   * The Hessian, symmetric.
   *
   * @param x Where.
   * @returns The matrix; entries may be NaN.
   */
  hessian(x: Float64Array): Matrix {
    const n = x.length, matrix = zeroMatrix(n, n);
    const { hessian } = this.#of;
    if (hessian !== undefined) {
      this.evaluations++;
      spend(n * n);
      matrix.data.fill(NaN);
      valueOrNaN(() => (hessian(x, matrix.data), 0));
      return matrix;
    }
    for (let j = 0; j < n; j++) {
      const [above, below, width] = around(x, j);
      const up = this.gradient(above), down = this.gradient(below);
      for (let i = 0; i < n; i++) {
        const half = (up[i]! - down[i]!) / width / 2;
        matrix.data[i * n + j] = matrix.data[i * n + j]! + half;
        matrix.data[j * n + i] = matrix.data[j * n + i]! + half;
      }
    }
    return matrix;
  }

  #differences(x: Float64Array): Float64Array {
    return x.map((_, j) => {
      const [above, below, width] = around(x, j);
      return (this.value(above) - this.value(below)) / width;
    });
  }
}

function around(
  x: Float64Array,
  j: number,
): readonly [above: Float64Array, below: Float64Array, width: number] {
  const h = differenceStep * Math.max(1, Math.abs(x[j]!));
  const above = x.slice(), below = x.slice();
  above[j] = x[j]! + h;
  below[j] = x[j]! - h;
  return [above, below, above[j]! - below[j]!];
}
