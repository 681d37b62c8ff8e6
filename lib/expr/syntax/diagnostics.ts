/** Errors of syntax: what was expected, what stands there, what would help. */
import {
  ExpressionError,
  type ExpressionErrorCode,
  type Span,
} from "../errors.ts";

/** What a diagnostic says beyond its message. */
export interface DiagnosticDetails {
  /** What could have stood there. */
  readonly expected?: string;
  /** A sentence that helps. */
  readonly hint?: string;
  /** A text to write in place of the span. */
  readonly suggestion?: string;
}

/** One thing that is wrong with a text. */
export class Diagnostic extends ExpressionError {
  /** Where in the text. */
  declare readonly span: Span;
  /** What could have stood there. */
  readonly expected: string | undefined;
  /** A sentence that helps. */
  readonly hint: string | undefined;
  /** A text to write in place of the span. */
  readonly suggestion: string | undefined;

  /**
   * Makes a diagnostic.
   *
   * @param code What kind of error it is.
   * @param message One sentence: what, why, and the text refused.
   * @param span Where in the text.
   * @param details What was expected and what helps.
   */
  constructor(
    code: ExpressionErrorCode,
    message: string,
    span: Span,
    details: DiagnosticDetails = {},
  ) {
    super(code, message, span);
    this.expected = details.expected;
    this.hint = details.hint;
    this.suggestion = details.suggestion;
  }
}

/** A text is no expression. It is the first of its errors, and has them all. */
export class ParseError extends ExpressionError {
  /** The text. */
  readonly text: string;
  /** Everything that is wrong with it, in the order of the text. */
  readonly errors: readonly Diagnostic[];

  /**
   * Makes an error of one or more diagnostics.
   *
   * @param text The text.
   * @param errors What is wrong with it.
   */
  constructor(text: string, errors: readonly [Diagnostic, ...Diagnostic[]]) {
    const [first, ...others] = errors;
    const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
    super(first.code, first.message + more, first.span);
    this.text = text;
    this.errors = errors;
  }
}

/** Texts in messages are cut to this many code units. */
const longestQuote = 40;

/**
 * A piece of a text as messages show it.
 *
 * @param text The piece.
 * @returns It in backquotes, cut if long, control characters escaped.
 */
export function quote(text: string): string {
  const cut = text.length > longestQuote
    ? `${text.slice(0, longestQuote).replace(/[\ud800-\udbff]$/, "")}…`
    : text;
  return `\`${cut.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, escapeCharacter)}\``;
}

function escapeCharacter(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}
