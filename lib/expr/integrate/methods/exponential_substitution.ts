/** Functions of exponentials. */
import {
  call,
  dependsOn,
  divide,
  type Expression,
  multiply,
  numeral,
  power,
  replace,
  same,
  substitute,
  variable as variableOf,
} from "../../algebra/mod.ts";
import type { Rational } from "../../exact/rational.ts";
import { gcdOfRationals } from "../../simplify/fraction.ts";
import type { Method } from "../method.ts";
import { partsOf } from "../tools/kernels.ts";
import { linearIn } from "../tools/polynomial.ts";

/** t = b^(k x), the largest k: dx = dt/(k ln(b) t). */
export const exponentialSubstitution: Method = {
  name: "substitution of an exponential",
  apply(integrand, variable, context) {
    const found = commonExponential(integrand, variable);
    if (found === undefined) return undefined;
    const { base, slope } = found;
    const fresh = context.fresh(variable), t = variableOf(fresh);
    const inner = replace(integrand, (node) => {
      if (node.kind !== "power" || !same(node.base, base)) return undefined;
      const line = linearIn(node.exponent, variable);
      if (line === undefined) return undefined;
      const k = divide(line.slope, slope);
      return multiply(power(t, k), power(base, line.intercept));
    });
    if (dependsOn(inner, variable)) return undefined;
    const rate = multiply(slope, call("ln", base));
    const result = context.antiderivative(
      divide(inner, multiply(rate, t)),
      fresh,
    );
    const kernel = power(base, multiply(slope, variableOf(variable)));
    return result && substitute(result, new Map([[fresh, kernel]]));
  },
};

/** The base and the greatest slope of which all are integer multiples. */
function commonExponential(
  integrand: Expression,
  variable: string,
): { readonly base: Expression; readonly slope: Expression } | undefined {
  let base: Expression | undefined, first: Expression | undefined;
  const ratios: Rational[] = [];
  for (const part of [integrand, ...partsOf(integrand, variable)]) {
    if (part.kind !== "power" || dependsOn(part.base, variable)) continue;
    const line = linearIn(part.exponent, variable);
    if (line === undefined) continue;
    base ??= part.base;
    first ??= line.slope;
    const ratio = divide(line.slope, first);
    if (!same(base, part.base) || ratio.kind !== "numeral") return undefined;
    ratios.push(ratio.value);
  }
  if (base === undefined || first === undefined) return undefined;
  return { base, slope: multiply(numeral(gcdOfRationals(ratios)), first) };
}
