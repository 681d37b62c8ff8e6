import { ArgumentError } from "../../core/errors.ts";
import { ByteAlphabet, byteCount } from "./byte_alphabet.ts";
import { BytePairTokenizer } from "./byte_pair_tokenizer.ts";
import { PairCounts } from "./pair_counts.ts";
import { WordSplitter } from "./words.ts";

/** How to train a {@linkcode BytePairTokenizer}. */
export interface TrainBytePairsOptions {
  /** How many tokens there are to be, the 256 bytes included; there are fewer
   * where the text has no pairs that are worth more. */
  readonly vocabularySize: number;
  /** How often a pair must stand in the text to become a token; 2 if
   * absent. */
  readonly minimumCount?: number;
}

/**
 * Learns which pairs to merge from a text: again and again the pair that
 * stands in it most often (Sennrich et al., "Neural machine translation of
 * rare words with subword units", 2016, algorithm 1). Of pairs as frequent as
 * each other it takes the one of the lowest ids, the left one's first; ids
 * are GPT-2's: bytes in the order of their characters, then merges in theirs.
 *
 * @param text The text.
 * @param options The number of tokens.
 * @returns The tokenizer.
 * @throws {ArgumentError} If the number of tokens is not an integer from 256,
 * or the count is not a positive one.
 */
export function trainBytePairs(
  text: string,
  { vocabularySize, minimumCount = 2 }: TrainBytePairsOptions,
): BytePairTokenizer {
  checkOptions(vocabularySize, minimumCount);
  const alphabet = new ByteAlphabet();
  const tokens = alphabet.order.map((byte) => alphabet.symbols[byte]!);
  const idOf = new Map(tokens.map((token, id) => [token, id]));
  const byteIds = Int32Array.from(alphabet.symbols, (each) => idOf.get(each)!);
  const counts = new PairCounts(wordsOf(text.toWellFormed()), byteIds);
  const merges: [string, string][] = [];
  while (tokens.length < vocabularySize) {
    const pair = counts.best(minimumCount);
    if (pair === undefined) break;
    const [left, right] = pair.map((id) => tokens[id]!) as [string, string];
    // two pairs may make the same token: then it keeps its id
    const token = left + right;
    const id = idOf.get(token) ?? tokens.push(token) - 1;
    idOf.set(token, id);
    merges.push([left, right]);
    counts.merge(pair, id);
  }
  return new BytePairTokenizer({ tokens, merges });
}

/** The distinct words, and how often each is there. */
function wordsOf(text: string): ReadonlyMap<string, number> {
  const splitter = new WordSplitter();
  const words = new Map<string, number>();
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = splitter.endOf(text, start);
    const word = text.slice(start, end);
    words.set(word, (words.get(word) ?? 0) + 1);
  }
  return words;
}

function checkOptions(vocabularySize: number, minimumCount: number): void {
  const maximum = 2 ** 20;
  if (
    !Number.isInteger(vocabularySize) || vocabularySize < byteCount ||
    vocabularySize > maximum
  ) {
    throw new ArgumentError(
      `Cannot train a tokenizer as its vocabulary must be an integer from ` +
        `${byteCount} to ${maximum}: current value is ${vocabularySize}`,
    );
  }
  if (!Number.isInteger(minimumCount) || minimumCount < 1) {
    throw new ArgumentError(
      `Cannot train a tokenizer as the count of a pair must be a positive ` +
        `integer: current value is ${minimumCount}`,
    );
  }
}
