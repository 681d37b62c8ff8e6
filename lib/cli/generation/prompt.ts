/** Between the texts that a person gives and the tokens of a model. */

import { BytePairTokenizer } from "../../data/bpe/byte_pair_tokenizer.ts";
import type { Tokenizer } from "../../data/tokenizer.ts";
import { UsageError } from "../errors.ts";
import { readFile } from "../file.ts";
import { beginning } from "../tokens.ts";

/** A file of prompts is read whole. */
const maximumBytes = 64 * 2 ** 20;

/**
 * The ids of a prompt.
 *
 * @param tokenizer The model's tokenizer.
 * @param prompt The prompt; empty for one that the model begins itself.
 * @returns At least one id.
 * @throws {UsageError} If it holds a character that the model does not know.
 */
export function encodePrompt(
  tokenizer: Tokenizer,
  prompt: string,
): Int32Array<ArrayBuffer> {
  if (prompt === "") {
    // what ends a text stands before the next one
    const end = endOfTextOf(tokenizer);
    return end === undefined ? beginning(tokenizer) : Int32Array.of(end);
  }
  const unknown = tokenizer.unknownCharacters(prompt);
  if (unknown.length === 0) return tokenizer.encode(prompt);
  const shown = unknown.slice(0, 10).map((each) => JSON.stringify(each));
  throw new UsageError(
    `Cannot continue the prompt as its characters must be among the ` +
      `${tokenizer.vocabularySize - 1} that the model knows: these are not, ` +
      shown.join(" ") + (unknown.length > 10 ? " ..." : ""),
  );
}

/**
 * The prompts of a file.
 *
 * @param path The file; the permission to read it is granted.
 * @returns Its lines, without those that are empty.
 * @throws {AccessError} If it cannot be read.
 * @throws {UsageError} If it holds no prompt.
 */
export function readPrompts(path: string): string[] {
  const text = new TextDecoder().decode(readFile(path, maximumBytes));
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  if (lines.length > 0) return lines;
  throw new UsageError(
    `Cannot take --prompts as its file must hold a line: ` +
      `${path} holds none`,
  );
}

/**
 * The token that ends a text, where the model has one.
 *
 * @param tokenizer The model's tokenizer.
 * @returns GPT-2's, or undefined.
 */
export function endOfTextOf(tokenizer: Tokenizer): number | undefined {
  return tokenizer instanceof BytePairTokenizer
    ? tokenizer.special.get("<|endoftext|>")
    : undefined;
}
