/** A cursor over the tokens of LaTeX, with what every rule needs. */
import { currentBudget, spend } from "../budget.ts";
import type { Span } from "../errors.ts";
import type { DiagnosticDetails } from "./diagnostics.ts";
import { latexError, type LatexToken, latexTokens } from "./latex_tokens.ts";
import type { Node } from "./nodes.ts";

/** The deepest nesting whatever the budget says: the grammar recurses. */
const deepestNesting = 150;

/** Walks over tokens. */
export class LatexCursor {
  /** The text. */
  readonly text: string;
  readonly #tokens: LatexToken[];
  readonly #deepest = Math.min(currentBudget().depth, deepestNesting);
  #at = 0;
  #depth = 0;

  /**
   * Stands before the first token.
   *
   * @param text The formula.
   */
  constructor(text: string) {
    this.text = text;
    this.#tokens = [...latexTokens(text)];
  }

  /** The token at the cursor. */
  get token(): LatexToken {
    return this.#tokens[this.#at]!;
  }

  /** Where the token before the cursor ends. */
  get before(): number {
    return this.#at === 0 ? 0 : this.#tokens[this.#at - 1]!.end;
  }

  /**
   * Goes on.
   *
   * @returns The token that the cursor stood at.
   */
  next(): LatexToken {
    spend();
    const token = this.token;
    if (token.kind !== "end") this.#at++;
    return token;
  }

  /**
   * Whether a token is at the cursor.
   *
   * @param kind Its kind.
   * @param text Its text; any if absent.
   * @returns Whether it is.
   */
  is(kind: LatexToken["kind"], text?: string): boolean {
    const token = this.token;
    return token.kind === kind && (text === undefined || token.text === text);
  }

  /**
   * Whether a token follows the one at the cursor.
   *
   * @param kind Its kind.
   * @param text Its text.
   * @returns Whether it does.
   */
  isBefore(kind: LatexToken["kind"], text: string): boolean {
    const token = this.#tokens[this.#at + 1];
    return token?.kind === kind && token.text === text;
  }

  /**
   * Goes over the first character of the token at the cursor.
   *
   * @returns The character.
   */
  nextCharacter(): string {
    const { text, start } = this.token;
    if (text.length === 1) return this.next().text;
    const rest = { ...this.token, text: text.slice(1), start: start + 1 };
    const first = { ...this.token, text: text[0]!, end: start + 1 };
    this.#tokens.splice(this.#at, 1, first, rest);
    return this.next().text;
  }

  /**
   * Goes over a token if it is there.
   *
   * @param kind Its kind.
   * @param text Its text.
   * @returns Whether it was.
   */
  accept(kind: LatexToken["kind"], text: string): boolean {
    const found = this.is(kind, text);
    if (found) this.next();
    return found;
  }

  /**
   * Goes over a token that must be there.
   *
   * @param kind Its kind.
   * @param text Its text.
   * @throws {ParseError} If it is not.
   */
  expect(kind: LatexToken["kind"], text: string): void {
    if (!this.accept(kind, text)) {
      const wanted = kind === "close" ? "a closing delimiter" : `\`${text}\``;
      this.fail(`${wanted} must stand here`);
    }
  }

  /**
   * Ends the reading.
   *
   * @param what What must be.
   * @param details What helps.
   * @param span Where, if not at the cursor.
   */
  fail(
    what: string,
    details: DiagnosticDetails = {},
    span: Span = this.token,
  ): never {
    throw latexError(this.text, "unexpected-token", what, span, details);
  }

  /**
   * Reads what is nested one level deeper.
   *
   * @param read Reads it.
   * @returns What it read.
   * @throws {ParseError} `too-deep`.
   */
  nested<T>(read: () => T): T {
    if (++this.#depth > this.#deepest) {
      const what = `a formula must nest at most ${this.#deepest} deep`;
      throw latexError(this.text, "too-deep", what, this.token);
    }
    const result = read();
    this.#depth--;
    return result;
  }

  /**
   * Where a node stands that ends before the cursor.
   *
   * @param start Where it begins.
   * @returns The span.
   */
  since(start: number): { readonly span: Span } {
    return { span: { start, end: this.before } };
  }

  /**
   * A node that is not in the text as such.
   *
   * @param digits Its digits.
   * @param start Where it would begin.
   * @returns The number.
   */
  literal(digits: string, start: number): Node {
    return {
      kind: "number",
      numerator: BigInt(digits),
      denominator: 1n,
      ...this.since(start),
    };
  }
}
