/** Splits LaTeX into tokens. */
import { currentBudget } from "../budget.ts";
import type { ExpressionErrorCode, Span } from "../errors.ts";
import {
  Diagnostic,
  type DiagnosticDetails,
  ParseError,
  quote,
} from "./diagnostics.ts";

/** A piece of LaTeX. */
export interface LatexToken {
  /** `open` and `close` are delimiters; a bare `|` is a symbol, since only the
   * parser knows which of them it is. */
  readonly kind:
    | "number"
    | "letter"
    | "command"
    | "open"
    | "close"
    | "symbol"
    | "end";
  /** A command without its backslash, a delimiter without `\left`. */
  readonly text: string;
  /** Where it begins. */
  readonly start: number;
  /** One past its end. */
  readonly end: number;
}

/** Commands that only move ink. */
const ignored: ReadonlySet<string> = new Set([
  ...",;:! ",
  ..."quad qquad displaystyle textstyle limits nolimits".split(" "),
  ..."big Big bigg Bigg".split(" "),
]);
const leftSizes: ReadonlySet<string> = new Set(
  "left bigl Bigl biggl Biggl".split(" "),
);
const rightSizes: ReadonlySet<string> = new Set(
  "right bigr Bigr biggr Biggr".split(" "),
);

const opening: ReadonlyMap<string, string> = new Map([
  ["(", "("],
  ["[", "["],
  ["\\{", "{"],
  ["\\lvert", "|"],
  ["\\lfloor", "floor"],
  ["\\lceil", "ceil"],
]);
const closing: ReadonlyMap<string, string> = new Map([
  [")", "("],
  ["]", "["],
  ["\\}", "{"],
  ["\\rvert", "|"],
  ["\\rfloor", "floor"],
  ["\\rceil", "ceil"],
]);

const pattern =
  /\\(?:[A-Za-z]+|[^A-Za-z])|[0-9]+(?:\.[0-9]+)?|\.[0-9]+|[\s~]+|[^]/gu;

/**
 * An error of one place.
 *
 * @param text The text.
 * @param code What kind of error it is.
 * @param what What must be, as in `a value must follow`.
 * @param span Where.
 * @param details What helps.
 * @returns What to throw.
 */
export function latexError(
  text: string,
  code: ExpressionErrorCode,
  what: string,
  { start, end }: Span,
  details: DiagnosticDetails = {},
): ParseError {
  const found = start >= text.length
    ? "the end of the text"
    : quote(text.slice(start, end));
  const message = `Cannot parse as ${what}: current value is ${found}`;
  const span = { start, end };
  return new ParseError(text, [new Diagnostic(code, message, span, details)]);
}

/**
 * Splits LaTeX into tokens.
 *
 * @param text A formula, without dollar signs around it.
 * @returns Its tokens, the last one of which is the end.
 * @throws {ParseError} `too-long` or `empty`.
 */
export function latexTokens(text: string): readonly LatexToken[] {
  const { length } = currentBudget();
  if (text.length > length) {
    const what = `a text must have at most ${length} characters`;
    const span = { start: length, end: text.length };
    throw latexError(text, "too-long", what, span);
  }
  const tokens: LatexToken[] = [];
  // A size command waits for its delimiter.
  let side: "left" | "right" | undefined;
  let sideStart = 0;
  for (const match of text.matchAll(pattern)) {
    const [piece] = match;
    const at = { start: match.index, end: match.index + piece.length };
    const name = piece.startsWith("\\") ? piece.slice(1) : undefined;
    if (/^[\s~]/.test(piece) || (name !== undefined && ignored.has(name))) {
      continue;
    }
    if (name !== undefined && (leftSizes.has(name) || rightSizes.has(name))) {
      side = leftSizes.has(name) ? "left" : "right";
      sideStart = at.start;
      continue;
    }
    tokens.push(
      side === undefined
        ? { ...classified(piece, name), ...at }
        : { ...delimiter(piece, side), start: sideStart, end: at.end },
    );
    side = undefined;
  }
  if (tokens.length === 0) {
    const what = "a text must hold a formula";
    throw latexError(text, "empty", what, { start: 0, end: text.length });
  }
  const { length: end } = text;
  return [...tokens, { kind: "end", text: "", start: end, end }];
}

type Bare = Pick<LatexToken, "kind" | "text">;

function classified(piece: string, name: string | undefined): Bare {
  const open = opening.get(piece);
  if (open !== undefined) return { kind: "open", text: open };
  const close = closing.get(piece);
  if (close !== undefined) return { kind: "close", text: close };
  if (name !== undefined) return { kind: "command", text: name };
  if (/^[0-9.]/.test(piece)) {
    return { kind: piece === "." ? "symbol" : "number", text: piece };
  }
  const isLetter = /^[A-Za-z\u0386-\u03ff∞]$/.test(piece);
  return { kind: isLetter ? "letter" : "symbol", text: piece };
}

/** After `\left` or `\right`, whatever it is. */
function delimiter(piece: string, side: "left" | "right"): Bare {
  const kind = side === "left" ? "open" : "close";
  const text = opening.get(piece) ?? closing.get(piece) ?? piece;
  return { kind, text };
}
