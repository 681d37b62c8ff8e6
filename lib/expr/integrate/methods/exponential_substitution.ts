/** Functions of exponentials. */
import {
  add,
  call,
  dependsOn,
  divide,
  type Expression,
  mapChildren,
  multiply,
  numeral,
  type Power,
  power,
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
    const inner = rewrite(integrand, base, (line) => {
      const k = divide(line.slope, slope);
      return multiply(power(t, k), power(base, line.intercept));
    }, variable);
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

interface Line {
  readonly slope: Expression;
  readonly intercept: Expression;
}

/** An exponent as a linear part and a rest. */
interface SplitExponent {
  readonly line: Line;
  readonly rest: Expression;
}

/** The linear terms of the exponent of a constant. */
function splitExponent(
  node: Power,
  variable: string,
): SplitExponent | undefined {
  if (dependsOn(node.base, variable)) return undefined;
  const { exponent } = node;
  const terms = exponent.kind === "sum" ? exponent.terms : [exponent];
  const isLinear = (term: Expression) =>
    !dependsOn(term, variable) || linearIn(term, variable) !== undefined;
  const line = linearIn(add(...terms.filter(isLinear)), variable);
  return line && {
    line,
    rest: add(...terms.filter((term) => !isLinear(term))),
  };
}

/** Puts another expression for base^(linear), everywhere. */
function rewrite(
  expression: Expression,
  base: Expression,
  replacement: (line: Line) => Expression,
  variable: string,
): Expression {
  const visit = (node: Expression): Expression => {
    if (!dependsOn(node, variable)) return node;
    const split = node.kind === "power" && same(node.base, base)
      ? splitExponent(node, variable)
      : undefined;
    return split === undefined
      ? mapChildren(node, visit)
      : multiply(replacement(split.line), power(base, visit(split.rest)));
  };
  return visit(expression);
}

/** The base and the greatest slope of which all are integer multiples. */
function commonExponential(
  integrand: Expression,
  variable: string,
): { readonly base: Expression; readonly slope: Expression } | undefined {
  let base: Expression | undefined, first: Expression | undefined;
  const ratios: Rational[] = [];
  for (const part of [integrand, ...partsOf(integrand, variable)]) {
    const split = part.kind === "power"
      ? splitExponent(part, variable)
      : undefined;
    if (split === undefined || part.kind !== "power") continue;
    base ??= part.base;
    first ??= split.line.slope;
    const ratio = divide(split.line.slope, first);
    if (!same(base, part.base) || ratio.kind !== "numeral") return undefined;
    ratios.push(ratio.value);
  }
  if (base === undefined || first === undefined) return undefined;
  return { base, slope: multiply(numeral(gcdOfRationals(ratios)), first) };
}
