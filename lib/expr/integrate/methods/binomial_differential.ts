/** Binomial differentials. */
import {
  contains,
  dependsOn,
  divide,
  type Expression,
  isInteger,
  multiply,
  numeral,
  power,
  replace,
  same,
  substitute,
  subtract,
  variable as variableOf,
  zero,
} from "../../algebra/mod.ts";
import type { Method } from "../method.ts";
import { coefficientsIn } from "../tools/polynomial.ts";
import { rootBases } from "../tools/roots_of.ts";

/**
 * Chebyshev's third case: t = (a + b x^n)^(1/q) x^(-n/q), x^n = a/(t^q - b),
 * where what is left are integer powers of x^n.
 */
export const binomialDifferential: Method = {
  name: "binomial differential",
  apply(integrand, variable, context) {
    for (const { base, degree } of rootBases(integrand, variable)) {
      const coefficients = coefficientsIn(base, variable) ?? [];
      const n = coefficients.length - 1;
      const isBinomial = n > 1 &&
        coefficients.slice(1, -1).every((c) => same(c, zero)) &&
        !same(coefficients[0]!, zero);
      if (!isBinomial) continue;
      const fresh = context.fresh(variable), t = variableOf(fresh);
      const form = inPowers(integrand, base, degree, { variable, n, t });
      if (form === undefined) continue;
      const below = subtract(power(t, numeral(degree)), coefficients[n]!);
      const inner = multiply(
        substitute(form, new Map([["#X", divide(coefficients[0]!, below)]])),
        numeral(-degree, n),
        power(t, numeral(degree - 1n)),
        power(below, numeral(-1)),
      );
      const result = context.antiderivative(inner, fresh);
      if (result === undefined) continue;
      const kernel = multiply(
        power(base, numeral(1n, degree)),
        power(variableOf(variable), numeral(BigInt(-n), degree)),
      );
      return substitute(result, new Map([[fresh, kernel]]));
    }
    return undefined;
  },
};

interface Names {
  readonly variable: string;
  readonly n: number;
  readonly t: Expression;
}

/** x f in t and X = x^n; undefined if X stands under a root. */
function inPowers(
  integrand: Expression,
  base: Expression,
  degree: bigint,
  { variable, n, t }: Names,
): Expression | undefined {
  const whole = variableOf("#X"), x = variableOf(variable);
  const form = replace(multiply(integrand, x), (node) => {
    if (node.kind === "variable" && node.name === variable) {
      return power(whole, numeral(1, n));
    }
    if (node.kind !== "power" || node.exponent.kind !== "numeral") {
      return undefined;
    }
    if (same(node.base, base) && !isInteger(node.exponent)) {
      return multiply(
        power(t, multiply(node.exponent, numeral(degree))),
        power(whole, node.exponent),
      );
    }
    return same(node.base, x)
      ? power(whole, multiply(node.exponent, numeral(1, n)))
      : undefined;
  });
  const isOpen = dependsOn(form, variable) ||
    contains(
      form,
      (node) =>
        node.kind === "power" && !isInteger(node.exponent) &&
        dependsOn(node, "#X"),
    );
  return isOpen ? undefined : form;
}
