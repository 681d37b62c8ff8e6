/** Powell's dogleg step. */
import { type Matrix, multiply, multiplyTransposed } from "../linear/matrix.ts";
import { factorQR, solveLeastSquares } from "../linear/qr.ts";
import { dot, norm, plusScaled, scaled } from "../linear/vectors.ts";

/** A step, with the |F| that the linear model promises after it. */
export interface Step {
  /** What to add to the place. */
  readonly move: Float64Array;
  /** Its length in the scale. */
  readonly length: number;
  /** |F + J move|. */
  readonly promised: number;
}

/** The legs: the steepest descent to the minimum of the model, and Newton. */
export class Dogleg {
  /** The step to the zero of the linear model; the least squares one if the
   * Jacobian is singular. */
  readonly newton: Float64Array;
  readonly #jacobian: Matrix;
  readonly #values: Float64Array;
  readonly #scale: Float64Array;
  readonly #cauchy: Float64Array;

  /**
   * Prepares the legs (M. J. D. Powell, "A hybrid method for nonlinear
   * equations", in P. Rabinowitz (ed.), Numerical Methods for Nonlinear
   * Algebraic Equations, 1970).
   *
   * @param jacobian The Jacobian J, of finite numbers.
   * @param values The values F.
   * @param scale What makes lengths of the unknowns comparable.
   */
  constructor(jacobian: Matrix, values: Float64Array, scale: Float64Array) {
    this.#jacobian = jacobian;
    this.#values = values;
    this.#scale = scale;
    this.newton = newtonStep(jacobian, values);
    const gradient = multiplyTransposed(jacobian, values);
    const descent = gradient.map((g, j) => -g / scale[j]! ** 2);
    const image = multiply(jacobian, descent);
    const square = dot(image, image);
    const factor = square === 0 ? 0 : -dot(gradient, descent) / square;
    this.#cauchy = scaled(factor, descent);
  }

  /**
   * The step for a radius.
   *
   * @param radius The length it may have in the scale.
   * @returns The Newton step if it is short enough, else a place on the way
   * over the Cauchy point.
   */
  step(radius: number): Step {
    const newtonLength = this.#length(this.newton);
    if (newtonLength <= radius) return this.#made(this.newton);
    const cauchyLength = this.#length(this.#cauchy);
    if (cauchyLength >= radius) {
      return this.#made(scaled(radius / cauchyLength, this.#cauchy));
    }
    const leg = plusScaled(this.newton, -1, this.#cauchy);
    const a = this.#product(leg, leg), b = this.#product(this.#cauchy, leg);
    const c = cauchyLength ** 2 - radius ** 2;
    // The root of a t² + 2 b t + c in [0, 1], without cancellation.
    const root = Math.sqrt(b * b - a * c);
    const part = b > 0 ? -c / (b + root) : (root - b) / a;
    return this.#made(plusScaled(this.#cauchy, part, leg));
  }

  #made(move: Float64Array): Step {
    const image = multiply(this.#jacobian, move);
    return {
      move,
      length: this.#length(move),
      promised: norm(plusScaled(this.#values, 1, image)),
    };
  }

  #length(move: Float64Array): number {
    return norm(move.map((x, j) => x * this.#scale[j]!));
  }

  #product(a: Float64Array, b: Float64Array): number {
    return a.reduce((sum, x, j) => sum + x * b[j]! * this.#scale[j]! ** 2, 0);
  }
}

/**
 * The Newton step of a system, J p = -F; the least squares step if J is
 * singular or there are more functions than unknowns.
 *
 * @param jacobian The Jacobian J, of finite numbers.
 * @param values The values F.
 * @returns The step p.
 */
export function newtonStep(
  jacobian: Matrix,
  values: Float64Array,
): Float64Array {
  const target = scaled(-1, values);
  if (jacobian.rows === jacobian.columns) {
    // Rows of one length: a small one may be all that makes J regular.
    const lengths = values.map((_, i) => norm(rowOf(jacobian, i)) || 1);
    const { rows, columns } = jacobian;
    const data = jacobian.data.map((entry, k) =>
      entry / lengths[Math.floor(k / columns)]!
    );
    const qr = factorQR({ rows, columns, data });
    if (qr.rank === columns) {
      return solveLeastSquares(qr, target.map((t, i) => t / lengths[i]!));
    }
  }
  return solveLeastSquares(factorQR(jacobian), target);
}

function rowOf({ columns, data }: Matrix, i: number): Float64Array {
  return data.subarray(i * columns, (i + 1) * columns);
}
