import type { Engine } from "../../autograd/engine.ts";
import { lastWrites } from "../../plan/last_write.ts";
import type { AddressedCall } from "../../plan/plan.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type { Bucket, GradientExchange } from "./exchange.ts";

/** Calls between two looks at what was begun. */
const callsBetweenPolls = 8;

/** What is computed while gradients are exchanged. */
export interface OverlapOptions {
  /** Whose kernels. */
  readonly engine: Engine;
  /** The gradients of all shards of this process, in one thread. */
  readonly calls: readonly AddressedCall[];
  /** The gradients of each shard, a tensor a block. */
  readonly gradients: readonly (readonly Tensor[])[];
  /** What exchanges them. */
  readonly exchange: GradientExchange;
  /** The calls that add up the shards of a bucket. */
  readonly additions: (bucket: Bucket) => readonly AddressedCall[];
}

/**
 * Computes gradients, and exchanges each bucket of them as soon as no later
 * call writes to it: while the backward pass still runs.
 *
 * @param options What is computed and exchanged.
 * @returns Computes and exchanges; allocates nothing. Every process with as
 * many shards begins its buckets in the same order.
 */
export function overlapped(options: OverlapOptions): () => void {
  const { engine, calls, gradients, exchange, additions } = options;
  const { buckets } = exchange;
  const bind = ({ dtype, kernel, args }: AddressedCall) =>
    engine.kernelSets.bind(dtype, kernel, args);
  const last = finalCalls(calls, gradients, buckets);
  const todo: (() => void)[] = [];
  const begin = (at: number) =>
    last.forEach((call, bucket) => {
      if (call !== at) return;
      todo.push(...additions(buckets[bucket]!).map(bind));
      todo.push(() => exchange.begin(bucket));
    });
  begin(-1);
  calls.forEach((call, i) => {
    todo.push(bind(call));
    begin(i);
    if (i % callsBetweenPolls === 0) todo.push(() => exchange.poll());
  });
  return () => {
    for (let i = 0; i < todo.length; i++) todo[i]!();
    exchange.finish();
  };
}

/** The last call that writes to each bucket, of any shard. */
function finalCalls(
  calls: readonly AddressedCall[],
  gradients: readonly (readonly Tensor[])[],
  buckets: readonly Bucket[],
): number[] {
  const perShard = gradients.map((blocks) =>
    lastWrites(
      calls,
      buckets.map(({ block, start, count }) => {
        const first = blocks[block]!.address + 4 * start;
        return { start: first, end: first + 4 * count };
      }),
    )
  );
  return buckets.map((_, i) => Math.max(...perShard.map((last) => last[i]!)));
}
