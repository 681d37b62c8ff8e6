import { ArgumentError } from "../core/errors.ts";
import type { Random } from "../core/random.ts";

/** How the next token is chosen. */
export interface SamplerOptions {
  /** Divides the logits: 0 takes the likeliest, 1 what the model says. */
  readonly temperature: number;
  /** Only the k likeliest are considered; all if absent. */
  readonly topK?: number;
  /** Only the likeliest that together reach this probability are considered
   * (Holtzman et al., "The curious case of neural text degeneration", 2020,
   * section 3.1); all if absent. */
  readonly topP?: number;
}

/**
 * Chooses a token.
 *
 * @param logits One a token.
 * @param random The random numbers to draw from.
 * @param options Temperature, top-k, top-p.
 * @returns The id.
 * @throws {ArgumentError} If an option is out of range, or no logit is finite.
 */
export function sampleToken(
  logits: ArrayLike<number>,
  random: Random,
  options: SamplerOptions,
): number {
  checkSampler(options);
  const ids = Array.from({ length: logits.length }, (_, id) => id)
    .filter((id) => !Number.isNaN(logits[id]!))
    .sort((a, b) => logits[b]! - logits[a]! || a - b);
  const best = logits[ids[0] ?? -1] ?? NaN;
  if (!Number.isFinite(best)) {
    throw new ArgumentError(
      `Cannot choose a token as its logits must be finite: ` +
        `the largest is ${best}`,
    );
  }
  if (options.temperature === 0) return ids[0]!;
  const kept = ids.slice(0, options.topK ?? ids.length);
  const weights = kept.map((id) =>
    Math.exp((logits[id]! - best) / options.temperature)
  );
  const count = nucleus(weights, options.topP ?? 1);
  return kept[draw(weights.slice(0, count), random)]!;
}

/**
 * Refuses options that no token can be chosen with.
 *
 * @param options Temperature, top-k, top-p.
 * @throws {ArgumentError} If one is out of range.
 */
export function checkSampler(options: SamplerOptions): void {
  const { temperature, topK = 1, topP = 1 } = options;
  if (!(temperature >= 0 && temperature < Infinity)) {
    throw new ArgumentError(
      `Cannot choose a token as the temperature must be at least 0: ` +
        `current value is ${temperature}`,
    );
  }
  if (!Number.isInteger(topK) || topK < 1) {
    throw new ArgumentError(
      `Cannot choose a token as top-k must be a positive integer: ` +
        `current value is ${topK}`,
    );
  }
  if (!(topP > 0 && topP <= 1)) {
    throw new ArgumentError(
      `Cannot choose a token as top-p must be above 0 and at most 1: ` +
        `current value is ${topP}`,
    );
  }
}

/** How many of the descending weights reach a share of their sum. */
function nucleus(weights: readonly number[], share: number): number {
  const wanted = share * weights.reduce((a, b) => a + b, 0);
  let sum = 0;
  const last = weights.findIndex((weight) => (sum += weight) >= wanted);
  return last < 0 ? weights.length : last + 1;
}

/** An index, with probability in proportion to its weight. */
function draw(weights: readonly number[], random: Random): number {
  let left = random.uniform() * weights.reduce((a, b) => a + b, 0);
  const index = weights.findIndex((weight) => (left -= weight) < 0);
  return index < 0 ? weights.length - 1 : index;
}
