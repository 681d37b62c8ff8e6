/**
 * Stand-ins for what oscillates at infinity: sin u and cos u of an infinite u
 * are taken as sin s and cos s of a number s that may be anything. What holds
 * for all values of s holds for the function.
 */
import {
  type Expression,
  multiply,
  numeral,
  splitCoefficient,
  variable,
} from "../algebra/mod.ts";
import { ExpressionMap } from "../simplify/expression_map.ts";

const prefix = " s";

/**
 * Whether a variable stands for an oscillation.
 *
 * @param name Its name.
 * @returns Whether it does.
 */
export function isBoundedName(name: string): boolean {
  return name.startsWith(prefix);
}

/** Makes stand-ins. */
export class Oscillations {
  readonly #phases = new ExpressionMap<Expression>();
  readonly #dense = new Set<string>();
  #count = 0;

  /**
   * The phase of an angle that tends to an infinity: modulo 2π it takes all
   * values again and again.
   *
   * @param angle A continuous function.
   * @returns What stands for it: a rational multiple of a variable, the same
   * variable for multiples of the same angle.
   */
  phase(angle: Expression): Expression {
    const { coefficient, rest } = splitCoefficient(angle);
    const phase = this.#phases.obtain(rest, () => {
      const name = this.#next();
      this.#dense.add(name);
      return variable(name);
    });
    return multiply(numeral(coefficient), phase);
  }

  /**
   * The phase of a bounded function of which nothing else is known.
   *
   * @param key What it belongs to.
   * @returns A variable whose sine may stand for the function.
   */
  loose(key: Expression): Expression {
    return this.#phases.obtain(key, () => variable(this.#next()));
  }

  /**
   * Whether a stand-in is known to take all values.
   *
   * @param name Its name.
   * @returns Whether it does.
   */
  takesAllValues(name: string): boolean {
    return this.#dense.has(name);
  }

  #next(): string {
    this.#count++;
    return `${prefix}${this.#count}`;
  }
}
