/** The files of a tokenizer beside a checkpoint of GPT-2's layout. */

import { FormatError } from "../../core/errors.ts";
import { ByteAlphabet } from "../../data/bpe/byte_alphabet.ts";
import {
  bytePairsFromFiles,
  bytePairsFromTokenizerJSON,
  bytePairsToFiles,
  BytePairTokenizer,
} from "../../data/bpe/mod.ts";
import type { Tokenizer } from "../../data/tokenizer.ts";
import { pathInside, systemFiles } from "../../storage/mod.ts";
import { json } from "./config.ts";
import { readText } from "./text.ts";

/** The files' names. */
const vocabularyFile = "vocab.json";
const mergesFile = "merges.txt";
const tokenizerFile = "tokenizer.json";

/** GPT-2's are 1 MB, and its `tokenizer.json` is 3 MB. */
const maximumBytes = 16 * 2 ** 20;

/** The token that stands between texts. */
export const endOfText: string = "<|endoftext|>";

/**
 * Reads the tokenizer of a checkpoint.
 *
 * @param folder The folder, which is not trusted.
 * @param size The number of ids of the model.
 * @returns The tokenizer, with as many ids.
 * @throws {FileError} If there is none, or it cannot be read.
 * @throws {FormatError} If the files are not those of a tokenizer.
 */
export function readTokenizer(
  folder: string,
  size: number,
): BytePairTokenizer {
  const path = pathInside(folder, vocabularyFile);
  const isPublished = systemFiles.look(path) !== undefined;
  const source = isPublished ? vocabularyFile : tokenizerFile;
  const text = readText(folder, source, maximumBytes);
  try {
    if (!isPublished) return bytePairsFromTokenizerJSON(text, size);
    const merges = readText(folder, mergesFile, maximumBytes);
    return bytePairsFromFiles({ vocabulary: text, merges }, size);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new FormatError(`${folder}/${source}: ${error.message}`);
  }
}

/**
 * Writes the files of a tokenizer, where it can be one of byte pairs.
 *
 * @param tokenizer The tokenizer: one of bytes is one without merges.
 * @param sequence The length of the sequences of training.
 * @returns The contents by the names of the files; none for characters.
 */
export function tokenizerFiles(
  tokenizer: Tokenizer,
  sequence: number,
): ReadonlyMap<string, string> {
  const pairs = bytePairsOf(tokenizer);
  if (pairs === undefined) return new Map();
  const { vocabulary, merges } = bytePairsToFiles(pairs);
  const hasEnd = pairs.special.has(endOfText);
  return new Map([
    [vocabularyFile, vocabulary],
    [mergesFile, merges],
    [
      "tokenizer_config.json",
      json({
        tokenizer_class: "GPT2Tokenizer",
        add_prefix_space: false,
        model_max_length: sequence,
        ...hasEnd ? { bos_token: endOfText, eos_token: endOfText } : {},
      }),
    ],
  ]);
}

/** The same ids as byte pairs, if there are such. */
function bytePairsOf(tokenizer: Tokenizer): BytePairTokenizer | undefined {
  if (tokenizer instanceof BytePairTokenizer) return tokenizer;
  if (tokenizer.kind !== "byte") return undefined;
  return new BytePairTokenizer({
    tokens: new ByteAlphabet().symbols,
    merges: [],
  });
}
