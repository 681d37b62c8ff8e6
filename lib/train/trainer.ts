import type { TypedArray } from "../core/dtype.ts";
import { ArgumentError } from "../core/errors.ts";
import type { Engine } from "../autograd/engine.ts";
import { RandomBatches } from "../data/batches.ts";
import type { Corpus } from "../data/corpus.ts";
import type { Tokens } from "../data/token_source.ts";
import type { DropoutSource, GPT } from "../nn/gpt.ts";
import type { Communicator } from "../parallel/communicator.ts";
import type { WorkerPool } from "../parallel/pool.ts";
import type { Program } from "../parallel/program.ts";
import { compile, type CompiledStep } from "../plan/compile.ts";
import type { Plan } from "../plan/plan.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { AdamW } from "./adamw.ts";
import { Evaluator } from "./evaluator.ts";
import { type DataFingerprint, fingerprintOf } from "./fingerprint.ts";
import type { Recipe } from "./presets.ts";
import { type Schedule, warmupCosine } from "./schedules.ts";
import { ShardedStep } from "./shards/sharded_step.ts";

/** A recipe, and what makes one run of it another. */
export interface TrainerOptions extends Recipe {
  /** Seed of batches and dropout; an unsigned 32-bit integer. */
  readonly seed: number;
  /** Whether to run op by op instead of a compiled plan. */
  readonly eager?: boolean;
}

/** How far a trainer is. With the parameters, the optimizer's moments and the
 * options, it is all that the next steps depend on. */
export interface Progress {
  /** How many steps were made: where batches and dropout are drawn. */
  readonly step: number;
  /** How many steps the optimizer counts. */
  readonly optimizerSteps: number;
  /** The loss of the last step; NaN before the first. */
  readonly loss: number;
  /** The learning rate of the last step. */
  readonly learningRate: number;
}

/** The losses of an evaluation, in nats a token. */
export interface Evaluation {
  /** On the part that is trained on. */
  readonly trainLoss: number;
  /** On the part that is held back. */
  readonly validationLoss: number;
}

/**
 * Trains a model step by step. A step allocates nothing: the plan was made
 * before, and what varies is written into memory that it reads.
 */
export class Trainer {
  /** The engine. */
  readonly engine: Engine;
  /** The model, its parameters allocated. */
  readonly model: GPT;
  /** The optimizer. */
  readonly optimizer: AdamW;
  /** How many steps were made. */
  step: number = 0;
  /** The loss of the last step, before its update. */
  loss: number = NaN;
  /** The learning rate of the last step. */
  learningRate: number = 0;
  /** Runs the compiled step in place of its own `run`, with the same effect:
   * to measure it, or to watch it; not used where steps run op by op. */
  execute: ((step: CompiledStep<{ loss: Tensor }>) => void) | undefined;
  /** The recipe, and the seed. */
  readonly options: TrainerOptions;
  /** What is trained on. */
  readonly corpus: Corpus;
  readonly #schedule: Schedule;
  readonly #batches: RandomBatches;
  readonly #tokens: Tensor;
  readonly #targets: Tensor;
  readonly #dropout: DropoutSource;
  readonly #tokenData: Int32Array;
  readonly #targetData: Int32Array;
  readonly #stepData: Int32Array;
  /** The step in shards, if there are several passes; made when it is first
   * needed, as it matters who shares them. */
  #shards: ShardedStep | undefined;
  #runShared: (() => void) | undefined;
  #compiled: CompiledStep<{ loss: Tensor }> | undefined;
  #lossData: TypedArray | undefined;
  #fingerprint: DataFingerprint | undefined;
  #evaluators: { train: Evaluator; validation: Evaluator } | undefined;

  /**
   * Makes the optimizer and the memory of a batch.
   *
   * @param engine The engine that the model's parameters are on.
   * @param model The model.
   * @param corpus What to train on.
   * @param options The recipe.
   */
  constructor(
    engine: Engine,
    model: GPT,
    corpus: Corpus,
    options: TrainerOptions,
  ) {
    checkOptions(options);
    const { batch, sequence, seed } = options;
    this.engine = engine;
    this.model = model;
    this.corpus = corpus;
    this.options = options;
    this.optimizer = new AdamW(engine, model.parameters.segments, options);
    this.#schedule = warmupCosine({
      peak: options.learningRate,
      final: options.finalLearningRate,
      warmup: Math.min(options.warmup, Math.ceil(options.steps / 10)),
      steps: options.steps,
    });
    const { train: tokens } = corpus;
    this.#batches = new RandomBatches({ tokens, batch, sequence, seed });
    const make = (shape: number[], name: string): Tensor =>
      engine.persistent(() => engine.zeros(shape, { dtype: "int32", name }));
    this.#tokens = make([batch, sequence], "tokens");
    this.#targets = make([batch, sequence], "targets");
    this.#dropout = { seed, step: make([], "step") };
    this.#tokenData = this.#tokens.data() as Int32Array;
    this.#targetData = this.#targets.data() as Int32Array;
    this.#stepData = this.#dropout.step.data() as Int32Array;
  }

  /** The norm of the gradients of the last step, before clipping. */
  get gradientNorm(): number {
    return this.optimizer.gradientNorm;
  }

  /** What the text is known by, summed up when it is first needed. */
  get dataFingerprint(): DataFingerprint {
    return this.#fingerprint ??= fingerprintOf(this.corpus);
  }

  /** How far it is. */
  get progress(): Progress {
    const { step, loss, learningRate, optimizer: { stepCount } } = this;
    return { step, optimizerSteps: stepCount, loss, learningRate };
  }

  /**
   * Goes on from where another trainer was. Parameters and moments are
   * written into their tensors by the caller.
   *
   * @param progress How far that one was.
   */
  restore({ step, optimizerSteps, loss, learningRate }: Progress): void {
    this.step = step;
    this.optimizer.stepCount = optimizerSteps;
    this.loss = loss;
    this.learningRate = learningRate;
  }

  /** The plan of the compiled step; undefined as long as there is none. */
  get plan(): Plan | undefined {
    return this.#compiled?.plan;
  }

  /** The compiled step, made when it is first needed. */
  get compiled(): CompiledStep<{ loss: Tensor }> {
    return this.#compiled ??= this.engine.persistent(() =>
      compile(this.engine, () => ({ loss: this.#forwardBackwardUpdate() }), {
        named: this.#named,
      })
    );
  }

  /**
   * Lets threads share each step and each evaluation from now on, and other
   * processes if there are any. What comes out has the same bits: they are
   * decided by the number of shards.
   *
   * @param pool The threads; it has to outlive the trainer's last step.
   * @param communicator The processes; each has a trainer of the same options
   * and the same parameters.
   * @throws {ArgumentError} If the shards cannot be divided so.
   */
  async share(pool: WorkerPool, communicator?: Communicator): Promise<void> {
    const { shards = 1 } = this.options;
    const workers = pool.threads * (communicator?.size ?? 1);
    if (shards < workers) {
      throw new ArgumentError(
        `Cannot share a step among ${workers} threads as there must be ` +
          `a shard for each: current number of shards is ${shards}`,
      );
    }
    const { train, validation } = this.#evaluation;
    await train.share(pool, communicator);
    await validation.share(pool, communicator);
    this.#shards = this.#makeShards(communicator);
    this.#runShared = await this.#shards.load(pool, this.#named);
  }

  /** What the threads that share a step do for the gradients, to be measured;
   * undefined if none do. */
  get sharedGradients(): Program | undefined {
    return this.#shards?.gradients;
  }

  /** The step in shards, if there are several passes. */
  get #sharded(): ShardedStep | undefined {
    const { shards = 1, accumulation = 1 } = this.options;
    if (shards > 1 || accumulation > 1) this.#shards ??= this.#makeShards();
    return this.#shards;
  }

  #makeShards(communicator?: Communicator): ShardedStep {
    const { shards = 1, accumulation = 1, recompute = false } = this.options;
    return new ShardedStep({
      engine: this.engine,
      model: this.model,
      optimizer: this.optimizer,
      tokens: this.#tokens,
      targets: this.#targets,
      dropout: this.#dropout,
      shards,
      communicator,
      accumulation,
      recompute,
    });
  }

  /** What has a name in a plan. */
  get #named(): Tensor[] {
    const parameters = this.#parameters();
    return [
      this.#tokens,
      this.#targets,
      ...parameters,
      ...parameters.flatMap(({ grad }) => grad ?? []),
      ...this.optimizer.named,
      ...this.optimizer.state.values(),
      ...this.#sharded?.named ?? [],
    ];
  }

  /** Compiles all that a run needs, so that no later moment takes memory. */
  prepare(): void {
    if (!this.options.eager && !this.#runShared) void this.compiled;
    void this.#evaluation;
  }

  /** Makes one step: a batch, its gradients, an update. */
  run(): void {
    this.#batches.fill(this.step, this.#tokenData, this.#targetData);
    this.#stepData[0] = this.step;
    this.learningRate = this.#schedule(this.step);
    this.optimizer.prepare(this.learningRate);
    if (this.#runShared !== undefined) this.#runShared();
    else if (this.options.eager) this.#runEager();
    else this.#runCompiled();
    if (this.#sharded !== undefined) this.loss = this.#sharded.loss;
    this.step++;
  }

  /**
   * The mean loss over fixed places of both parts of the text.
   *
   * @returns Both losses.
   */
  evaluate(): Evaluation {
    const { train, validation } = this.#evaluation;
    return { trainLoss: train.loss(), validationLoss: validation.loss() };
  }

  get #evaluation(): { train: Evaluator; validation: Evaluator } {
    return this.#evaluators ??= {
      train: this.#evaluator(this.corpus.train),
      validation: this.#evaluator(this.corpus.validation),
    };
  }

  #runCompiled(): void {
    const { compiled } = this;
    if (this.execute === undefined) compiled.run();
    else this.execute(compiled);
    this.#lossData ??= compiled.outputs.loss.data();
    this.loss = this.#lossData[0]!;
  }

  #runEager(): void {
    using _scope = this.engine.scope();
    this.loss = this.#forwardBackwardUpdate().data()[0]!;
  }

  /** A step; the loss of the batch, or those of its shards. */
  #forwardBackwardUpdate(): Tensor {
    if (this.#sharded !== undefined) {
      this.#sharded.run();
      return this.#sharded.losses;
    }
    const loss = this.model.loss(
      this.engine,
      this.#tokens,
      this.#targets,
      { dropout: this.#dropout, recompute: this.options.recompute ?? false },
    );
    this.engine.backward(loss, this.#parameters());
    this.optimizer.update();
    return loss;
  }

  #parameters(): Tensor[] {
    return this.model.parameters.parameters.map(({ tensor }) => tensor);
  }

  #evaluator(tokens: Tokens): Evaluator {
    const { batch, sequence, evaluationSequences } = this.options;
    const batches = Math.ceil(evaluationSequences / batch);
    return new Evaluator(this.engine, this.model, {
      tokens,
      batch,
      sequence,
      batches,
    });
  }
}

function checkOptions(options: TrainerOptions): void {
  const { batch, steps, sequence, seed, learningRate } = options;
  for (const [name, value] of Object.entries({ batch, steps, sequence })) {
    if (Number.isSafeInteger(value) && value > 0) continue;
    throw new ArgumentError(
      `Cannot train as ${name} must be a positive integer: ` +
        `current value is ${value}`,
    );
  }
  if (seed >>> 0 !== seed) {
    throw new ArgumentError(
      `Cannot train as the seed must be an integer from 0 to ${2 ** 32 - 1}: ` +
        `current value is ${seed}`,
    );
  }
  if (!(learningRate > 0 && learningRate < Infinity)) {
    throw new ArgumentError(
      `Cannot train as the learning rate must be positive: ` +
        `current value is ${learningRate}`,
    );
  }
}
