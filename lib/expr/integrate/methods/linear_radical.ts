/** Roots of linear fractional functions. */
import {
  add,
  dependsOn,
  divide,
  type Expression,
  multiply,
  negate,
  numeral,
  power,
  replace,
  same,
  substitute,
  subtract,
  variable as variableOf,
} from "../../algebra/mod.ts";
import { derivative } from "../../differentiate/derivative.ts";
import type { Method } from "../method.ts";
import { coefficientsIn } from "../tools/polynomial.ts";
import { rootBases } from "../tools/roots_of.ts";
import { numeratorDenominator } from "../../simplify/mod.ts";

/** Roots of a higher degree are left alone. */
const largestDegree = 24n;

/** t = ((a x + b)/(c x + d))^(1/n), so that x is rational in t and all powers
 * of the base are powers of t; the rest may be any function. */
export const linearRadical: Method = {
  name: "substitution of a root",
  apply(integrand, variable, context) {
    for (const { base, degree } of rootBases(integrand, variable)) {
      const inverse = inverseOf(base, variable);
      if (inverse === undefined || degree > largestDegree) continue;
      const fresh = context.fresh(variable), t = variableOf(fresh);
      const kernel = power(base, numeral(1n, degree));
      const x = inverse(power(t, numeral(degree)));
      const powers = replace(integrand, (node) => {
        if (same(node, base)) return power(t, numeral(degree));
        return node.kind === "power" && same(node.base, base) &&
            node.exponent.kind === "numeral"
          ? power(t, multiply(node.exponent, numeral(degree)))
          : undefined;
      });
      const inner = multiply(
        substitute(powers, new Map([[variable, x]])),
        derivative(x, fresh),
      );
      const result = context.antiderivative(inner, fresh);
      if (result !== undefined) {
        return substitute(result, new Map([[fresh, kernel]]));
      }
    }
    return undefined;
  },
};

/** x = (d u - b)/(a - c u) for u = (a x + b)/(c x + d). */
function inverseOf(
  base: Expression,
  variable: string,
): ((u: Expression) => Expression) | undefined {
  const { numerator, denominator } = numeratorDenominator(base);
  const above = coefficientsIn(numerator, variable);
  const below = coefficientsIn(denominator, variable);
  if (above === undefined || below === undefined) return undefined;
  if (above.length > 2 || below.length > 2 || !dependsOn(base, variable)) {
    return undefined;
  }
  const [b = numeral(0), a = numeral(0)] = above;
  const [d = numeral(0), c = numeral(0)] = below;
  return (u) =>
    divide(
      subtract(multiply(d, u), b),
      add(a, negate(multiply(c, u))),
    );
}
