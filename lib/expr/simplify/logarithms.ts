/** Logarithms of products as sums, wherever the principal values agree. */
import {
  add,
  e,
  type Expression,
  i,
  isInteger,
  minusOne,
  multiply,
  numeral,
  one,
  pi,
  same,
  splitContent,
} from "../algebra/mod.ts";
import { Rational } from "../exact/rational.ts";
import { factorsOf } from "./fraction.ts";
import type { Knowledge } from "./knowledge.ts";
import { primePowers } from "./primes.ts";

/** factor · ln(argument) */
export interface LogarithmTerm {
  /** What the logarithm is multiplied by. */
  readonly factor: Expression;
  /** Of what the logarithm is taken. */
  readonly argument: Expression;
}

/** A logarithm taken apart. */
export interface LogarithmSplit {
  /** What is left without a logarithm. */
  readonly constant: Expression;
  /** What is added to it. */
  readonly terms: readonly LogarithmTerm[];
}

/**
 * Takes a logarithm apart: factors that are known to be positive come out as
 * they are, numbers as primes, powers with exponents in (-1, 1] as multiples,
 * for these hold for all values of the rest.
 *
 * @param argument Of what the logarithm is taken.
 * @param knowledge What is assumed.
 * @returns ln(argument) = constant + Σ factor · ln(argument).
 */
export function splitLogarithm(
  argument: Expression,
  knowledge: Knowledge,
): LogarithmSplit {
  const splitter = new Splitter(knowledge);
  splitter.take(argument, one);
  return { constant: add(...splitter.constants), terms: splitter.terms };
}

class Splitter {
  readonly constants: Expression[] = [];
  readonly terms: LogarithmTerm[] = [];
  readonly #knowledge: Knowledge;

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
  }

  /** Adds factor · ln(argument). */
  take(argument: Expression, factor: Expression): void {
    const inside: Expression[] = [];
    for (const part of partsOf(argument)) {
      if (this.#knowledge.isPositive(part)) this.#takePositive(part, factor);
      else if (this.#knowledge.isNegative(part)) {
        this.#takePositive(multiply(minusOne, part), factor);
        inside.push(minusOne);
      } else inside.push(part);
    }
    const rest = multiply(...inside);
    if (same(rest, one)) return;
    if (same(rest, minusOne)) this.constants.push(multiply(factor, i, pi));
    else this.#takeOther(rest, factor);
  }

  #takeOther(argument: Expression, factor: Expression): void {
    if (argument.kind === "power") {
      const { base, exponent } = argument;
      if (exponent.kind === "numeral" && isHalfOpenUnit(exponent.value)) {
        this.take(base, multiply(factor, exponent));
        return;
      }
    }
    this.terms.push({ factor, argument });
  }

  #takePositive(argument: Expression, factor: Expression): void {
    if (argument.kind === "numeral") {
      this.#takeNumber(argument.value, factor);
      return;
    }
    if (argument.kind === "constant") {
      if (same(argument, e)) this.constants.push(factor);
      else this.terms.push({ factor, argument });
      return;
    }
    if (argument.kind === "power") {
      const { base, exponent } = argument;
      const isReal = this.#knowledge.isReal(exponent);
      if (isReal && this.#knowledge.isPositive(base)) {
        this.take(base, multiply(factor, exponent));
        return;
      }
      const isEven = isInteger(exponent) &&
        exponent.value.numerator % 2n === 0n;
      if (isEven && this.#knowledge.isNegative(base)) {
        this.take(multiply(minusOne, base), multiply(factor, exponent));
        return;
      }
    }
    this.terms.push({ factor, argument });
  }

  #takeNumber(value: Rational, factor: Expression): void {
    for (const { prime, exponent } of primePowers(value.numerator)) {
      this.terms.push({
        factor: multiply(numeral(exponent), factor),
        argument: numeral(prime),
      });
    }
    for (const { prime, exponent } of primePowers(value.denominator)) {
      this.terms.push({
        factor: multiply(numeral(-exponent), factor),
        argument: numeral(prime),
      });
    }
  }
}

/** Factors; a sum as its content and its primitive part. */
function partsOf(argument: Expression): readonly Expression[] {
  if (argument.kind !== "sum") return factorsOf(argument);
  const { content, primitive } = splitContent(argument);
  const size = content.absolute();
  if (size.isOne) return [argument];
  return content.sign > 0
    ? [numeral(size), primitive]
    : [numeral(size), multiply(minusOne, primitive)];
}

/** Whether -1 < value ≤ 1, so that value · arg stays in (-π, π]. */
function isHalfOpenUnit(value: Rational): boolean {
  const bound = Rational.of(1);
  return value.compare(bound.negated()) > 0 && value.compare(bound) <= 0;
}
