/** A map whose keys are expressions, found by what they are, not by which
 * object they are. */
import { type Expression, same } from "../algebra/mod.ts";

interface Entry<V> {
  readonly key: Expression;
  value: V;
}

/** A map from expressions. */
export class ExpressionMap<V> {
  readonly #buckets = new Map<number, Entry<V>[]>();

  /**
   * What stands for a key.
   *
   * @param key Any.
   * @returns The value of the same key; undefined if there is none.
   */
  get(key: Expression): V | undefined {
    return this.#find(key)?.value;
  }

  /**
   * Sets what stands for a key.
   *
   * @param key Any.
   * @param value Its value from now on.
   */
  set(key: Expression, value: V): void {
    const entry = this.#find(key);
    if (entry !== undefined) {
      entry.value = value;
      return;
    }
    const bucket = this.#buckets.get(key.hash);
    if (bucket === undefined) this.#buckets.set(key.hash, [{ key, value }]);
    else bucket.push({ key, value });
  }

  /**
   * What stands for a key, made if it is new.
   *
   * @param key Any.
   * @param make Makes the value of a new key.
   * @returns The value.
   */
  obtain(key: Expression, make: () => V): V {
    const entry = this.#find(key);
    if (entry !== undefined) return entry.value;
    const value = make();
    this.set(key, value);
    return value;
  }

  #find(key: Expression): Entry<V> | undefined {
    return this.#buckets.get(key.hash)?.find((entry) => same(entry.key, key));
  }
}
