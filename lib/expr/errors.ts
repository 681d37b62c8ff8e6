/** What can be wrong with an expression, as data. */
import { FluxionError } from "../core/errors.ts";

/** The kinds of errors of the expression engine. */
export type ExpressionErrorCode =
  | "empty"
  | "too-long"
  | "too-deep"
  | "unexpected-token"
  | "unmatched-parenthesis"
  | "unknown-function"
  | "unknown-variable"
  | "wrong-argument-count"
  | "division-by-zero"
  | "domain"
  | "unsupported"
  | "budget"
  | "aborted";

/** Where something stands in a text: UTF-16 offsets, the end exclusive. */
export interface Span {
  /** The first code unit. */
  readonly start: number;
  /** One past the last code unit. */
  readonly end: number;
}

/** An expression cannot be read, transformed or evaluated. */
export class ExpressionError extends FluxionError {
  /** What kind of error it is. */
  readonly code: ExpressionErrorCode;
  /** Where in the text, if it is about a text. */
  readonly span: Span | undefined;

  /**
   * Makes an error.
   *
   * @param code What kind of error it is.
   * @param message One sentence: what, why, and the value refused.
   * @param span Where in the text.
   */
  constructor(code: ExpressionErrorCode, message: string, span?: Span) {
    super(message);
    this.code = code;
    this.span = span;
  }
}
