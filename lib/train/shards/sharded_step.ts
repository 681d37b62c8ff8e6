import { bytesPerElement } from "../../core/dtype.ts";
import type { Engine } from "../../autograd/engine.ts";
import type { DropoutSource, GPT } from "../../nn/gpt.ts";
import type { Communicator } from "../../parallel/communicator.ts";
import type { WorkerPool } from "../../parallel/pool.ts";
import type { Program } from "../../parallel/program.ts";
import {
  compile,
  type CompiledStep,
  type CompileOptions,
} from "../../plan/compile.ts";
import type { AddressedCall } from "../../plan/plan.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type { Optimizer, SegmentPart } from "../optimizer.ts";
import { type Bucket, checkProcesses, GradientExchange } from "./exchange.ts";
import { overlapped } from "./overlap.ts";
import {
  additionsOf,
  checkShards,
  chunksOf,
  type Range,
  split,
} from "./split.ts";

/** What a step is made of. */
export interface ShardedStepOptions {
  /** The engine. */
  readonly engine: Engine;
  /** The model. */
  readonly model: GPT;
  /** What changes its parameters. */
  readonly optimizer: Optimizer;
  /** The batch, int32 [batch, time]. */
  readonly tokens: Tensor;
  /** What comes next in it. */
  readonly targets: Tensor;
  /** What decides the dropout. */
  readonly dropout: DropoutSource;
  /** How many parts the batch is cut into. */
  readonly shards: number;
  /** The processes that share them; this one alone if absent. */
  readonly communicator?: Communicator | undefined;
  /** How many passes the gradients of a part are gathered in. */
  readonly accumulation: number;
  /** Whether activations are computed again in the backward pass. */
  readonly recompute: boolean;
}

/** Elements in a cache line: threads must not write to the same one. */
const lineElements = 16;

/** Streams of random numbers between passes: more than a model has places of
 * dropout. */
const streamsOfPass = 1 << 12;

/**
 * A step whose batch is cut into a fixed number of shards: each has gradients
 * of its own, and these are added up in a fixed order. Whoever computes a
 * shard, the sum has the same bits.
 */
export class ShardedStep {
  readonly #options: ShardedStepOptions;
  readonly #chunks: readonly SegmentPart[];
  /** The loss of each shard, times its share of the batch. */
  readonly losses: Tensor;
  readonly #lossData: Float32Array;
  readonly #squares: Tensor;
  /** What threads do for the gradients, once they were told; to be measured. */
  gradients: Program | undefined;
  /** The shards that this process computes. */
  readonly #own: Range;
  readonly #exchange: GradientExchange | undefined;
  readonly #ownLosses: Float64Array<ArrayBuffer>;
  readonly #allLosses: Float64Array<ArrayBuffer>;
  /** The gradients of each of them, a tensor a segment. */
  readonly #gradients: readonly (readonly Tensor[])[];

  /**
   * Takes the memory for the shards' gradients.
   *
   * @param options What the step is made of.
   * @throws {ArgumentError} If the batch cannot be cut into so many shards, or
   * they cannot be divided among the processes.
   */
  constructor(options: ShardedStepOptions) {
    const { engine, model, tokens, shards, communicator } = options;
    const { rank = 0, size = 1 } = communicator ?? {};
    checkShards(shards, tokens.shape[0]!);
    checkProcesses(shards, size);
    this.#options = options;
    this.#own = split(shards, size)[rank]!;
    this.#ownLosses = new Float64Array(this.#own.count);
    this.#allLosses = new Float64Array(shards);
    const { segments } = model.parameters;
    this.#chunks = chunksOf(segments.map(({ values }) => values.size));
    const { losses, squares, others } = engine.persistent(() => ({
      losses: engine.zeros([shards], { name: "losses" }),
      squares: engine.zeros([this.#chunks.length], { name: "squares" }),
      others: Array.from(
        { length: shards - 1 },
        (_, shard) =>
          segments.map(({ gradients: { size } }, i) =>
            engine.zeros([size], { name: `gradients.${i}.${shard + 1}` })
          ),
      ),
    }));
    this.losses = losses;
    this.#lossData = losses.data() as Float32Array;
    this.#squares = squares;
    const gradients = segments.map(({ gradients }) => gradients);
    this.#gradients = [gradients, ...others];
    this.#exchange = communicator === undefined
      ? undefined
      : new GradientExchange(engine, communicator, gradients);
  }

  /** The mean loss of the batch, added up in the order of the shards. */
  get loss(): number {
    let sum = 0;
    for (let i = 0; i < this.#lossData.length; i++) sum += this.#lossData[i]!;
    return sum;
  }

  /** Tensors that the step reads or writes, for the names in a plan. */
  get named(): readonly Tensor[] {
    return [this.losses, this.#squares, ...this.#gradients.slice(1).flat()];
  }

  /** Makes the whole step of a process that is alone, in the thread that calls;
   * can be captured. */
  run(): void {
    const { shards, optimizer } = this.#options;
    for (let shard = 0; shard < shards; shard++) this.#differentiate(shard);
    const chunks = { start: 0, count: this.#chunks.length };
    this.#addUp(chunks);
    this.#measure(chunks);
    this.#update(optimizer.clipAddress, chunks);
  }

  /**
   * Lets threads share the step.
   *
   * @param pool The threads.
   * @param named Tensors whose names the plans show.
   * @returns Makes the step; allocates nothing.
   */
  async load(
    pool: WorkerPool,
    named: Iterable<Tensor>,
  ): Promise<() => void> {
    const { gradients, update } = this.programs(pool.threads, named);
    this.gradients = gradients;
    const exchange = this.#exchange;
    if (exchange === undefined) {
      const whole = await pool.load([...gradients, ...update]);
      return () => pool.run(whole);
    }
    const last = await pool.load(update);
    const exchanged = pool.threads === 1 && exchange.buckets.length > 2
      ? this.#overlapped(exchange, gradients, named)
      : await this.#oneAfterTheOther(exchange, gradients, pool);
    return () => {
      exchanged();
      this.#gatherLosses();
      pool.run(last);
    };
  }

  async #oneAfterTheOther(
    exchange: GradientExchange,
    gradients: Program,
    pool: WorkerPool,
  ): Promise<() => void> {
    const first = await pool.load(gradients);
    return () => {
      pool.run(first);
      exchange.run();
    };
  }

  /** Gradients are exchanged while others are computed: by one thread, where
   * there are enough of them. */
  #overlapped(
    exchange: GradientExchange,
    [computed]: Program,
    named: Iterable<Tensor>,
  ): () => void {
    const { engine } = this.#options;
    return overlapped({
      engine,
      calls: computed![0]!,
      gradients: this.#gradients,
      exchange,
      additions: (bucket) =>
        shared(engine, named)(() => this.#addUp(this.#chunksIn(bucket))),
    });
  }

  /** The chunks of a bucket, which is a whole number of them. */
  #chunksIn({ block, start, count }: Bucket): Range {
    const isIn = (chunk: SegmentPart) =>
      chunk.segment === block && chunk.start >= start &&
      chunk.start < start + count;
    return {
      start: this.#chunks.findIndex(isIn),
      count: this.#chunks.filter(isIn).length,
    };
  }

  /**
   * The step as programs for several threads.
   *
   * @param threads How many.
   * @param named Tensors whose names the plans show.
   * @returns The gradients of this process's shards, and the update by those
   * of all processes.
   */
  programs(
    threads: number,
    named: Iterable<Tensor>,
  ): { readonly gradients: Program; readonly update: Program } {
    const { engine, optimizer } = this.#options;
    const chunks = split(this.#chunks.length, threads);
    const clips = engine.persistent(() =>
      engine.zeros([threads, lineElements], { name: "clips" })
    );
    const clipOf = (thread: number) =>
      thread === 0
        ? optimizer.clipAddress
        : clips.address + thread * lineElements * 4;
    const inChunks = (body: (range: Range, thread: number) => void) =>
      chunks.map((range, thread) =>
        shared(engine, named)(() => body(range, thread))
      );
    const computed = split(this.#own.count, threads).map(({ start, count }) => {
      const compiled = shared(engine, named);
      return Array.from(
        { length: count },
        (_, i) => compiled(() => this.#differentiate(start + i)),
      ).flat();
    });
    return {
      gradients: [computed, inChunks((range) => this.#addUp(range))],
      update: [
        inChunks((range) => this.#measure(range)),
        inChunks((range, thread) => this.#update(clipOf(thread), range)),
      ],
    };
  }

  /** The losses of the shards of all processes. */
  #gatherLosses(): void {
    const { communicator } = this.#options;
    const { start, count } = this.#own;
    const own = this.#ownLosses, all = this.#allLosses;
    for (let i = 0; i < count; i++) own[i] = this.#lossData[start + i]!;
    communicator!.gather(own, all);
    this.#lossData.set(all);
  }

  /** Loss and gradients of one of the own shards, in proportion to its share
   * of the batch: one pass after the other. */
  #differentiate(own: number): void {
    const { model, tokens, shards, accumulation } = this.#options;
    const parameters = model.parameters.parameters.map(({ tensor }) => tensor);
    const before = parameters.map(({ grad }) => grad);
    const shard = this.#own.start + own;
    this.#pointGradients(parameters, own);
    const { start, count } = split(tokens.shape[0]!, shards)[shard]!;
    split(count, accumulation).forEach((rows, pass) => {
      if (rows.count === 0) return;
      const whole = { start: start + rows.start, count: rows.count };
      this.#accumulate(whole, shard, pass, parameters);
    });
    parameters.forEach((parameter, i) => parameter.grad = before[i]!);
  }

  /** Adds the loss and the gradients of some sequences to those of a shard. */
  #accumulate(
    { start, count }: Range,
    shard: number,
    pass: number,
    parameters: readonly Tensor[],
  ): void {
    const { engine, model, tokens, targets, recompute } = this.#options;
    const [batch, time] = tokens.shape as [number, number];
    const rows = (tensor: Tensor) =>
      tensor.view([count, time], [time, 1], start * time);
    const place = shard * this.#options.accumulation + pass;
    const dropout = {
      ...this.#options.dropout,
      firstStream: place * streamsOfPass,
    };
    const loss = model.loss(engine, rows(tokens), rows(targets), {
      dropout,
      recompute,
    });
    const share = engine.ops.multiply(loss, count / batch);
    const accumulate = pass > 0;
    engine.backward(share, parameters, { accumulate });
    engine.kernels("float32").scaleAdd(
      1,
      1,
      share.address,
      accumulate ? 1 : 0,
      this.losses.address + 4 * shard,
    );
  }

  /** Lets gradients go to the memory of a shard. */
  #pointGradients(parameters: readonly Tensor[], shard: number): void {
    if (shard === 0) return;
    const whole = this.#gradients[0]!;
    for (const parameter of parameters) {
      const { address, shape, strides } = parameter.grad!;
      const segment = whole.findIndex((gradients) =>
        gradients.address <= address &&
        address < gradients.address + 4 * gradients.size
      );
      const offset = (address - whole[segment]!.address) / 4;
      parameter.grad = this.#gradients[shard]![segment]!
        .view(shape, strides, offset);
    }
  }

  /** Adds up the own shards' gradients, chunk by chunk. */
  #addUp(range: Range): void {
    const { scaleAdd } = this.#options.engine.kernels("float32");
    const additions = additionsOf(this.#own.count);
    this.#forEachChunk(range, ({ segment, start, count }) => {
      const at = (own: number) =>
        this.#gradients[own]![segment]!.address + 4 * start;
      for (const [into, from] of additions) {
        scaleAdd(count, 1, at(from), 1, at(into));
      }
    });
  }

  /** Adds up the squares of the gradients of all shards, chunk by chunk. */
  #measure(range: Range): void {
    const { sumOfSquares } = this.#options.engine.kernels("float32");
    this.#forEachChunk(range, ({ segment, start, count }, i) => {
      const gradients = this.#gradients[0]![segment]!.address + 4 * start;
      sumOfSquares(count, gradients, this.#squares.address + 4 * i);
    });
  }

  #forEachChunk(
    { start, count }: Range,
    body: (chunk: SegmentPart, index: number) => void,
  ): void {
    for (let i = start; i < start + count; i++) body(this.#chunks[i]!, i);
  }

  /** Clips by the norm of all gradients, and changes a range of chunks. */
  #update(clip: number, range: Range): void {
    const { optimizer } = this.#options;
    optimizer.clipBy(this.#chunks.length, this.#squares.address, clip);
    const scale = clip + bytesPerElement.float32;
    this.#forEachChunk(range, (chunk) => optimizer.updatePart(chunk, scale));
  }
}

/** Captures what is never run at the same time over one workspace. */
function shared(
  engine: Engine,
  named: Iterable<Tensor>,
): (body: () => void) => AddressedCall[] {
  let memory: Tensor | undefined;
  const workspace: CompileOptions["workspace"] = (bytes) => {
    if (memory === undefined || memory.size < bytes / 4) {
      memory = engine.empty([bytes / 4]);
    }
    return memory;
  };
  return (body) => {
    const step: CompiledStep<Record<string, never>> = engine.persistent(() =>
      compile(engine, () => {
        body();
        return {};
      }, { named, workspace })
    );
    return step.addressed;
  };
}
