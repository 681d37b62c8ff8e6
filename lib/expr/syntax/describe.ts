/** Errors for people: the line, carets under what is wrong, what would help. */
import type { ExpressionError, Span } from "../errors.ts";
import { Diagnostic, ParseError } from "./diagnostics.ts";

/** The most columns of a text that are shown. */
const width = 72;
/** So many of them before what is wrong. */
const lead = 24;

/**
 * An error with the line it is about and carets under the place.
 *
 * @param text The text that was read.
 * @param error What is wrong with it; all of its errors if it is a
 * `ParseError`.
 * @returns A few lines for each error, without a line feed at the end.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { describeError, tryParse } from "@fluxion/fluxion/expr";
 *
 * const text = "2 + sinn(x)";
 * const { errors } = tryParse(text);
 * assertEquals(
 *   describeError(text, errors![0]),
 *   "Cannot parse as a name before a parenthesis must be a function: " +
 *     "current value is `sinn`\n" +
 *     "  2 + sinn(x)\n" +
 *     "      ^^^^\n" +
 *     "  did you mean sin?",
 * );
 * ```
 */
export function describeError(text: string, error: ExpressionError): string {
  if (error instanceof ParseError) {
    return error.errors.map((each) => describeError(text, each)).join("\n\n");
  }
  const lines = [error.message];
  if (error.span !== undefined && text.trim() !== "") {
    lines.push(...excerpt(text, error.span));
  }
  if (error instanceof Diagnostic) {
    if (error.hint !== undefined) lines.push(`  ${error.hint}`);
    else if (error.expected !== undefined) {
      lines.push(`  expected ${error.expected}`);
    }
  }
  return lines.join("\n");
}

/** The line of a span and the carets under it. */
function excerpt(text: string, span: Span): readonly [string, string] {
  const start = Math.min(span.start, text.length);
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const found = text.indexOf("\n", start);
  const lineEnd = found < 0 ? text.length : found;
  const from = start - lineStart > width - lead ? start - lead : lineStart;
  const to = Math.min(lineEnd, from + width);
  const before = (from > lineStart ? "…" : "") + visible(text, from, start);
  const end = Math.min(Math.max(span.end, start + 1), to);
  const marked = visible(text, start, end);
  const after = visible(text, end, to) + (to < lineEnd ? "…" : "");
  const carets = "^".repeat(Math.max(1, columns(marked)));
  return [
    `  ${before}${marked}${after}`,
    `  ${" ".repeat(columns(before))}${carets}`,
  ];
}

/** Characters without effect on the terminal; halves of pairs replaced. */
function visible(text: string, start: number, end: number): string {
  return text.slice(start, end)
    .replaceAll(/\s/g, " ")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "\ufffd");
}

/** Columns on a terminal: marks take none. */
function columns(text: string): number {
  return [...text.replaceAll(/\p{M}/gu, "")].length;
}
