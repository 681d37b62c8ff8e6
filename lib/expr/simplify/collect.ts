/** Expressions as sums of powers of one of their parts. */
import {
  add,
  type Expression,
  isInteger,
  minusOne,
  multiply,
  one,
  power,
  same,
  zero,
} from "../algebra/mod.ts";
import { expandProducts, termsOf } from "./expand.ts";
import { factorsOf } from "./fraction.ts";

/** One power of the part with what it is multiplied by. */
export interface Collected {
  /** To what the part is raised; 0 for the terms free of it. */
  readonly exponent: Expression;
  /** The sum of what stands beside it. */
  readonly coefficient: Expression;
}

/**
 * The coefficients of the powers of a part.
 *
 * @param expression Any; it is expanded.
 * @param part A variable, a function, a power.
 * @returns The powers as they are found, each exponent once.
 * @throws {ExpressionError} `budget`.
 */
export function coefficientsOf(
  expression: Expression,
  part: Expression,
): readonly Collected[] {
  const found: { exponent: Expression; terms: Expression[] }[] = [];
  for (const term of termsOf(expandProducts(expression))) {
    const { exponent, rest } = splitPower(term, part);
    const known = found.find((entry) => same(entry.exponent, exponent));
    if (known === undefined) found.push({ exponent, terms: [rest] });
    else known.terms.push(rest);
  }
  return found.map(({ exponent, terms }) => ({
    exponent,
    coefficient: add(...terms),
  }));
}

/** term = rest · part^exponent */
function splitPower(
  term: Expression,
  part: Expression,
): { readonly exponent: Expression; readonly rest: Expression } {
  let exponent: Expression = zero;
  const others: Expression[] = [];
  for (const factor of factorsOf(term)) {
    const found = exponentIn(factor, part);
    if (found === undefined) others.push(factor);
    else exponent = add(exponent, found);
  }
  return { exponent, rest: multiply(...others) };
}

function exponentIn(
  factor: Expression,
  part: Expression,
): Expression | undefined {
  if (same(factor, part)) return one;
  if (part.kind === "power") {
    const isSame = factor.kind === "power" && same(factor.base, part.base);
    if (!isSame || part.exponent.kind !== "numeral") return undefined;
    const quotient = multiply(factor.exponent, power(part.exponent, minusOne));
    return isInteger(quotient) ? quotient : undefined;
  }
  return factor.kind === "power" && same(factor.base, part)
    ? factor.exponent
    : undefined;
}

/**
 * Writes an expression as a sum of coefficients times powers of a part.
 *
 * @param expression Any.
 * @param part What is collected: usually a variable.
 * @returns An equal expression; a coefficient is a sum in parentheses.
 * @throws {ExpressionError} `budget`.
 */
export function collectPowers(
  expression: Expression,
  part: Expression,
): Expression {
  return add(
    ...coefficientsOf(expression, part).map(({ exponent, coefficient }) =>
      multiply(coefficient, power(part, exponent))
    ),
  );
}
