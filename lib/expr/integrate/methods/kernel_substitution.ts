/** Substitution of a part whose derivative divides the integrand. */
import {
  add,
  dependsOn,
  divide,
  type Expression,
  one,
  power,
  substitute,
  variable as variableOf,
  zero,
} from "../../algebra/mod.ts";
import { spend } from "../../budget.ts";
import type { IntegrationContext } from "../context.ts";
import { derivative } from "../../differentiate/derivative.ts";
import type { Method } from "../method.ts";
import { rationalNormal } from "../../simplify/mod.ts";
import { partsOf } from "../tools/kernels.ts";
import { linearIn } from "../tools/polynomial.ts";
import { replaceKernel } from "../tools/replace_kernel.ts";

/** Substitutes u for a part of the integrand where f dx = g(u) du. */
export const kernelSubstitution: Method = {
  name: "substitution",
  apply(integrand, variable, context) {
    for (const kernel of candidates(integrand, variable)) {
      spend(20);
      const result = substituted(integrand, kernel, variable, context);
      if (result !== undefined) return result;
    }
    return undefined;
  },
};

/** Functions, roots and powers first, then sums. */
function candidates(
  integrand: Expression,
  variable: string,
): readonly Expression[] {
  const parts = partsOf(integrand, variable).filter((part) =>
    part.kind !== "product" && linearIn(part, variable) === undefined
  );
  return [
    ...parts.filter((part) => part.kind !== "sum"),
    ...parts.filter((part) => part.kind === "sum"),
    ...powersOf(integrand, variable),
    ...partsOf(integrand, variable).filter((part) => part.kind === "product"),
  ];
}

/** x^(m+1) where x^m is a factor and m is no number. */
function powersOf(
  integrand: Expression,
  variable: string,
): readonly Expression[] {
  if (integrand.kind !== "product") return [];
  return integrand.factors.flatMap((factor) =>
    factor.kind === "power" && factor.base.kind === "variable" &&
      factor.base.name === variable && factor.exponent.kind !== "numeral" &&
      !dependsOn(factor.exponent, variable)
      ? [power(factor.base, add(factor.exponent, one))]
      : []
  );
}

/** The quotient without common divisors. */
function normal(ratio: Expression): Expression {
  const { numerator, denominator } = rationalNormal(ratio);
  return divide(numerator, denominator);
}

function substituted(
  integrand: Expression,
  kernel: Expression,
  variable: string,
  context: IntegrationContext,
): Expression | undefined {
  const slope = derivative(kernel, variable);
  if (slope === zero) return undefined;
  const fresh = context.fresh(variable);
  const put = (expression: Expression) =>
    replaceKernel(expression, kernel, variableOf(fresh), variable);
  const ratio = divide(integrand, slope);
  const inner = put(ratio) ??
    (slope.kind === "sum" ? put(normal(ratio)) : undefined);
  if (inner === undefined || inner.size > 2 * integrand.size + 8) {
    return undefined;
  }
  const result = context.antiderivative(inner, fresh);
  return result && substitute(result, new Map([[fresh, kernel]]));
}
