/** What attention has computed before, so that it is not computed again. */

import { bytesPerElement } from "../core/dtype.ts";
import { ArgumentError } from "../core/errors.ts";
import type { Engine } from "../autograd/engine.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** The longest sequence that the kernels attend to. */
const maximumCapacity = 131_072;

/** The sizes of a model that its cache depends on. */
export interface CacheShape {
  /** The number of blocks. */
  readonly layers: number;
  /** Attention heads in each block. */
  readonly heads: number;
  /** The width of the residual stream. */
  readonly features: number;
}

/** Single positions of kept sequences, a row each. */
export interface CachedRows {
  /** The token, int32 [rows]. */
  readonly tokens: Tensor;
  /** The sequence, int32 [rows]; -1 for a row that counts for nothing. */
  readonly slots: Tensor;
  /** The position in it, int32 [rows]. */
  readonly positions: Tensor;
  /** The rows whose logits are wanted, int32 [wanted]. */
  readonly wanted: Tensor;
  /** The keys and values of the positions before. */
  readonly cache: KeyValueCache;
}

/**
 * The keys and values of all layers at the positions of some sequences: each
 * token is computed once, and attends to what is kept of those before
 * (Shazeer, "Fast transformer decoding", 2019, section 2.2). A position takes
 * 2 · layers · features · 4 bytes.
 */
export class KeyValueCache {
  /** How many sequences it holds. */
  readonly sequences: number;
  /** How many positions of each. */
  readonly capacity: number;
  readonly #shape: CacheShape;
  readonly #keys: Tensor;
  readonly #values: Tensor;

  /**
   * Takes memory of the scope that is open.
   *
   * @param engine Whose memory.
   * @param shape The sizes of the model.
   * @param sequences How many sequences to hold.
   * @param capacity How many positions of each, at most 131,072.
   * @throws {ArgumentError} If the capacity is larger.
   */
  constructor(
    engine: Engine,
    shape: CacheShape,
    sequences: number,
    capacity: number,
  ) {
    if (capacity > maximumCapacity) {
      throw new ArgumentError(
        `Cannot keep keys and values as a sequence must be at most ` +
          `${maximumCapacity} tokens: current length is ${capacity}`,
      );
    }
    const { layers, heads, features } = shape;
    const size = [layers, sequences, heads, capacity, features / heads];
    this.sequences = sequences;
    this.capacity = capacity;
    this.#shape = shape;
    this.#keys = engine.empty(size, "float32", { name: "keys" });
    this.#values = engine.empty(size, "float32", { name: "values" });
  }

  /** The bytes of one position of one sequence. */
  get bytesPerToken(): number {
    const { layers, features } = this.#shape;
    return 2 * layers * features * bytesPerElement.float32;
  }

  /**
   * Keeps the keys and values of some rows, and lets their queries attend to
   * all that is kept of their sequences up to them.
   *
   * @param engine The engine of the cache.
   * @param layer Which layer.
   * @param packed Queries, keys and values, [rows, 3 · features].
   * @param rows Which positions they are of.
   * @returns What was gathered, [rows, features].
   */
  attend(
    engine: Engine,
    layer: number,
    packed: Tensor,
    { slots, positions }: CachedRows,
  ): Tensor {
    const { heads, features } = this.#shape;
    const size = features / heads;
    const rows = packed.shape[0]!;
    const offset = layer * this.sequences * this.capacity * features *
      bytesPerElement.float32;
    const output = engine.empty([rows, features]);
    engine.kernels("float32").cachedAttention(
      rows,
      heads,
      size,
      this.sequences,
      this.capacity,
      1 / Math.sqrt(size),
      packed.address,
      slots.address,
      positions.address,
      this.#keys.address + offset,
      this.#values.address + offset,
      output.address,
    );
    return output;
  }
}
