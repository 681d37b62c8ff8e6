/** A map whose keys are expressions, found by sameness. */
import { type Expression, same } from "../../algebra/mod.ts";

/** A map from expressions to values. */
export class ExpressionMap<V> {
  readonly #buckets = new Map<number, [Expression, V][]>();

  /**
   * What stands at a key.
   *
   * @param key Any.
   * @returns The value; undefined if there is none.
   */
  get(key: Expression): V | undefined {
    const bucket = this.#buckets.get(key.hash);
    return bucket?.find(([other]) => same(other, key))?.[1];
  }

  /**
   * Puts a value at a key.
   *
   * @param key Any.
   * @param value Takes the place of another.
   */
  set(key: Expression, value: V): void {
    const bucket = this.#buckets.get(key.hash);
    if (bucket === undefined) {
      this.#buckets.set(key.hash, [[key, value]]);
      return;
    }
    const place = bucket.findIndex(([other]) => same(other, key));
    if (place < 0) bucket.push([key, value]);
    else bucket[place] = [key, value];
  }
}
