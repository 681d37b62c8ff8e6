/** Substitution of a part whose derivative divides the integrand. */
import {
  divide,
  type Expression,
  substitute,
  variable as variableOf,
  zero,
} from "../../algebra/mod.ts";
import { spend } from "../../budget.ts";
import type { IntegrationContext } from "../context.ts";
import { derivative } from "../../differentiate/derivative.ts";
import type { Method } from "../method.ts";
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
  ];
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
  const inner = replaceKernel(
    divide(integrand, slope),
    kernel,
    variableOf(fresh),
    variable,
  );
  if (inner === undefined || inner.size > 2 * integrand.size + 8) {
    return undefined;
  }
  const result = context.antiderivative(inner, fresh);
  return result && substitute(result, new Map([[fresh, kernel]]));
}
