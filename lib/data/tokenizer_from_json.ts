import { ArgumentError, FormatError } from "../core/errors.ts";
import { BytePairTokenizer } from "./bpe/byte_pair_tokenizer.ts";
import { parseMergeLines } from "./bpe/merge_lines.ts";
import { ByteTokenizer } from "./byte_tokenizer.ts";
import { CharacterTokenizer } from "./character_tokenizer.ts";
import type { Tokenizer } from "./tokenizer.ts";

/** What a refused value is, in a few words. */
function excerpt(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value === "string") return JSON.stringify(value.slice(0, 60));
  return String(value);
}

function field(json: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(json, name)?.value;
}

function textField(json: object, name: string): string {
  const value = field(json, name);
  if (typeof value === "string") return value;
  throw new FormatError(
    `Cannot read a tokenizer as its "${name}" must be a string: ` +
      `current value is ${excerpt(value)}`,
  );
}

/** What a tokenizer refuses is the fault of the file. */
function made<Made>(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    throw new FormatError(error.message);
  }
}

function bytePairTokenizer(json: object): BytePairTokenizer {
  const tokens = textField(json, "tokens").split("\n");
  const merges = parseMergeLines(textField(json, "merges"), "a tokenizer");
  return made(() => new BytePairTokenizer({ tokens, merges }));
}

/**
 * The tokenizer that was saved with a model.
 *
 * @param json What `JSON.parse` gave for the saved text; it is not trusted.
 * @returns The tokenizer whose `toJSON` this is.
 * @throws {FormatError} If it is not what a tokenizer's `toJSON` gives.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { CharacterTokenizer, tokenizerFromJSON } from "@fluxion/fluxion";
 *
 * const saved = JSON.stringify(CharacterTokenizer.fromText("sea"));
 * assertEquals(tokenizerFromJSON(JSON.parse(saved)).vocabularySize, 4);
 * ```
 */
export function tokenizerFromJSON(json: unknown): Tokenizer {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw new FormatError(
      `Cannot read a tokenizer as it must be an object: current value is ` +
        excerpt(json),
    );
  }
  const kind = field(json, "kind");
  if (kind === "byte") return new ByteTokenizer();
  if (kind === "character") {
    const characters = textField(json, "characters");
    return made(() => new CharacterTokenizer(characters));
  }
  if (kind === "bpe") return bytePairTokenizer(json);
  throw new FormatError(
    `Cannot read a tokenizer as its "kind" must be "character", "byte" or ` +
      `"bpe": current value is ${excerpt(kind)}`,
  );
}
