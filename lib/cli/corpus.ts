import { builtinCorpus } from "../data/builtin.ts";
import { ByteTokenizer } from "../data/byte_tokenizer.ts";
import {
  type Corpus,
  corpusOfText,
  type CorpusOptions,
  decodeCorpus,
} from "../data/corpus.ts";
import type { TokenizerKind } from "../data/tokenizer.ts";
import type { DataSource } from "./data_source.ts";
import { UsageError } from "./errors.ts";
import { maximumCorpusBytes, readFile } from "./file.ts";
import type { Output } from "./output.ts";

/** The tokens to train on, which may be in a file that is open. */
export interface OpenCorpus extends Disposable {
  /** The tokens. */
  readonly corpus: Corpus;
}

/** A text that is longer is read from its file, or from a cache. */
const wholeBytes = 32_000_000;

/** As many tokens take 64 MiB of memory. */
const wholeTokens = 1 << 24;

/**
 * The tokens to train on. A text is held in memory if it is small; of a large
 * one the tokens are kept in a file, if there is a folder for them.
 *
 * @param source Where the text is; it may be read.
 * @param options The length of a sequence, and the tokenizer.
 * @param output Where to tell what is left out, and how far it is.
 * @returns The tokens, to be disposed of.
 * @throws {AccessError | FileError} If a file cannot be read.
 * @throws {FormatError | ArgumentError} If it holds no text, or too little.
 */
export async function openCorpus(
  source: DataSource,
  options: CorpusOptions,
  output: Output,
): Promise<OpenCorpus> {
  const { place } = source;
  if (place.kind === "builtin") {
    return inMemory(corpusOfText(builtinCorpus, source.name, options));
  }
  if (place.kind === "known") {
    const { readDownloaded } = await import("./data/known_text.ts");
    const bytes = readDownloaded(place, source.cache);
    return inMemory(decodeCorpus(bytes, place.path, options));
  }
  const { textKind: { kind } } = place;
  const [path, more] = place.paths;
  if (kind === "text" && more === undefined && isSmallFile(path!)) {
    const bytes = readFile(path!, maximumCorpusBytes);
    return inMemory(decodeCorpus(bytes, path!, options));
  }
  const { openFiles } = await import("./data/open_files.ts");
  const { tokenizer = "character" } = options;
  return openFiles(place, {
    ...options,
    name: source.name,
    cache: source.cache,
    isBytes: tokenizer === "byte" || tokenizer instanceof ByteTokenizer,
    wholeBytes,
    wholeTokens,
  }, output);
}

function inMemory(corpus: Corpus): OpenCorpus {
  return { corpus, [Symbol.dispose]: () => {} };
}

/** What is wrong with a file, reading tells. */
function isSmallFile(path: string): boolean {
  try {
    const { isDirectory, size } = Deno.statSync(path);
    return !isDirectory && size <= wholeBytes;
  } catch {
    return true;
  }
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
