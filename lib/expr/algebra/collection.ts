import type { Expression } from "./expression.ts";
import { same } from "./order.ts";

/** Expressions with a value each, in the order in which they came. */
export class Collection<T> {
  /** All of them. */
  readonly entries: { readonly key: Expression; value: T }[] = [];
  readonly #places = new Map<number, number[]>();

  /**
   * Looks an expression up.
   *
   * @param key The expression.
   * @returns Its entry, which may be changed; undefined if there is none.
   */
  find(key: Expression): { readonly key: Expression; value: T } | undefined {
    for (const place of this.#places.get(key.hash) ?? []) {
      if (same(this.entries[place]!.key, key)) return this.entries[place];
    }
    return undefined;
  }

  /**
   * Adds an expression that is not there yet.
   *
   * @param key The expression.
   * @param value Its value.
   */
  insert(key: Expression, value: T): void {
    const places = this.#places.get(key.hash);
    if (places === undefined) this.#places.set(key.hash, [this.entries.length]);
    else places.push(this.entries.length);
    this.entries.push({ key, value });
  }
}
