import { builtinCorpus } from "../data/builtin.ts";
import {
  type Corpus,
  corpusOfText,
  type CorpusOptions,
  decodeCorpus,
} from "../data/corpus.ts";
import type { TokenizerKind } from "../data/tokenizer.ts";
import { UsageError } from "./errors.ts";
import { maximumCorpusBytes, readFile } from "./file.ts";

/**
 * Refuses the text that is not there yet.
 *
 * @param data The value of `--data`.
 * @returns The path of a file, or undefined for the builtin text.
 * @throws {UsageError} If it is `shakespeare`.
 */
export function corpusPath(data: string = "builtin"): string | undefined {
  if (data === "shakespeare") {
    throw new UsageError(
      "Cannot download the text shakespeare as this version has no " +
        "downloads yet: fetch the file, and take it with --data PATH",
    );
  }
  return data === "builtin" ? undefined : data;
}

/**
 * The tokens to train on.
 *
 * @param path The file, which may be read; undefined for the builtin text.
 * @param options The length of a sequence, and the tokenizer.
 * @returns The tokens.
 * @throws {AccessError} If the file cannot be read.
 * @throws {FormatError | ArgumentError} If it holds no text, or too little.
 */
export function openCorpus(
  path: string | undefined,
  options: CorpusOptions,
): Corpus {
  return path === undefined
    ? corpusOfText(builtinCorpus, "builtin", options)
    : decodeCorpus(readFile(path, maximumCorpusBytes), path, options);
}

/** What decides the tokenizer of a run. */
export interface TokenizerValues {
  /** The kind; character if undefined. */
  readonly tokenizer?: TokenizerKind | undefined;
  /** How many tokens one of byte pairs has. */
  readonly "vocab-size"?: number | undefined;
}

/**
 * The tokenizer that options name.
 *
 * @param values The options.
 * @returns What makes it.
 * @throws {UsageError} If there is a number of tokens for one that has as many
 * as the text has characters, or as there are bytes.
 */
export function tokenizerOptions(
  { tokenizer, "vocab-size": vocabularySize }: TokenizerValues,
): Pick<CorpusOptions, "tokenizer" | "vocabularySize"> {
  if (vocabularySize !== undefined && tokenizer !== "bpe") {
    throw new UsageError(
      `Cannot take --vocab-size as --tokenizer must be bpe: ` +
        `current value is ${tokenizer ?? "character"}`,
    );
  }
  return {
    ...tokenizer === undefined ? {} : { tokenizer },
    ...vocabularySize === undefined ? {} : { vocabularySize },
  };
}
