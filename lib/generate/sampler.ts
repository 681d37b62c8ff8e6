import { ArgumentError } from "../core/errors.ts";
import { Random } from "../core/random.ts";
import { checkSampler, type SamplerOptions } from "./sampler_options.ts";
import { Selection } from "./select.ts";

/** Keeps generation independent of batches and first values. */
const generationStream = 3;

/** e to this, and to less, is 0. */
const underflow = -746;

/** Memory to choose in, for any number of samplers of one vocabulary that
 * choose one after the other. */
export class SamplerMemory {
  /** A number for each token. */
  readonly weights: Float64Array<ArrayBuffer>;
  /** The choice among them. */
  readonly selection: Selection;

  /**
   * Takes the memory.
   *
   * @param vocabulary How many tokens there are.
   */
  constructor(vocabulary: number) {
    this.weights = new Float64Array(vocabulary);
    this.selection = new Selection(vocabulary);
  }
}

/**
 * Chooses the tokens of one sequence. In this order, as Hugging Face's
 * transformers do: bias, the penalties, temperature, top-k, top-p, min-p, a
 * draw. What is drawn depends on the seed and on how many were drawn before,
 * and so not on other sequences; nothing is allocated for a token but the
 * count of one that is new to the sequence.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { Sampler } from "@fluxion/fluxion";
 *
 * const sampler = new Sampler(3, { temperature: 0.8, topK: 1, seed: 42 });
 * assertEquals(sampler.choose(Float32Array.of(0.5, 2, 1)), 1);
 * ```
 */
export class Sampler {
  readonly #vocabulary: number;
  readonly #options: SamplerOptions;
  readonly #random: Random;
  readonly #memory: SamplerMemory;
  /** How often each token was chosen; 0 for those of the prompt. */
  readonly #counts = new Map<number, number>();
  readonly #penalizes: boolean;

  /**
   * Begins a sequence.
   *
   * @param vocabulary How many tokens there are.
   * @param options How to choose, the seed (a non-negative safe integer), and
   * the prompt, which the repetition penalty counts.
   * @param memory Where to choose; its own if absent.
   * @throws {ArgumentError} If an option is out of range.
   */
  constructor(
    vocabulary: number,
    options: SamplerOptions & {
      readonly seed: number;
      readonly prompt?: ArrayLike<number>;
    },
    memory: SamplerMemory = new SamplerMemory(vocabulary),
  ) {
    checkSampler(options);
    const { repetitionPenalty = 1, prompt = [], seed } = options;
    const { frequencyPenalty = 0, presencePenalty = 0 } = options;
    this.#vocabulary = vocabulary;
    this.#options = options;
    this.#memory = memory;
    this.#random = new Random(seed, generationStream);
    this.#penalizes = repetitionPenalty !== 1 || frequencyPenalty !== 0 ||
      presencePenalty !== 0;
    if (repetitionPenalty === 1) return;
    for (let i = 0; i < prompt.length; i++) this.#counts.set(prompt[i]!, 0);
  }

  /**
   * Chooses the next token.
   *
   * @param logits One for each token; NaN is never chosen.
   * @returns The id.
   * @throws {ArgumentError} If the largest logit is not finite.
   */
  choose(logits: ArrayLike<number>): number {
    const best = this.#adjust(logits);
    const { temperature } = this.#options;
    const id = temperature === 0 ? best : this.#draw(this.#weigh(best));
    if (this.#penalizes) this.#counts.set(id, (this.#counts.get(id) ?? 0) + 1);
    return id;
  }

  /**
   * The probabilities that the next token would be drawn with; nothing is.
   *
   * @param logits One for each token.
   * @returns One for each token, 0 for those that are not considered.
   * @throws {ArgumentError} If the largest logit is not finite.
   */
  probabilities(logits: ArrayLike<number>): Float64Array<ArrayBuffer> {
    const best = this.#adjust(logits);
    if (this.#options.temperature === 0) {
      return new Float64Array(this.#vocabulary).fill(1, best, best + 1);
    }
    const total = this.#weigh(best);
    return this.#memory.weights.map((weight) => weight / total);
  }

  /** Adds bias, and takes the penalties off; returns the likeliest token. */
  #adjust(logits: ArrayLike<number>): number {
    const { weights } = this.#memory;
    const { repetitionPenalty = 1, logitBias } = this.#options;
    const { frequencyPenalty = 0, presencePenalty = 0 } = this.#options;
    for (let i = 0; i < this.#vocabulary; i++) weights[i] = logits[i]!;
    logitBias?.forEach((bias, id) => {
      if (id < weights.length) weights[id]! += bias;
    });
    for (const [id, count] of this.#counts) {
      const logit = weights[id]!;
      const repeated = logit < 0
        ? logit * repetitionPenalty
        : logit / repetitionPenalty;
      const presence = count > 0 ? presencePenalty : 0;
      weights[id] = repeated - count * frequencyPenalty - presence;
    }
    return likeliest(weights);
  }

  /** Turns logits into weights, 0 where a token is not considered; returns
   * their sum. */
  #weigh(best: number): number {
    const { weights, selection } = this.#memory;
    const { temperature, topP = 1, minP = 0 } = this.#options;
    const { topK = weights.length } = this.#options;
    const largest = weights[best]!;
    if (topK < weights.length) {
      const count = selection.largest(weights, topK);
      this.#keepDownTo(selection.smallest(count), -Infinity);
    }
    let total = 0;
    for (let i = 0; i < weights.length; i++) {
      const exponent = (weights[i]! - largest) / temperature;
      const weight = exponent > underflow ? Math.exp(exponent) : 0;
      weights[i] = weight;
      total += weight;
    }
    if (topP < 1) {
      const count = selection.reaching(weights, total, topP);
      this.#keepDownTo(selection.smallest(count), 0);
    } else if (minP === 0) return total;
    total = 0;
    for (let i = 0; i < weights.length; i++) {
      if (weights[i]! < minP) weights[i] = 0;
      else total += weights[i]!;
    }
    return total;
  }

  /** Writes something over all that is smaller than one of the elements. */
  #keepDownTo(last: number, otherwise: number): void {
    const { weights } = this.#memory;
    const least = weights[last]!;
    for (let i = 0; i < weights.length; i++) {
      const weight = weights[i]!;
      if (!(weight >= least) || (weight === least && i > last)) {
        weights[i] = otherwise;
      }
    }
  }

  /** Draws by the weights. In the order of the ids, so that rounding moves
   * little. */
  #draw(total: number): number {
    const { weights } = this.#memory;
    let left = this.#random.uniform() * total, found = 0;
    for (let i = 0; i < weights.length; i++) {
      const weight = weights[i]!;
      if (weight === 0) continue;
      found = i;
      left -= weight;
      if (left < 0) break;
    }
    return found;
  }
}

/** The token of the largest logit, of equal ones the first. */
function likeliest(logits: Float64Array): number {
  let best = -1, largest = -Infinity;
  for (let i = 0; i < logits.length; i++) {
    if (logits[i]! > largest) largest = logits[best = i]!;
  }
  if (Number.isFinite(largest)) return best;
  throw new ArgumentError(
    `Cannot choose a token as its logits must be finite: ` +
      `the largest is ${best < 0 ? NaN : largest}`,
  );
}
