/** Functions of a logarithm and of powers. */
import {
  call,
  contains,
  dependsOn,
  divide,
  e,
  exp,
  type Expression,
  multiply,
  power,
  replace,
  same,
  substitute,
  subtract,
  variable as variableOf,
} from "../../algebra/mod.ts";
import type { Method } from "../method.ts";
import { partsOf } from "../tools/kernels.ts";
import { linearIn } from "../tools/polynomial.ts";

/** t = ln(u), u linear: powers of u become exponentials. */
export const logarithmSubstitution: Method = {
  name: "substitution of a logarithm",
  apply(integrand, variable, context) {
    for (const part of [integrand, ...partsOf(integrand, variable)]) {
      if (part.kind !== "call" || part.name !== "ln") continue;
      const u = part.arguments[0]!, line = linearIn(u, variable);
      if (line === undefined) continue;
      const fresh = context.fresh(variable), t = variableOf(fresh);
      const x = divide(subtract(exp(t), line.intercept), line.slope);
      const replaced = replace(integrand, (node) => {
        if (same(node, part)) return t;
        if (same(node, u)) return exp(t);
        return node.kind === "power" && same(node.base, u) &&
            !dependsOn(node.exponent, variable)
          ? power(e, multiply(node.exponent, t))
          : undefined;
      });
      const inner = divide(
        multiply(substitute(replaced, new Map([[variable, x]])), exp(t)),
        line.slope,
      );
      if (isNested(inner, fresh)) continue;
      const result = context.antiderivative(inner, fresh);
      if (result === undefined) continue;
      return substitute(result, new Map([[fresh, call("ln", u)]]));
    }
    return undefined;
  },
};

/** Whether an exponential stands within a function: no progress then. */
function isNested(expression: Expression, variable: string): boolean {
  return contains(
    expression,
    (node) =>
      node.kind === "call" &&
      partsOf(node, variable).some((part) =>
        part.kind === "power" && !dependsOn(part.base, variable)
      ),
  );
}
