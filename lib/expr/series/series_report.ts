/** What an expansion answers. */
import {
  add,
  type Expression,
  isInteger,
  minusOne,
  multiply,
  negate,
  nodeOf,
  nodeOfTerms,
  numeral,
  one,
  power,
  same,
  subtract,
  variable,
  zero,
} from "../algebra/mod.ts";
import { makePower, makeProduct } from "../algebra/facts.ts";
import type { Node } from "../syntax/mod.ts";
import { expandLocally, type Side, withLogarithm } from "./local.ts";
import { isIdenticallyZero } from "./oracle.ts";
import { type Place, placeNode } from "./place.ts";
import type { Series } from "./power_series.ts";
import { attempt } from "./undecided.ts";

/** What an expansion is found to be. */
export type SeriesStatus =
  /** The function is the polynomial. */
  | "exact"
  /** Valid on both sides of the point. */
  | "expanded"
  /** Valid on the side asked for; the other side has another expansion, or
   * was not asked for. */
  | "one-sided"
  /** There is an expansion, but no Taylor series: it has powers that are no
   * counts, or logarithms. */
  | "singular"
  /** None was found. */
  | "unsolved";

/** One term, coefficient · base^exponent. */
export interface SeriesTerm {
  /** Free of the variable, but for its logarithm. */
  readonly coefficient: Node;
  /** A real number, nearly always rational. */
  readonly exponent: Node;
}

/** An expansion. */
export interface SeriesReport {
  /** What it is. */
  readonly status: SeriesStatus;
  /** The variable. */
  readonly variable: string;
  /** The point, perhaps infinity. */
  readonly point: Node;
  /** What is raised: x - a; x if the point is infinite; with the other sign
   * if powers are fractional and it would be negative. */
  readonly base: Node;
  /** The terms, the most important one first; none if unsolved. */
  readonly terms: readonly SeriesTerm[];
  /** The sum of the terms; absent if unsolved. */
  readonly polynomial?: Node;
  /** The rest is O(base^remainder); absent if there is no rest. */
  readonly remainder?: Node;
  /** Why there is none. */
  readonly reason?: string;
}

/** From where to expand. */
export interface SeriesOptions {
  /** `both` by default: then it is said whether the sides differ. */
  readonly direction?: Side | "both";
}

/** About what an expansion is. */
export interface About {
  /** The variable. */
  readonly variable: string;
  /** The point. */
  readonly place: Place;
  /** The side it is made on. */
  readonly side: Side;
}

/** An expansion in t, to be written in the variable. */
export interface Expansion extends About {
  /** The series in t. */
  readonly series: Series;
  /** Whether it holds wherever it can. */
  readonly isTwoSided: boolean;
}

/**
 * Whether an expansion from above holds below the point too.
 *
 * @param above The expansion from above.
 * @param expression What is expanded.
 * @param about About what.
 * @param order The highest exponent wanted.
 * @returns True if it is known to.
 */
export function holdsBelow(
  above: Series,
  expression: Expression,
  { variable, place }: About,
  order: number,
): boolean {
  if (!above.terms.every(({ exponent }) => isInteger(exponent))) return false;
  const below =
    attempt(() =>
      expandLocally(expression, variable, place, "below", order).series
    ).value;
  return below !== undefined && below.terms.length === above.terms.length &&
    above.terms.every(({ exponent, coefficient }, index) => {
      const other = below.terms[index]!;
      const sign = power(minusOne, exponent);
      const difference = add(
        coefficient,
        negate(multiply(sign, other.coefficient)),
      );
      const spread = subtract(exponent, other.exponent);
      return isZeroForSure(spread) && isZeroForSure(difference);
    });
}

function isZeroForSure(expression: Expression): boolean {
  return attempt(() => isIdenticallyZero(expression)).value === true;
}

/** What t is a power of, and which. */
interface Base {
  readonly base: Expression;
  /** t = base ^ power */
  readonly power: Expression;
  /** t^k = sign^k base^(k power): for integer k only, if it is -1. */
  readonly sign: Expression;
  /** What t is. */
  readonly t: Expression;
}

function baseOf({ variable: name, place, side }: About, series: Series): Base {
  const x = variable(name);
  const isWhole = series.terms.every(({ exponent }) => isInteger(exponent));
  if (typeof place === "string") {
    const isUp = place === "infinity";
    const t = power(isUp ? x : negate(x), minusOne);
    const base = isUp || isWhole ? x : negate(x);
    return { base, power: minusOne, sign: signed(!isUp && isWhole), t };
  }
  const isBelow = side === "below";
  const up = subtract(x, place), t = isBelow ? negate(up) : up;
  const base = isWhole ? up : t;
  return { base, power: one, sign: signed(isBelow && isWhole), t };
}

const signed = (isMinus: boolean): Expression => isMinus ? minusOne : one;

/**
 * The report of an expansion.
 *
 * @param expansion The expansion in t.
 * @returns The report, in the variable.
 */
export function writtenReport(expansion: Expansion): SeriesReport {
  const { variable, place, series, isTwoSided } = expansion;
  const base = baseOf(expansion, series);
  const parts = series.terms.map(({ coefficient, exponent }) => ({
    coefficient: multiply(
      power(base.sign, exponent),
      withLogarithm(coefficient, base.t),
    ),
    exponent: multiply(exponent, base.power),
  }));
  const terms = parts.map(({ coefficient, exponent }) =>
    writtenTerm(coefficient, base.base, exponent)
  );
  const { order } = series;
  const exact = order === undefined ? "exact" : "expanded";
  return {
    status: isTwoSided ? exact : "one-sided",
    variable,
    point: placeNode(place),
    base: nodeOf(base.base),
    terms: parts.map(({ coefficient, exponent }) => ({
      coefficient: nodeOf(coefficient),
      exponent: nodeOf(exponent),
    })),
    polynomial: terms.length === 0 ? nodeOf(zero) : nodeOfTerms(terms),
    ...(order === undefined
      ? {}
      : { remainder: nodeOf(multiply(order, base.power)) }),
  };
}

/** coefficient · base^exponent; the rules for sums would multiply numbers into
 * x - a. */
function writtenTerm(
  coefficient: Expression,
  base: Expression,
  exponent: Expression,
): Expression {
  if (base.kind !== "sum" || same(exponent, zero)) {
    return multiply(coefficient, power(base, exponent));
  }
  const raised = same(exponent, one) ? base : makePower(base, exponent);
  if (same(coefficient, one)) return raised;
  const factors = coefficient.kind === "product"
    ? coefficient.factors
    : [coefficient];
  return makeProduct([...factors, raised]);
}

/**
 * The report that there is no expansion.
 *
 * @param about About what it was sought.
 * @returns The report, without a reason.
 */
export function unsolvedReport(about: About): SeriesReport {
  const { base } = baseOf(about, { terms: [], order: numeral(0) });
  return {
    status: "unsolved",
    variable: about.variable,
    point: placeNode(about.place),
    base: nodeOf(base),
    terms: [],
  };
}
