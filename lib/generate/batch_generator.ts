import { ArgumentError } from "../core/errors.ts";
import type { Tokenizer } from "../data/tokenizer.ts";
import type { Engine } from "../autograd/engine.ts";
import type { GPT } from "../nn/gpt.ts";
import { Decoder, type DecoderOptions } from "./decoder.ts";
import {
  checkAlternatives,
  type ChosenProbability,
  logProbabilities,
} from "./log_probabilities.ts";
import { Sampler, SamplerMemory } from "./sampler.ts";
import type { SamplerOptions } from "./sampler_options.ts";
import { TextStream } from "./text_stream.ts";

/** How one sequence is continued. */
export interface SequenceOptions extends SamplerOptions {
  /** The most tokens to add. */
  readonly length: number;
  /** The seed; the same one gives the same tokens, whatever other sequences
   * there are, but where rounding decides. */
  readonly seed: number;
  /** Texts that end it, and are not part of it. They take a tokenizer. */
  readonly stop?: readonly string[] | undefined;
  /** The token that ends it, and is not part of it. */
  readonly endOfText?: number | undefined;
  /** How many of the likeliest tokens to list with each that is chosen; no
   * probabilities at all if absent. */
  readonly alternatives?: number | undefined;
}

/** Why a sequence ended: `length` tokens were added, a `stop` string came, the
 * model chose the `end` of the text, or no token could be chosen. */
export type FinishReason = "length" | "stop" | "end" | "error";

/** A token that was chosen. */
export interface GeneratedToken {
  /** The number of the sequence. */
  readonly sequence: number;
  /** The token; -1 where none could be chosen. */
  readonly id: number;
  /** What is now known to be part of the text; empty without a tokenizer, and
   * where a character or a stop string may yet be completed. With the last
   * token comes all that was held back. */
  readonly text: string;
  /** Why the sequence ended with it, or null. */
  readonly finished: FinishReason | null;
  /** What the model thought, where it was asked for. */
  readonly probability?: ChosenProbability;
  /** Why no token could be chosen. */
  readonly error?: Error;
}

/** How a generator of many sequences is made. */
export interface BatchOptions extends DecoderOptions {
  /** The model's tokenizer, for text and stop strings. */
  readonly tokenizer?: Tokenizer;
}

/** A sequence that is waiting or being continued. */
interface Sequence {
  readonly number: number;
  readonly prompt: Int32Array;
  readonly options: SequenceOptions;
  readonly sampler: Sampler;
  readonly text: TextStream | undefined;
  slot: number;
  count: number;
}

/**
 * Continues many sequences side by side: a step chooses a token for each of
 * them, and those that wait take the place of those that ended. The caller
 * drives it, and may do other things between two steps.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { BatchGenerator, Engine, GPT, presets, wasm } from "@fluxion/fluxion";
 *
 * const engine = new Engine(wasm());
 * const model = new GPT({ ...presets.tiny.model, vocabulary: 35 });
 * model.parameters.allocate(engine);
 * const batch = new BatchGenerator(engine, model, { batch: 2 });
 * for (const prompt of [[1, 2, 3], [4], [5, 6]]) {
 *   batch.add(prompt, { length: 5, temperature: 1, seed: 42 });
 * }
 * const lengths = [0, 0, 0];
 * while (batch.size > 0) {
 *   for (const { sequence } of batch.step()) lengths[sequence]!++;
 * }
 * assertEquals(lengths, [5, 5, 5]);
 * ```
 */
export class BatchGenerator {
  readonly #decoder: Decoder;
  readonly #tokenizer: Tokenizer | undefined;
  readonly #memory: SamplerMemory;
  readonly #waiting: Sequence[] = [];
  readonly #running: (Sequence | undefined)[];
  #added = 0;

  /**
   * Compiles the forward pass, in memory that lives as long as the engine.
   *
   * @param engine The engine that the model's parameters are on.
   * @param model The model.
   * @param options How many sequences side by side, and how they are computed.
   * @throws {ArgumentError} If an option is out of range.
   */
  constructor(engine: Engine, model: GPT, options: BatchOptions = {}) {
    this.#decoder = new Decoder(engine, model, options);
    this.#tokenizer = options.tokenizer;
    this.#memory = new SamplerMemory(this.#decoder.vocabulary);
    this.#running = new Array(this.#decoder.batch).fill(undefined);
  }

  /** The forward pass: its sizes. */
  get decoder(): Decoder {
    return this.#decoder;
  }

  /** How many sequences wait for a place. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** How many sequences wait or are being continued. */
  get size(): number {
    return this.#waiting.length + this.#decoder.batch - this.#decoder.free;
  }

  /**
   * Takes a sequence in; it waits if there is no place.
   *
   * @param prompt Its tokens so far, at least one; of more than the model's
   * window, the last count.
   * @param options How to continue it.
   * @returns Its number: 0 for the first that was added, and so on.
   * @throws {ArgumentError} If the prompt or an option is out of range.
   */
  add(prompt: ArrayLike<number>, options: SequenceOptions): number {
    this.#decoder.checkPrompt(prompt);
    this.#check(options);
    const { vocabulary } = this.#decoder;
    const { stop = [] } = options;
    const sampler = new Sampler(
      vocabulary,
      { ...options, prompt },
      this.#memory,
    );
    const sequence: Sequence = {
      number: this.#added,
      prompt: Int32Array.from(prompt),
      options,
      sampler,
      text: this.#tokenizer && new TextStream(this.#tokenizer, stop),
      slot: -1,
      count: 0,
    };
    this.#waiting.push(sequence);
    return this.#added++;
  }

  /**
   * Forgets a sequence, wherever it is.
   *
   * @param number Its number.
   * @returns Whether it was there: false if it had ended.
   */
  cancel(number: number): boolean {
    const index = this.#waiting.findIndex((each) => each.number === number);
    if (index >= 0) {
      this.#waiting.splice(index, 1);
      return true;
    }
    const sequence = this.#running.find((each) => each?.number === number);
    if (sequence === undefined) return false;
    this.#remove(sequence);
    return true;
  }

  /**
   * Computes one step, and chooses a token for each sequence whose prompt is
   * read to the end.
   *
   * @returns The tokens, one a sequence at the most; none while prompts are
   * read. Where the logits of a sequence are not finite it ends, and no other.
   */
  step(): GeneratedToken[] {
    while (this.#decoder.free > 0 && this.#waiting.length > 0) {
      const sequence = this.#waiting.shift()!;
      sequence.slot = this.#decoder.add(sequence.prompt);
      this.#running[sequence.slot] = sequence;
    }
    return this.#decoder.step().map((slot) =>
      this.#choose(this.#running[slot]!)
    );
  }

  #choose(sequence: Sequence): GeneratedToken {
    const { number, options, sampler, text } = sequence;
    const logits = this.#decoder.logits(sequence.slot);
    let id: number;
    try {
      id = sampler.choose(logits);
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      return { ...this.#end(sequence, -1, "", "error"), error };
    }
    const { alternatives, endOfText, length } = options;
    const probability = alternatives === undefined
      ? {}
      : { probability: logProbabilities(logits, id, alternatives) };
    if (id === endOfText) {
      return { ...this.#end(sequence, id, "", "end"), ...probability };
    }
    const piece = text?.push(id) ?? "";
    const isStopped = text?.isStopped ?? false;
    if (isStopped || ++sequence.count === length) {
      const reason = isStopped ? "stop" : "length";
      return { ...this.#end(sequence, id, piece, reason), ...probability };
    }
    this.#decoder.append(sequence.slot, id);
    return {
      sequence: number,
      id,
      text: piece,
      finished: null,
      ...probability,
    };
  }

  /** Gives the place of a sequence to another, and what was held back out. */
  #end(
    sequence: Sequence,
    id: number,
    piece: string,
    finished: FinishReason,
  ): GeneratedToken {
    this.#remove(sequence);
    const text = piece + (sequence.text?.finish() ?? "");
    return { sequence: sequence.number, id, text, finished };
  }

  #remove({ slot }: Sequence): void {
    this.#decoder.remove(slot);
    this.#running[slot] = undefined;
  }

  #check({ length, stop = [], alternatives = 0 }: SequenceOptions): void {
    checkAlternatives(alternatives);
    if (!Number.isSafeInteger(length) || length < 1) {
      throw new ArgumentError(
        `Cannot generate as the length must be a positive integer: ` +
          `current value is ${length}`,
      );
    }
    if (stop.length > 0 && this.#tokenizer === undefined) {
      throw new ArgumentError(
        `Cannot stop at a text as the generator must be given a tokenizer: ` +
          `the text is ${JSON.stringify(stop[0])}`,
      );
    }
  }
}
