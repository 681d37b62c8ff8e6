/**
 * The operators and how tightly each binds: the one table.
 *
 * From loose to tight: `||`, `&&`, comparisons, `+ -`, `* /` and juxtaposition,
 * prefix `! - +`, `^`, postfix `!`. Binary operators associate to the left, so
 * `a - b - c` is `(a - b) - c`; `^` associates to the right, binds tighter than
 * a prefix operator on its left (`-2^2` is -4) and takes one on its right
 * (`2^-1` is 1/2). Comparisons do not chain: `a < b < c` is an error, because
 * `(a < b) < c` is hardly ever what it was written for.
 *
 * **Implicit multiplication.** Two operands side by side are multiplied, and
 * the juxtaposition means exactly what a `*` written in its place would mean:
 * `1/2x` is `1/2*x`, which is `(1/2)*x`. Writing the `*` out never changes a
 * value, so there is one rule to know; it is also how SymPy, Wolfram Language,
 * GeoGebra and Maple read a line of text. The second operand begins with a name
 * or a parenthesis, never with a digit, so that `1 000` and `x 2` are errors
 * rather than products. A name and a parenthesis are a call: `x(y)` is an
 * error unless `x` is a function; after a constant (`2pi(r + h)`) it is a
 * product.
 */
import type { BinaryOperator, Node, PrefixOperator } from "./nodes.ts";

/** How a binary operator is read and printed. */
export interface OperatorRow {
  /** Greater binds tighter. */
  readonly precedence: number;
  /** What the left operand must bind at least as tightly as, bare. */
  readonly left: number;
  /** The same for the right operand. */
  readonly right: number;
}

/** What prefix operators bind like. */
export const prefixPrecedence = 6;

/** What postfix operators bind like. */
export const postfixPrecedence = 8;

/** What needs no parentheses anywhere. */
export const atomPrecedence = 9;

const or: OperatorRow = { precedence: 1, left: 1, right: 2 };
const and: OperatorRow = { precedence: 2, left: 2, right: 3 };
const comparison: OperatorRow = { precedence: 3, left: 4, right: 4 };
const additive: OperatorRow = { precedence: 4, left: 4, right: 5 };
const multiplicative: OperatorRow = { precedence: 5, left: 5, right: 6 };
const power: OperatorRow = {
  precedence: 7,
  left: postfixPrecedence,
  right: prefixPrecedence,
};

/** The binary operators. */
export const operators: Readonly<Record<BinaryOperator, OperatorRow>> = {
  "||": or,
  "&&": and,
  "<": comparison,
  "<=": comparison,
  ">": comparison,
  ">=": comparison,
  "==": comparison,
  "!=": comparison,
  "+": additive,
  "-": additive,
  "*": multiplicative,
  "/": multiplicative,
  "^": power,
};

/** The prefix operators. */
export const prefixOperators: readonly PrefixOperator[] = ["-", "+", "!"];

/**
 * How tightly a node binds when it is written as text.
 *
 * @param node Any node.
 * @returns Its precedence.
 */
export function precedenceOf(node: Node): number {
  switch (node.kind) {
    case "binary":
      return operators[node.operator].precedence;
    case "prefix":
      return prefixPrecedence;
    case "postfix":
      return postfixPrecedence;
    default:
      return atomPrecedence;
  }
}
