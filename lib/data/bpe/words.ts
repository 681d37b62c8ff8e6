/** The words that byte pairs are merged in. */

/** What a character is; 0 is not yet known. */
const letter = 1, digit = 2, space = 3, other = 4;

/** An ASCII apostrophe and the ends of English words that may follow it. */
const apostrophe = 0x27;
const contractions: readonly string[] = [
  "'s",
  "'t",
  "'re",
  "'ve",
  "'m",
  "'ll",
  "'d",
];

/** One more than the last code point. */
const codePoints = 0x110000;

/**
 * Cuts text into words as GPT-2 does, by the regular expression that was
 * published with it:
 *
 *     's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+
 *
 * where `\s` is Unicode's White_Space. It is not run as a regular expression,
 * as a long word would overflow the stack of one: this takes time in
 * proportion to the text, and no memory.
 */
export class WordSplitter {
  readonly #classes = new Uint8Array(codePoints);

  /**
   * Finds the end of a word.
   *
   * @param text Well-formed text.
   * @param start Where the word begins, before the end of the text.
   * @returns The index after its last code unit.
   */
  endOf(text: string, start: number): number {
    const first = text.codePointAt(start)!;
    if (first === apostrophe) {
      const found = contractions.find((each) => text.startsWith(each, start));
      if (found !== undefined) return start + found.length;
    }
    const kind = this.#classOf(first);
    if (kind !== space) return this.#endOfRun(text, start, kind);
    if (first === 0x20 && start + 1 < text.length) {
      const next = this.#classOf(text.codePointAt(start + 1)!);
      if (next !== space) return this.#endOfRun(text, start + 1, next);
    }
    // the last space of several belongs to the word after it
    const end = this.#endOfRun(text, start, space);
    return end < text.length && end - start > 1 ? end - 1 : end;
  }

  #endOfRun(text: string, start: number, kind: number): number {
    let index = start;
    while (index < text.length) {
      const code = text.codePointAt(index)!;
      if (this.#classOf(code) !== kind) break;
      index += code > 0xFFFF ? 2 : 1;
    }
    return index;
  }

  #classOf(code: number): number {
    return this.#classes[code] || (this.#classes[code] = classify(code));
  }
}

function classify(code: number): number {
  const character = String.fromCodePoint(code);
  if (/^\p{L}$/u.test(character)) return letter;
  if (/^\p{N}$/u.test(character)) return digit;
  return /^\p{White_Space}$/u.test(character) ? space : other;
}
