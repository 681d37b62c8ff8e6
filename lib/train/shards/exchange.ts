import { ArgumentError } from "../../core/errors.ts";
import type { Engine } from "../../autograd/engine.ts";
import type { Communicator, Parts } from "../../parallel/communicator.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import { additionsOf } from "./split.ts";

/** Parts begin at multiples of so many elements: a cache line. */
const lineElements = 16;

/** One block of gradients, and what is needed to add it up. */
interface Block {
  readonly values: Float32Array<ArrayBufferLike>;
  readonly parts: Parts;
  readonly received: Float32Array<ArrayBufferLike>;
  /** The addresses of the received parts, in the order of the ranks. */
  readonly addresses: readonly number[];
  /** Elements of this process's part. */
  readonly count: number;
}

/**
 * Adds up the gradients of all processes: each process receives its part of
 * everybody's gradients, adds them up in the order that one process alone
 * would, and gives the sums to all (a reduce-scatter and an allgather: Thakur,
 * Rabenseifner and Gropp, "Optimization of collective communication operations
 * in MPICH", 2005, section 4.5). A library's own sum has an order that depends
 * on the number of processes.
 */
export class GradientExchange {
  readonly #engine: Engine;
  readonly #communicator: Communicator;
  readonly #blocks: readonly Block[];

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
    this.#blocks = gradients.map((tensor) =>
      makeBlock(engine, communicator, tensor)
    );
  }

  /** Replaces the gradients by their sums over all processes. */
  run(): void {
    for (let i = 0; i < this.#blocks.length; i++) this.#addUp(this.#blocks[i]!);
  }

  #addUp({ values, parts, received, addresses, count }: Block): void {
    const communicator = this.#communicator;
    communicator.exchange(values, parts, received);
    const { scaleAdd } = this.#engine.kernels("float32");
    for (const [into, from] of additionsOf(communicator.size)) {
      scaleAdd(count, 1, addresses[from]!, 1, addresses[into]!);
    }
    values.set(received.subarray(0, count), parts.starts[communicator.rank]!);
    communicator.share(values, parts);
  }
}

function makeBlock(
  engine: Engine,
  { rank, size }: Communicator,
  gradients: Tensor,
): Block {
  const lines = Math.ceil(gradients.size / lineElements);
  const boundary = (i: number) =>
    Math.min(gradients.size, Math.floor(i * lines / size) * lineElements);
  const starts = Int32Array.from({ length: size }, (_, i) => boundary(i));
  const counts = Int32Array.from(
    { length: size },
    (_, i) => (i === size - 1 ? gradients.size : boundary(i + 1)) - starts[i]!,
  );
  const count = counts[rank]!;
  const received = engine.persistent(() =>
    engine.zeros([size, count], { name: "received" })
  );
  return {
    values: gradients.data() as Float32Array,
    parts: { counts, starts },
    received: received.data() as Float32Array,
    addresses: Array.from(
      { length: size },
      (_, i) => received.address + 4 * i * count,
    ),
    count,
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
