/** What Gruntz's algorithm takes for granted: exponentials of real numbers,
 * and oscillations that are bounded. */
import {
  type CallName,
  childrenOf,
  dependsOn,
  type Expression,
  isInteger,
  variablesOf,
} from "../algebra/mod.ts";
import { interval } from "../numeric/interval.ts";
import { evaluateInterval } from "../numeric/interval_evaluate.ts";
import type { Asymptotics } from "./asymptotics.ts";
import { isExponential } from "./growth.ts";
import { isBoundedName } from "./oscillation.ts";
import { isRealCoefficient } from "./reality.ts";
import { undecided } from "./undecided.ts";

/**
 * Throws unless an expression is such that its limit can be found.
 *
 * @param expression A prepared expression.
 * @param name The variable that tends to infinity.
 * @param limits Tells signs.
 * @throws {ExpressionError} If an exponent may not be real, or an oscillation
 * not bounded.
 */
export function requireAdmissible(
  expression: Expression,
  name: string,
  limits: Asymptotics,
): void {
  const seen = new Set<Expression>();
  const visit = (node: Expression): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (!dependsOn(node, name)) {
      if (!isBounded(node)) throw undecided("an oscillation without a bound");
      return;
    }
    if (
      isExponential(node, name) && !isRealCoefficient(node.exponent, limits)
    ) {
      throw undecided("an exponential of a number that is not real");
    }
    childrenOf(node).forEach(visit);
  };
  visit(expression);
}

/** Functions that are bounded on the real axis. */
const boundedFunctions: ReadonlySet<CallName> = new Set(
  ["sin", "cos", "atan", "tanh", "sech", "erf", "sgn"] as const,
);

/** Whether it is bounded for all values of its oscillations. */
function isBounded(expression: Expression): boolean {
  const names = variablesOf(expression);
  if (!names.some(isBoundedName)) return true;
  switch (expression.kind) {
    case "sum":
      return expression.terms.every(isBounded);
    case "product":
      return expression.factors.every(isBounded);
    case "power": {
      const { base, exponent } = expression;
      if (isInteger(exponent) && exponent.value.sign > 0) {
        return isBounded(base);
      }
      return isEnclosed(expression, names);
    }
    case "call":
      return boundedFunctions.has(expression.name) ||
        isEnclosed(expression, names);
    default:
      return false;
  }
}

function isEnclosed(expression: Expression, names: readonly string[]): boolean {
  if (!names.every(isBoundedName)) return false;
  const anywhere = interval(-Infinity, Infinity);
  const { low, high, defined } = evaluateInterval(
    expression,
    new Map(names.map((name) => [name, anywhere])),
  );
  return defined === "everywhere" && Number.isFinite(low) &&
    Number.isFinite(high);
}
