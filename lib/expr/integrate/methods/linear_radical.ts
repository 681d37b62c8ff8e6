/** Roots of linear fractional functions. */
import {
  add,
  dependsOn,
  divide,
  type Expression,
  isInteger,
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
import { partsOf } from "../tools/kernels.ts";
import { coefficientsIn } from "../tools/polynomial.ts";
import { numeratorDenominator } from "../../simplify/mod.ts";

/** Roots of a higher degree are left alone. */
const largestDegree = 24n;

/** t = ((a x + b)/(c x + d))^(1/n), so that x is rational in t and all powers
 * of the base are powers of t; the rest may be any function. */
export const linearRadical: Method = {
  name: "substitution of a root",
  apply(integrand, variable, context) {
    for (const base of basesIn(integrand, variable)) {
      const inverse = inverseOf(base, variable);
      const degree = degreeOf(integrand, base);
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

/** The bases of fractional powers. */
function basesIn(
  integrand: Expression,
  variable: string,
): readonly Expression[] {
  const bases: Expression[] = [];
  for (const part of [integrand, ...partsOf(integrand, variable)]) {
    const isRoot = part.kind === "power" && part.exponent.kind === "numeral" &&
      !isInteger(part.exponent);
    if (isRoot && !bases.some((base) => same(base, part.base))) {
      bases.push(part.base);
    }
  }
  return bases;
}

/** The least common denominator of the exponents of a base. */
function degreeOf(integrand: Expression, base: Expression): bigint {
  let degree = 1n;
  replace(integrand, (node) => {
    if (
      node.kind === "power" && same(node.base, base) &&
      node.exponent.kind === "numeral"
    ) {
      const { denominator } = node.exponent.value;
      degree = degree * denominator / gcd(degree, denominator);
    }
    return undefined;
  });
  return degree;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

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
