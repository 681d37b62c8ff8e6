/** Logarithms of the real line. */
import {
  call,
  contains,
  type Expression,
  isInteger,
  transform,
} from "../../algebra/mod.ts";

/**
 * Writes ln(abs(u)) for ln(u), u plainly real, without the imaginary unit and
 * without roots of what may be negative: an antiderivative on both sides of a
 * pole of the real line.
 *
 * @param expression Any.
 * @returns The expression with absolute values in its logarithms.
 */
export function realLogarithms(expression: Expression): Expression {
  return transform(
    expression,
    (part) =>
      part.kind === "call" && part.name === "ln" && part.mask !== 0 &&
        !contains(part, mayBeComplex)
        ? call("ln", call("abs", part.arguments[0]!))
        : part,
  );
}

/** Of real variables. */
function mayBeComplex(part: Expression): boolean {
  if (part.kind === "constant") return part.name === "i";
  if (part.kind !== "power" || isInteger(part.exponent)) return false;
  const { base } = part;
  const isPositive = base.kind === "constant" && base.name !== "i" ||
    base.kind === "numeral" && base.value.sign > 0;
  return !isPositive;
}
