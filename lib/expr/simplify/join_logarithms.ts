/** Sums of logarithms as one, where the principal values agree. */
import {
  add,
  call,
  type Expression,
  multiply,
  numeral,
  power,
  splitCoefficient,
  type Sum,
} from "../algebra/mod.ts";
import type { Rational } from "../exact/rational.ts";
import type { Knowledge } from "./knowledge.ts";

/** Powers of numbers up to here are written out. */
const largestNumberPower = 8n;

/** coefficient · ln(argument) */
interface Logarithm {
  readonly coefficient: Rational;
  readonly argument: Expression;
}

/**
 * a ln(x) + b ln(y) = ln(x^a y^b) for positive x and y, where one logarithm at
 * most may be of something that is not known to be positive, with the
 * coefficient 1.
 *
 * @param sum Any.
 * @param knowledge What is assumed.
 * @returns An equal expression; undefined if there are no two to join.
 */
export function joinLogarithms(
  sum: Sum,
  knowledge: Knowledge,
): Expression | undefined {
  const joined: Logarithm[] = [], others: Expression[] = [];
  let free: Logarithm | undefined, freeTerm: Expression | undefined;
  for (const term of sum.terms) {
    const logarithm = logarithmOf(term);
    if (logarithm === undefined) others.push(term);
    else if (knowledge.isPositive(logarithm.argument)) joined.push(logarithm);
    else if (free === undefined && logarithm.coefficient.isOne) {
      free = logarithm;
      freeTerm = term;
    } else others.push(term);
  }
  if (free !== undefined && joined.length > 0) joined.push(free);
  else if (freeTerm !== undefined) others.push(freeTerm);
  if (joined.length < 2) return undefined;
  const argument = multiply(
    ...joined.map((logarithm) =>
      power(logarithm.argument, numeral(logarithm.coefficient))
    ),
  );
  return add(...others, call("ln", argument));
}

function logarithmOf(term: Expression): Logarithm | undefined {
  const { coefficient, rest } = splitCoefficient(term);
  if (rest.kind !== "call" || rest.name !== "ln") return undefined;
  const argument = rest.arguments[0]!;
  const isLarge = argument.kind === "numeral" &&
    coefficient.absolute().numerator > largestNumberPower;
  return isLarge ? undefined : { coefficient, argument };
}
