/** Text for language models: corpora, tokenizers and batches. Everything here
 * is pure; what a file holds comes in as bytes, and batches are written into
 * arrays of the caller.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { builtinCorpus, corpusOfText } from "@fluxion/fluxion";
 * import { RandomBatches } from "@fluxion/fluxion";
 *
 * const corpus = corpusOfText(builtinCorpus, "builtin", { sequence: 8 });
 * const batches = new RandomBatches({
 *   tokens: corpus.train,
 *   batch: 2,
 *   sequence: 8,
 *   seed: 1,
 * });
 * const tokens = new Int32Array(16);
 * const targets = new Int32Array(16);
 * batches.fill(0, tokens, targets);
 * assertEquals(targets.subarray(0, 7), tokens.subarray(1, 8));
 * ```
 *
 * @module
 */
export {
  batchStream,
  RandomBatches,
  type RandomBatchesOptions,
} from "./batches.ts";
export {
  type BytePairEncodeOptions,
  type BytePairFiles,
  bytePairsFromFiles,
  bytePairsFromTokenizerJSON,
  bytePairsToFiles,
  BytePairTokenizer,
  type BytePairVocabulary,
  trainBytePairs,
  type TrainBytePairsOptions,
} from "./bpe/mod.ts";
export {
  corpusOfDocuments,
  type DocumentPiece,
  encodeDocuments,
  endOfText,
  tokenizerOfDocuments,
} from "./documents.ts";
export { builtinCorpus } from "./builtin.ts";
export { ByteTokenizer } from "./byte_tokenizer.ts";
export {
  CharacterTokenizer,
  replacementCharacter,
  unknownId,
} from "./character_tokenizer.ts";
export {
  type Corpus,
  corpusOfSource,
  corpusOfText,
  corpusOfTokens,
  type CorpusOptions,
  decodeCorpus,
  type TextCorpus,
} from "./corpus.ts";
export {
  EvaluationBatches,
  type EvaluationBatchesOptions,
} from "./evaluation.ts";
export { TokenRange, type Tokens, type TokenSource } from "./token_source.ts";
export type { Tokenizer, TokenizerJSON, TokenizerKind } from "./tokenizer.ts";
export { tokenizerFromJSON } from "./tokenizer_from_json.ts";
export type { WindowOptions } from "./windows.ts";
