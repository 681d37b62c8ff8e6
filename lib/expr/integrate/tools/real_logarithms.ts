/** Logarithms of the real line. */
import { call, type Expression, transform } from "../../algebra/mod.ts";

/**
 * Writes ln(abs(u)) for ln(u): an antiderivative on both sides of a pole of
 * the real line.
 *
 * @param expression Any.
 * @returns The expression with absolute values in its logarithms.
 */
export function realLogarithms(expression: Expression): Expression {
  return transform(
    expression,
    (part) =>
      part.kind === "call" && part.name === "ln" && part.mask !== 0
        ? call("ln", call("abs", part.arguments[0]!))
        : part,
  );
}
