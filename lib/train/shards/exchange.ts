import { ArgumentError } from "../../core/errors.ts";
import type { Engine } from "../../autograd/engine.ts";
import type {
  Communicator,
  Parts,
  Transfer,
} from "../../parallel/communicator.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import { additionsOf } from "./split.ts";

/** Parts begin at multiples of so many elements: a cache line. */
const lineElements = 16;

/** Elements of a bucket: as many as keep a network busy for long compared with
 * its latency. A model that is not larger is exchanged at once, afterwards. */
export const bucketElements: number = 1 << 20;

/** Some gradients that are exchanged together. */
export interface Bucket {
  /** Which block they are of. */
  readonly block: number;
  /** The first element. */
  readonly start: number;
  /** How many. */
  readonly count: number;
}

/** A bucket, and what is needed to add it up. */
interface Prepared {
  readonly values: Float32Array<ArrayBufferLike>;
  readonly parts: Parts;
  readonly received: Float32Array<ArrayBufferLike>;
  /** The addresses of the received parts, in the order of the ranks. */
  readonly addresses: readonly number[];
  /** Elements of this process's part. */
  readonly count: number;
  readonly exchange: Transfer;
  readonly share: Transfer;
}

/**
 * Adds up the gradients of all processes: each process receives its part of
 * everybody's gradients, adds them up in the order that one process alone
 * would, and gives the sums to all (a reduce-scatter and an allgather: Thakur,
 * Rabenseifner and Gropp, "Optimization of collective communication operations
 * in MPICH", 2005, section 4.5). A library's own sum has an order that depends
 * on the number of processes.
 *
 * Buckets can be exchanged while others are still computed (Li et al.,
 * "PyTorch Distributed: experiences on accelerating data parallel training",
 * 2020, section 3.2.3).
 */
export class GradientExchange {
  /** What is exchanged together. */
  readonly buckets: readonly Bucket[];
  readonly #engine: Engine;
  readonly #communicator: Communicator;
  readonly #prepared: readonly Prepared[];
  /** The buckets that were begun, in that order, and how many of them. */
  readonly #begun: Int32Array<ArrayBuffer>;
  #count = 0;
  /** How many of them were added up, and are being shared. */
  #added = 0;

  /**
   * Takes the memory for what is received.
   *
   * @param engine The engine of the gradients.
   * @param communicator The processes.
   * @param gradients The blocks of gradients.
   */
  constructor(
    engine: Engine,
    communicator: Communicator,
    gradients: readonly Tensor[],
  ) {
    this.#engine = engine;
    this.#communicator = communicator;
    this.buckets = gradients.flatMap(({ size }, block) =>
      Array.from({ length: Math.ceil(size / bucketElements) }, (_, i) => {
        const start = i * bucketElements;
        return { block, start, count: Math.min(bucketElements, size - start) };
      })
    );
    this.#begun = new Int32Array(this.buckets.length);
    this.#prepared = this.buckets.map(({ block, start, count }) => {
      const bucket = gradients[block]!.view([count], [1], start);
      return prepare(engine, communicator, bucket);
    });
  }

  /** Replaces the gradients by their sums over all processes. */
  run(): void {
    const communicator = this.#communicator;
    for (let i = 0; i < this.#prepared.length; i++) {
      const prepared = this.#prepared[i]!;
      const { values, parts, received } = prepared;
      communicator.exchange(values, parts, received);
      this.#addUp(prepared);
      communicator.share(values, parts);
    }
  }

  /**
   * Begins to exchange a bucket, whose gradients are those of all shards of
   * this process. Every process begins in the same order.
   *
   * @param bucket Its number.
   */
  begin(bucket: number): void {
    this.#prepared[bucket]!.exchange.begin();
    this.#begun[this.#count++] = bucket;
  }

  /** Lets what was begun go on, and adds up what has come. */
  poll(): void {
    for (; this.#added < this.#count; this.#added++) {
      const prepared = this.#prepared[this.#begun[this.#added]!]!;
      if (!prepared.exchange.isDone()) return;
      this.#addUp(prepared);
      prepared.share.begin();
    }
  }

  /** Waits for all buckets: every one was begun. */
  finish(): void {
    for (; this.#added < this.#count; this.#added++) {
      const prepared = this.#prepared[this.#begun[this.#added]!]!;
      prepared.exchange.wait();
      this.#addUp(prepared);
      prepared.share.begin();
    }
    for (let i = 0; i < this.#count; i++) {
      this.#prepared[this.#begun[i]!]!.share.wait();
    }
    this.#count = 0;
    this.#added = 0;
  }

  #addUp({ values, parts, received, addresses, count }: Prepared): void {
    const { rank, size } = this.#communicator;
    const { scaleAdd } = this.#engine.kernels("float32");
    for (const [into, from] of additionsOf(size)) {
      scaleAdd(count, 1, addresses[from]!, 1, addresses[into]!);
    }
    values.set(received.subarray(0, count), parts.starts[rank]!);
  }
}

function prepare(
  engine: Engine,
  communicator: Communicator,
  gradients: Tensor,
): Prepared {
  const { rank, size } = communicator;
  const lines = Math.ceil(gradients.size / lineElements);
  const boundary = (i: number) =>
    Math.min(gradients.size, Math.floor(i * lines / size) * lineElements);
  const starts = Int32Array.from({ length: size }, (_, i) => boundary(i));
  const counts = Int32Array.from(
    { length: size },
    (_, i) => (i === size - 1 ? gradients.size : boundary(i + 1)) - starts[i]!,
  );
  const count = counts[rank]!;
  const tensor = engine.persistent(() =>
    engine.zeros([size, count], { name: "received" })
  );
  const values = gradients.data() as Float32Array;
  const received = tensor.data() as Float32Array;
  const parts = { counts, starts };
  return {
    values,
    parts,
    received,
    addresses: Array.from(
      { length: size },
      (_, i) => tensor.address + 4 * i * count,
    ),
    count,
    exchange: communicator.prepareExchange(values, parts, received),
    share: communicator.prepareShare(values, parts),
  };
}

/**
 * Refuses a number of processes that the shards cannot be divided among so
 * that their sum keeps its order.
 *
 * @param shards How many shards there are.
 * @param processes How many processes.
 * @throws {ArgumentError} If a process would not get a power of two of them.
 */
export function checkProcesses(shards: number, processes: number): void {
  const fits = (count: number): boolean =>
    count === 1 || (shards % count === 0 && isPowerOfTwo(shards / count));
  if (fits(processes)) return;
  const possible = Array.from({ length: shards }, (_, i) => i + 1).filter(fits);
  throw new ArgumentError(
    `Cannot divide ${shards} shards among ${processes} processes as each ` +
      `must get 1, 2, 4, 8 ... of them: there can be ${possible.join(", ")} ` +
      `processes, or another number of shards`,
  );
}

function isPowerOfTwo(n: number): boolean {
  return (n & (n - 1)) === 0;
}
