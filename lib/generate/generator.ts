import { ArgumentError } from "../core/errors.ts";
import { Random } from "../core/random.ts";
import type { Engine } from "../autograd/engine.ts";
import type { GPT } from "../nn/gpt.ts";
import { compile, type CompiledStep } from "../plan/compile.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { checkSampler, type SamplerOptions, sampleToken } from "./sampler.ts";

/** What to generate. */
export interface GenerateOptions extends SamplerOptions {
  /** The number of tokens to add. */
  readonly length: number;
  /** The seed; the same one gives the same tokens. */
  readonly seed: number;
}

/** Keeps generation independent of batches and first values. */
const generationStream = 3;

/**
 * Continues a sequence of tokens. The model sees a window of the last tokens,
 * as long as the sequences that it was trained on.
 */
export class Generator {
  readonly #window: number;
  readonly #vocabulary: number;
  readonly #tokens: Int32Array;
  readonly #compiled: CompiledStep<{ logits: Tensor }>;

  /**
   * Compiles the forward pass over one window.
   *
   * @param engine The engine that the model's parameters are on.
   * @param model The model.
   * @param window How many tokens the model sees: positions beyond those of
   * training were never learned.
   */
  constructor(engine: Engine, model: GPT, window: number) {
    this.#window = Math.min(window, model.config.context);
    this.#vocabulary = model.config.vocabulary;
    const tokens = engine.persistent(() =>
      engine.zeros([1, this.#window], { dtype: "int32", name: "tokens" })
    );
    this.#tokens = tokens.data() as Int32Array;
    this.#compiled = engine.persistent(() =>
      engine.withoutGradients(() =>
        compile(engine, () => ({ logits: model.logits(engine, tokens) }))
      )
    );
  }

  /**
   * Yields one token after the other.
   *
   * @param prompt What to continue: at least one id.
   * @param options How many, and how they are chosen.
   * @throws {ArgumentError} If the prompt is empty or an option is out of
   * range.
   */
  *generate(
    prompt: ArrayLike<number>,
    options: GenerateOptions,
  ): globalThis.Generator<number, void, void> {
    if (prompt.length === 0) {
      throw new ArgumentError(
        "Cannot generate as the prompt must hold a token: current length is 0",
      );
    }
    checkSampler(options);
    const random = new Random(options.seed, generationStream);
    const context = Array.from(prompt).slice(-this.#window);
    for (let i = 0; i < options.length; i++) {
      const id = sampleToken(this.logits(context), random, options);
      yield id;
      context.push(id);
      if (context.length > this.#window) context.shift();
    }
  }

  /**
   * What may come next.
   *
   * @param context The tokens before, at least one and at most the window.
   * @returns One logit for each token id, valid until the next call.
   */
  logits(context: readonly number[]): Float32Array {
    // the model is causal: what stands behind the context does not matter
    this.#tokens.fill(0);
    this.#tokens.set(context);
    this.#compiled.run();
    const all = this.#compiled.outputs.logits.data() as Float32Array;
    const end = context.length * this.#vocabulary;
    return all.subarray(end - this.#vocabulary, end);
  }
}
