/** Equations: texts with `=`, or what is to be 0. */
import { ExpressionError } from "../errors.ts";
import { binary } from "./build.ts";
import type { Node } from "./nodes.ts";
import { parse, type ParseOptions } from "./parse.ts";

/**
 * Reads an equation.
 *
 * @param text `left = right`, or an expression that is to be 0.
 * @param options What it may speak of.
 * @returns left - right, or the expression.
 * @throws {ExpressionError} If it cannot be read.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { format, parseEquation } from "@fluxion/fluxion/expr";
 *
 * assertEquals(format(parseEquation("x^2 = 2x")), "x^2 - 2*x");
 * ```
 */
export function parseEquation(text: string, options: ParseOptions = {}): Node {
  const sides = text.split(/(?<![<>=!:])=(?!=)/);
  if (sides.length === 1) return parse(text, options);
  const [left, right] = sides as [string, string];
  if (sides.length > 2) {
    const start = left.length + 1 + right.length;
    throw new ExpressionError(
      "unexpected-token",
      "Cannot read an equation as it must have one equals sign: there are " +
        `${sides.length - 1}`,
      { start, end: start + 1 },
    );
  }
  // Blanks keep the spans of the right side where they are in the text.
  const padded = " ".repeat(left.length + 1) + right;
  return binary("-", parse(left, options), parse(padded, options));
}

/**
 * What is to be 0: the difference of the sides of an equation.
 *
 * @param equation `left = right`, `left == right`, or an expression.
 * @returns Its tree, not simplified.
 * @throws {ExpressionError} If it cannot be read.
 */
export function residualOf(equation: string | Node): Node {
  const node = typeof equation === "string"
    ? parseEquation(equation)
    : equation;
  return node.kind === "binary" && node.operator === "=="
    ? binary("-", node.left, node.right)
    : node;
}
