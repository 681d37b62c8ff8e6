/** Antiderivatives in a simpler form with the same derivative. */
import {
  add,
  call,
  dependsOn,
  type Expression,
  multiply,
  negate,
  numeral,
  same,
  splitContent,
  zero,
} from "../../algebra/mod.ts";
import {
  numeratorDenominator,
  togetherExpression,
} from "../../simplify/mod.ts";
import { splitConstant } from "./constant_factor.ts";

/**
 * Simplifies an antiderivative: constant terms and constant factors within
 * logarithms go, logarithms of powers become multiples, and an inverse of its
 * own function its argument. The value changes by a constant on each piece of
 * the domain.
 *
 * @param antiderivative Any.
 * @param variable The name of the variable.
 * @returns An expression with the same derivative.
 */
export function tidy(
  antiderivative: Expression,
  variable: string,
): Expression {
  const terms = antiderivative.kind === "sum"
    ? antiderivative.terms
    : [antiderivative];
  return add(...terms.map((term) => tidyTerm(term, variable)));
}

function tidyTerm(term: Expression, variable: string): Expression {
  if (!dependsOn(term, variable)) return zero;
  const { constant, rest } = splitConstant(term, variable);
  if (rest.kind !== "call") return term;
  const simpler = tidyCall(rest, variable);
  return simpler === rest ? term : multiply(constant, simpler);
}

function tidyCall(
  node: Extract<Expression, { kind: "call" }>,
  variable: string,
): Expression {
  const argument = node.arguments[0]!;
  switch (node.name) {
    case "ln":
      return logarithm(argument, variable);
    case "atan":
      return undone(argument, "tan", numeral(1)) ??
        undone(argument, "cot", numeral(-1)) ?? node;
    case "atanh":
      return undone(argument, "tanh", numeral(1)) ??
        undone(argument, "coth", numeral(1)) ?? node;
    default:
      return node;
  }
}

/** The argument of a function, times a sign. */
function undone(
  expression: Expression,
  name: "tan" | "cot" | "tanh" | "coth",
  sign: Expression,
): Expression | undefined {
  return expression.kind === "call" && expression.name === name
    ? multiply(sign, expression.arguments[0]!)
    : undefined;
}

/** ln(u) but for a constant. */
function logarithm(u: Expression, variable: string): Expression {
  switch (u.kind) {
    case "product": {
      const factors = u.factors.filter((f) => dependsOn(f, variable));
      const logarithms = factors.map((f) => logarithm(f, variable));
      return add(...logarithms);
    }
    case "power":
      if (!dependsOn(u.exponent, variable)) {
        return multiply(u.exponent, logarithm(u.base, variable));
      }
      return dependsOn(u.base, variable)
        ? call("ln", u)
        : multiply(u.exponent, call("ln", u.base));
    case "sum":
      return ofSum(u, variable);
    default:
      return call("ln", u);
  }
}

function ofSum(
  u: Extract<Expression, { kind: "sum" }>,
  variable: string,
): Expression {
  const secant = secantSquared(u);
  if (secant !== undefined) {
    return multiply(numeral(-2), call("ln", secant));
  }
  const whole = u.mask === 0 ? u : togetherExpression(u);
  const { numerator, denominator } = numeratorDenominator(whole);
  const isPlain = dependsOn(denominator, variable) || numerator.kind !== "sum";
  const above = isPlain ? u : numerator;
  return call("ln", above.kind === "sum" ? splitContent(above).primitive : u);
}

/** cos(v) for 1 + tan(v)², and its relatives. */
function secantSquared(
  u: Extract<Expression, { kind: "sum" }>,
): Expression | undefined {
  const [first, second, ...others] = u.terms;
  if (others.length > 0 || !same(first!, numeral(1))) return undefined;
  for (const [name, other, sign] of reciprocals) {
    const square = sign === 1 ? second! : negate(second!);
    if (square.kind !== "power" || !same(square.exponent, numeral(2))) continue;
    const { base } = square;
    if (base.kind === "call" && base.name === name) {
      return call(other, base.arguments[0]!);
    }
  }
  return undefined;
}

const reciprocals = [
  ["tan", "cos", 1],
  ["cot", "sin", 1],
  ["tanh", "cosh", -1],
] as const;
