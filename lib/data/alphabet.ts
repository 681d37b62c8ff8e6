/** One more than the last code point. */
const codePoints = 0x110000;

/** The characters of a text that comes in pieces. */
export class Alphabet {
  readonly #seen = new Uint8Array(codePoints);

  /**
   * Takes a piece.
   *
   * @param text A piece; halves of surrogate pairs in it are left out.
   */
  add(text: string): void {
    const seen = this.#seen;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit < 0xD800 || unit > 0xDFFF) {
        seen[unit] = 1;
        continue;
      }
      const code = text.codePointAt(index)!;
      if (code <= 0xFFFF) continue;
      seen[code] = 1;
      index++;
    }
  }

  /** The distinct characters so far, sorted by code point. */
  get characters(): string {
    const found: string[] = [];
    for (let code = 0; code < codePoints; code++) {
      if (this.#seen[code] === 1) found.push(String.fromCodePoint(code));
    }
    return found.join("");
  }
}
