/** The kinds of tokens, as small integers that index the parser's tables. */
import type { BinaryOperator, PrefixOperator } from "./nodes.ts";

/** The kinds of tokens. */
export const Kind = {
  end: 0,
  number: 1,
  name: 2,
  open: 3,
  close: 4,
  comma: 5,
  plus: 6,
  minus: 7,
  times: 8,
  divide: 9,
  power: 10,
  not: 11, // prefix and postfix
  less: 12,
  lessEqual: 13,
  greater: 14,
  greaterEqual: 15,
  equal: 16,
  notEqual: 17,
  and: 18,
  or: 19,
  /** A lone `=`, which many write for `==`. */
  assign: 20,
  /** `[` or `{`. */
  openOther: 21,
  /** `]` or `}`. */
  closeOther: 22,
  /** A number that ends in the middle: `0x`, `1.2.3`, `1_000`. */
  malformed: 23,
  /** A string in quotes. */
  string: 24,
  /** Any other character. */
  unknown: 25,
} as const;

/** A kind of token. */
export type TokenKind = typeof Kind[keyof typeof Kind];

/** The binary operator of a kind of token. */
export const binaryOperatorOf: readonly (BinaryOperator | undefined)[] = table({
  plus: "+",
  minus: "-",
  times: "*",
  divide: "/",
  power: "^",
  less: "<",
  lessEqual: "<=",
  greater: ">",
  greaterEqual: ">=",
  equal: "==",
  notEqual: "!=",
  and: "&&",
  or: "||",
  assign: "==",
});

/** The prefix operator of a kind of token. */
export const prefixOperatorOf: readonly (PrefixOperator | undefined)[] = table({
  plus: "+",
  minus: "-",
  not: "!",
});

function table<T>(
  rows: Partial<Record<keyof typeof Kind, T>>,
): readonly (T | undefined)[] {
  return Object.keys(Kind).map((kind) => rows[kind as keyof typeof Kind]);
}
