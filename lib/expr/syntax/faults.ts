/** Collects what is wrong with a text, in the words of the diagnostics. */
import type { ExpressionErrorCode, Span } from "../errors.ts";
import { functionSpellings } from "../functions/lookup.ts";
import { nearest } from "../../core/nearest.ts";
import { Diagnostic, type DiagnosticDetails, quote } from "./diagnostics.ts";
import { hintFor } from "./hints.ts";
import type { Lexer } from "./lexer.ts";
import type { NumberNode } from "./nodes.ts";
import { Kind, type TokenKind } from "./tokens.ts";

/** Ends a parse early; never leaves the parser. */
export class Stop extends Error {}

/** So many errors of one text are told. */
const mostErrors = 50;

/** Kinds of tokens that no grammar rule names. */
const meaningless: ReadonlySet<TokenKind> = new Set<TokenKind>([
  Kind.assign,
  Kind.openOther,
  Kind.closeOther,
  Kind.string,
  Kind.unknown,
]);

/** The errors of one text. */
export class Faults {
  readonly #text: string;
  readonly #defined: readonly string[];
  readonly #errors: Diagnostic[] = [];
  #lastStart = -1;

  /**
   * Begins without errors.
   *
   * @param text The text.
   * @param defined Functions of the caller, for suggestions.
   */
  constructor(text: string, defined: readonly string[]) {
    this.#text = text;
    this.#defined = defined;
  }

  /**
   * The errors found.
   *
   * @returns All of them, in the order of the text.
   */
  sorted(): readonly Diagnostic[] {
    return this.#errors.toSorted((a, b) => a.span.start - b.span.start);
  }

  /**
   * What stands where a node is missing.
   *
   * @param start Where it would begin.
   * @param end Where it would end.
   * @returns A node.
   */
  placeholder(start: number, end: number): NumberNode {
    const span = { start, end: Math.max(start, end) };
    return { kind: "number", numerator: 0n, denominator: 1n, span };
  }

  /**
   * Adds an error, unless there is one at the same place.
   *
   * @param error The error.
   */
  add(error: Diagnostic): void {
    if (error.span.start === this.#lastStart) return;
    this.#lastStart = error.span.start;
    this.#errors.push(error);
    if (this.#errors.length >= mostErrors) throw new Stop();
  }

  #report(
    code: ExpressionErrorCode,
    what: string,
    span: Span,
    details: DiagnosticDetails = {},
    current: string = this.#found(span),
  ): void {
    const message = `Cannot parse as ${what}: current value is ${current}`;
    this.add(new Diagnostic(code, message, span, details));
  }

  #found({ start, end }: Span): string {
    return start >= this.#text.length
      ? "the end of the text"
      : quote(this.#text.slice(start, end));
  }

  /** An error after which there is nothing more to say. */
  #fatal(code: ExpressionErrorCode, what: string, span: Span, now: string) {
    this.#errors.push(
      new Diagnostic(
        code,
        `Cannot parse as ${what}: current value is ${now}`,
        span,
      ),
    );
    return new Stop();
  }

  /**
   * The text holds nothing.
   *
   * @returns What to throw.
   */
  empty(): Stop {
    const span = { start: 0, end: this.#text.length };
    const what = "a text must hold an expression";
    return this.#fatal("empty", what, span, quote(this.#text));
  }

  /**
   * The text is longer than the budget.
   *
   * @param length Its length.
   * @param limit The budget.
   * @returns What to throw.
   */
  tooLong(length: number, limit: number): Stop {
    const span = { start: limit, end: length };
    const what = `a text must have at most ${limit} characters`;
    return this.#fatal("too-long", what, span, `${length}`);
  }

  /**
   * The text nests deeper than the budget.
   *
   * @param at Where.
   * @param limit The budget.
   * @returns What to throw.
   */
  tooDeep({ start, end }: Span, limit: number): Stop {
    const what = `parentheses, calls, exponents and prefixes must nest at ` +
      `most ${limit} deep`;
    return this.#fatal("too-deep", what, { start, end }, `${limit + 1}`);
  }

  /**
   * The tree has more nodes than the budget.
   *
   * @param at Where.
   * @param limit The budget.
   * @returns What to throw.
   */
  tooManyNodes({ start, end }: Span, limit: number): Stop {
    const what = `a tree must have at most ${limit} nodes`;
    return this.#fatal("budget", what, { start, end }, "more");
  }

  /**
   * A number is larger than the budget.
   *
   * @param span The number.
   * @returns A stand-in.
   */
  hugeNumber(span: Span): NumberNode {
    this.#report("budget", "a number must fit the budget of bits", span);
    return this.placeholder(span.start, span.end);
  }

  /**
   * A value is missing before a token.
   *
   * @param token The token.
   * @param before Where the token before it ends.
   */
  missing(token: Lexer, before: number): void {
    const { kind, start, end } = token;
    if (kind === Kind.malformed) return this.malformed(token);
    if (meaningless.has(kind)) return this.unknown(token);
    const after = this.#lastToken(before);
    const what = after === ""
      ? "an expression must begin with a value"
      : `a value must follow ${quote(after)}`;
    const expected = "a number, a name or (";
    this.#report("unexpected-token", what, { start, end }, { expected });
  }

  /** The last token that ends at an offset, near enough for a message. */
  #lastToken(end: number): string {
    const piece = this.#text.slice(Math.max(0, end - 40), end);
    return /([\p{L}\p{N}_.]+|[&|<>=!*]{2}|\S)$/u.exec(piece)?.[0] ?? "";
  }

  /**
   * A number ends in the middle.
   *
   * @param token The number.
   */
  malformed({ start, end }: Span): void {
    const hint = "write 12.5, 1e-3 or 0xff, without separators";
    const what = "a number must be one decimal or hexadecimal literal";
    this.#report("unexpected-token", what, { start, end }, { hint });
  }

  /**
   * A token has no meaning.
   *
   * @param token The token.
   */
  unknown({ start, end }: Span): void {
    const token = this.#text.slice(start, end);
    const what = "a token must be of the language";
    const details = {
      expected: "an operator, a name, a number or a parenthesis",
      ...hintFor(token),
    };
    this.#report("unexpected-token", what, { start, end }, details);
  }

  /**
   * A number directly follows an operand.
   *
   * @param token The number.
   * @param before Where the operand ends.
   */
  numberAfterOperand(token: Lexer, before: number): void {
    const { start, end } = token;
    if (token.kind === Kind.malformed) return this.malformed(token);
    const what = `an operator must stand between ${
      quote(this.#lastToken(before))
    } and a number`;
    const details = {
      expected: "an operator",
      hint: "write * for a product; digits are not grouped by blanks",
    };
    this.#report("unexpected-token", what, { start, end }, details);
  }

  /**
   * Two comparisons follow each other.
   *
   * @param token The second one.
   */
  chained({ start, end }: Span): void {
    const hint = "write a < b && b < c";
    const what = "comparisons must not be chained";
    this.#report("unexpected-token", what, { start, end }, { hint });
  }

  /**
   * A word of another language stands for an operator.
   *
   * @param span The word.
   * @param operator The operator.
   * @returns A stand-in.
   */
  reservedWord({ start, end }: Span, operator: string): NumberNode {
    const details = {
      hint: `write ${operator}`,
      suggestion: operator,
    };
    const what = "an operator must be written with signs";
    this.#report("unexpected-token", what, { start, end }, details);
    return this.placeholder(start, end);
  }

  /**
   * Something stands after the end of the expression.
   *
   * @param token A closing parenthesis or a comma.
   */
  stray(token: Lexer): void {
    const { kind, start, end } = token;
    if (kind === Kind.close) {
      const what = "a ) must close a ( before it";
      this.#report("unmatched-parenthesis", what, { start, end });
      return;
    }
    const hint = "commas separate the arguments of a function; the decimal " +
      "sign is a point";
    const what = "a comma must stand between arguments";
    this.#report("unexpected-token", what, { start, end }, { hint });
  }

  /**
   * A parenthesis is never closed.
   *
   * @param open Where it opens.
   */
  unclosed(open: number): void {
    const span = { start: open, end: open + 1 };
    const what = "a ( must be closed by a )";
    const details = { expected: ")" };
    this.#report("unmatched-parenthesis", what, span, details);
  }

  /**
   * A function stands without its arguments.
   *
   * @param text Its name.
   * @param span Where.
   * @param next What follows.
   * @returns A stand-in.
   */
  bareFunction(text: string, span: Span, next: Lexer): NumberNode {
    const hint = next.kind === Kind.power
      ? `write ${text}(x)^2 for the square of its value`
      : `write ${text}(x); ${text} is no name for a variable`;
    const what = `the arguments of ${quote(text)} must stand in parentheses`;
    const now = this.#found(next);
    this.#report(
      "unexpected-token",
      what,
      span,
      { expected: "(", hint },
      now,
    );
    return this.placeholder(span.start, span.end);
  }

  /**
   * A name before a parenthesis is no function.
   *
   * @param text The name.
   * @param span Where.
   */
  unknownFunction(text: string, span: Span): void {
    const meant = text.length < 3 ? undefined : this.#nearestFunction(text);
    const product = `${text}*`;
    const details = meant === undefined
      ? { hint: `write ${product}(…) for a product`, suggestion: product }
      : { hint: `did you mean ${meant}?`, suggestion: meant };
    const what = "a name before a parenthesis must be a function";
    this.#report("unknown-function", what, span, details);
  }

  #nearestFunction(text: string): string | undefined {
    return nearest(text, this.#defined) ??
      nearest(text.toLowerCase(), functionSpellings());
  }

  /**
   * A function of the caller has not as many arguments as it takes.
   *
   * @param name The function.
   * @param wanted How many it takes.
   * @param count How many there are.
   * @param span The call.
   * @returns A stand-in.
   */
  wrongCount(
    name: string,
    wanted: number,
    count: number,
    span: Span,
  ): NumberNode {
    this.add(
      new Diagnostic(
        "wrong-argument-count",
        wrongCountMessage(name, wanted, wanted, count),
        span,
      ),
    );
    return this.placeholder(span.start, span.end);
  }
}

/**
 * Says that a function has not as many arguments as it takes.
 *
 * @param name The function.
 * @param minimum The fewest it takes.
 * @param maximum The most it takes.
 * @param count How many there are.
 * @returns One sentence.
 */
export function wrongCountMessage(
  name: string,
  minimum: number,
  maximum: number,
  count: number,
): string {
  const range = minimum === maximum ? `${minimum}` : `${minimum} to ${maximum}`;
  const noun = range === "1" ? "argument" : "arguments";
  return `Cannot call ${quote(name)} as it must have ${range} ${noun}: ` +
    `current value is ${count}`;
}
