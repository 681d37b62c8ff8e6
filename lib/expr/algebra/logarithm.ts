/** The canonical natural logarithm of numbers and plain powers. */
import { integerRoot } from "../exact/radicals.ts";
import { bitLength, Rational } from "../exact/rational.ts";
import { ExpressionError } from "../errors.ts";
import { add, i, multiply, numeral, pi, zero } from "./build.ts";
import type { Expression } from "./expression.ts";
import { makeCall, makeNumeral } from "./facts.ts";

/**
 * ln of an expression where it is simpler: ln(8) = 3 ln(2), ln(2/3) =
 * ln(2) - ln(3), ln(-2) = ln(2) + iπ, ln(e^(p/q)) = p/q.
 *
 * @param argument Any.
 * @returns The value; undefined if the call is the canonical form.
 * @throws {ExpressionError} `domain` for ln(0).
 */
export function logarithm(argument: Expression): Expression | undefined {
  if (argument.kind === "numeral") return ofNumber(argument.value);
  if (argument.kind === "constant") {
    if (argument.name === "e") return numeral(1);
    return argument.name === "i" ? multiply(numeral(1, 2), i, pi) : undefined;
  }
  if (argument.kind !== "power" || argument.exponent.kind !== "numeral") {
    return undefined;
  }
  const { base, exponent } = argument;
  const isPositive = base.kind === "numeral" && base.value.sign > 0 ||
    base.kind === "constant" && base.name !== "i";
  if (!isPositive) return undefined;
  return multiply(exponent, logarithm(base) ?? makeCall("ln", [base]));
}

function ofNumber(value: Rational): Expression | undefined {
  if (value.isZero) {
    throw new ExpressionError(
      "domain",
      "Cannot take the logarithm as its argument must not be 0: " +
        "current value is 0",
    );
  }
  if (value.sign < 0) {
    return add(ofPositive(value.negated()), multiply(i, pi));
  }
  const result = ofPositive(value);
  return result.kind === "call" ? undefined : result;
}

function ofPositive(value: Rational): Expression {
  const numerator = ofInteger(value.numerator);
  return value.isInteger ? numerator : add(
    numerator,
    multiply(numeral(-1), ofInteger(value.denominator)),
  );
}

/** k ln(root) with the smallest root. */
function ofInteger(n: bigint): Expression {
  if (n === 1n) return zero;
  for (let k = Math.min(bitLength(n), 64); k > 1; k--) {
    const { root, exact } = integerRoot(n, k);
    if (exact) {
      return multiply(numeral(k), makeCall("ln", [numeral(root)]));
    }
  }
  return makeCall("ln", [makeNumeral(Rational.of(n))]);
}
