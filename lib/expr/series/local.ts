/** Expansions of an expression about a point, from one side. */
import {
  add,
  call,
  dependsOn,
  type Expression,
  minusOne,
  multiply,
  numeral,
  one,
  power,
  substitute,
  subtract,
  variable,
} from "../algebra/mod.ts";
import { compareExponents } from "./exponents.ts";
import { Expander, Shortage } from "./expander.ts";
import { isIdenticallyZero, signOfConstant } from "./oracle.ts";
import { monomial, type Series, truncate } from "./power_series.ts";
import type { Place } from "./place.ts";
import { expansionRules } from "./rules.ts";
import { attempt } from "./undecided.ts";

/** From where a point is approached; an end of the axis has one side only. */
export type Side = "above" | "below";

/** The name of what tends to 0 from above; no text has it. */
export const small = " t";

/**
 * An expression near a point, in a variable that tends to 0 from above.
 *
 * @param expression Any.
 * @param name Its variable.
 * @param place The point.
 * @param side The side of the point.
 * @param t What tends to 0.
 * @returns The expression at point ± t, or at ± 1/t.
 */
export function near(
  expression: Expression,
  name: string,
  place: Place,
  side: Side,
  t: Expression,
): Expression {
  const value = place === "infinity"
    ? power(t, minusOne)
    : place === "-infinity"
    ? multiply(minusOne, power(t, minusOne))
    : side === "above"
    ? add(place, t)
    : subtract(place, t);
  return substitute(expression, new Map([[name, value]]));
}

/** An expansion, in t, with coefficients that may hold ln t. */
export interface LocalExpansion {
  /** All terms up to the order asked for. */
  readonly series: Series;
  /** Whether the other side may have another one. */
  readonly isOneSided: boolean;
}

/** As many terms as are ever computed beyond the order. */
const mostTerms = 160;

/**
 * Expands an expression.
 *
 * @param expression Any.
 * @param name Its variable.
 * @param place The point.
 * @param side The side of the point.
 * @param order The highest exponent of t wanted.
 * @returns The expansion.
 * @throws {ExpressionError} If it is not found.
 */
export function expandLocally(
  expression: Expression,
  name: string,
  place: Place,
  side: Side,
  order: number,
): LocalExpansion {
  const local = near(expression, name, place, side, variable(small));
  const wanted = numeral(order);
  const least = Math.max(0, order);
  for (let extra = 4;; extra *= 2) {
    try {
      const found = expandWith(local, least + extra);
      const remainder = found.series.order;
      if (
        remainder === undefined || compareExponents(remainder, wanted) > 0
      ) return { ...found, series: through(found.series, wanted) };
      throw new Shortage();
    } catch (error) {
      if (!(error instanceof Shortage) || extra >= mostTerms) throw error;
    }
  }
}

/** The terms up to an exponent; the O-term is the next one known. */
function through({ terms, order }: Series, wanted: Expression): Series {
  const beyond = terms.find(({ exponent }) =>
    compareExponents(exponent, wanted) > 0
  );
  return beyond === undefined
    ? { terms, order }
    : truncate({ terms, order }, beyond.exponent);
}

function expandWith(local: Expression, count: number): LocalExpansion {
  let isOneSided = false;
  const t = variable(small);
  const expander = new Expander(
    {
      name: small,
      logarithm: call("ln", t),
      oracle: { isZero: isIdenticallyZero, sign: signOfConstant },
      ln: (coefficient) => call("ln", coefficient),
      isNumber: () => true,
      count,
      onSide: () => isOneSided = true,
    },
    new Map([[small, monomial(one, one)]]),
    expansionRules,
  );
  const { terms, order } = expander.of(local);
  // What may be 0 or not does no harm as a term.
  const kept = terms.filter(({ coefficient }) =>
    attempt(() => isIdenticallyZero(coefficient)).value !== true
  );
  return { series: { terms: kept, order }, isOneSided };
}

/**
 * A coefficient with the logarithm of what stands for t.
 *
 * @param coefficient Of an expansion.
 * @param t What stands for it.
 * @returns The coefficient.
 */
export function withLogarithm(
  coefficient: Expression,
  t: Expression,
): Expression {
  return dependsOn(coefficient, small)
    ? substitute(coefficient, new Map([[small, t]]))
    : coefficient;
}
