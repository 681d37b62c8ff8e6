/**
 * Truncated generalised power series: finite sums of c t^a with real
 * exponents a, and an O-term. Coefficients do not depend on t, though they may
 * hold its logarithm.
 */
import { add, type Expression, multiply, one, zero } from "../algebra/mod.ts";
import { spend } from "../budget.ts";
import { expandProducts } from "../simplify/expand.ts";
import {
  compareExponents,
  ExponentMap,
  leastOrder,
  movedOrder,
} from "./exponents.ts";

/** One term, coefficient · t^exponent. */
export interface Term {
  /** A real constant. */
  readonly exponent: Expression;
  /** Not written as 0. */
  readonly coefficient: Expression;
}

/** A truncated series. */
export interface Series {
  /** In ascending order of their exponents, all less than the order. */
  readonly terms: readonly Term[];
  /** The exponent of the O-term; undefined if there is none. */
  readonly order: Expression | undefined;
}

/**
 * A constant as a series.
 *
 * @param coefficient The constant.
 * @returns coefficient · t^0, exactly.
 */
export function constantSeries(coefficient: Expression): Series {
  return monomial(coefficient, zero);
}

/**
 * One term as a series.
 *
 * @param coefficient Its coefficient.
 * @param exponent Its exponent.
 * @returns coefficient · t^exponent, exactly.
 */
export function monomial(
  coefficient: Expression,
  exponent: Expression,
): Series {
  const terms = isWrittenZero(coefficient) ? [] : [{ exponent, coefficient }];
  return { terms, order: undefined };
}

/**
 * Whether a coefficient is the numeral 0.
 *
 * @param coefficient Any.
 * @returns Whether it is.
 */
export function isWrittenZero(coefficient: Expression): boolean {
  return coefficient.kind === "numeral" && coefficient.value.isZero;
}

/**
 * A product of coefficients, multiplied out.
 *
 * @param factors The factors.
 * @returns The product.
 */
export function coefficientProduct(...factors: Expression[]): Expression {
  const product = multiply(...factors);
  return product.kind === "numeral" || !factors.some((f) => f.kind === "sum")
    ? product
    : expandProducts(product);
}

/**
 * Collects terms.
 *
 * @param terms In any order; exponents may repeat.
 * @param order What is beyond it is left out.
 * @returns The series.
 */
export function collect(
  terms: Iterable<Term>,
  order: Expression | undefined,
): Series {
  const parts = new ExponentMap<Expression[]>();
  for (const { exponent, coefficient } of terms) {
    spend();
    if (order !== undefined && compareExponents(exponent, order) >= 0) continue;
    const known = parts.get(exponent);
    if (known === undefined) parts.set(exponent, [coefficient]);
    else known.push(coefficient);
  }
  const collected = parts.entries()
    .map(({ exponent, value }) => ({ exponent, coefficient: add(...value) }))
    .filter(({ coefficient }) => !isWrittenZero(coefficient));
  return { terms: collected, order };
}

/**
 * A sum.
 *
 * @param parts The terms.
 * @returns Their sum.
 */
export function addSeries(...parts: readonly Series[]): Series {
  const order = parts.map((part) => part.order).reduce(leastOrder, undefined);
  return collect(parts.flatMap((part) => part.terms), order);
}

/**
 * A product.
 *
 * @param a One.
 * @param b The other.
 * @returns a b.
 */
export function multiplySeries(a: Series, b: Series): Series {
  const order = leastOrder(
    movedBy(a.order, b),
    movedBy(b.order, a),
  );
  return collect(productTerms(a, b, order), order);
}

/** The order that an O-term has after a product with a series. */
function movedBy(
  order: Expression | undefined,
  { terms, order: other }: Series,
): Expression | undefined {
  const least = terms[0]?.exponent ?? other;
  // The exact zero swallows every O-term.
  return least === undefined ? undefined : movedOrder(order, least);
}

function* productTerms(
  a: Series,
  b: Series,
  order: Expression | undefined,
): Generator<Term> {
  for (const left of a.terms) {
    for (const right of b.terms) {
      const exponent = add(left.exponent, right.exponent);
      if (order !== undefined && compareExponents(exponent, order) >= 0) break;
      const coefficient = coefficientProduct(
        left.coefficient,
        right.coefficient,
      );
      yield { exponent, coefficient };
    }
  }
}

/**
 * A product with one term.
 *
 * @param series A series.
 * @param coefficient Of the term.
 * @param exponent Of the term.
 * @returns series · coefficient t^exponent.
 */
export function scaleSeries(
  series: Series,
  coefficient: Expression,
  exponent: Expression = zero,
): Series {
  return {
    terms: series.terms.map((term) => ({
      exponent: add(term.exponent, exponent),
      coefficient: coefficient === one
        ? term.coefficient
        : coefficientProduct(term.coefficient, coefficient),
    })),
    order: movedOrder(series.order, exponent),
  };
}

/**
 * What is below an order.
 *
 * @param series A series.
 * @param order The order.
 * @returns The terms below it, with an O-term not beyond it.
 */
export function truncate(series: Series, order: Expression): Series {
  return collect(series.terms, leastOrder(series.order, order));
}
