/** A function under observation: evaluations are counted and paid for. */
import { spend } from "../budget.ts";
import { valueOrNaN } from "../numeric/value_or_nan.ts";
import type { ScalarFunction } from "./report.ts";

/** A function of one unknown that counts its evaluations. */
export class CountedFunction {
  /** How often anything was evaluated. */
  evaluations = 0;
  readonly #function: ScalarFunction;

  /**
   * Observes a function.
   *
   * @param of The function.
   */
  constructor(of: ScalarFunction) {
    this.#function = of;
  }

  /**
   * The function.
   *
   * @param x Where.
   * @returns Its value; NaN where it has none.
   */
  value(x: number): number {
    return this.#evaluate(this.#function.value, x);
  }

  /**
   * The derivative; a central difference if none is known.
   *
   * @param x Where.
   * @returns Its value; NaN where it has none.
   */
  derivative(x: number): number {
    const { derivative } = this.#function;
    if (derivative !== undefined) return this.#evaluate(derivative, x);
    return this.#difference((at) => this.value(at), x);
  }

  /**
   * The second derivative; a difference of the first if none is known.
   *
   * @param x Where.
   * @returns Its value; NaN where it has none.
   */
  second(x: number): number {
    const { second } = this.#function;
    if (second !== undefined) return this.#evaluate(second, x);
    return this.#difference((at) => this.derivative(at), x);
  }

  /** The step balances the truncation h² and the rounding eps/h. */
  #difference(of: (x: number) => number, x: number): number {
    const h = Math.cbrt(Number.EPSILON) * (Math.abs(x) || 1);
    const above = x + h, below = x - h;
    return (of(above) - of(below)) / (above - below);
  }

  #evaluate(of: (x: number) => number, x: number): number {
    this.evaluations++;
    spend();
    return valueOrNaN(() => of(x));
  }
}
