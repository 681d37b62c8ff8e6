/** `vocab.json` and `merges.txt`, as GPT-2 was published with. */

import { ArgumentError, FormatError } from "../../core/errors.ts";
import { Fields, parseJSON } from "../../core/fields.ts";
import { BytePairTokenizer } from "./byte_pair_tokenizer.ts";
import { parseMergeLines } from "./merge_lines.ts";
import { tokensInOrder } from "./token_ids.ts";

/** The contents of both files. */
export interface BytePairFiles {
  /** Of `vocab.json`: an object from tokens to ids. */
  readonly vocabulary: string;
  /** Of `merges.txt`: a merge a line, after a line with a version. */
  readonly merges: string;
}

const versionLine = "#version: 0.2";

/**
 * Reads a tokenizer from the files that GPT-2's was published in.
 *
 * @param files The contents, which are not trusted.
 * @param size The number of ids, where a model has more than tokens; as many
 * as the files name if absent.
 * @returns The tokenizer; tokens that are neither a byte nor what a merge
 * makes are its special ones.
 * @throws {FormatError} If the files are not those of a tokenizer.
 */
export function bytePairsFromFiles(
  { vocabulary, merges }: BytePairFiles,
  size?: number,
): BytePairTokenizer {
  const source = "vocab.json";
  const ids = new Fields(parseJSON(vocabulary, source), source);
  const entries = ids.names.map((token) => [token, ids.value(token)] as const);
  const tokens = tokensInOrder(entries, source, size);
  const lines = merges.replace(/^#version[^\n]*(\n|$)/, "");
  return bytePairs(tokens, parseMergeLines(lines, "merges.txt"));
}

/**
 * Makes a tokenizer of what was read.
 *
 * @param tokens The tokens, in the order of their ids.
 * @param merges The merges, in order.
 * @returns The tokenizer.
 * @throws {FormatError} If they do not fit together.
 */
export function bytePairs(
  tokens: readonly string[],
  merges: readonly (readonly [string, string])[],
): BytePairTokenizer {
  try {
    return new BytePairTokenizer({ tokens, merges });
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    throw new FormatError(error.message);
  }
}

/**
 * Writes a tokenizer as the files that GPT-2's was published in.
 *
 * @param tokenizer The tokenizer.
 * @returns The contents of both files.
 */
export function bytePairsToFiles(tokenizer: BytePairTokenizer): BytePairFiles {
  const { tokens, merges } = tokenizer.vocabulary;
  const entries = tokens.flatMap((token, id) =>
    token === "" ? [] : [`${JSON.stringify(token)}:${id}`]
  );
  const lines = merges.map(([left, right]) => `${left} ${right}\n`);
  return {
    vocabulary: `{${entries.join(",")}}`,
    merges: `${versionLine}\n${lines.join("")}`,
  };
}
