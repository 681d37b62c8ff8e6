import type { Engine } from "../autograd/engine.ts";
import type { GPT } from "../nn/gpt.ts";
import { Decoder, type DecoderOptions } from "./decoder.ts";
import { Sampler } from "./sampler.ts";
import type { SamplerOptions } from "./sampler_options.ts";

/** What to generate. */
export interface GenerateOptions extends SamplerOptions {
  /** The number of tokens to add. */
  readonly length: number;
  /** The seed; the same one gives the same tokens. */
  readonly seed: number;
}

/**
 * Continues a sequence of tokens. The model sees a window of the last tokens,
 * as long as the sequences that it was trained on; what was computed of them is
 * kept from token to token.
 */
export class Generator {
  readonly #decoder: Decoder;
  /** The run whose tokens are kept now. */
  #owner: symbol | undefined;
  #slot = -1;

  /**
   * Compiles the forward pass.
   *
   * @param engine The engine that the model's parameters are on.
   * @param model The model.
   * @param window How many tokens the model sees: positions beyond those of
   * training were never learned.
   * @param options What stays of a full window.
   */
  constructor(
    engine: Engine,
    model: GPT,
    window: number,
    options: Omit<DecoderOptions, "batch" | "window"> = {},
  ) {
    this.#decoder = new Decoder(engine, model, {
      ...options,
      batch: 1,
      window,
    });
  }

  /**
   * Yields one token after the other. The model must not be trained on the way.
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
    const { vocabulary, window, kept } = this.#decoder;
    this.#decoder.checkPrompt(prompt);
    const sampler = new Sampler(vocabulary, { ...options, prompt });
    const owner = Symbol("run");
    const context = Array.from(prompt).slice(-window);
    for (let i = 0; i < options.length; i++) {
      const isMine = this.#owner === owner;
      if (isMine) this.#decoder.append(this.#slot, context.at(-1)!);
      const logits = isMine ? this.#step() : this.logits(context);
      this.#owner = owner;
      const id = sampler.choose(logits);
      yield id;
      context.push(id);
      if (context.length > window) context.splice(0, context.length - kept);
    }
  }

  /**
   * What may come next. Nothing that was kept before is used, so that the model
   * may have changed.
   *
   * @param context The tokens before, at least one; of more than the window,
   * the last count.
   * @returns One logit for each token id, valid until the next call.
   */
  logits(context: ArrayLike<number>): Float32Array {
    this.#owner = undefined;
    if (this.#slot >= 0) this.#decoder.remove(this.#slot);
    this.#slot = -1;
    this.#slot = this.#decoder.add(context);
    return this.#step();
  }

  #step(): Float32Array {
    while (this.#decoder.pending > 0) this.#decoder.step();
    return this.#decoder.logits(this.#slot);
  }
}
