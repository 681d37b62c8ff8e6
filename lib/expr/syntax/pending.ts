/**
 * What a parser has begun and not ended, as an explicit stack: the shunting
 * yard (Dijkstra, "Algol 60 translation", Mathematisch Centrum MR 34/61, 1961)
 * for operators of one table. No text can exhaust the stack of the machine.
 */
import type { FunctionName } from "../functions/names.ts";
import type { Definition } from "./definitions.ts";
import type { BinaryOperator, Node, PrefixOperator } from "./nodes.ts";
import { operators, prefixPrecedence } from "./operators.ts";

/** A node with what its parents need to know. */
export interface Operand {
  /** The node. */
  readonly node: Node;
  /** Where it begins, with the parentheses around it. */
  readonly start: number;
  /** How deep it nests, by what the budget counts. */
  readonly height: number;
  /** The edges on the longest way down, without those to left sides. */
  readonly depth: number;
}

/** An operator that waits for its right side. */
export interface PendingOperator {
  /** Tells it from the other kinds. */
  readonly kind: "operator";
  /** What stands before a binary operator; a prefix operator has nothing. */
  readonly left: Operand | undefined;
  /** The operator. */
  readonly operator: BinaryOperator | PrefixOperator;
  /** Where it begins, with what stands before it. */
  readonly start: number;
  /** How tightly an operator binds at least that goes to its right side. */
  readonly minimum: number;
}

/** What the parentheses of a call belong to. */
export interface Callee {
  /** Its name in the text. */
  readonly text: string;
  /** The function of the language, if it is one. */
  readonly name?: FunctionName;
  /** The function of the caller, if it is one. */
  readonly definition?: Definition;
}

/** A parenthesis that waits to be closed. */
export interface PendingParenthesis {
  /** Tells it from the other kinds. */
  readonly kind: "parenthesis";
  /** Whose arguments stand in it; undefined if it only groups. */
  readonly callee: Callee | undefined;
  /** The arguments that are complete. */
  readonly list: Operand[];
  /** Where it begins, with the name before it. */
  readonly start: number;
  /** Where it opens. */
  readonly open: number;
}

/** What is begun and not ended. */
export type Pending = PendingOperator | PendingParenthesis;

/**
 * An operator that waits for its right side.
 *
 * @param operator The operator.
 * @param left What stands before it.
 * @returns What to push.
 */
export function pendingBinary(
  operator: BinaryOperator,
  left: Operand,
): PendingOperator {
  const { start } = left;
  const minimum = operators[operator].right;
  return { kind: "operator", left, operator, start, minimum };
}

/**
 * A prefix operator that waits for its operand.
 *
 * @param operator The operator.
 * @param start Where it begins.
 * @returns What to push.
 */
export function pendingPrefix(
  operator: PrefixOperator,
  start: number,
): PendingOperator {
  const minimum = prefixPrecedence;
  return { kind: "operator", left: undefined, operator, start, minimum };
}

/**
 * Whether a pending operator nests what follows it, by what the budget counts.
 *
 * @param pending The operator.
 * @returns True for prefix operators and powers.
 */
export function nests({ left, operator }: PendingOperator): boolean {
  return left === undefined || operator === "^";
}

/**
 * A pending operator with its right side.
 *
 * @param pending The operator.
 * @param right The right side.
 * @param end Where it ends.
 * @returns The node.
 */
export function completed(
  pending: PendingOperator,
  right: Operand,
  end: number,
): Operand {
  const { left, operator, start } = pending;
  const span = { start, end };
  const depth = right.depth + 1;
  if (left === undefined) {
    const node: Node = {
      kind: "prefix",
      operator: operator as PrefixOperator,
      operand: right.node,
      span,
    };
    return { node, start, height: right.height + 1, depth };
  }
  const node: Node = {
    kind: "binary",
    operator: operator as BinaryOperator,
    left: left.node,
    right: right.node,
    span,
  };
  const height = operator === "^" ? right.height + 1 : right.height;
  return {
    node,
    start,
    height: left.height > height ? left.height : height,
    depth: left.depth > depth ? left.depth : depth,
  };
}

/**
 * The deepest of some operands.
 *
 * @param list The operands.
 * @param measure `height` or `depth`.
 * @returns The greatest; 0 of none.
 */
export function deepest(
  list: readonly Operand[],
  measure: "height" | "depth",
): number {
  let most = 0;
  for (const one of list) if (one[measure] > most) most = one[measure];
  return most;
}
