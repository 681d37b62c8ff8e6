import { ArgumentError, FormatError } from "../core/errors.ts";
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

function characterTokenizer(characters: unknown): CharacterTokenizer {
  if (typeof characters !== "string") {
    throw new FormatError(
      `Cannot read a tokenizer as its "characters" must be a string: ` +
        `current value is ${excerpt(characters)}`,
    );
  }
  try {
    return new CharacterTokenizer(characters);
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    throw new FormatError(error.message);
  }
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
    return characterTokenizer(field(json, "characters"));
  }
  throw new FormatError(
    `Cannot read a tokenizer as its "kind" must be "character" or "byte": ` +
      `current value is ${excerpt(kind)}`,
  );
}
