/** The forward pass over single positions, compiled for some numbers of rows. */

import type { Engine } from "../autograd/engine.ts";
import type { GPT } from "../nn/gpt.ts";
import { KeyValueCache } from "../nn/key_value_cache.ts";
import { compile, type CompiledStep } from "../plan/compile.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** How many rows and sequences there are at the most. */
export interface DecodeSizes {
  /** Sequences that are kept. */
  readonly batch: number;
  /** Positions of each. */
  readonly window: number;
  /** Rows of the largest step. */
  readonly rows: number;
}

/** A step of a fixed number of rows. */
interface DecodePlan {
  readonly rows: number;
  readonly compiled: CompiledStep<{ logits: Tensor }>;
  /** One view a wanted row. */
  readonly logits: readonly Float32Array[];
}

/**
 * One plan for each of a few numbers of rows. What differs from step to step,
 * tokens, places, and which rows' logits are wanted, stands in memory: a plan
 * serves all positions, and running it allocates nothing.
 */
export class DecodePlans {
  /** The tokens of the rows. */
  readonly tokens: Int32Array;
  /** The sequences of the rows; -1 for one that counts for nothing. */
  readonly slots: Int32Array;
  /** The positions of the rows. */
  readonly positions: Int32Array;
  /** The rows whose logits are wanted. */
  readonly wanted: Int32Array;
  /** The bytes that are kept of a token. */
  readonly bytesPerToken: number;
  readonly #plans: readonly DecodePlan[];

  /**
   * Compiles the plans, in memory that lives as long as the engine.
   *
   * @param engine The engine that the model's parameters are on.
   * @param model The model.
   * @param sizes Sequences, positions and rows.
   */
  constructor(engine: Engine, model: GPT, sizes: DecodeSizes) {
    const { batch, window, rows } = sizes;
    const made = engine.persistent(() => {
      const ids = (name: string, length: number) =>
        engine.zeros([length], { dtype: "int32", name });
      return {
        cache: new KeyValueCache(engine, model.config, batch, window),
        tokens: ids("tokens", rows),
        slots: ids("slots", rows),
        positions: ids("positions", rows),
        wanted: ids("wanted", batch),
      };
    });
    this.tokens = made.tokens.data() as Int32Array;
    this.slots = made.slots.data() as Int32Array;
    this.positions = made.positions.data() as Int32Array;
    this.wanted = made.wanted.data() as Int32Array;
    this.bytesPerToken = made.cache.bytesPerToken;
    const first = (tensor: Tensor, length: number) =>
      tensor.view([length], [1]);
    const planOf = (rows: number): DecodePlan => {
      const compiled = compile(engine, () => ({
        logits: model.decode(engine, {
          cache: made.cache,
          tokens: first(made.tokens, rows),
          slots: first(made.slots, rows),
          positions: first(made.positions, rows),
          wanted: first(made.wanted, Math.min(rows, batch)),
        }),
      }));
      return { rows, compiled, logits: rowsOf(compiled.outputs.logits) };
    };
    this.#plans = engine.persistent(() =>
      engine.withoutGradients(() => planSizes(batch, rows).map(planOf))
    );
  }

  /**
   * How many of some rows to compute in one step: all of them, unless more
   * than half of the plan's rows would count for nothing.
   *
   * @param rows How many there are.
   * @returns How many to take.
   */
  take(rows: number): number {
    const plan = this.#planFor(rows);
    if (plan.rows <= rows) return plan.rows;
    if (2 * rows >= plan.rows) return rows;
    return this.#plans.findLast((each) => each.rows <= rows)!.rows;
  }

  /**
   * Computes the first rows.
   *
   * @param rows How many.
   * @returns The logits of the wanted rows, a view each: valid until the next
   * run, and those that were not asked for hold anything.
   */
  run(rows: number): readonly Float32Array[] {
    const plan = this.#planFor(rows);
    this.slots.fill(-1, rows, plan.rows);
    plan.compiled.run();
    return plan.logits;
  }

  /** The smallest plan that holds so many rows, or the largest. */
  #planFor(rows: number): DecodePlan {
    return this.#plans.find((plan) => plan.rows >= rows) ??
      this.#plans.at(-1)!;
  }
}

/** Powers of two for one row of each sequence; above, where a step is worth
 * more, powers of four. */
function planSizes(batch: number, rows: number): number[] {
  const sizes: number[] = [];
  for (let size = 1; size < batch; size *= 2) sizes.push(size);
  for (let size = batch; size < rows; size *= 4) sizes.push(size);
  return [...sizes, rows];
}

function rowsOf(logits: Tensor): Float32Array[] {
  const [rows, vocabulary] = logits.shape as [number, number];
  const all = logits.data() as Float32Array;
  return Array.from(
    { length: rows },
    (_, row) => all.subarray(row * vocabulary, (row + 1) * vocabulary),
  );
}
