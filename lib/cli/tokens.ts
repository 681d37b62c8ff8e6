/** Between what a model reads and writes and what a person does. */

import type { Tokenizer } from "../data/tokenizer.ts";
import { TextStream } from "../generate/text_stream.ts";

/**
 * What to begin with where there is no prompt: the end of a line if the model
 * knows it, as what follows begins a line then.
 *
 * @param tokenizer The model's tokenizer.
 * @returns One id.
 */
export function beginning(tokenizer: Tokenizer): Int32Array<ArrayBuffer> {
  const known = tokenizer.unknownCharacters("\n").length === 0;
  return known ? tokenizer.encode("\n") : Int32Array.of(1);
}

/**
 * Turns ids into text as they come. The id of unknown characters, which a
 * model may choose before it has learned not to, becomes nothing; so do bytes
 * that are left over at the end.
 *
 * @param tokenizer The model's tokenizer.
 * @param ids The ids.
 * @returns Pieces of text, none of them empty.
 */
export function* textOf(
  tokenizer: Tokenizer,
  ids: Iterable<number>,
): Generator<string, void, void> {
  const stream = new TextStream(tokenizer);
  for (const id of ids) {
    const piece = stream.push(id);
    if (piece !== "") yield piece;
  }
}
