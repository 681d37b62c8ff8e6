/** Substitution of a power of the variable. */
import {
  childrenOf,
  dependsOn,
  divide,
  type Expression,
  multiply,
  numeral,
  one,
  power,
  substitute,
  subtract,
  variable as variableOf,
} from "../../algebra/mod.ts";
import { greatestCommonDivisor, Rational } from "../../exact/rational.ts";
import type { Method } from "../method.ts";
import { replaceKernel } from "../tools/replace_kernel.ts";

/** u = x^p where f = x^(p-1) g(x^p), with the largest p; p is a fraction where
 * there are roots of x. */
export const powerSubstitution: Method = {
  name: "substitution of a power",
  apply(integrand, variable, context) {
    const exponent = commonExponent(integrand, variable);
    if (exponent === undefined || exponent.isOne) return undefined;
    const x = variableOf(variable);
    const kernel = power(x, numeral(exponent));
    const slope = multiply(
      numeral(exponent),
      power(x, subtract(numeral(exponent), one)),
    );
    const fresh = context.fresh(variable);
    const inner = replaceKernel(
      divide(integrand, slope),
      kernel,
      variableOf(fresh),
      variable,
    );
    const result = inner && context.antiderivative(inner, fresh);
    return result && substitute(result, new Map([[fresh, kernel]]));
  },
};

/** The greatest p with f = x^m g(x^p) and p | m + 1. */
function commonExponent(
  integrand: Expression,
  variable: string,
): Rational | undefined {
  const factors = integrand.kind === "product"
    ? integrand.factors
    : [integrand];
  let outer = Rational.of(1), inner = Rational.of(0);
  for (const factor of factors) {
    const own = exponentOf(factor, variable);
    if (own !== undefined) outer = outer.plus(own);
    else if (dependsOn(factor, variable)) {
      const found = exponentsWithin(factor, variable);
      if (found === undefined) return undefined;
      inner = gcd(inner, found);
    }
  }
  return inner.isZero ? undefined : gcd(inner, outer);
}

/** The exponent of a power of the variable. */
function exponentOf(
  node: Expression,
  variable: string,
): Rational | undefined {
  if (node.kind === "variable" && node.name === variable) return Rational.of(1);
  return node.kind === "power" && node.base.kind === "variable" &&
      node.base.name === variable && node.exponent.kind === "numeral"
    ? node.exponent.value
    : undefined;
}

/** The greatest common divisor of all exponents; undefined if one has a
 * parameter. */
function exponentsWithin(
  expression: Expression,
  variable: string,
): Rational | undefined {
  let result: Rational | undefined = Rational.of(0);
  const visit = (node: Expression): void => {
    if (result === undefined || !dependsOn(node, variable)) return;
    const own = exponentOf(node, variable);
    if (own !== undefined) result = gcd(result, own);
    else if (node.kind === "power" && isVariable(node.base, variable)) {
      result = undefined;
    } else childrenOf(node).forEach(visit);
  };
  visit(expression);
  return result;
}

function isVariable(node: Expression, variable: string): boolean {
  return node.kind === "variable" && node.name === variable;
}

function gcd(a: Rational, b: Rational): Rational {
  return Rational.of(
    greatestCommonDivisor(
      a.numerator * b.denominator,
      b.numerator * a.denominator,
    ),
    a.denominator * b.denominator,
  ).absolute();
}
