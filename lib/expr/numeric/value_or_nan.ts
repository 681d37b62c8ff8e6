/** Functions that may have no value. */
import { ExpressionError } from "../errors.ts";

/**
 * A value, or NaN where the function is not defined.
 *
 * @param evaluate Computes the value.
 * @returns The value.
 * @throws {ExpressionError} What is no matter of the domain.
 */
export function valueOrNaN(evaluate: () => number): number {
  try {
    return evaluate();
  } catch (error) {
    if (
      error instanceof ExpressionError &&
      (error.code === "domain" || error.code === "division-by-zero")
    ) return NaN;
    throw error;
  }
}
