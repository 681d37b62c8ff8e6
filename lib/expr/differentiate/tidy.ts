/** Results as a person would write them. */
import type { Expression } from "../algebra/mod.ts";
import { withBudget } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import { simplifyExpression } from "../simplify/simplify.ts";

/** What is larger is left as it is: nobody reads it. */
const largest = 120;
/** What it may cost, about 50 ms. */
const steps = 50_000;

/**
 * A result, simplified if it is small.
 *
 * @param expression A derivative, or a limit.
 * @returns An equal expression; itself if it is large, or if that costs much.
 * @throws {ExpressionError} `aborted`, or `budget` if no more is left at all.
 */
export function tidy(expression: Expression): Expression {
  if (expression.size > largest) return expression;
  try {
    return withBudget({ steps }, () => simplifyExpression(expression));
  } catch (error) {
    if (error instanceof ExpressionError && error.code === "budget") {
      return expression;
    }
    throw error;
  }
}
