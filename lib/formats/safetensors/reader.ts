/** Reads the JSON of a safetensors header, token by token. `JSON.parse` would
 * drop duplicate keys, round large integers and take 1.0 for 1. */

import { FormatError } from "../../core/errors.ts";

/**
 * The error of a malformed file.
 *
 * @param requirement What must be so, and where.
 * @param value What is there instead.
 * @returns The error to throw.
 */
export function malformed(requirement: string, value: unknown): FormatError {
  return new FormatError(
    `Cannot read safetensors as ${requirement}: current value is ${value}`,
  );
}

/**
 * The beginning of a text that is not trusted, in quotes.
 *
 * @param text The text.
 * @returns At most 60 characters of it, escaped.
 */
export function quote(text: string): string {
  return JSON.stringify(text.slice(0, 60)) + (text.length > 60 ? "..." : "");
}

const whitespace = " \t\n\r";

/** A position in a header, and what can be read from there. */
export class HeaderReader {
  readonly #text: string;
  #position = 0;

  /**
   * Starts at the first character.
   *
   * @param text The whole header.
   */
  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Reads an object.
   *
   * @param owner What to call it in errors.
   * @param readValue Reads the value of a key.
   * @throws {FormatError} If it is no object, or has a key twice.
   */
  object(owner: string, readValue: (key: string) => void): void {
    const keys = new Set<string>();
    this.#expect("{");
    if (this.#accept("}")) return;
    do {
      const key = this.string();
      if (keys.has(key)) {
        throw malformed(`the keys of ${owner} must be distinct`, quote(key));
      }
      keys.add(key);
      this.#expect(":");
      readValue(key);
    } while (this.#accept(","));
    this.#expect("}", '"," or "}"');
  }

  /**
   * Reads an array of non-negative safe integers.
   *
   * @returns The integers.
   * @throws {FormatError} If it is none.
   */
  integers(): number[] {
    const list: number[] = [];
    this.#expect("[");
    if (this.#accept("]")) return list;
    do list.push(this.#integer()); while (this.#accept(","));
    this.#expect("]", '"," or "]"');
    return list;
  }

  /**
   * Reads a string.
   *
   * @returns The string, without its escapes.
   * @throws {FormatError} If it is none, or is not well-formed Unicode.
   */
  string(): string {
    this.#skip();
    const start = this.#position;
    if (this.#text[start] !== '"') throw this.#unexpected("a string");
    this.#position = this.#closingQuote(start) + 1;
    const lexeme = this.#text.slice(start, this.#position);
    const value = parseString(lexeme);
    if (value !== undefined) return value;
    throw malformed(
      `the header must hold a JSON string of Unicode at character ${start}`,
      quote(lexeme),
    );
  }

  /**
   * Reads the padding.
   *
   * @throws {FormatError} If anything but spaces is left.
   */
  end(): void {
    while (this.#text[this.#position] === " ") this.#position++;
    if (this.#position < this.#text.length) {
      throw this.#unexpected("nothing but spaces");
    }
  }

  #closingQuote(start: number): number {
    let position = start + 1;
    while (this.#text[position] !== '"') {
      position += this.#text[position] === "\\" ? 2 : 1;
      if (position < this.#text.length) continue;
      throw malformed(
        `the string at character ${start} of the header must end in it`,
        quote(this.#text.slice(start)),
      );
    }
    return position;
  }

  #integer(): number {
    this.#skip();
    const start = this.#position;
    let end = start;
    while (isNumeral(this.#text.charCodeAt(end))) end++;
    const lexeme = this.#text.slice(start, end);
    if (lexeme === "") throw this.#unexpected("an integer");
    const value = /^(0|[1-9][0-9]*)$/.test(lexeme) ? Number(lexeme) : NaN;
    if (!Number.isSafeInteger(value)) {
      throw malformed(
        `the header must hold an integer from 0 to ` +
          `${Number.MAX_SAFE_INTEGER} at character ${start}`,
        lexeme.slice(0, 60),
      );
    }
    this.#position = end;
    return value;
  }

  #skip(): void {
    while (
      this.#position < this.#text.length &&
      whitespace.includes(this.#text[this.#position]!)
    ) this.#position++;
  }

  #accept(character: string): boolean {
    this.#skip();
    if (this.#text[this.#position] !== character) return false;
    this.#position++;
    return true;
  }

  #expect(character: string, name: string = `"${character}"`): void {
    if (!this.#accept(character)) throw this.#unexpected(name);
  }

  #unexpected(name: string): FormatError {
    const found = this.#text[this.#position];
    return malformed(
      `the header must hold ${name} at character ${this.#position}`,
      found === undefined ? "its end" : quote(found),
    );
  }
}

/** Whether a character can be part of a JSON number. */
function isNumeral(code: number): boolean {
  return code >= 0x30 && code <= 0x39 || "+-.eE".includes(
    String.fromCharCode(code),
  );
}

function parseString(lexeme: string): string | undefined {
  try {
    const value = JSON.parse(lexeme) as string;
    return value.isWellFormed() ? value : undefined;
  } catch {
    return undefined;
  }
}
