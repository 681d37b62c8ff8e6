/** Text to syntax trees. */
import { nearest } from "../../core/nearest.ts";
import { type Definition, unmarked } from "./definitions.ts";
import { Diagnostic, ParseError, quote } from "./diagnostics.ts";
import { Lexer } from "./lexer.ts";
import type { Node } from "./nodes.ts";
import { Parser } from "./parser.ts";
import { Kind, type TokenKind } from "./tokens.ts";
import { freeNames } from "./tree.ts";

/** What a text may speak of. */
export interface ParseOptions {
  /** The only variables allowed; without them, any name is one. */
  readonly variables?: Iterable<string>;
  /** Functions and names of the caller, expanded as the text is read. */
  readonly definitions?: ReadonlyMap<string, Definition>;
}

/** A tree, or what is wrong. */
export type ParseResult =
  | { readonly node: Node; readonly errors?: never }
  | {
    readonly node?: never;
    readonly errors: readonly [Diagnostic, ...Diagnostic[]];
  };

/** A piece of a text. */
export interface Token {
  /** What it is. */
  readonly kind:
    | "number"
    | "name"
    | "open"
    | "close"
    | "comma"
    | "plus"
    | "minus"
    | "times"
    | "divide"
    | "power"
    | "not"
    | "less"
    | "lessEqual"
    | "greater"
    | "greaterEqual"
    | "equal"
    | "notEqual"
    | "and"
    | "or"
    | "assign"
    | "openOther"
    | "closeOther"
    | "malformed"
    | "string"
    | "unknown";
  /** As written. */
  readonly text: string;
  /** Where it begins. */
  readonly start: number;
  /** One past its end. */
  readonly end: number;
}

/**
 * Reads an expression. Limits are those of the budget that holds: 10,000
 * characters and 100 levels of nesting unless `withBudget` says otherwise.
 *
 * @param text The expression.
 * @param options What it may speak of.
 * @returns Its syntax tree; every node has its span.
 * @throws {ParseError} With everything that is wrong with the text.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { format, parse } from "@fluxion/fluxion/expr";
 *
 * assertEquals(format(parse("2x*(-(y^2))")), "2*x*-y^2");
 * ```
 */
export function parse(text: string, options: ParseOptions = {}): Node {
  const result = tryParse(text, options);
  if (result.errors !== undefined) throw new ParseError(text, result.errors);
  return result.node;
}

/**
 * As `parse`, with the errors as data.
 *
 * @param text The expression.
 * @param options What it may speak of.
 * @returns The tree, or everything that is wrong with the text.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { tryParse } from "@fluxion/fluxion/expr";
 *
 * const { errors } = tryParse("2 + * sinn(x)");
 * assertEquals(errors?.map(({ code, suggestion }) => suggestion ?? code), [
 *   "unexpected-token",
 *   "sin",
 * ]);
 * ```
 */
export function tryParse(
  text: string,
  options: ParseOptions = {},
): ParseResult {
  const { node, errors } = new Parser(text, options.definitions).parse();
  const tree = options.definitions === undefined ? node : unmarked(node);
  const all = options.variables === undefined
    ? errors
    : [...errors, ...unknownVariables(tree, options.variables)]
      .sort((a, b) => a.span.start - b.span.start);
  const [first, ...others] = all;
  return first === undefined ? { node: tree } : { errors: [first, ...others] };
}

function unknownVariables(
  node: Node,
  variables: Iterable<string>,
): Diagnostic[] {
  const known = [...variables];
  const allowed = new Set(known);
  return freeNames(node)
    .filter(({ name }) => !allowed.has(name))
    .map(({ name, span }) => {
      // Any letter is one edit away from any other.
      const alike = known.filter((one) =>
        one.length > 1 || one.toLowerCase() === name.toLowerCase()
      );
      const meant = nearest(name, alike);
      return new Diagnostic(
        "unknown-variable",
        `Cannot parse as a name must be one of the variables: current value ` +
          `is ${quote(name)}`,
        span ?? { start: 0, end: 0 },
        meant === undefined
          ? {}
          : { hint: `did you mean ${meant}?`, suggestion: meant },
      );
    });
}

const kindNames = Object.keys(Kind) as Token["kind"][];

/**
 * Splits a text into its tokens, those without meaning included.
 *
 * @param text Any text.
 * @returns The tokens, in order.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { tokenize } from "@fluxion/fluxion/expr";
 *
 * assertEquals(tokenize("2x + 1").map(({ text }) => text), [
 *   "2",
 *   "x",
 *   "+",
 *   "1",
 * ]);
 * ```
 */
export function tokenize(text: string): readonly Token[] {
  const lexer = new Lexer(text);
  const tokens: Token[] = [];
  for (lexer.next(); lexer.kind !== Kind.end; lexer.next()) {
    const { start, end } = lexer;
    const kind = kindNames[lexer.kind as TokenKind]!;
    tokens.push({ kind, text: text.slice(start, end), start, end });
  }
  return tokens;
}
