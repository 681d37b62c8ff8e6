/**
 * The builders of canonical expressions. They fold numbers exactly, flatten
 * and sort, collect like terms and like bases, and apply those rules of
 * exponents that hold for all complex values where both sides are defined:
 *
 *     x^a x^b = x^(a+b)      (x^a)^n = x^(an), n integer, or -1 < a ≤ 1
 *     (xy)^n = x^n y^n       (c x)^a = c^a x^a, c a positive number
 *     e^(a ln x) = x^a       c (x + y) = c x + c y, c a number
 *
 * They never expand a product of sums, and never use sqrt(x²) = x.
 */
import { spend } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import { extractPower, integerRoot } from "../exact/radicals.ts";
import { greatestCommonDivisor, Rational } from "../exact/rational.ts";
import type { Call, Expression, Numeral, Sum } from "./expression.ts";
import {
  makeConstant,
  makeNumeral,
  makePower,
  makeProduct,
  makeSum,
  makeVariable,
} from "./facts.ts";
import { compare, same } from "./order.ts";

/** 0 */
export const zero: Numeral = makeNumeral(Rational.of(0n));
/** 1 */
export const one: Numeral = makeNumeral(Rational.of(1n));
/** 2 */
export const two: Numeral = makeNumeral(Rational.of(2n));
/** -1 */
export const minusOne: Numeral = makeNumeral(Rational.of(-1n));
/** 1/2 */
export const half: Numeral = makeNumeral(Rational.of(1n, 2n));
/** π */
export const pi: Expression = makeConstant("pi");
/** e */
export const e: Expression = makeConstant("e");
/** The imaginary unit */
export const i: Expression = makeConstant("i");

/**
 * A number.
 *
 * @param numerator An integer, or a fraction.
 * @param denominator Not 0.
 * @returns numerator / denominator.
 */
export function numeral(
  numerator: bigint | number | Rational,
  denominator: bigint | number = 1n,
): Numeral {
  return makeNumeral(
    numerator instanceof Rational
      ? numerator
      : Rational.of(numerator, denominator),
  );
}

/**
 * A variable.
 *
 * @param name Its name.
 * @returns The expression.
 */
export function variable(name: string): Expression {
  return makeVariable(name);
}

/** Expressions with a coefficient or an exponent each, found by sameness. */
class Collection<T> {
  readonly entries: { readonly key: Expression; value: T }[] = [];
  readonly #places = new Map<number, number[]>();

  find(key: Expression): { readonly key: Expression; value: T } | undefined {
    for (const place of this.#places.get(key.hash) ?? []) {
      if (same(this.entries[place]!.key, key)) return this.entries[place];
    }
    return undefined;
  }

  insert(key: Expression, value: T): void {
    const places = this.#places.get(key.hash);
    if (places === undefined) this.#places.set(key.hash, [this.entries.length]);
    else places.push(this.entries.length);
    this.entries.push({ key, value });
  }
}

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

/**
 * The rational factor of a term.
 *
 * @param term Any expression.
 * @returns term = coefficient · rest; rest is 1 for a numeral.
 */
export function splitCoefficient(
  term: Expression,
): { readonly coefficient: Rational; readonly rest: Expression } {
  if (term.kind === "numeral") return { coefficient: term.value, rest: one };
  const first = term.kind === "product" ? term.factors[0]! : undefined;
  if (term.kind !== "product" || first?.kind !== "numeral") {
    return { coefficient: one.value, rest: term };
  }
  const others = term.factors.slice(1);
  return {
    coefficient: first.value,
    rest: others.length === 1 ? others[0]! : makeProduct(others),
  };
}

/** coefficient · rest, where rest is canonical and has no coefficient. */
function scaled(coefficient: Rational, rest: Expression): Expression {
  if (coefficient.isOne) return rest;
  if (coefficient.isZero) return zero;
  if (rest.kind === "numeral") return numeral(rest.value.times(coefficient));
  const factor = makeNumeral(coefficient);
  if (rest.kind === "product") return makeProduct([factor, ...rest.factors]);
  if (rest.kind === "sum") return distribute(coefficient, rest);
  return makeProduct([factor, rest]);
}

function distribute(coefficient: Rational, sum: Sum): Expression {
  return makeSum(sum.terms.map((term) => {
    const split = splitCoefficient(term);
    return scaled(split.coefficient.times(coefficient), split.rest);
  }));
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

function product(
  coefficient: Rational,
  others: readonly Expression[],
): Expression {
  if (others.length === 0) return makeNumeral(coefficient);
  if (others.length === 1) return scaled(coefficient, others[0]!);
  return makeProduct(
    coefficient.isOne ? others : [makeNumeral(coefficient), ...others],
  );
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
 * The rational content of a sum.
 *
 * @param sum Its terms.
 * @returns sum = content · primitive: primitive has coprime integer
 * coefficients, and that of its last term is positive.
 */
export function splitContent(
  sum: Sum,
): { readonly content: Rational; readonly primitive: Sum } {
  const content = contentOf(sum);
  const primitive = content.isOne
    ? sum
    : distribute(one.value.dividedBy(content), sum) as Sum;
  return { content, primitive };
}

function contentOf(sum: Sum): Rational {
  let numerator = 0n, denominator = 1n, last = one.value;
  for (const term of sum.terms) {
    last = splitCoefficient(term).coefficient;
    numerator = greatestCommonDivisor(numerator, last.numerator);
    denominator *= last.denominator /
      greatestCommonDivisor(denominator, last.denominator);
  }
  const size = Rational.of(numerator, denominator);
  return last.sign < 0 ? size.negated() : size;
}

/**
 * Whether an expression is an integer as it stands.
 *
 * @param expression Any.
 * @returns Whether it is a numeral without a denominator.
 */
export function isInteger(expression: Expression): expression is Numeral {
  return expression.kind === "numeral" && expression.value.isInteger;
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

/** i ^ n */
function turn(n: bigint): Expression {
  const turns = Number(((n % 4n) + 4n) % 4n);
  const sign = turns >= 2 ? minusOne : one;
  return turns % 2 === 0 ? sign : multiply(sign, i);
}

/** base ^ (p/q) for a number: what is exact comes out of the root. */
function radical(base: Rational, exponent: Rational): Expression {
  if (base.isZero) {
    if (exponent.sign > 0) return zero;
    throw new ExpressionError(
      "division-by-zero",
      `Cannot raise 0 to a power as the exponent must not be negative: ` +
        `exponent is ${exponent}`,
    );
  }
  const whole = exponent.floor();
  const fraction = exponent.minus(Rational.of(whole));
  const outer = base.power(whole);
  const root = fractionalRoot(base, fraction);
  const { coefficient, rest } = splitCoefficient(root);
  return scaled(coefficient.times(outer), rest);
}

/** Roots of a higher degree stay as they are. */
const largestDegree = 64n;

/** base ^ (p/q) with 0 < p/q < 1; q-th powers are taken out. */
function fractionalRoot(base: Rational, exponent: Rational): Expression {
  if (exponent.isZero) return one;
  const { numerator: p, denominator } = exponent;
  const size = base.absolute();
  const parts: Expression[] = [];
  let coefficient = one.value;
  if (denominator > largestDegree) {
    if (!size.isOne) {
      parts.push(makePower(makeNumeral(size), makeNumeral(exponent)));
    }
  } else {
    // n/d = n d^(q-1) / d^q, so that only an integer stays under the root.
    const q = Number(denominator);
    const bottom = Rational.of(size.denominator).power(p);
    const top = Rational.of(size.numerator).power(p)
      .times(bottom.power(q - 1));
    const { outside, inside } = extractPower(top.numerator, q);
    coefficient = Rational.of(outside, bottom.numerator);
    if (inside !== 1n) parts.push(simplestRoot(inside, q));
  }
  if (base.sign < 0) {
    parts.push(
      denominator === 2n ? i : makePower(minusOne, makeNumeral(exponent)),
    );
  }
  return product(coefficient, parts.sort(compare));
}

/** n^(1/q) with the smallest number under it: 4^(1/6) = 2^(1/3). */
function simplestRoot(n: bigint, q: number): Expression {
  for (let k = q - 1; k > 1; k--) {
    const { root, exact } = integerRoot(n, k);
    if (exact) return makePower(numeral(root), numeral(k, q));
  }
  return makePower(numeral(n), numeral(1n, q));
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

/** Whether it is a number in (-1, 1], which leaves the argument principal. */
function isHalfOpenUnit(expression: Expression): boolean {
  return expression.kind === "numeral" &&
    expression.value.compare(minusOne.value) > 0 &&
    expression.value.compare(one.value) <= 0;
}

function isRealNumber(expression: Expression): boolean {
  return expression.kind === "numeral" || isPositiveNumber(expression);
}

/** Whether it is plainly a positive number: 2, π, √3, e². */
function isPositiveNumber(expression: Expression): boolean {
  switch (expression.kind) {
    case "numeral":
      return expression.value.sign > 0;
    case "constant":
      return expression.name !== "i";
    case "power":
      return isPositiveNumber(expression.base) &&
        isRealNumber(expression.exponent);
    default:
      return false;
  }
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
