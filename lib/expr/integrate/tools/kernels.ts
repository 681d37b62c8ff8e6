/** The parts of an integrand. */
import {
  childrenOf,
  dependsOn,
  type Expression,
  same,
} from "../../algebra/mod.ts";
import { spend } from "../../budget.ts";

/**
 * The distinct proper parts that depend on the variable, but for the variable
 * itself.
 *
 * @param expression Any.
 * @param variable The name of the variable.
 * @returns Outer parts before their own parts.
 */
export function partsOf(
  expression: Expression,
  variable: string,
): readonly Expression[] {
  const found: Expression[] = [];
  const visit = (node: Expression): void => {
    if (node.kind === "variable" || !dependsOn(node, variable)) return;
    spend(found.length >> 4);
    if (found.some((other) => same(other, node))) return;
    if (node !== expression) found.push(node);
    childrenOf(node).forEach(visit);
  };
  visit(expression);
  return found;
}

/**
 * What an expression is a rational function of: the variable where it stands
 * for itself, and roots, exponentials and functions of it.
 *
 * @param expression Any.
 * @param variable The name of the variable.
 * @returns The generators, each once, in the order in which they are met.
 */
export function generatorsOf(
  expression: Expression,
  variable: string,
): readonly Expression[] {
  const found: Expression[] = [];
  const seen = new Set<Expression>();
  const visit = (node: Expression): void => {
    if (seen.has(node) || !dependsOn(node, variable)) return;
    seen.add(node);
    if (node.kind === "sum" || node.kind === "product") {
      childrenOf(node).forEach(visit);
    } else if (isIntegerPower(node)) visit(node.base);
    else if (!found.some((other) => same(other, node))) found.push(node);
  };
  visit(expression);
  return found;
}

function isIntegerPower(
  node: Expression,
): node is Extract<Expression, { kind: "power" }> {
  return node.kind === "power" && node.exponent.kind === "numeral" &&
    node.exponent.value.isInteger;
}
