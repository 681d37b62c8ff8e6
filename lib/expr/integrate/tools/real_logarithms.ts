/** Logarithms of the real line. */
import {
  call,
  contains,
  type Expression,
  transform,
} from "../../algebra/mod.ts";

/**
 * Writes ln(abs(u)) for ln(u), u without the imaginary unit: an antiderivative
 * on both sides of a pole of the real line.
 *
 * @param expression Any.
 * @returns The expression with absolute values in its logarithms.
 */
export function realLogarithms(expression: Expression): Expression {
  return transform(
    expression,
    (part) =>
      part.kind === "call" && part.name === "ln" && part.mask !== 0 &&
        !contains(part, isImaginaryUnit)
        ? call("ln", call("abs", part.arguments[0]!))
        : part,
  );
}

function isImaginaryUnit(part: Expression): boolean {
  return part.kind === "constant" && part.name === "i";
}
