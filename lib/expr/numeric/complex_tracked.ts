/**
 * Numbers with a bound of their rounding errors (running error analysis, N. J.
 * Higham, "Accuracy and stability of numerical algorithms", 2002, section
 * 3.3). The bounds are of first order, with room.
 */
import type { Constant } from "../algebra/expression.ts";
import type { Rational } from "../exact/rational.ts";
import { isFiniteComplex, modulus } from "../functions/complex.ts";
import type { Arithmetic } from "./complex_arithmetic.ts";
import { callError, powerError, rootError } from "./complex_error_bounds.ts";
import type { PlainCallName } from "./complex_schedule.ts";
import {
  type Precision,
  roundings,
  type Tracked,
} from "./complex_precision.ts";

/** An arithmetic that tracks its errors; a variable's value has none. */
export class Tracking<V> implements Arithmetic<Tracked<V>> {
  readonly #precision: Precision<V>;
  readonly #arithmetic: Arithmetic<V>;
  /** What stands where there is no value. */
  readonly none: Tracked<V>;

  /**
   * Makes the arithmetic.
   *
   * @param precision In what to compute.
   */
  constructor(precision: Precision<V>) {
    this.#precision = precision;
    this.#arithmetic = precision.arithmetic;
    this.none = this.#make(this.#arithmetic.none, Infinity);
  }

  #make(value: V, error: number, magnitude = 0): Tracked<V> {
    const near = this.#precision.round(value);
    return {
      value,
      near,
      error,
      magnitude: Math.max(magnitude, modulus(near)),
    };
  }

  #rounded(value: V): Tracked<V> {
    const { unit, round } = this.#precision;
    return this.#make(value, unit * modulus(round(value)));
  }

  /**
   * A number as it is.
   *
   * @param value The number.
   * @returns It without an error.
   */
  exact(value: V): Tracked<V> {
    return this.#make(value, 0);
  }

  /** A rational number; integers of a double are exact. */
  readonly numeral = (value: Rational): Tracked<V> => {
    const number = this.#arithmetic.numeral(value);
    return isExact(value) ? this.exact(number) : this.#rounded(number);
  };

  /** π, e or i. */
  readonly constant = (name: Constant["name"]): Tracked<V> => {
    const value = this.#arithmetic.constant(name);
    return name === "i" ? this.exact(value) : this.#rounded(value);
  };

  /** The sum; its magnitude is that of the larger term. */
  readonly add = (a: Tracked<V>, b: Tracked<V>): Tracked<V> => {
    const value = this.#arithmetic.add(a.value, b.value);
    const { unit, round } = this.#precision;
    const error = a.error + b.error + unit * modulus(round(value));
    return this.#make(value, error, Math.max(a.magnitude, b.magnitude));
  };

  /** The product. */
  readonly multiply = (a: Tracked<V>, b: Tracked<V>): Tracked<V> => {
    const left = modulus(a.near), right = modulus(b.near);
    return this.#make(
      this.#arithmetic.multiply(a.value, b.value),
      left * b.error + right * a.error + a.error * b.error +
        3 * this.#precision.unit * left * right,
      a.magnitude * b.magnitude,
    );
  };

  /** A power. */
  readonly power = (
    base: Tracked<V>,
    exponent: Tracked<V>,
    exact: Rational | undefined,
  ): Tracked<V> => {
    const { unit, round } = this.#precision;
    const value = this.#arithmetic.power(base.value, exponent.value, exact);
    const error = powerError(base, exponent, round(value), exact, unit);
    const growth = exact?.isInteger && exact.sign > 0
      ? base.magnitude ** Number(exact.numerator)
      : 0;
    return this.#make(value, error, growth);
  };

  /** e^x. */
  readonly exp = (x: Tracked<V>): Tracked<V> => {
    const { unit, round } = this.#precision;
    const value = this.#arithmetic.exp(x.value), size = modulus(round(value));
    const own = roundings * unit * (1 + modulus(x.near));
    return this.#make(value, size * (Math.expm1(x.error) + own));
  };

  /** A call. */
  readonly call = (
    name: PlainCallName,
    operands: readonly Tracked<V>[],
  ): Tracked<V> => {
    const value = this.#arithmetic.call(
      name,
      operands.map((part) => part.value),
    );
    const near = this.#precision.round(value);
    return this.#make(value, callError(this.#precision, name, operands, near));
  };

  /** One of two; none if an error may turn the condition. */
  readonly choose = (
    condition: Tracked<V>,
    then: Tracked<V>,
    otherwise: Tracked<V>,
  ): Tracked<V> => {
    if (condition.error > 0 || !isFiniteComplex(condition.near)) {
      return this.none;
    }
    return condition.near[0] !== 0 || condition.near[1] !== 0
      ? then
      : otherwise;
  };

  /** The integer that a bound of a sum is. */
  readonly integerOf = (value: Tracked<V>): number | undefined =>
    this.#arithmetic.integerOf(value.value);

  /** The roots of a polynomial. */
  readonly roots = (
    coefficients: readonly Tracked<V>[],
  ): readonly Tracked<V>[] | undefined =>
    this.#arithmetic.roots(coefficients.map((part) => part.value))
      ?.map((root) => rootError(root, coefficients, this.#precision));
}

/** Whether a double holds it. */
function isExact(value: Rational): boolean {
  return value.isInteger && value.numerator <= 9007199254740992n &&
    value.numerator >= -9007199254740992n;
}
