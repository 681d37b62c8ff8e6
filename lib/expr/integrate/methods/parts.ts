/** Integration by parts. */
import {
  add,
  type CallName,
  contains,
  dependsOn,
  divide,
  type Expression,
  isInteger,
  multiply,
  negate,
} from "../../algebra/mod.ts";
import { spend } from "../../budget.ts";
import { expandProducts, rationalNormal } from "../../simplify/mod.ts";
import { derivative } from "../../differentiate/derivative.ts";
import type { IntegrationContext } from "../context.ts";
import type { Method } from "../method.ts";
import { generatorsOf } from "../tools/kernels.ts";
import { coefficientsIn } from "../tools/polynomial.ts";

/** ∫ u dv = u v - ∫ v du. What is differentiated: first logarithms, inverse and
 * special functions, then polynomials, then what stands over a power. */
export const parts: Method = {
  name: "integration by parts",
  apply(integrand, variable, context) {
    for (const u of partsCandidates(integrand, variable)) {
      const result = attempt(integrand, u, variable, context);
      if (result !== undefined) return result;
    }
    return undefined;
  },
};

function attempt(
  integrand: Expression,
  u: Expression,
  variable: string,
  context: IntegrationContext,
): Expression | undefined {
  spend(50);
  const v = context.antiderivative(divide(integrand, u), variable);
  if (v === undefined) return undefined;
  const rest = simpler(multiply(v, derivative(u, variable)));
  if (rest.size > 4 * integrand.size + 60) return undefined;
  const integral = context.linear(rest, variable) ??
    retry(rest, variable, context);
  return integral && add(multiply(u, v), negate(integral));
}

/** The normal form with roots out of denominators, if it is smaller. */
function simpler(rest: Expression): Expression {
  const hasRoot = contains(
    rest,
    (part) =>
      part.kind === "power" && part.exponent.kind === "numeral" &&
      !part.exponent.value.isInteger,
  );
  if (!hasRoot) return rest;
  const { numerator, denominator } = rationalNormal(rest, {
    rationalized: "all",
  });
  const normal = divide(numerator, denominator);
  return normal.size < rest.size ? normal : rest;
}

/** The rest multiplied out. */
function retry(
  rest: Expression,
  variable: string,
  context: IntegrationContext,
): Expression | undefined {
  const expanded = expandProducts(rest);
  return expanded.kind === "sum" && rest.kind !== "sum"
    ? context.linear(expanded, variable)
    : undefined;
}

/** Functions that become simpler when they are differentiated. */
const transcendental: ReadonlySet<CallName> = new Set(
  [
    ...["ln", "asin", "acos", "atan", "acot", "asec", "acsc"] as const,
    ...["asinh", "acosh", "atanh", "acoth", "asech", "acsch"] as const,
    ...["erf", "erfc", "erfi", "Ei", "li", "Si", "Ci", "Shi", "Chi"] as const,
    ...["fresnelS", "fresnelC", "polylog", "gamma"] as const,
    ...["ellipticF", "ellipticE"] as const,
  ],
);

/**
 * What may be differentiated in a product.
 *
 * @param integrand Any.
 * @param variable The name of the variable.
 * @returns Factors, the best first.
 */
export function partsCandidates(
  integrand: Expression,
  variable: string,
): readonly Expression[] {
  const factors = (integrand.kind === "product" ? integrand.factors : [
    integrand,
  ]).filter((factor) => dependsOn(factor, variable));
  const first: Expression[] = [], second: Expression[] = [];
  const third: Expression[] = [];
  for (const factor of factors) {
    const base = factor.kind === "power" ? factor.base : factor;
    const isWhole = factor.kind !== "power" ||
      (isInteger(factor.exponent) && factor.exponent.value.sign > 0);
    if (base.kind === "call" && transcendental.has(base.name) && isWhole) {
      first.push(factor);
    } else if (isTranscendentalSum(factor, variable)) first.push(factor);
    else if (factors.length > 1 && isPolynomial(factor, variable)) {
      second.push(factor);
    } else if (factors.length > 1 && isPole(factor, variable)) {
      third.push(divide(integrand, factor));
    }
  }
  return [...first, ...second, ...third];
}

/** A power of a sum with such functions. */
function isTranscendentalSum(factor: Expression, variable: string): boolean {
  const base = factor.kind === "power" && isInteger(factor.exponent) &&
      factor.exponent.value.sign > 0
    ? factor.base
    : factor;
  return base.kind === "sum" &&
    generatorsOf(base, variable).some((part) =>
      part.kind === "call" && transcendental.has(part.name)
    );
}

function isPolynomial(factor: Expression, variable: string): boolean {
  return coefficientsIn(factor, variable) !== undefined;
}

/** A power of a polynomial with an exponent below -1. */
function isPole(factor: Expression, variable: string): boolean {
  return factor.kind === "power" && factor.exponent.kind === "numeral" &&
    factor.exponent.value.sign < 0 && !factor.exponent.value.negated().isOne &&
    isPolynomial(factor.base, variable);
}
