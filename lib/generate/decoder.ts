import { ArgumentError } from "../core/errors.ts";
import type { Engine } from "../autograd/engine.ts";
import type { GPT } from "../nn/gpt.ts";
import { DecodePlans } from "./decode_plans.ts";

/** How a decoder is made. */
export interface DecoderOptions {
  /** How many sequences it holds at a time; 1 if absent. */
  readonly batch?: number;
  /** How many tokens of a sequence the model sees, at most its context, which
   * it is if absent: positions beyond those of training were never learned. */
  readonly window?: number;
  /** How many tokens stay when a window is full: positions are learned, so the
   * last tokens are computed anew at the first positions. Half of the window
   * if absent; all of it, and the model always sees as many tokens as it can,
   * but computes all of them for each new one. */
  readonly kept?: number;
  /** The most tokens that a step computes, if more than `batch`: a prompt is
   * read in pieces of so many; 64 if absent. */
  readonly chunk?: number;
}

/** What is held of one sequence. */
interface Held {
  /** The tokens that the model sees. */
  readonly tokens: Int32Array<ArrayBuffer>;
  /** How many there are. */
  count: number;
  /** How many of them are computed. */
  computed: number;
  /** What comes next, once all of them are. */
  logits: Float32Array | undefined;
}

/**
 * The forward pass of a model, one token after the other: what was computed of
 * a sequence is kept, and a step computes what is new of all sequences at once.
 * Sequences of any lengths come and go at any time.
 *
 * The caller drives it: {@linkcode Decoder.add} a prompt,
 * {@linkcode Decoder.step} until its slot is ready, choose a token from its
 * {@linkcode Decoder.logits}, {@linkcode Decoder.append} it, and so on. A step
 * takes no memory. The decoder's own lives as long as the engine, and it is to
 * be made outside of any scope that closes earlier.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Decoder, Engine, GPT, presets, wasm } from "@fluxion/fluxion";
 *
 * const engine = new Engine(wasm());
 * const model = new GPT({ ...presets.tiny.model, vocabulary: 35 });
 * model.parameters.allocate(engine);
 * const decoder = new Decoder(engine, model, { batch: 2 });
 * const slots = [decoder.add([1, 2, 3]), decoder.add([4])];
 * assertEquals(decoder.step(), slots);
 * assertEquals(decoder.logits(slots[0]!).length, 35);
 * ```
 */
export class Decoder {
  /** How many sequences it holds at a time. */
  readonly batch: number;
  /** How many tokens of a sequence the model sees. */
  readonly window: number;
  /** How many tokens stay when a window is full. */
  readonly kept: number;
  /** How many token ids there are. */
  readonly vocabulary: number;
  /** The bytes that are kept of each token. */
  readonly bytesPerToken: number;
  readonly #rows: number;
  readonly #plans: DecodePlans;
  readonly #slots: (Held | undefined)[];
  readonly #spare: Int32Array<ArrayBuffer>[] = [];
  readonly #ready: number[] = [];
  /** Where the next step begins to take tokens of prompts. */
  #turn = 0;

  /**
   * Compiles the forward pass for some numbers of tokens.
   *
   * @param engine The engine that the model's parameters are on.
   * @param model The model.
   * @param options Sequences, window, what stays of it, and the piece of a
   * prompt.
   * @throws {ArgumentError} If one of them is not a positive integer, or
   * `kept` is not below the window.
   */
  constructor(engine: Engine, model: GPT, options: DecoderOptions = {}) {
    const { context, vocabulary } = model.config;
    const { batch = 1, window: wanted = context, chunk = 64 } = options;
    const window = Math.min(wanted, context);
    const { kept = Math.max(1, Math.floor(window / 2)) } = options;
    checkSizes({ batch, window, chunk, kept });
    if (kept > window) {
      throw new ArgumentError(
        `Cannot make a decoder as the tokens kept must be at most the ` +
          `window's ${window}: current value is ${kept}`,
      );
    }
    this.batch = batch;
    this.window = window;
    this.kept = kept;
    this.vocabulary = vocabulary;
    this.#rows = Math.max(batch, Math.min(chunk, batch * window));
    const sizes = { batch, window, rows: this.#rows };
    this.#plans = new DecodePlans(engine, model, sizes);
    this.bytesPerToken = this.#plans.bytesPerToken;
    this.#slots = new Array<Held | undefined>(batch).fill(undefined);
  }

  /** How many more sequences fit. */
  get free(): number {
    return this.#slots.reduce((sum, held) => sum + (held ? 0 : 1), 0);
  }

  /** How many tokens are yet to be computed. */
  get pending(): number {
    return this.#slots.reduce((sum, held) => sum + pendingOf(held), 0);
  }

  /**
   * Takes a sequence in.
   *
   * @param prompt Its tokens so far, at least one; of more than the window,
   * the last count.
   * @returns Its slot: a number below `batch`, its own until it is removed.
   * @throws {ArgumentError} If there is no room, or the prompt is empty or
   * holds an id that the model does not know.
   */
  add(prompt: ArrayLike<number>): number {
    const slot = this.#slots.indexOf(undefined);
    if (slot < 0) {
      throw new ArgumentError(
        `Cannot add a sequence as there must be room for it: ` +
          `current count is ${this.batch} of ${this.batch}`,
      );
    }
    this.checkPrompt(prompt);
    const tokens = this.#spare.pop() ?? new Int32Array(this.window);
    const count = Math.min(prompt.length, this.window);
    for (let i = 0; i < count; i++) {
      tokens[i] = prompt[prompt.length - count + i]!;
    }
    this.#slots[slot] = { tokens, count, computed: 0, logits: undefined };
    return slot;
  }

  /**
   * Refuses a prompt that {@linkcode Decoder.add} would refuse.
   *
   * @param prompt The tokens.
   * @throws {ArgumentError} If it is empty, or holds an id that the model does
   * not know.
   */
  checkPrompt(prompt: ArrayLike<number>): void {
    if (prompt.length === 0) {
      throw new ArgumentError(
        "Cannot generate as the prompt must hold a token: current length is 0",
      );
    }
    for (let i = 0; i < prompt.length; i++) this.#checkToken(prompt[i]!);
  }

  /**
   * Adds a token to a sequence: its logits come with a later step.
   *
   * @param slot The sequence.
   * @param token Its next token.
   * @throws {ArgumentError} If there is no such sequence or token.
   */
  append(slot: number, token: number): void {
    const held = this.#held(slot);
    this.#checkToken(token);
    held.logits = undefined;
    if (held.count === this.window) {
      // the new token is one of those that stay
      held.count = this.kept - 1;
      held.tokens.copyWithin(0, this.window - held.count);
      held.computed = 0;
    }
    held.tokens[held.count++] = token;
  }

  /**
   * Gives a slot back; what it held is forgotten.
   *
   * @param slot The sequence.
   * @throws {ArgumentError} If there is no such sequence.
   */
  remove(slot: number): void {
    this.#spare.push(this.#held(slot).tokens);
    this.#slots[slot] = undefined;
  }

  /**
   * Computes tokens that are pending: one of every sequence that waits for one
   * only, and as many of prompts as fit beside them.
   *
   * @returns The slots whose logits are new, in order; valid until the next
   * step. Empty if nothing was pending, or prompts were not read to the end.
   */
  step(): readonly number[] {
    this.#ready.length = 0;
    const { pending } = this;
    if (pending === 0) return this.#ready;
    for (const held of this.#slots) if (held) held.logits = undefined;
    const rows = this.#plans.take(Math.min(pending, this.#rows));
    this.#fill(rows);
    const logits = this.#plans.run(rows);
    for (let i = 0; i < this.#ready.length; i++) {
      this.#slots[this.#ready[i]!]!.logits = logits[i];
    }
    return this.#ready.sort((a, b) => a - b);
  }

  /**
   * What may come next in a sequence.
   *
   * @param slot The sequence.
   * @returns One logit for each token id, valid until the next step.
   * @throws {ArgumentError} If there is no such sequence, or it has tokens
   * that are yet to be computed.
   */
  logits(slot: number): Float32Array {
    const { logits } = this.#held(slot);
    if (logits !== undefined) return logits;
    throw new ArgumentError(
      `Cannot read the logits of a sequence as the last step must have ` +
        `computed it to its end: current slot is ${slot}`,
    );
  }

  /** Writes down the rows of a step: those of sequences that wait for one
   * token, then of prompts, each step beginning with another one. */
  #fill(rows: number): void {
    let used = 0;
    for (let slot = 0; slot < this.batch; slot++) {
      if (pendingOf(this.#slots[slot]) === 1) used += this.#put(slot, used, 1);
    }
    for (let i = 0; i < this.batch; i++) {
      const slot = (this.#turn + i) % this.batch;
      const count = Math.min(pendingOf(this.#slots[slot]), rows - used);
      if (count > 0) used += this.#put(slot, used, count);
    }
    this.#turn = (this.#turn + 1) % this.batch;
    this.#plans.wanted.fill(0, this.#ready.length);
  }

  /** Writes down the next rows of one sequence; returns how many. */
  #put(slot: number, row: number, count: number): number {
    const { tokens, slots, positions, wanted } = this.#plans;
    const held = this.#slots[slot]!;
    for (let i = 0; i < count; i++) {
      const position = held.computed++;
      tokens[row + i] = held.tokens[position]!;
      slots[row + i] = slot;
      positions[row + i] = position;
    }
    if (held.computed === held.count) {
      wanted[this.#ready.length] = row + count - 1;
      this.#ready.push(slot);
    }
    return count;
  }

  #held(slot: number): Held {
    const held = this.#slots[slot];
    if (held !== undefined) return held;
    throw new ArgumentError(
      `Cannot use a sequence as its slot must be that of one that was added: ` +
        `current slot is ${slot}`,
    );
  }

  #checkToken(token: number): void {
    if (Number.isInteger(token) && token >= 0 && token < this.vocabulary) {
      return;
    }
    throw new ArgumentError(
      `Cannot generate as each token must be an id from 0 to ` +
        `${this.vocabulary - 1}: current value is ${token}`,
    );
  }
}

function pendingOf(held: Held | undefined): number {
  return held === undefined ? 0 : held.count - held.computed;
}

function checkSizes(sizes: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(sizes)) {
    if (Number.isSafeInteger(value) && value > 0) continue;
    throw new ArgumentError(
      `Cannot make a decoder as ${name} must be a positive integer: ` +
        `current value is ${value}`,
    );
  }
}
