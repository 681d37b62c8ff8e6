/** Powers of x times rational functions of an exponential. */
import {
  add,
  call,
  type CallName,
  contains,
  dependsOn,
  divide,
  exp,
  type Expression,
  i,
  multiply,
  numeral,
  one,
  power,
  replace,
  two,
  variable as variableOf,
} from "../../algebra/mod.ts";
import { expandProducts, rationalNormal } from "../../simplify/mod.ts";
import { gcdOfRationals } from "../../simplify/fraction.ts";
import type { Method } from "../method.ts";
import { integrateTower, type Tower } from "../exponential/polylogarithm.ts";
import { partsOf } from "../tools/kernels.ts";
import { coefficientsIn, linearIn } from "../tools/polynomial.ts";

/** x^n R(t) with t = e^(s x): polylogarithms. Sines and cosines, circular and
 * hyperbolic, are written as exponentials. */
export const polylogarithm: Method = {
  name: "polylogarithm",
  apply(integrand, variable) {
    const inExponentials = exponentialsOf(integrand, variable);
    const slope = commonSlope(inExponentials, variable);
    if (slope === undefined) return undefined;
    const t = variableOf("#t");
    const form = replace(inExponentials, (node) => {
      const line = exponentLine(node, variable);
      if (line === undefined) return undefined;
      const k = divide(line.slope, slope);
      return multiply(power(t, k), exp(line.intercept));
    });
    const { numerator, denominator } = rationalNormal(form);
    if (dependsOn(denominator, variable)) return undefined;
    const coefficients = coefficientsIn(numerator, variable);
    if (coefficients === undefined || coefficients.length < 2) return undefined;
    const tower: Tower = { slope, variable };
    const terms: Expression[] = [];
    for (const [n, coefficient] of coefficients.entries()) {
      const term = integrateTower(divide(coefficient, denominator), n, tower);
      if (term === undefined) return undefined;
      terms.push(term);
    }
    const result = expandProducts(add(...terms));
    // Without polylogarithms, parts have a result in the same functions.
    return contains(result, isPolylogarithm) ? result : undefined;
  },
};

function isPolylogarithm(part: Expression): boolean {
  return part.kind === "call" && part.name === "polylog";
}

type Writer = (plus: Expression, minus: Expression) => Expression;

const half = numeral(1, 2);
const sum: Writer = (a, b) => multiply(half, add(a, b));
const difference = (a: Expression, b: Expression) =>
  add(a, multiply(numeral(-1), b));
const hyperbolicSine: Writer = (a, b) => multiply(half, difference(a, b));
const circularSine: Writer = (a, b) =>
  divide(difference(a, b), multiply(numeral(2), i));
/** In e^(2u) alone. */
const circularTangent: Writer = (a) =>
  multiply(i, divide(difference(one, power(a, two)), add(one, power(a, two))));
const hyperbolicTangent: Writer = (a) =>
  divide(difference(power(a, two), one), add(one, power(a, two)));
const inverse = (writer: Writer): Writer => (a, b) =>
  power(writer(a, b), numeral(-1));

/** Each function in e^u and e^-u, u = iv for circular functions. */
const writers: Partial<Record<CallName, readonly [boolean, Writer]>> = {
  sin: [true, circularSine],
  cos: [true, sum],
  tan: [true, circularTangent],
  cot: [true, inverse(circularTangent)],
  sec: [true, inverse(sum)],
  csc: [true, inverse(circularSine)],
  sinh: [false, hyperbolicSine],
  cosh: [false, sum],
  tanh: [false, hyperbolicTangent],
  coth: [false, inverse(hyperbolicTangent)],
  sech: [false, inverse(sum)],
  csch: [false, inverse(hyperbolicSine)],
};

function exponentialsOf(integrand: Expression, variable: string): Expression {
  return replace(integrand, (node) => {
    const found = node.kind === "call" ? writers[node.name] : undefined;
    if (found === undefined || node.kind !== "call") return undefined;
    const argument = node.arguments[0]!;
    if (linearIn(argument, variable) === undefined) return undefined;
    const [isCircular, writer] = found;
    const u = isCircular ? multiply(i, argument) : argument;
    return writer(exp(u), exp(multiply(numeral(-1), u)));
  });
}

/** The exponent of a power of a constant, if it is linear. */
function exponentLine(
  node: Expression,
  variable: string,
): ReturnType<typeof linearIn> {
  if (node.kind !== "power" || dependsOn(node.base, variable)) return undefined;
  return linearIn(
    multiply(node.exponent, call("ln", node.base)),
    variable,
  );
}

/** The greatest slope of which all are integer multiples. */
function commonSlope(
  expression: Expression,
  variable: string,
): Expression | undefined {
  const slopes = [expression, ...partsOf(expression, variable)].flatMap(
    (part) => exponentLine(part, variable)?.slope ?? [],
  );
  const [first] = slopes;
  if (first === undefined) return undefined;
  const ratios = slopes.map((slope) => divide(slope, first));
  const values = ratios.flatMap((r) => r.kind === "numeral" ? [r.value] : []);
  return values.length < ratios.length
    ? undefined
    : multiply(numeral(gcdOfRationals(values)), first);
}
