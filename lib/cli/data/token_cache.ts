/** Tokens of large texts, kept so that they are made once. */

import { FluxionError, FormatError } from "../../core/errors.ts";
import {
  encodeDocuments,
  nonEmpty,
  tokenizerOfDocuments,
} from "../../data/documents.ts";
import type { Tokenizer, TokenizerKind } from "../../data/tokenizer.ts";
import { tokenizerFromJSON } from "../../data/tokenizer_from_json.ts";
import type { TokenHeader } from "../../formats/token_header.ts";
import { Sha256, sha256 } from "../../storage/sha256.ts";
import { AccessError } from "../errors.ts";
import { systemReasonOf } from "../../storage/errors.ts";
import { inFolder } from "./known_text.ts";
import { bytesOf, Documents } from "./read_documents.ts";
import type { TextFile, TextKind } from "./text_files.ts";
import {
  type OpenTokenFile,
  openTokenFile,
  TokenFileWriter,
} from "./token_file.ts";

/** What a process that was killed left is removed after so long, in ms. */
const staleMilliseconds = 3_600_000;

/** A text, and how it becomes tokens. */
export interface TokenCacheOptions {
  /** The folder of the cache, which may be read and written. */
  readonly folder: string;
  /** What to call the text in errors. */
  readonly name: string;
  /** Its files. */
  readonly files: readonly TextFile[];
  /** How the text stands in them. */
  readonly kind: TextKind;
  /** What a token is, or the tokenizer. */
  readonly tokenizer: TokenizerKind | Tokenizer;
  /** How many byte pairs there are at the most. */
  readonly vocabularySize: number | undefined;
  /** Told what is done, and of each piece that was read for it. */
  readonly onRead: (action: string, bytes: number) => void;
}

/** Tokens in a file. */
export interface CachedTokens extends OpenTokenFile {
  /** What made them. */
  readonly tokenizer: Tokenizer;
}

/**
 * The tokens of a text, out of the cache if it has them, whole and of this
 * text; else they are made, and put there.
 *
 * @param options The text.
 * @returns The tokens, to be disposed of.
 * @throws {AccessError | FileError} If the system refuses.
 * @throws {FormatError | ArgumentError} If the text is none.
 */
export function cachedTokens(options: TokenCacheOptions): CachedTokens {
  const path = pathOf(options);
  prepareFolder(options.folder, path);
  const source = sourceOf(options, sumOfFiles(options));
  const found = find(path, source, options);
  if (found !== undefined) return found;
  build(path, source, options);
  const made = find(path, source, options);
  if (made !== undefined) return made;
  throw new AccessError(
    `Cannot read ${path} as it must hold what was just written: ` +
      `somebody else has changed it`,
  );
}

/** One file a text and way to read it: another content replaces it. */
function pathOf(options: TokenCacheOptions): string {
  const { folder, files, kind, tokenizer } = options;
  const places = files.map(({ path }) => realPath(path));
  const key = JSON.stringify([places, kind, kindOf(tokenizer)]);
  const name = sha256(new TextEncoder().encode(key)).slice(0, 24);
  return inFolder(folder, `tokens-${name}.bin`);
}

function realPath(path: string): string {
  try {
    return Deno.realPathSync(path);
  } catch {
    return path; // what is wrong, reading tells
  }
}

function kindOf(tokenizer: TokenizerKind | Tokenizer): TokenizerKind {
  return typeof tokenizer === "string" ? tokenizer : tokenizer.kind;
}

/** What a text and the way to read it are known by. */
function sourceOf({ kind }: TokenCacheOptions, sum: string): string {
  return sha256(new TextEncoder().encode(JSON.stringify([sum, kind])));
}

/** How a tokenizer is made of the text. */
function recipeOf({ tokenizer, vocabularySize }: TokenCacheOptions): string {
  if (typeof tokenizer !== "string") return "given";
  return tokenizer === "bpe" ? `bpe ${vocabularySize ?? ""}` : tokenizer;
}

/** Whether it is the tokenizer that is asked for: a run that goes on has the
 * one that was made of the text. */
function isWanted(
  { recipe, tokenizer: found }: TokenHeader,
  options: TokenCacheOptions,
): boolean {
  const { tokenizer } = options;
  return typeof tokenizer === "string"
    ? recipe === recipeOf(options)
    : JSON.stringify(tokenizerFromJSON(found)) === JSON.stringify(tokenizer);
}

/** Content alone counts: times of changes may lie. */
function sumOfFiles({ files, onRead }: TokenCacheOptions): string {
  const sum = new FilesSum();
  for (const { path } of files) {
    for (const bytes of bytesOf(path)) {
      onRead("comparing", bytes.length);
      sum.take(bytes);
    }
    sum.end();
  }
  return sum.digest();
}

/** The sum of files, each with its length, so that none flows into another. */
class FilesSum {
  readonly #all = new Sha256();
  #file = new Sha256();

  take(bytes: Uint8Array): void {
    this.#file.update(bytes);
  }

  end(): void {
    this.#all.update(Uint8Array.fromHex(this.#file.digest()));
    this.#file = new Sha256();
  }

  digest(): string {
    return this.#all.digest();
  }
}

/** What is there, if it is whole and of this text. */
function find(
  path: string,
  source: string,
  options: TokenCacheOptions,
): CachedTokens | undefined {
  let found: OpenTokenFile | undefined;
  try {
    found = openTokenFile(
      path,
      (header) => header.source === source && isWanted(header, options),
    );
    if (found === undefined) return undefined;
    const { header } = found;
    const tokenizer = tokenizerFromJSON(header.tokenizer);
    if (tokenizer.vocabularySize === header.vocabulary) {
      return { ...found, tokenizer };
    }
  } catch (error) {
    if (!(error instanceof FluxionError)) throw error;
  }
  found?.tokens[Symbol.dispose]();
  return undefined;
}

function build(path: string, source: string, options: TokenCacheOptions): void {
  const { name, kind, vocabularySize, onRead } = options;
  const { tokenizer: given } = options;
  const documents = (action: string, sum?: FilesSum): Documents =>
    new Documents({
      files: options.files,
      kind,
      asBytes: kindOf(given) === "byte",
      onRead: (bytes) => {
        onRead(action, bytes.length);
        sum?.take(bytes);
      },
      onEnd: () => sum?.end(),
    });
  const tokenizer = typeof given === "string"
    ? tokenizerOfDocuments(
      nonEmpty(documents("reading"), name),
      given,
      vocabularySize,
    )
    : given;
  using writer = new TokenFileWriter(path, {
    vocabulary: tokenizer.vocabularySize,
    source,
    recipe: recipeOf(options),
    tokenizer: tokenizer.toJSON(),
  });
  const sum = new FilesSum();
  encodeDocuments(
    nonEmpty(documents("encoding", sum), name),
    tokenizer,
    (ids) => writer.write(ids),
  );
  if (sourceOf(options, sum.digest()) !== source) {
    throw new FormatError(
      `Cannot train on ${name} as it must stay as it is while it is read: ` +
        `it has changed`,
    );
  }
  writer.finish();
}

/** Makes the folder, and removes what a killed process has left for long. */
function prepareFolder(folder: string, path: string): void {
  try {
    Deno.mkdirSync(folder, { recursive: true });
    const prefix = `.${path.slice(-"tokens-.bin".length - 24)}.`;
    for (const { name } of Deno.readDirSync(folder)) {
      if (!name.startsWith(prefix)) continue;
      const left = inFolder(folder, name);
      const { mtime } = Deno.statSync(left);
      const age = Date.now() - (mtime?.getTime() ?? Date.now());
      if (age > staleMilliseconds) Deno.removeSync(left);
    }
  } catch (error) {
    throw new AccessError(
      `Cannot write to ${folder} as it must be a folder that can be written: ` +
        systemReasonOf(error),
    );
  }
}
