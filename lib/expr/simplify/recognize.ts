/** Shorter names for what identities show: sin/cos is tan, e^x + e^-x is
 * 2 cosh(x). Each rule holds wherever both sides are defined. */
import {
  add,
  call,
  type CallName,
  type Expression,
  multiply,
  numeral,
  one,
  pi,
  power,
  same,
  splitCoefficient,
  subtract,
  type Sum,
} from "../algebra/mod.ts";
import { Rational } from "../exact/rational.ts";
import { pairExponentials } from "./exponential_pairs.ts";
import { factorsOf } from "./fraction.ts";
import { joinFunctions } from "./function_quotients.ts";
import { joinSigns } from "./join_signs.ts";

/**
 * An expression by a shorter name.
 *
 * @param node Any, its parts being done.
 * @returns An equal expression; the same if there is no name for it.
 */
export function recognize(node: Expression): Expression {
  switch (node.kind) {
    case "product": {
      const unsigned = joinSigns(node);
      const joined = unsigned.kind === "product"
        ? joinFunctions(unsigned)
        : unsigned;
      return joinBases(signum(joined));
    }
    case "sum":
      return complements(pairExponentials(node));
    case "call":
      return node.name === "gamma" && node.arguments.length === 1
        ? call("factorial", subtract(node.arguments[0]!, one))
        : node;
    default:
      return node;
  }
}

/** x / |x| = sgn(x) */
function signum(node: Expression): Expression {
  const factors = factorsOf(node);
  for (const factor of factors) {
    if (factor.kind !== "power" || factor.base.kind !== "call") continue;
    const isBelow = factor.base.name === "abs" &&
      same(factor.exponent, numeral(-1));
    const x = factor.base.arguments[0]!;
    if (isBelow && factors.some((other) => same(other, x))) {
      const others = factors.filter((other) =>
        other !== factor && !same(other, x)
      );
      return multiply(...others, call("sgn", x));
    }
  }
  return node;
}

/** 2^x 3^x = 6^x: positive numbers with one exponent. */
function joinBases(node: Expression): Expression {
  const factors = [...factorsOf(node)];
  for (let k = 0; k < factors.length; k++) {
    const first = factors[k]!;
    if (!isNumberPower(first)) continue;
    for (let other = factors.length - 1; other > k; other--) {
      const second = factors[other]!;
      if (!isNumberPower(second)) continue;
      if (!same(first.exponent, second.exponent)) continue;
      const base = multiply(first.base, second.base);
      factors.splice(other, 1);
      factors[k] = power(base, first.exponent);
      return joinBases(multiply(...factors));
    }
  }
  return node;
}

function isNumberPower(
  factor: Expression,
): factor is Extract<Expression, { kind: "power" }> {
  return factor.kind === "power" && factor.base.kind === "numeral" &&
    factor.base.value.sign > 0 && factor.exponent.kind !== "numeral";
}

/** c - c erf(x) = c erfc(x), c π/2 - c asin(x) = c acos(x). */
function complements(node: Expression): Expression {
  if (node.kind !== "sum") return node;
  for (const term of node.terms) {
    const { coefficient, rest } = splitCoefficient(term);
    if (rest.kind !== "call") continue;
    const rule = complementary[rest.name];
    if (rule === undefined) continue;
    const whole = multiply(numeral(coefficient.negated()), rule.whole);
    if (!hasTerm(node, whole)) continue;
    return subtract(
      subtract(node, add(term, whole)),
      multiply(numeral(coefficient), call(rule.name, rest.arguments[0]!)),
    );
  }
  return node;
}

const halfPi: Expression = multiply(numeral(Rational.of(1, 2)), pi);

/** whole - f(x) = name(x) */
const complementary: Partial<
  Record<CallName, { readonly name: CallName; readonly whole: Expression }>
> = {
  erf: { name: "erfc", whole: one },
  erfc: { name: "erf", whole: one },
  asin: { name: "acos", whole: halfPi },
  acos: { name: "asin", whole: halfPi },
};

function hasTerm({ terms }: Sum, term: Expression): boolean {
  return terms.some((each) => same(each, term));
}
