/** Where dense forms would be larger than a budget allows. */
import { currentBudget, spend } from "../budget.ts";
import { ExpressionError } from "../errors.ts";

/**
 * Makes sure that there is room for all coefficients up to a degree.
 *
 * @param degree Of a polynomial about to be written densely.
 * @throws {ExpressionError} `budget` if the degree is above the budget's nodes.
 */
export function checkDegree(degree: number): void {
  const { nodes } = currentBudget();
  if (degree > nodes) {
    throw new ExpressionError(
      "budget",
      `Cannot write a polynomial densely as its degree must stay within the ` +
        `budget of nodes, ${nodes}: current value is ${degree}`,
    );
  }
  if (degree > 64) spend(degree >> 6);
}
