/** Functions from vectors to vectors, under observation. */
import { spend } from "../budget.ts";
import { valueOrNaN } from "../numeric/value_or_nan.ts";
import { type Matrix, zeroMatrix } from "./matrix.ts";

/** Some functions of several variables with what is known of them. */
export interface VectorFunction {
  /** How many functions. */
  readonly size: number;
  /** The functions, written to `out`; NaN where they are not defined. */
  readonly value: (x: Float64Array, out: Float64Array) => void;
  /** Their Jacobian, by rows, written to `out`; differences if absent. */
  readonly jacobian?: (x: Float64Array, out: Float64Array) => void;
}

/** The step of a central difference balances truncation and rounding. */
const differenceStep = Math.cbrt(Number.EPSILON);

/** Some functions that count their evaluations. */
export class CountedVectorFunction {
  /** How often anything was evaluated. */
  evaluations = 0;
  /** How many functions. */
  readonly size: number;
  readonly #of: VectorFunction;

  /**
   * Observes functions.
   *
   * @param of The functions.
   */
  constructor(of: VectorFunction) {
    this.#of = of;
    this.size = of.size;
  }

  /**
   * The functions.
   *
   * @param x Where.
   * @returns Their values; NaN where they have none.
   */
  value(x: Float64Array): Float64Array {
    this.evaluations++;
    spend(this.size);
    const out = new Float64Array(this.size).fill(NaN);
    valueOrNaN(() => (this.#of.value(x, out), 0));
    return out;
  }

  /**
   * The Jacobian.
   *
   * @param x Where.
   * @returns A row for each function, a column for each variable; NaN where it
   * is not defined.
   */
  jacobian(x: Float64Array): Matrix {
    const matrix = zeroMatrix(this.size, x.length);
    const { jacobian } = this.#of;
    if (jacobian === undefined) {
      this.#differences(x, matrix);
      return matrix;
    }
    this.evaluations++;
    spend(this.size * x.length);
    matrix.data.fill(NaN);
    valueOrNaN(() => (jacobian(x, matrix.data), 0));
    return matrix;
  }

  #differences(x: Float64Array, matrix: Matrix): void {
    const n = x.length;
    for (let j = 0; j < n; j++) {
      const h = differenceStep * (Math.abs(x[j]!) || 1);
      const above = x.slice(), below = x.slice();
      above[j] = x[j]! + h;
      below[j] = x[j]! - h;
      const up = this.value(above), down = this.value(below);
      for (let i = 0; i < this.size; i++) {
        matrix.data[i * n + j] = (up[i]! - down[i]!) / (above[j]! - below[j]!);
      }
    }
  }
}
