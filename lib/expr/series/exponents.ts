/** The exponents of series: real constants, nearly always rational. */
import { add, type Expression, same, subtract } from "../algebra/mod.ts";
import { signOfConstant } from "./oracle.ts";

/**
 * Compares two exponents.
 *
 * @param a One.
 * @param b The other.
 * @returns Negative, 0 or positive, as a is less, equal or greater.
 * @throws {ExpressionError} If it cannot be told.
 */
export function compareExponents(a: Expression, b: Expression): number {
  if (a.kind === "numeral" && b.kind === "numeral") {
    return a.value.compare(b.value);
  }
  return same(a, b) ? 0 : signOfConstant(subtract(a, b));
}

/**
 * The lesser of two orders; undefined is infinite.
 *
 * @param a One.
 * @param b The other.
 * @returns The lesser.
 */
export function leastOrder(
  a: Expression | undefined,
  b: Expression | undefined,
): Expression | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return compareExponents(a, b) <= 0 ? a : b;
}

/**
 * An order moved; undefined is infinite.
 *
 * @param order An order.
 * @param by By how much.
 * @returns order + by.
 */
export function movedOrder(
  order: Expression | undefined,
  by: Expression,
): Expression | undefined {
  return order === undefined ? undefined : add(order, by);
}

/** Exponents in ascending order, each once, with a value. */
export class ExponentMap<T> {
  readonly #sorted: { readonly exponent: Expression; value: T }[] = [];

  /** How many there are. */
  get size(): number {
    return this.#sorted.length;
  }

  /**
   * The value of an exponent.
   *
   * @param exponent Any.
   * @returns The value, or undefined if it is not there.
   */
  get(exponent: Expression): T | undefined {
    const { place, found } = this.#locate(exponent);
    return found ? this.#sorted[place]!.value : undefined;
  }

  /**
   * Puts a value in.
   *
   * @param exponent Where.
   * @param value What; it replaces what is there.
   */
  set(exponent: Expression, value: T): void {
    const { place, found } = this.#locate(exponent);
    if (found) this.#sorted[place]!.value = value;
    else this.#sorted.splice(place, 0, { exponent, value });
  }

  /**
   * Takes the least exponent out.
   *
   * @returns It with its value, or undefined if nothing is left.
   */
  shift(): { readonly exponent: Expression; readonly value: T } | undefined {
    return this.#sorted.shift();
  }

  /**
   * What there is, in ascending order.
   *
   * @returns The exponents and values.
   */
  entries(): readonly { readonly exponent: Expression; readonly value: T }[] {
    return this.#sorted;
  }

  #locate(exponent: Expression): { place: number; found: boolean } {
    let low = 0, high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = compareExponents(this.#sorted[middle]!.exponent, exponent);
      if (order === 0) return { place: middle, found: true };
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return { place: low, found: false };
  }
}
