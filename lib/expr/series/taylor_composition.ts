/** Functions of series by their Taylor coefficients. */
import { type Expression, multiply, numeral } from "../algebra/mod.ts";
import { leastOrder } from "./exponents.ts";
import {
  addSeries,
  constantSeries,
  multiplySeries,
  scaleSeries,
  type Series,
  truncate,
} from "./power_series.ts";

/**
 * Σ c_k w^k.
 *
 * @param w A series that tends to 0.
 * @param count How many powers to take.
 * @param coefficient c_k.
 * @returns The sum, truncated where the powers end.
 */
export function taylorComposition(
  w: Series,
  count: number,
  coefficient: (k: number) => Expression,
): Series {
  const least = w.terms[0]?.exponent;
  const constant = constantSeries(coefficient(0));
  if (least === undefined) return { ...constant, order: w.order };
  const order = leastOrder(w.order, multiply(numeral(count), least))!;
  const parts: Series[] = [];
  let raised = constantSeries(numeral(1));
  for (let k = 1; k < count; k++) {
    raised = truncate(multiplySeries(raised, w), order);
    if (raised.terms.length === 0) break;
    parts.push(scaleSeries(raised, coefficient(k)));
  }
  return truncate(addSeries(constant, ...parts), order);
}
