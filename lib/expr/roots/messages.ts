/** What the statuses of a search for a root say to people. */
import type { RootStatus } from "./report.ts";

const sentences: Readonly<Record<RootStatus, string>> = {
  "converged": "Converged to a root",
  "derivative-zero": "The derivative is zero where the function is not",
  "diverged": "The iterates diverged",
  "iterations": "The limit of iterations was reached before a root",
  "no-bracket": "No sign change was found",
  "domain": "The function is not defined where it was needed",
  "stationary": "The search settled at a minimum of |f| that is not zero",
  "pole": "The sign changes at a pole, not at a root",
  "discontinuity": "The sign changes in a jump, not at a root",
};

/**
 * One sentence about the end of a search.
 *
 * @param status How it ended.
 * @param x Where.
 * @param residual |f| there.
 * @returns The sentence, with the numbers.
 */
export function explain(
  status: RootStatus,
  x: number,
  residual: number,
): string {
  const value = Number.isNaN(residual) ? "not defined" : `${residual}`;
  return `${sentences[status]}: at ${x} the residual is ${value}`;
}
