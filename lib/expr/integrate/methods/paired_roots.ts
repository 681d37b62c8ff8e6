/** Two roots that together are one. */
import {
  divide,
  type Expression,
  multiply,
  numeral,
  power,
  substitute,
  variable as variableOf,
} from "../../algebra/mod.ts";
import type { Method } from "../method.ts";
import { linearIn } from "../tools/polynomial.ts";
import {
  replaceRoots,
  type RootBase,
  rootBases,
  rootOf,
} from "../tools/roots_of.ts";

/** u^(1/n) = ρ (u/v)^(1/n) v^(1/n), ρ constant on each piece of the domain, so
 * that only a root of u/v is left: for linear u and v, and for sines and
 * cosines. */
export const pairedRoots: Method = {
  name: "root of a quotient",
  apply(integrand, variable, context) {
    const roots = rootBases(integrand, variable);
    for (const u of roots) {
      for (const v of roots) {
        if (u === v || !isPair(u.base, v.base, variable)) continue;
        const degree = u.degree;
        const ratio = divide(u.base, v.base);
        const parameter = variableOf("#q");
        const inner = replaceRoots(integrand, u, (m) =>
          multiply(
            power(parameter, m),
            power(ratio, multiply(m, numeral(1n, degree))),
            power(v.base, multiply(m, numeral(1n, degree))),
          ));
        const left = rootBases(inner, variable);
        if (left.length >= roots.length) continue;
        const result = context.antiderivative(inner, variable);
        if (result === undefined) continue;
        return substitute(result, new Map([["#q", constant(u, v, ratio)]]));
      }
    }
    return undefined;
  },
};

/** ρ */
function constant(u: RootBase, v: RootBase, ratio: Expression): Expression {
  const exponent = numeral(-1n, u.degree);
  return multiply(rootOf(u), power(ratio, exponent), power(v.base, exponent));
}

function isPair(u: Expression, v: Expression, variable: string): boolean {
  if (u.kind === "call" && v.kind === "call") {
    return u.name === "sin" && v.name === "cos" ||
      u.name === "sinh" && v.name === "cosh";
  }
  return linearIn(u, variable) !== undefined &&
    linearIn(v, variable) !== undefined;
}
