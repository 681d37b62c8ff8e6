/** Byte pairs: the tokenizer of GPT-2, its files, and how to train one. */

export {
  type BytePairEncodeOptions,
  BytePairTokenizer,
  type BytePairVocabulary,
} from "./byte_pair_tokenizer.ts";
export { trainBytePairs, type TrainBytePairsOptions } from "./train.ts";
export {
  type BytePairFiles,
  bytePairsFromFiles,
  bytePairsToFiles,
} from "./files.ts";
export { bytePairsFromTokenizerJSON } from "./tokenizer_json.ts";
