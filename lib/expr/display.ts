import { Display } from "../core/display.ts";
import { format, type Node, parse, toLatex } from "./syntax/mod.ts";

/**
 * An expression for a notebook, set as a formula.
 *
 * @param expression Its text or its tree.
 * @returns The formula, and the text.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { displayExpression } from "@fluxion/fluxion/expr";
 *
 * const { bundle } = displayExpression("sqrt(x)/2");
 * assertEquals(bundle["text/latex"], "$$\\frac{\\sqrt{x}}{2}$$");
 * ```
 */
export function displayExpression(expression: string | Node): Display {
  const node = typeof expression === "string" ? parse(expression) : expression;
  return new Display({
    "text/plain": format(node),
    "text/latex": `$$${toLatex(node)}$$`,
  });
}
