/** Integration by parts of one term of a sum. */
import {
  add,
  divide,
  type Expression,
  multiply,
  subtract,
} from "../../algebra/mod.ts";
import { spend } from "../../budget.ts";
import { derivative } from "../../differentiate/derivative.ts";
import { expandProducts } from "../../simplify/mod.ts";
import type { IntegrationContext } from "../context.ts";
import type { Method } from "../method.ts";
import { partsCandidates } from "./parts.ts";

/** ∫ (u v' + w) = u v + ∫ (w - u' v) where w - u' v has fewer terms: what has
 * no integral alone cancels. */
export const partsOfSum: Method = {
  name: "integration by parts of a term",
  apply(integrand, variable, context) {
    const sum = integrand.kind === "sum"
      ? integrand
      : expandProducts(integrand);
    if (sum.kind !== "sum") return undefined;
    for (const term of sum.terms) {
      for (const u of partsCandidates(term, variable)) {
        const result = attempt(sum, term, u, { variable, context });
        if (result !== undefined) return result;
      }
    }
    return undefined;
  },
};

function attempt(
  sum: Extract<Expression, { kind: "sum" }>,
  term: Expression,
  u: Expression,
  { variable, context }: {
    readonly variable: string;
    readonly context: IntegrationContext;
  },
): Expression | undefined {
  spend(50);
  const v = context.antiderivative(divide(term, u), variable);
  if (v === undefined) return undefined;
  const back = expandProducts(multiply(v, derivative(u, variable)));
  const rest = subtract(subtract(sum, term), back);
  const count = rest.kind === "sum" ? rest.terms.length : 1;
  if (count >= sum.terms.length) return undefined;
  const integral = context.linear(rest, variable);
  return integral && add(multiply(u, v), integral);
}
