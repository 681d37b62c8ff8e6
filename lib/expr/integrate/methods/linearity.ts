/** Sums, term by term. */
import { add, type Expression } from "../../algebra/mod.ts";
import type { Method } from "../method.ts";

/** The integral of a sum; terms that cannot be integrated alone are tried
 * together. */
export const linearity: Method = {
  name: "linearity",
  apply(integrand, variable, context) {
    if (integrand.kind !== "sum") return undefined;
    const results: Expression[] = [], others: Expression[] = [];
    for (const term of integrand.terms) {
      const result = context.linear(term, variable);
      if (result === undefined) others.push(term);
      else results.push(result);
    }
    if (others.length === 0) return add(...results);
    if (others.length < 2 || results.length === 0) return undefined;
    const rest = context.linear(add(...others), variable);
    return rest && add(rest, ...results);
  },
};
