/** Pairs of exponentials as hyperbolic and trigonometric functions. */
import {
  add,
  call,
  e,
  type Expression,
  i,
  multiply,
  negate,
  numeral,
  power,
  same,
  splitCoefficient,
  type Sum,
  two,
} from "../algebra/mod.ts";
import type { Rational } from "../exact/rational.ts";
import { ExpressionMap } from "./expression_map.ts";
import { factorsOf } from "./fraction.ts";

/** coefficient · rest · e^exponent */
interface Exponential {
  readonly coefficient: Rational;
  readonly rest: Expression;
  readonly exponent: Expression;
}

/**
 * e^x + e^-x = 2 cosh(x), e^x - e^-x = 2 sinh(x), e^(ix) + e^(-ix) = 2 cos(x)
 * and so on, for each pair of terms that share the rest.
 *
 * @param node Any sum.
 * @returns An equal expression; the same if there is no pair.
 */
export function pairExponentials(node: Sum): Expression {
  const seen = new ExpressionMap<{ place: number; term: Exponential }>();
  const terms: (Expression | undefined)[] = [...node.terms];
  let isChanged = false;
  node.terms.forEach((whole, place) => {
    const term = exponentialOf(whole);
    if (term === undefined) return;
    const { coefficient, rest, exponent } = term;
    const other = seen.get(keyOf(rest, negate(exponent)));
    if (other === undefined || terms[other.place] === undefined) {
      seen.set(keyOf(rest, exponent), { place, term });
      return;
    }
    const pair = pairOf(exponent, coefficient, other.term.coefficient);
    if (pair === undefined) return;
    isChanged = true;
    terms[other.place] = undefined;
    terms[place] = multiply(rest, pair);
  });
  if (!isChanged) return node;
  return add(...terms.filter((term) => term !== undefined));
}

/** Joins what the terms of a pair have in common. */
function keyOf(rest: Expression, exponent: Expression): Expression {
  return multiply(rest, power(e, exponent));
}

function exponentialOf(term: Expression): Exponential | undefined {
  const { coefficient, rest } = splitCoefficient(term);
  const factors = factorsOf(rest);
  const factor = factors.find((each) =>
    each.kind === "power" && same(each.base, e)
  );
  if (factor?.kind !== "power") return undefined;
  const others = factors.filter((each) => each !== factor);
  return { coefficient, rest: multiply(...others), exponent: factor.exponent };
}

/** a e^x + b e^-x, if a = ±b. */
function pairOf(
  exponent: Expression,
  a: Rational,
  b: Rational,
): Expression | undefined {
  const isEven = a.equals(b);
  if (!isEven && !a.equals(b.negated())) return undefined;
  const twice = multiply(two, numeral(a));
  const hasUnit = factorsOf(exponent).some((factor) => same(factor, i));
  if (!hasUnit) {
    return multiply(twice, call(isEven ? "cosh" : "sinh", exponent));
  }
  const angle = negate(multiply(i, exponent));
  return isEven
    ? multiply(twice, call("cos", angle))
    : multiply(twice, i, call("sin", angle));
}
