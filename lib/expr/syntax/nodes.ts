/**
 * The syntax tree: what a text says, as it says it. It is plain immutable data
 * that can be printed, posted to a worker and compared; nothing in it is
 * simplified. The calculus works on `algebra/expression.ts` instead.
 *
 * Depth: the left side of a binary operator may be nested as deep as a text is
 * long (a sum of 5,000 terms), everything else at most as deep as the budget
 * says. Walks go down left sides in a loop (`leftSpine`).
 */
import type { Span } from "../errors.ts";
import type { FunctionName } from "../functions/names.ts";

/** A non-negative decimal number, exact: 0.1 is 1/10. */
export interface NumberNode {
  /** Tells it from the other nodes. */
  readonly kind: "number";
  /** At least 0. */
  readonly numerator: bigint;
  /** At least 1, without common factor, and only 2 and 5 divide it. */
  readonly denominator: bigint;
  /** Where it stands in the text; absent if computed. */
  readonly span?: Span;
}

/** A variable or a constant. */
export interface NameNode {
  /** Tells it from the other nodes. */
  readonly kind: "name";
  /** A variable as written, a constant in its one spelling (`constants`). */
  readonly name: string;
  /** Where it stands in the text; absent if computed. */
  readonly span?: Span;
}

/** The operators that stand before their operand. */
export type PrefixOperator = "-" | "+" | "!";

/** Minus, plus or not. */
export interface PrefixNode {
  /** Tells it from the other nodes. */
  readonly kind: "prefix";
  /** The operator; `!` is the logical not. */
  readonly operator: PrefixOperator;
  /** What it applies to. */
  readonly operand: Node;
  /** Where it stands in the text; absent if computed. */
  readonly span?: Span;
}

/** The factorial. */
export interface PostfixNode {
  /** Tells it from the other nodes. */
  readonly kind: "postfix";
  /** The operator. */
  readonly operator: "!";
  /** What it applies to. */
  readonly operand: Node;
  /** Where it stands in the text; absent if computed. */
  readonly span?: Span;
}

/** The operators between two operands. */
export type BinaryOperator =
  | "||"
  | "&&"
  | "<"
  | "<="
  | ">"
  | ">="
  | "=="
  | "!="
  | "+"
  | "-"
  | "*"
  | "/"
  | "^";

/** An operator between two operands. */
export interface BinaryNode {
  /** Tells it from the other nodes. */
  readonly kind: "binary";
  /** The operator. */
  readonly operator: BinaryOperator;
  /** What stands before it. */
  readonly left: Node;
  /** What stands after it. */
  readonly right: Node;
  /** Where it stands in the text; absent if computed. */
  readonly span?: Span;
}

/**
 * A function of the table, applied. `if(condition, then, else)` evaluates one
 * branch. `sum(body, k, from, to)` and `product(…)` bind the name that is
 * their second argument.
 */
export interface CallNode {
  /** Tells it from the other nodes. */
  readonly kind: "call";
  /** The function, in its one spelling. */
  readonly name: FunctionName;
  /** The arguments, as many as the function takes. */
  readonly arguments: readonly Node[];
  /** Where it stands in the text; absent if computed. */
  readonly span?: Span;
}

/** A syntax tree. */
export type Node =
  | NumberNode
  | NameNode
  | PrefixNode
  | PostfixNode
  | BinaryNode
  | CallNode;

/**
 * The left side of a chain of binary operators, without recursion.
 *
 * @param node Where to start.
 * @returns The leftmost operand that is no binary node, and the binary nodes
 * above it, the deepest first.
 */
export function leftSpine(
  node: Node,
): { readonly first: Node; readonly chain: readonly BinaryNode[] } {
  const chain: BinaryNode[] = [];
  let first = node;
  while (first.kind === "binary") {
    chain.push(first);
    first = first.left;
  }
  return { first, chain: chain.reverse() };
}
