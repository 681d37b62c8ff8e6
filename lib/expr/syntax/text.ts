/** Syntax trees as text, with no parenthesis that could be left out. */
import { writeDecimal } from "./decimal.ts";
import { type BinaryNode, leftSpine, type Node } from "./nodes.ts";
import { operators, precedenceOf, prefixPrecedence } from "./operators.ts";
import { postfixPrecedence } from "./operators.ts";

/** How operators look. */
interface Spacing {
  /** Below this precedence, blanks stand around an operator. */
  readonly loose: number;
  /** Between arguments. */
  readonly comma: string;
}

const spaced: Spacing = { loose: 5, comma: ", " };
const dense: Spacing = { loose: 0, comma: "," };

/**
 * A syntax tree as text that reads back as the same tree.
 *
 * @param node The tree.
 * @param compact Whether to leave out blanks.
 * @returns The text.
 */
export function toText(node: Node, compact = false): string {
  const parts: string[] = [];
  write(node, 0, compact ? dense : spaced, parts);
  return parts.join("");
}

function write(
  node: Node,
  minimum: number,
  spacing: Spacing,
  parts: string[],
): void {
  const bare = precedenceOf(node) >= minimum;
  if (!bare) parts.push("(");
  switch (node.kind) {
    case "number":
      parts.push(writeDecimal(node));
      break;
    case "name":
      parts.push(node.name);
      break;
    case "prefix":
      parts.push(node.operator);
      write(node.operand, prefixPrecedence, spacing, parts);
      break;
    case "postfix":
      write(node.operand, postfixPrecedence, spacing, parts);
      parts.push("!");
      break;
    case "binary":
      writeChain(node, spacing, parts);
      break;
    case "call":
      parts.push(node.name, "(");
      node.arguments.forEach((argument, index) => {
        if (index > 0) parts.push(spacing.comma);
        write(argument, 0, spacing, parts);
      });
      parts.push(")");
  }
  if (!bare) parts.push(")");
}

/** A binary node; down its left side in a loop. */
function writeChain(
  node: BinaryNode,
  spacing: Spacing,
  parts: string[],
): void {
  const { first, chain } = leftSpine(node);
  // An operand is in parentheses if it binds looser than the operator above.
  const wraps = chain.map((link, index) => {
    const above = chain[index + 1];
    return above !== undefined &&
      precedenceOf(link) < operators[above.operator].left;
  });
  for (const wrap of wraps) if (wrap) parts.push("(");
  write(first, operators[chain[0]!.operator].left, spacing, parts);
  chain.forEach((link, index) => {
    const row = operators[link.operator];
    const loose = row.precedence < spacing.loose;
    // `a! == b` without the blank would be `a != = b`.
    const blank = loose ||
      (link.operator.startsWith("=") && parts.at(-1) === "!");
    parts.push(blank ? ` ${link.operator}` : link.operator);
    if (loose) parts.push(" ");
    write(link.right, row.right, spacing, parts);
    if (wraps[index]) parts.push(")");
  });
}
