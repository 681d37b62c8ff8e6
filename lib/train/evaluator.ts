import type { Engine } from "../autograd/engine.ts";
import { EvaluationBatches } from "../data/evaluation.ts";
import type { EvaluationBatchesOptions } from "../data/evaluation.ts";
import type { GPT } from "../nn/gpt.ts";
import { compile, type CompiledStep } from "../plan/compile.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** Measures the loss of a model over fixed places of a text. */
export class Evaluator {
  readonly #batches: EvaluationBatches;
  readonly #tokens: Int32Array;
  readonly #targets: Int32Array;
  readonly #compiled: CompiledStep<{ loss: Tensor }>;

  /**
   * Compiles the forward pass over one batch.
   *
   * @param engine The engine that the model's parameters are on.
   * @param model The model.
   * @param options The tokens, and how many of them to look at.
   */
  constructor(engine: Engine, model: GPT, options: EvaluationBatchesOptions) {
    const { batch, sequence } = options;
    this.#batches = new EvaluationBatches(options);
    const [tokens, targets] = engine.persistent(() => [
      engine.zeros([batch, sequence], { dtype: "int32", name: "tokens" }),
      engine.zeros([batch, sequence], { dtype: "int32", name: "targets" }),
    ]) as [Tensor, Tensor];
    this.#tokens = tokens.data() as Int32Array;
    this.#targets = targets.data() as Int32Array;
    this.#compiled = engine.persistent(() =>
      engine.withoutGradients(() =>
        compile(engine, () => ({ loss: model.loss(engine, tokens, targets) }))
      )
    );
  }

  /**
   * The mean over all places.
   *
   * @returns The loss, in nats a token.
   */
  loss(): number {
    let sum = 0;
    for (let i = 0; i < this.#batches.count; i++) {
      this.#batches.fill(i, this.#tokens, this.#targets);
      this.#compiled.run();
      sum += this.#compiled.outputs.loss.item();
    }
    return sum / this.#batches.count;
  }
}
