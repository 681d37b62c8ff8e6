import type { Engine } from "../autograd/engine.ts";
import { EvaluationBatches } from "../data/evaluation.ts";
import type { EvaluationBatchesOptions } from "../data/evaluation.ts";
import type { GPT } from "../nn/gpt.ts";
import type { Communicator } from "../parallel/communicator.ts";
import type { WorkerPool } from "../parallel/pool.ts";
import { compile, type CompiledStep } from "../plan/compile.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** The forward pass over one batch. */
interface Lane {
  readonly tokens: Int32Array;
  readonly targets: Int32Array;
  readonly compiled: CompiledStep<{ loss: Tensor }>;
}

/** Measures the loss of a model over fixed places of a text. */
export class Evaluator {
  readonly #batches: EvaluationBatches;
  readonly #makeLane: () => Lane;
  /** One for each batch that is computed at the same time. */
  readonly #lanes: Lane[];
  #runLanes: () => void;
  #communicator: Communicator | undefined;

  /**
   * Compiles the forward pass over one batch.
   *
   * @param engine The engine that the model's parameters are on.
   * @param model The model.
   * @param options The tokens, and how many of them to look at.
   */
  constructor(engine: Engine, model: GPT, options: EvaluationBatchesOptions) {
    this.#batches = new EvaluationBatches(options);
    this.#makeLane = () => makeLane(engine, model, options);
    this.#lanes = [this.#makeLane()];
    this.#runLanes = () => this.#lanes[0]!.compiled.run();
  }

  /**
   * Lets threads compute several batches at the same time, and processes
   * others; the loss has the same bits.
   *
   * @param pool The threads.
   * @param communicator The processes, if there are several.
   */
  async share(pool: WorkerPool, communicator?: Communicator): Promise<void> {
    this.#communicator = communicator;
    while (this.#lanes.length < pool.threads) {
      this.#lanes.push(this.#makeLane());
    }
    const calls = this.#lanes.map(({ compiled }) => compiled.addressed);
    const program = await pool.load([calls]);
    this.#runLanes = () => pool.run(program);
  }

  /**
   * The mean over all places.
   *
   * @returns The loss, in nats a token.
   */
  loss(): number {
    const { count } = this.#batches;
    const { rank = 0, size = 1 } = this.#communicator ?? {};
    const each = Math.ceil(count / size);
    const own = new Float64Array(each);
    const first = rank * each;
    const end = Math.min(count, first + each);
    for (let at = first; at < end; at += this.#lanes.length) {
      this.#measure(at, Math.min(end, at + this.#lanes.length), own, first);
    }
    const all = new Float64Array(each * size);
    if (this.#communicator === undefined) all.set(own);
    else this.#communicator.gather(own, all);
    let sum = 0;
    for (let i = 0; i < count; i++) sum += all[i]!;
    return sum / count;
  }

  /** The losses of some batches, one a lane at the most. */
  #measure(start: number, end: number, own: Float64Array, first: number): void {
    for (let i = start; i < end; i++) {
      const { tokens, targets } = this.#lanes[i - start]!;
      this.#batches.fill(i, tokens, targets);
    }
    this.#runLanes();
    for (let i = start; i < end; i++) {
      const { compiled } = this.#lanes[i - start]!;
      own[i - first] = compiled.outputs.loss.item();
    }
  }
}

function makeLane(
  engine: Engine,
  model: GPT,
  { batch, sequence }: EvaluationBatchesOptions,
): Lane {
  const [tokens, targets] = engine.persistent(() => [
    engine.zeros([batch, sequence], { dtype: "int32", name: "tokens" }),
    engine.zeros([batch, sequence], { dtype: "int32", name: "targets" }),
  ]) as [Tensor, Tensor];
  const compiled = engine.persistent(() =>
    engine.withoutGradients(() =>
      compile(engine, () => ({ loss: model.loss(engine, tokens, targets) }))
    )
  );
  return {
    tokens: tokens.data() as Int32Array,
    targets: targets.data() as Int32Array,
    compiled,
  };
}
