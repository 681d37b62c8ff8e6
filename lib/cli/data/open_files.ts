/** Texts in many files, or in large ones. */

import {
  type Corpus,
  corpusOfSource,
  corpusOfTokens,
  type CorpusOptions,
} from "../../data/corpus.ts";
import { corpusOfDocuments } from "../../data/documents.ts";
import type { Tokenizer } from "../../data/tokenizer.ts";
import { ByteTokenizer } from "../../data/byte_tokenizer.ts";
import { FileError } from "../../storage/errors.ts";
import { FileTokens } from "../../storage/file_tokens.ts";
import { fingerprintOf } from "../../train/fingerprint.ts";
import type { OpenCorpus } from "../corpus.ts";
import { type FilesPlace, writableCache } from "../data_source.ts";
import { AccessError } from "../errors.ts";
import { maximumCorpusBytes } from "../file.ts";
import { formatBytes, formatCount } from "../format.ts";
import type { Output } from "../output.ts";
import { Documents } from "./read_documents.ts";
import { findTexts, type TextFile } from "./text_files.ts";
import { cachedTokens } from "./token_cache.ts";

/** Progress is shown after so many bytes. */
const progressBytes = 1 << 24;

/** How the texts become tokens. */
export interface OpenFilesOptions extends CorpusOptions {
  /** What to call them in errors. */
  readonly name: string;
  /** The folder that the user named for the cache. */
  readonly cache: string | undefined;
  /** Whether a token is a byte. */
  readonly isBytes: boolean;
  /** Texts that are longer together are not held in memory, if possible. */
  readonly wholeBytes: number;
  /** More tokens than these stay in the cache, and are read window by
   * window. */
  readonly wholeTokens: number;
}

/**
 * The tokens of files.
 *
 * @param place The files and folders, which may be read.
 * @param options How they become tokens.
 * @param output Where to tell what is left out, and how far it is.
 * @returns The tokens, to be disposed of.
 * @throws {AccessError | FileError} If one cannot be read, or all are too
 * large to be held in memory and there is no cache.
 * @throws {FormatError | ArgumentError} If they hold no text, or too little.
 */
export function openFiles(
  { paths, textKind }: FilesPlace,
  options: OpenFilesOptions,
  output: Output,
): OpenCorpus {
  const { files, notes } = findTexts(paths, textKind);
  for (const note of [...notes, ...rawNotes(files, textKind)]) {
    output.note(note);
  }
  const { isBytes, cache, name } = options;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const isLarge = bytes > options.wholeBytes;
  const folder = isLarge ? writableCache(cache) : undefined;
  if (isLarge && isBytes && textKind.kind === "text" && files.length === 1) {
    return openBytes(files[0]!, options);
  }
  if (folder !== undefined) {
    try {
      return openCached({ folder, files, kind: textKind }, options, output);
    } catch (error) {
      const isOptional = cache === undefined && bytes <= maximumCorpusBytes;
      if (!isOptional || !isRefused(error)) throw error;
      output.note(`The tokens are not kept: ${error.message}`);
    }
  }
  if (bytes > maximumCorpusBytes) throw tooLarge(name, bytes);
  const documents = new Documents({
    files,
    kind: textKind,
    asBytes: isBytes,
  });
  const corpus = corpusOfDocuments(documents, name, options);
  return { corpus, [Symbol.dispose]: () => {} };
}

/** Whether the system is in the way: the disk may be full. */
function isRefused(error: unknown): error is Error {
  return error instanceof AccessError || error instanceof FileError;
}

/** Learned as it is, a file of JSON teaches JSON: perhaps nobody wants that. */
function rawNotes(
  files: readonly TextFile[],
  { kind }: FilesPlace["textKind"],
): string[] {
  if (kind !== "text") return [];
  const found = files.find(({ path }) => /\.(jsonl|ndjson|csv)$/i.test(path));
  if (found === undefined) return [];
  const option = /csv$/i.test(found.path) ? "--column" : "--field";
  return [
    `${found.path} is learned as it is: ${option} NAME takes only the texts ` +
    `in it`,
  ];
}

/** A file whose bytes are the tokens needs no other. */
function openBytes(
  { path, size }: TextFile,
  { name, sequence }: OpenFilesOptions,
): OpenCorpus {
  const tokens = new FileTokens(path, {
    offset: 0,
    width: "u8",
    count: size,
    vocabulary: 256,
  });
  return guarded(
    tokens,
    () => corpusOfFile(tokens, name, sequence, new ByteTokenizer()),
  );
}

/** What is summed up lazily is summed up once. */
function corpusOfFile(
  tokens: FileTokens,
  name: string,
  sequence: number,
  tokenizer: Tokenizer,
): Corpus {
  const corpus = corpusOfSource(tokens, name, sequence, tokenizer);
  let sum: string | undefined;
  return {
    ...corpus,
    get sha256() {
      return sum ??= fingerprintOf(corpus).sha256;
    },
  };
}

function guarded(tokens: FileTokens, make: () => Corpus): OpenCorpus {
  try {
    return {
      corpus: make(),
      [Symbol.dispose]: () => tokens[Symbol.dispose](),
    };
  } catch (error) {
    tokens[Symbol.dispose]();
    throw error;
  }
}

function openCached(
  place: {
    readonly folder: string;
    readonly files: readonly TextFile[];
    readonly kind: FilesPlace["textKind"];
  },
  options: OpenFilesOptions,
  output: Output,
): OpenCorpus {
  const { name, sequence, vocabularySize, tokenizer: wanted } = options;
  const progress = new ReadProgress(place.files, output);
  const { tokens, header, tokenizer } = cachedTokens({
    ...place,
    name,
    tokenizer: wanted ?? "character",
    vocabularySize,
    onRead: (action, bytes) => progress.add(action, bytes),
  });
  progress.end();
  const { sha256OfInt32: sha256, count } = header;
  if (count > options.wholeTokens) {
    return guarded(tokens, () => ({
      ...corpusOfSource(tokens, name, sequence, tokenizer),
      sha256,
    }));
  }
  using _closed = tokens;
  const ids = new Int32Array(count);
  tokens.read(0, ids);
  const corpus = corpusOfTokens(ids, name, sequence, tokenizer);
  return { corpus: { ...corpus, sha256 }, [Symbol.dispose]: () => {} };
}

/** A line on a terminal that says how far reading is. */
class ReadProgress {
  readonly #output: Output;
  readonly #all: number;
  readonly #shows = Deno.stderr.isTerminal();
  #action = "";
  #bytes = 0;
  #told = 0;

  constructor(files: readonly TextFile[], output: Output) {
    this.#output = output;
    this.#all = files.reduce((sum, { size }) => sum + size, 0);
  }

  add(action: string, bytes: number): void {
    if (action !== this.#action) this.#bytes = this.#told = 0;
    this.#action = action;
    this.#bytes += bytes;
    if (!this.#shows || this.#bytes < this.#told + progressBytes) return;
    this.#told = this.#bytes;
    const [done, all] = [this.#bytes, this.#all].map(formatBytes);
    this.#output.progress(`${action} the text: ${done} of ${all}`);
  }

  end(): void {
    if (this.#shows) this.#output.progress("");
  }
}

function tooLarge(name: string, bytes: number): AccessError {
  return new AccessError(
    `Cannot read ${name} as it must be at most ` +
      `${formatCount(maximumCorpusBytes)} bytes, unless --cache DIR names a ` +
      `folder for its tokens: current size is ${formatCount(bytes)}`,
  );
}
