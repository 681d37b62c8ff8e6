/** `tokenizer.json`, the one file that newer checkpoints keep a tokenizer
 * in. */

import { FormatError } from "../../core/errors.ts";
import { parseJSON } from "../../core/fields.ts";
import type { BytePairTokenizer } from "./byte_pair_tokenizer.ts";
import { bytePairs } from "./files.ts";
import { parseMergeLines } from "./merge_lines.ts";
import { tokensInOrder } from "./token_ids.ts";

const source = "tokenizer.json";

/**
 * Reads a byte-pair tokenizer of GPT-2's kind from a `tokenizer.json`.
 *
 * @param text The content, which is not trusted.
 * @param size The number of ids, where a model has more than tokens; as many
 * as the file names if absent.
 * @returns The tokenizer.
 * @throws {FormatError} If it is not one, or one that cuts or normalises text
 * in another way than GPT-2's.
 */
export function bytePairsFromTokenizerJSON(
  text: string,
  size?: number,
): BytePairTokenizer {
  const file = objectOf(parseJSON(text, source), "it");
  const model = objectOf(valueOf(file, "model"), "model");
  checkModel(model);
  checkSurroundings(file);
  const ids: [string, unknown][] = Object.entries(
    objectOf(valueOf(model, "vocab"), "model.vocab"),
  );
  const all = new Map([...ids, ...addedTokens(file)]);
  const tokens = tokensInOrder(Object.fromEntries(all), source, size);
  return bytePairs(tokens, mergesOf(valueOf(model, "merges")));
}

/** Whether a value is absent or one of those that change nothing. */
type Allowed = readonly unknown[];

function checkModel(model: object): void {
  check(model, "model.", "type", ["BPE"]);
  check(model, "model.", "dropout", [undefined, null, 0]);
  check(model, "model.", "continuing_subword_prefix", [undefined, null, ""]);
  check(model, "model.", "end_of_word_suffix", [undefined, null, ""]);
  check(model, "model.", "byte_fallback", [undefined, false]);
  check(model, "model.", "ignore_merges", [undefined, false]);
}

function checkSurroundings(file: object): void {
  check(file, "", "normalizer", [undefined, null]);
  const splitter = objectOf(valueOf(file, "pre_tokenizer"), "pre_tokenizer");
  const path = "pre_tokenizer.";
  check(splitter, path, "type", ["ByteLevel"]);
  check(splitter, path, "add_prefix_space", [false]);
  check(splitter, path, "use_regex", [undefined, true]);
}

function check(
  object: object,
  path: string,
  name: string,
  allowed: Allowed,
): void {
  const value = valueOf(object, name);
  if (allowed.includes(value)) return;
  const wanted = allowed.filter((each) => each !== undefined)
    .map((each) => JSON.stringify(each)).join(" or ");
  throw refused(`${path}${name}`, `be ${wanted}`, value);
}

/** Tokens beside the vocabulary, which most often holds them too. */
function addedTokens(file: object): [string, unknown][] {
  const added = valueOf(file, "added_tokens") ?? [];
  if (!Array.isArray(added)) {
    throw refused("added_tokens", "be an array", added);
  }
  return added.map((each: unknown) => {
    const token = objectOf(each, "each of added_tokens");
    const content = valueOf(token, "content");
    if (typeof content !== "string") {
      throw refused("the content of added_tokens", "be a string", content);
    }
    return [content, valueOf(token, "id")];
  });
}

/** Pairs are arrays of two in newer files, and lines in older ones. */
function mergesOf(merges: unknown): readonly (readonly [string, string])[] {
  if (!Array.isArray(merges)) {
    throw refused("model.merges", "be an array", merges);
  }
  return merges.map((each: unknown) => {
    if (typeof each === "string") {
      const [pair] = parseMergeLines(each, source);
      if (pair !== undefined) return pair;
    }
    if (!isPair(each)) throw refused("a merge", "be a pair of tokens", each);
    return each;
  });
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 &&
    value.every((token) => typeof token === "string");
}

function objectOf(value: unknown, name: string): object {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value;
  }
  throw refused(name, "be an object", value);
}

function valueOf(object: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(object, name)?.value;
}

function refused(name: string, wanted: string, value: unknown): FormatError {
  return new FormatError(
    `Cannot read ${source} as ${name} must ${wanted}: current value is ` +
      (JSON.stringify(value)?.slice(0, 60) ?? "nothing"),
  );
}
