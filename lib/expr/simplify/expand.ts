/** Products of sums multiplied out. */
import {
  add,
  type Expression,
  isInteger,
  mapChildren,
  multiply,
  numeral,
  one,
  power,
} from "../algebra/mod.ts";
import { currentBudget, spend } from "../budget.ts";
import { ExpressionError } from "../errors.ts";

import { expandAsPolynomials, type SumPower } from "./expand_polynomials.ts";

/**
 * Multiplies products and positive integer powers of sums out, everywhere in
 * an expression. Denominators are multiplied out within themselves.
 *
 * @param expression Any.
 * @returns An equal expression; no sum in it is a factor of a product.
 * @throws {ExpressionError} `budget` before a result that has more terms than
 * the budget has nodes.
 */
export function expandExpression(expression: Expression): Expression {
  return new Expander(true).expand(expression);
}

/**
 * As `expandExpression`, but arguments of functions, bases under roots and
 * exponents stay as they are.
 *
 * @param expression Any.
 * @returns An equal expression.
 * @throws {ExpressionError} `budget`.
 */
export function expandProducts(expression: Expression): Expression {
  return new Expander(false).expand(expression);
}

/** Up to so many terms the algebra multiplies itself. */
const fewTerms = 50;

class Expander {
  readonly #deep: boolean;
  readonly #done = new Map<Expression, Expression>();

  constructor(deep: boolean) {
    this.#deep = deep;
  }

  expand(expression: Expression): Expression {
    switch (expression.kind) {
      case "numeral":
      case "constant":
      case "variable":
        return expression;
    }
    let result = this.#done.get(expression);
    if (result === undefined) {
      result = this.#compute(expression);
      this.#done.set(expression, result);
    }
    return result;
  }

  #compute(expression: Expression): Expression {
    switch (expression.kind) {
      case "sum":
        return mapChildren(expression, (term) => this.expand(term));
      case "product":
        return this.#product(expression.factors);
      case "power":
        return this.#power(expression.base, expression.exponent, expression);
      default:
        return this.#deep
          ? mapChildren(expression, (part) => this.expand(part))
          : expression;
    }
  }

  /** Few terms first, so that the partial products stay small. */
  #product(factors: readonly Expression[]): Expression {
    const expanded = factors.map((factor) => this.expand(factor));
    const single: Expression[] = [], sums: (readonly Expression[])[] = [];
    for (const factor of expanded) {
      if (factor.kind === "sum") sums.push(factor.terms);
      else single.push(factor);
    }
    const monomial = multiply(...single);
    if (sums.length === 0) return this.#settle(monomial);
    const first = this.#settle(monomial);
    const count = sums.reduce((n, terms) => n * terms.length, 1);
    if (count > fewTerms) {
      return this.#asPolynomials([
        { terms: termsOf(first), exponent: 1 },
        ...sums.map((terms) => ({ terms, exponent: 1 })),
      ]);
    }
    return sums.reduce<Expression>(
      (product, terms) => this.#times(termsOf(product), terms),
      first,
    );
  }

  #asPolynomials(factors: readonly SumPower[]): Expression {
    return add(
      ...expandAsPolynomials(factors).map((term) => this.#settle(term)),
    );
  }

  #times(
    left: readonly Expression[],
    right: readonly Expression[],
  ): Expression {
    const count = left.length * right.length;
    if (count > currentBudget().nodes) throw tooManyTerms(count);
    spend(count);
    return add(
      ...left.flatMap((a) => right.map((b) => this.#settle(multiply(a, b)))),
    );
  }

  /** A product of two monomials can be a sum times something: √s · √s. */
  #settle(term: Expression): Expression {
    if (term.kind === "product") {
      return term.factors.some(isOpen) ? this.#product(term.factors) : term;
    }
    return isOpen(term) ? this.expand(term) : term;
  }

  #power(
    base: Expression,
    exponent: Expression,
    whole: Expression,
  ): Expression {
    if (!isInteger(exponent)) {
      return this.#deep
        ? mapChildren(whole, (part) => this.expand(part))
        : whole;
    }
    const inner = this.expand(base);
    if (inner.kind !== "sum") {
      const result = power(inner, exponent);
      return isOpen(result) ? this.expand(result) : result;
    }
    const degree = exponent.value.absolute();
    const expanded = this.#sumPower(inner.terms, Number(degree.numerator));
    return exponent.value.sign < 0 ? power(expanded, numeral(-1)) : expanded;
  }

  /** (t + rest)^n by the binomial theorem. */
  #sumPower(terms: readonly Expression[], degree: number): Expression {
    const count = multinomialTerms(terms.length, degree);
    if (count > currentBudget().nodes) throw tooManyTerms(count);
    spend(count);
    if (count > fewTerms) {
      return this.#asPolynomials([{ terms, exponent: degree }]);
    }
    const powers = new Map<number, Expression>();
    return this.#binomial(terms, 0, degree, powers);
  }

  /** The memory holds powers of the terms from a place on. */
  #binomial(
    terms: readonly Expression[],
    place: number,
    degree: number,
    done: Map<number, Expression>,
  ): Expression {
    if (degree === 0) return one;
    if (place === terms.length - 1) {
      return this.#settle(power(terms[place]!, numeral(degree)));
    }
    const key = place * 65536 + degree;
    const known = done.get(key);
    if (known !== undefined) return known;
    const parts: Expression[] = [];
    let coefficient = 1n;
    for (let k = 0; k <= degree; k++) {
      const rest = this.#binomial(terms, place + 1, degree - k, done);
      const first = multiply(
        numeral(coefficient),
        power(terms[place]!, numeral(k)),
      );
      parts.push(this.#times(termsOf(this.#settle(first)), termsOf(rest)));
      coefficient = coefficient * BigInt(degree - k) / BigInt(k + 1);
    }
    const result = add(...parts);
    done.set(key, result);
    return result;
  }
}

/**
 * The terms of a sum; any other expression is its only term.
 *
 * @param expression Any.
 * @returns At least one expression, whose sum it is.
 */
export function termsOf(expression: Expression): readonly Expression[] {
  return expression.kind === "sum" ? expression.terms : [expression];
}

/** Whether a factor is still to be multiplied out. */
function isOpen(factor: Expression): boolean {
  if (factor.kind === "sum") return true;
  if (factor.kind !== "power" || !isInteger(factor.exponent)) return false;
  return factor.base.kind === "sum" &&
    !factor.exponent.value.isOne &&
    !(factor.exponent.value.numerator === -1n);
}

/** How many monomials a power of a sum has: C(n + k - 1, k). */
function multinomialTerms(terms: number, degree: number): number {
  let count = 1;
  for (let k = 1; k < terms; k++) count = count * (degree + k) / k;
  return Math.round(count);
}

function tooManyTerms(count: number): ExpressionError {
  return new ExpressionError(
    "budget",
    `Cannot expand as the number of terms must be at most ` +
      `${currentBudget().nodes}: current value is ${count}`,
  );
}
