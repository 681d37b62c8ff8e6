/** `tokenizer.json`, the one file that newer checkpoints keep a tokenizer
 * in. */

import { Fields, parseJSON } from "../../core/fields.ts";
import type { BytePairTokenizer } from "./byte_pair_tokenizer.ts";
import { bytePairs } from "./files.ts";
import { parseMergeLines } from "./merge_lines.ts";
import { tokensInOrder } from "./token_ids.ts";

const source = "tokenizer.json";

/** Fields that change what a text becomes, and the values that they may have:
 * those of GPT-2. */
type Allowed = Readonly<Record<string, readonly unknown[]>>;

const allowedInModel: Allowed = {
  type: ["BPE"],
  dropout: [undefined, null, 0],
  continuing_subword_prefix: [undefined, null, ""],
  end_of_word_suffix: [undefined, null, ""],
  byte_fallback: [undefined, false],
  ignore_merges: [undefined, false],
};

const allowedInSplitter: Allowed = {
  type: ["ByteLevel"],
  add_prefix_space: [false],
  use_regex: [undefined, true],
};

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
  const file = new Fields(parseJSON(text, source), source);
  const model = file.object("model");
  check(model, "model.", allowedInModel);
  check(file, "", { normalizer: [undefined, null] });
  check(file.object("pre_tokenizer"), "pre_tokenizer.", allowedInSplitter);
  const ids = model.object("vocab");
  const entries = new Map([
    ...ids.names.map((token) => [token, ids.value(token)] as const),
    ...addedTokens(file),
  ]);
  const tokens = tokensInOrder([...entries], source, size);
  return bytePairs(tokens, mergesOf(model));
}

function check(fields: Fields, path: string, allowed: Allowed): void {
  for (const [name, values] of Object.entries(allowed)) {
    const value = fields.value(name);
    if (values.includes(value)) continue;
    const wanted = values.filter((each) => each !== undefined)
      .map((each) => JSON.stringify(each)).join(" or ");
    throw fields.refused(`${path}${name}`, `be ${wanted}`, value);
  }
}

/** Tokens beside the vocabulary, which most often holds them too. */
function addedTokens(file: Fields): [string, unknown][] {
  if (file.value("added_tokens") === undefined) return [];
  return arrayIn(file, "added_tokens").map((each) => {
    const token = new Fields(each, source, "one of added_tokens");
    return [token.text("content", 1000), token.value("id")];
  });
}

/** Pairs are arrays of two in newer files, and lines in older ones. */
function mergesOf(model: Fields): readonly (readonly [string, string])[] {
  return arrayIn(model, "merges").map((each) => {
    if (typeof each === "string") {
      const [pair] = parseMergeLines(each, source);
      if (pair !== undefined) return pair;
    }
    if (isPair(each)) return each;
    throw model.refused("each of model.merges", "be a pair of tokens", each);
  });
}

function arrayIn(fields: Fields, name: string): readonly unknown[] {
  return fields.checked(name, "be an array", Array.isArray);
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 &&
    value.every((token) => typeof token === "string");
}
