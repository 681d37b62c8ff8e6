/** Integration by parts of one term of a sum. */
import {
  add,
  dependsOn,
  divide,
  type Expression,
  isInteger,
  multiply,
  type Numeral,
  numeral,
  power,
  subtract,
} from "../../algebra/mod.ts";
import { spend } from "../../budget.ts";
import { derivative } from "../../differentiate/derivative.ts";
import { expandProducts } from "../../simplify/mod.ts";
import type { IntegrationContext } from "../context.ts";
import type { Method } from "../method.ts";
import { partsCandidates } from "./parts.ts";

const mostPowers = 6;
const mostTerms = 12;

/** ∫ (u v' + w) = u v + ∫ (w - u' v) where w - u' v has fewer terms: what has
 * no integral alone cancels. */
export const partsOfSum: Method = {
  name: "integration by parts of a term",
  apply(integrand, variable, context) {
    const sum = integrand.kind === "sum"
      ? integrand
      : expandProducts(integrand);
    if (sum.kind !== "sum" || sum.terms.length > mostTerms) return undefined;
    for (const term of sum.terms) {
      const candidates = [
        ...partsCandidates(term, variable),
        ...lowerPowers(term, variable),
        ...factorsOf(term, variable),
      ];
      for (const u of candidates) {
        const result = attempt(sum, term, u, { variable, context });
        if (result !== undefined) return result;
      }
    }
    return undefined;
  },
};

/** The factors of a product, each alone. */
function factorsOf(
  term: Expression,
  variable: string,
): readonly Expression[] {
  return term.kind === "product"
    ? term.factors.filter((factor) => dependsOn(factor, variable))
    : [];
}

/** x, x², … where a higher power of x is a factor: the others may belong to
 * the derivative of a function of a power. */
function lowerPowers(
  term: Expression,
  variable: string,
): readonly Expression[] {
  const factors = term.kind === "product" ? term.factors : [term];
  for (const factor of factors) {
    const isPower = factor.kind === "power" && isInteger(factor.exponent) &&
      factor.base.kind === "variable" && factor.base.name === variable;
    if (!isPower) continue;
    const degree = Number((factor.exponent as Numeral).value.numerator);
    const count = Math.min(degree - 1, mostPowers);
    return Array.from(
      { length: Math.max(count, 0) },
      (_, k) => power(factor.base, numeral(degree - 1 - k)),
    );
  }
  return [];
}

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
