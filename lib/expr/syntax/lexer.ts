/** Splits a text into tokens, one at a time, by character codes. */
import { blank, classOf, digit, hexadecimal, letter } from "./characters.ts";
import { Kind, type TokenKind } from "./tokens.ts";

const code = (character: string): number => character.charCodeAt(0);

/** Tokens of one character, whatever follows. */
const single: ReadonlyMap<number, TokenKind> = new Map<number, TokenKind>([
  [code("("), Kind.open],
  [code(")"), Kind.close],
  [code(","), Kind.comma],
  [code("+"), Kind.plus],
  [code("-"), Kind.minus],
  [code("−"), Kind.minus],
  [code("·"), Kind.times],
  [code("⋅"), Kind.times],
  [code("×"), Kind.times],
  [code("/"), Kind.divide],
  [code("÷"), Kind.divide],
  [code("^"), Kind.power],
  [code("≤"), Kind.lessEqual],
  [code("≥"), Kind.greaterEqual],
  [code("≠"), Kind.notEqual],
  [code("π"), Kind.name],
  [code("∞"), Kind.name],
  [code("["), Kind.openOther],
  [code("{"), Kind.openOther],
  [code("]"), Kind.closeOther],
  [code("}"), Kind.closeOther],
]);

const singleAscii: Uint8Array = Uint8Array.from(
  { length: 128 },
  (_, unit) => single.get(unit) ?? Kind.end,
);

/** Tokens of one or two characters: alone, the second one, together. */
const double: ReadonlyMap<number, readonly [TokenKind, number, TokenKind]> =
  new Map([
    [code("*"), [Kind.times, code("*"), Kind.power]],
    [code("!"), [Kind.not, code("="), Kind.notEqual]],
    [code("<"), [Kind.less, code("="), Kind.lessEqual]],
    [code(">"), [Kind.greater, code("="), Kind.greaterEqual]],
    [code("="), [Kind.assign, code("="), Kind.equal]],
    [code("&"), [Kind.unknown, code("&"), Kind.and]],
    [code("|"), [Kind.unknown, code("|"), Kind.or]],
  ]);

const point = code(".");
const underscore = code("_");
const zero = code("0");

/** A cursor over the tokens of a text. */
export class Lexer {
  /** The text. */
  readonly text: string;
  /** The kind of the token that the cursor stands at. */
  kind: TokenKind = Kind.end;
  /** Where that token begins. */
  start = 0;
  /** One past its end. */
  end = 0;

  /**
   * Stands before the first token; `next` goes to it.
   *
   * @param text The text.
   */
  constructor(text: string) {
    this.text = text;
  }

  /** Goes to the next token; at the end of the text, stays at `end`. */
  next(): void {
    const text = this.text;
    let at = this.end;
    let unit = text.charCodeAt(at);
    let is = classOf(unit);
    while ((is & blank) !== 0) {
      unit = text.charCodeAt(++at);
      is = classOf(unit);
    }
    this.start = at;
    if ((is & letter) !== 0) this.#name(at + 1);
    else if ((is & digit) !== 0) this.#number(at, unit);
    else if (at >= text.length) this.#token(Kind.end, at);
    else this.#symbol(at, unit);
  }

  #token(kind: TokenKind, end: number): void {
    this.kind = kind;
    this.end = end;
  }

  #skip(from: number, classes: number): number {
    let at = from;
    while ((classOf(this.text.charCodeAt(at)) & classes) !== 0) at++;
    return at;
  }

  #name(from: number): void {
    this.#token(Kind.name, this.#skip(from, letter | digit));
  }

  #symbol(at: number, unit: number): void {
    const text = this.text;
    const alone = unit < 128 ? singleAscii[unit]! : single.get(unit) ?? 0;
    if (alone !== Kind.end) return this.#token(alone as TokenKind, at + 1);
    const pair = double.get(unit);
    if (pair !== undefined) {
      const both = text.charCodeAt(at + 1) === pair[1];
      return this.#token(both ? pair[2] : pair[0], both ? at + 2 : at + 1);
    }
    if (unit === point && classOf(text.charCodeAt(at + 1)) & digit) {
      return this.#fraction(at);
    }
    this.#other(at);
  }

  /** Decimal or hexadecimal; the cursor is at the first digit. */
  #number(at: number, unit: number): void {
    const second = this.text.charCodeAt(at + 1) | 0x20;
    if (unit === zero && second === code("x")) {
      const end = this.#skip(at + 2, hexadecimal);
      return end === at + 2 ? this.#malformed(end) : this.#numberEnd(end);
    }
    const end = this.#skip(at + 1, digit);
    if (this.text.charCodeAt(end) === point) this.#fraction(end);
    else this.#exponent(end);
  }

  #fraction(at: number): void {
    this.#exponent(this.#skip(at + 1, digit));
  }

  /** `2e` is `2*e`: an exponent has digits. */
  #exponent(at: number): void {
    if ((this.text.charCodeAt(at) | 0x20) !== code("e")) {
      return this.#numberEnd(at);
    }
    const sign = this.text.charCodeAt(at + 1);
    const signed = sign === code("+") || sign === code("-");
    const digits = signed ? at + 2 : at + 1;
    const end = this.#skip(digits, digit);
    this.#numberEnd(end === digits ? at : end);
  }

  #numberEnd(at: number): void {
    const unit = this.text.charCodeAt(at);
    if (unit === point || unit === underscore) this.#malformed(at);
    else this.#token(Kind.number, at);
  }

  #malformed(from: number): void {
    let at = this.#skip(from, digit | letter);
    while (this.text.charCodeAt(at) === point) {
      at = this.#skip(at + 1, digit | letter);
    }
    this.#token(Kind.malformed, at);
  }

  /** A string in quotes, or a character that means nothing here. */
  #other(at: number): void {
    const character = String.fromCodePoint(this.text.codePointAt(at)!);
    if (character === '"' || character === "'" || character === "`") {
      const close = this.text.indexOf(character, at + 1);
      if (close > 0) return this.#token(Kind.string, close + 1);
    }
    this.#token(Kind.unknown, at + character.length);
  }
}
