/** Products of sums. */
import { expandProducts } from "../../simplify/mod.ts";
import type { Method } from "../method.ts";

/** The integrand multiplied out, term by term. */
export const expansion: Method = {
  name: "expansion",
  apply(integrand, variable, context) {
    if (integrand.kind === "sum") return undefined;
    const expanded = expandProducts(integrand);
    return expanded.kind === "sum"
      ? context.linear(expanded, variable)
      : undefined;
  },
};
