import { ArgumentError } from "../core/errors.ts";

/** A token and its logarithm of the probability, in nats. */
export interface TokenProbability {
  /** The token. */
  readonly id: number;
  /** ln p, at most 0. */
  readonly logProbability: number;
}

/** What the model thought of a token that was chosen. */
export interface ChosenProbability extends TokenProbability {
  /** The likeliest tokens, the likeliest first; of equal ones the lower id. */
  readonly top: readonly TokenProbability[];
}

/** More alternatives than a person reads. */
export const maximumAlternatives: number = 100;

/**
 * What the model thinks of a token: of its own probabilities, before any
 * penalty, temperature or cut.
 *
 * @param logits One for each token.
 * @param id The token that was chosen.
 * @param alternatives How many of the likeliest to list, from 0 to 100.
 * @returns The logarithms of the probabilities.
 * @throws {ArgumentError} If the number of alternatives is out of range.
 */
export function logProbabilities(
  logits: Float32Array,
  id: number,
  alternatives: number,
): ChosenProbability {
  checkAlternatives(alternatives);
  let largest = -Infinity;
  for (let i = 0; i < logits.length; i++) {
    if (logits[i]! > largest) largest = logits[i]!;
  }
  let sum = 0;
  for (let i = 0; i < logits.length; i++) {
    const power = Math.exp(logits[i]! - largest);
    if (power > 0) sum += power;
  }
  const total = largest + Math.log(sum);
  const of = (id: number): TokenProbability => ({
    id,
    logProbability: Math.min(0, logits[id]! - total),
  });
  return { ...of(id), top: likeliestOf(logits, alternatives).map(of) };
}

/**
 * Refuses a number of alternatives that nobody is given.
 *
 * @param count How many are asked for.
 * @throws {ArgumentError} If it is not an integer from 0 to 100.
 */
export function checkAlternatives(count: number): void {
  if (Number.isInteger(count) && count >= 0 && count <= maximumAlternatives) {
    return;
  }
  throw new ArgumentError(
    `Cannot list the likeliest tokens as their number must be an integer ` +
      `from 0 to ${maximumAlternatives}: current value is ${count}`,
  );
}

/** The ids of the largest logits, in order: an insertion into a short list. */
function likeliestOf(logits: Float32Array, count: number): number[] {
  const list: number[] = [];
  if (count === 0) return list;
  for (let id = 0; id < logits.length; id++) {
    const logit = logits[id]!;
    const isFull = list.length === count;
    if (Number.isNaN(logit) || (isFull && logit <= logits[list.at(-1)!]!)) {
      continue;
    }
    if (isFull) list.pop();
    let at = list.length;
    while (at > 0 && logits[list[at - 1]!]! < logit) at--;
    list.splice(at, 0, id);
  }
  return list;
}
