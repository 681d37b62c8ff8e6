/**
 * The builders of canonical expressions. They fold numbers exactly, flatten
 * and sort, collect like terms and like bases, and apply those rules of
 * exponents that hold for all complex values where both sides are defined:
 *
 *     x^a x^b = x^(a+b)      (x^a)^n = x^(an), n integer, or -1 < a ≤ 1
 *     (xy)^n = x^n y^n       (c x)^a = c^a x^a, c a positive number
 *     e^(a ln x) = x^a       c (x + y) = c x + c y, c a number
 *
 * They never expand a product of sums, and never use sqrt(x²) = x. Sums,
 * products and powers call each other, so that they stand in one file.
 */
import { spend } from "../budget.ts";
import type { Rational } from "../exact/rational.ts";
import { Collection } from "./collection.ts";
import type { Call, Expression, Numeral } from "./expression.ts";
import { makeNumeral, makePower, makeProduct, makeSum } from "./facts.ts";
import {
  isHalfOpenUnit,
  isPositiveNumber,
  isRealNumber,
  radical,
  turn,
} from "./numeric_power.ts";
import { compare, same } from "./order.ts";
import {
  distribute,
  e,
  half,
  i,
  isInteger,
  minusOne,
  numeral,
  one,
  pi,
  product,
  scaled,
  splitCoefficient,
  splitContent,
  two,
  zero,
} from "./structure.ts";

export {
  e,
  half,
  i,
  isInteger,
  minusOne,
  numeral,
  one,
  pi,
  splitCoefficient,
  splitContent,
  two,
  variable,
  zero,
} from "./structure.ts";

/**
 * A sum.
 *
 * @param terms Any number of terms.
 * @returns Their sum; like terms are collected.
 */
export function add(...terms: readonly Expression[]): Expression {
  spend(terms.length);
  let constant = zero.value;
  const collected = new Collection<Rational>();
  const take = (term: Expression): void => {
    if (term.kind === "numeral") constant = constant.plus(term.value);
    else if (term.kind === "sum") term.terms.forEach(take);
    else {
      const { coefficient, rest } = splitCoefficient(term);
      const entry = collected.find(rest);
      if (entry === undefined) collected.insert(rest, coefficient);
      else entry.value = entry.value.plus(coefficient);
    }
  };
  terms.forEach(take);
  const sorted = collected.entries
    .filter(({ value }) => !value.isZero)
    .sort((a, b) => compare(a.key, b.key))
    .map(({ key, value }) => scaled(value, key));
  if (!constant.isZero) sorted.unshift(makeNumeral(constant));
  if (sorted.length === 0) return zero;
  return sorted.length === 1 ? sorted[0]! : makeSum(sorted);
}

/** The factors of a product while it is made. */
interface Factors {
  coefficient: Rational;
  /** Powers of i. */
  quarterTurns: bigint;
  /** Bases with exponents that are no integers; they come first. */
  readonly powers: { base: Expression; exponent: Expression }[];
  readonly integral: { base: Expression; exponent: Rational }[];
}

/**
 * A product.
 *
 * @param factors Any number of factors.
 * @returns Their product; like bases are collected.
 */
export function multiply(...factors: readonly Expression[]): Expression {
  spend(factors.length);
  const parts: Factors = {
    coefficient: one.value,
    quarterTurns: 0n,
    powers: [],
    integral: [],
  };
  for (const factor of factors) takeFactor(parts, factor);
  if (parts.coefficient.isZero) return zero;
  const collected = new Collection<Expression>();
  let merged = collectPowers(parts, collected);
  merged = collectIntegral(parts, collected) || merged;
  merged = mergeRadicals(collected) || merged;
  const results = collected.entries.map(({ key, value }) => power(key, value));
  const turns = Number(((parts.quarterTurns % 4n) + 4n) % 4n);
  if (turns >= 2) parts.coefficient = parts.coefficient.negated();
  if (turns % 2 === 1) results.push(i);
  const again = merged ||
    results.some((r) => r.kind === "numeral" || r.kind === "product");
  if (again) return multiply(makeNumeral(parts.coefficient), ...results);
  return product(parts.coefficient, results.sort(compare));
}

function takeFactor(parts: Factors, factor: Expression): void {
  switch (factor.kind) {
    case "numeral":
      parts.coefficient = parts.coefficient.times(factor.value);
      return;
    case "product":
      for (const inner of factor.factors) takeFactor(parts, inner);
      return;
    case "constant":
      if (factor.name === "i") parts.quarterTurns += 1n;
      else parts.integral.push({ base: factor, exponent: one.value });
      return;
    case "power": {
      const { base, exponent } = factor;
      if (isInteger(exponent)) takeIntegral(parts, base, exponent.value);
      else parts.powers.push({ base, exponent });
      return;
    }
    default:
      takeIntegral(parts, factor, one.value);
  }
}

function takeIntegral(
  parts: Factors,
  base: Expression,
  exponent: Rational,
): void {
  if (base.kind !== "sum") {
    parts.integral.push({ base, exponent });
    return;
  }
  const { content, primitive } = splitContent(base);
  const factor = content.power(exponent.numerator);
  parts.coefficient = parts.coefficient.times(factor);
  parts.integral.push({ base: primitive, exponent });
}

function collectPowers(
  parts: Factors,
  collected: Collection<Expression>,
): boolean {
  let merged = false;
  for (const { base, exponent } of parts.powers) {
    const entry = collected.find(base);
    if (entry === undefined) collected.insert(base, exponent);
    else {
      entry.value = add(entry.value, exponent);
      merged = true;
    }
  }
  return merged;
}

/** Adds integer powers. A sum that stands negated under a root joins it. */
function collectIntegral(
  parts: Factors,
  collected: Collection<Expression>,
): boolean {
  let merged = false;
  for (const { base, exponent } of parts.integral) {
    let entry = collected.find(base);
    if (entry === undefined && base.kind === "sum") {
      entry = collected.find(distribute(minusOne.value, base));
      if (entry !== undefined && exponent.numerator % 2n !== 0n) {
        parts.coefficient = parts.coefficient.negated();
      }
    }
    const value = makeNumeral(exponent);
    if (entry === undefined) collected.insert(base, value);
    else {
      entry.value = add(entry.value, value);
      merged = true;
    }
  }
  return merged;
}

/** 2^(1/2) 3^(1/2) = 6^(1/2): positive numbers under the same root. */
function mergeRadicals(collected: Collection<Expression>): boolean {
  const { entries } = collected;
  let merged = false;
  for (let at = 0; at < entries.length; at++) {
    const { key: base, value: exponent } = entries[at]!;
    if (base.kind !== "numeral" || base.value.sign < 0) continue;
    if (exponent.kind !== "numeral") continue;
    for (let other = entries.length - 1; other > at; other--) {
      const { key, value } = entries[other]!;
      if (key.kind !== "numeral" || key.value.sign < 0) continue;
      if (!same(value, exponent)) continue;
      entries.splice(other, 1);
      const joined = entries[at]!.key as Numeral;
      entries[at] = { key: numeral(joined.value.times(key.value)), value };
      merged = true;
    }
  }
  return merged;
}

/**
 * A power, the principal value.
 *
 * @param base What is raised.
 * @param exponent To what.
 * @returns base ^ exponent.
 * @throws {ExpressionError} `division-by-zero` for a negative power of 0;
 * `budget` for a number with too many bits.
 */
export function power(base: Expression, exponent: Expression): Expression {
  spend();
  if (exponent.kind === "numeral") {
    if (exponent.value.isZero) return one;
    if (exponent.value.isOne) return base;
    return numericPower(base, exponent.value);
  }
  if (base.kind === "numeral" && base.value.isOne) return one;
  if (base.kind === "constant" && base.name === "e") {
    return exponential(exponent);
  }
  if (base.kind === "power") {
    return nestedPower(base.base, base.exponent, exponent);
  }
  return basePower(base, exponent);
}

function numericPower(base: Expression, exponent: Rational): Expression {
  switch (base.kind) {
    case "numeral":
      return exponent.isInteger
        ? numeral(base.value.power(exponent.numerator))
        : radical(base.value, exponent);
    case "constant":
      if (base.name === "i" && exponent.isInteger) {
        return turn(exponent.numerator);
      }
      return makePower(base, makeNumeral(exponent));
    case "power":
      return nestedPower(base.base, base.exponent, makeNumeral(exponent));
    default:
      return basePower(base, makeNumeral(exponent));
  }
}

/** e ^ exponent: logarithms and half turns come out of the exponent. */
function exponential(exponent: Expression): Expression {
  const terms = exponent.kind === "sum" ? exponent.terms : [exponent];
  const kept: Expression[] = [], factors: Expression[] = [];
  for (const term of terms) {
    const factor = exponentialFactor(term);
    if (factor === undefined) kept.push(term);
    else factors.push(factor);
  }
  if (factors.length === 0) return makePower(e, exponent);
  return multiply(power(e, add(...kept)), ...factors);
}

/** e ^ (c ln x) = x ^ c, and e ^ (n π i / 2) = i ^ n. */
function exponentialFactor(term: Expression): Expression | undefined {
  if (isLogarithm(term)) return term.arguments[0]!;
  if (term.kind !== "product") return undefined;
  const logarithms = term.factors.filter(isLogarithm);
  if (logarithms.length === 1) {
    const others = term.factors.filter((factor) => factor !== logarithms[0]);
    return power(logarithms[0]!.arguments[0]!, multiply(...others));
  }
  const { coefficient, rest } = splitCoefficient(term);
  const halfTurns = coefficient.times(two.value);
  return halfTurns.isInteger && same(rest, halfTurn)
    ? turn(halfTurns.numerator)
    : undefined;
}

function isLogarithm(expression: Expression): expression is Call {
  return expression.kind === "call" && expression.name === "ln";
}

/** (base ^ inner) ^ outer, where the principal values agree. */
function nestedPower(
  base: Expression,
  inner: Expression,
  outer: Expression,
): Expression {
  const joins = isInteger(outer) || isHalfOpenUnit(inner) ||
    (isPositiveNumber(base) && isRealNumber(inner));
  return joins
    ? power(base, multiply(inner, outer))
    : basePower(makePower(base, inner), outer);
}

/** A power of a variable, call, product, sum or irreducible power. */
function basePower(base: Expression, exponent: Expression): Expression {
  if (base.kind === "product") return productPower(base.factors, exponent);
  if (base.kind !== "sum") return makePower(base, exponent);
  const { content, primitive } = splitContent(base);
  if (content.isOne) return makePower(base, exponent);
  if (isInteger(exponent)) {
    const factor = content.power(exponent.value.numerator);
    return product(factor, [makePower(primitive, exponent)]);
  }
  const size = content.absolute();
  if (size.isOne) return makePower(base, exponent);
  const inside = distribute(one.value.dividedBy(size), base);
  return multiply(
    power(makeNumeral(size), exponent),
    makePower(inside, exponent),
  );
}

/** Factors that are positive numbers come out of any power, all of them out
 * of an integer one. */
function productPower(
  factors: readonly Expression[],
  exponent: Expression,
): Expression {
  if (isInteger(exponent)) {
    return multiply(...factors.map((factor) => power(factor, exponent)));
  }
  const outside: Expression[] = [], inside: Expression[] = [];
  for (const factor of factors) {
    if (isPositiveNumber(factor)) outside.push(factor);
    else if (factor.kind === "numeral" && !same(factor, minusOne)) {
      outside.push(makeNumeral(factor.value.negated()));
      inside.push(minusOne);
    } else inside.push(factor);
  }
  if (outside.length === 0) {
    return makePower(makeProduct(factors), exponent);
  }
  return multiply(
    ...outside.map((factor) => power(factor, exponent)),
    power(multiply(...inside), exponent),
  );
}

/** π i */
const halfTurn: Expression = multiply(pi, i);

/**
 * The negative.
 *
 * @param expression Any.
 * @returns -expression.
 */
export function negate(expression: Expression): Expression {
  return multiply(minusOne, expression);
}

/**
 * A difference.
 *
 * @param left The minuend.
 * @param right The subtrahend.
 * @returns left - right.
 */
export function subtract(left: Expression, right: Expression): Expression {
  return add(left, negate(right));
}

/**
 * A quotient.
 *
 * @param numerator The dividend.
 * @param denominator The divisor.
 * @returns numerator / denominator.
 * @throws {ExpressionError} `division-by-zero`.
 */
export function divide(
  numerator: Expression,
  denominator: Expression,
): Expression {
  return multiply(numerator, power(denominator, minusOne));
}

/**
 * The principal square root.
 *
 * @param expression Any.
 * @returns expression ^ (1/2).
 */
export function squareRoot(expression: Expression): Expression {
  return power(expression, half);
}

/**
 * The exponential function.
 *
 * @param exponent Any.
 * @returns e ^ exponent.
 */
export function exp(exponent: Expression): Expression {
  return power(e, exponent);
}
