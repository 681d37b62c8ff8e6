/** Taylor, Laurent and Puiseux expansions of text and of syntax trees. */
import { bounded } from "../budget.ts";
import { dependsOn, isInteger } from "../algebra/mod.ts";
import {
  expressionFrom,
  type Source,
  type Value,
} from "../differentiate/source.ts";
import { ExpressionError } from "../errors.ts";
import { expandLocally, small } from "./local.ts";
import { placeFrom } from "./place.ts";
import type { Series } from "./power_series.ts";
import {
  holdsBelow,
  type SeriesOptions,
  type SeriesReport,
  unsolvedReport,
  writtenReport,
} from "./series_report.ts";
import { attempt } from "./undecided.ts";

/**
 * The Taylor polynomial of a function about a point, with exact coefficients
 * by arithmetic of truncated power series.
 *
 * @param source Text or a syntax tree.
 * @param variable The name of the variable.
 * @param point Where, 0 by default.
 * @param order The highest power of x - point, 6 by default.
 * @returns The expansion; `singular` if there is one that is no Taylor series.
 * @throws {ExpressionError} If a text cannot be read, or the order is no
 * integer.
 *
 * @example
 * ```ts
 * import { format, taylor } from "@fluxion/fluxion/expr";
 * import { assertEquals } from "@std/assert";
 *
 * const { status, polynomial } = taylor("cos(x)", "x", 0, 4);
 * assertEquals(status, "expanded");
 * assertEquals(format(polynomial!), "1 - x^2/2 + x^4/24");
 * ```
 */
export function taylor(
  source: Source,
  variable: string,
  point: Value = 0,
  order = 6,
): SeriesReport {
  return bounded(() => {
    const { report, series } = expand(source, variable, point, order, {});
    return series === undefined || isRegular(series)
      ? report
      : { ...report, status: "singular" };
  });
}

function isRegular({ terms }: Series): boolean {
  return terms.every(({ coefficient, exponent }) =>
    isInteger(exponent) && exponent.value.sign >= 0 &&
    !dependsOn(coefficient, small)
  );
}

/**
 * The expansion of a function about a point in powers that may be negative
 * (Laurent) or fractional (Puiseux), with coefficients that may hold the
 * logarithm of x - point.
 *
 * @param source Text or a syntax tree.
 * @param variable The name of the variable.
 * @param point Where, 0 by default; `infinity` for powers of 1/x.
 * @param order The highest power of x - point, or of 1/x; 6 by default.
 * @param options From which side.
 * @returns The expansion.
 * @throws {ExpressionError} If a text cannot be read, or the order is no
 * integer.
 *
 * @example
 * ```ts
 * import { format, laurent } from "@fluxion/fluxion/expr";
 * import { assertEquals } from "@std/assert";
 *
 * const { polynomial } = laurent("1/sin(x)", "x", 0, 1);
 * assertEquals(format(polynomial!), "1/x + x/6");
 * ```
 */
export function laurent(
  source: Source,
  variable: string,
  point: Value = 0,
  order = 6,
  options: SeriesOptions = {},
): SeriesReport {
  return bounded(() => expand(source, variable, point, order, options).report);
}

function expand(
  source: Source,
  variable: string,
  point: Value,
  order: number,
  { direction = "both" }: SeriesOptions,
): { readonly report: SeriesReport; readonly series?: Series } {
  if (!Number.isInteger(order)) {
    throw new ExpressionError(
      "domain",
      `Cannot expand as the order must be an integer: current value is ${order}`,
    );
  }
  const expression = expressionFrom(source);
  const place = placeFrom(point, variable);
  const side = direction === "below" ? "below" : "above";
  const about = { variable, place, side } as const;
  // Made first: with a budget that is spent, nothing can be made.
  const unsolved = unsolvedReport(about);
  const { value, reason } = attempt(() => {
    const { series, isOneSided } = expandLocally(
      expression,
      variable,
      place,
      side,
      order,
    );
    const isTwoSided = direction === "both" &&
      (typeof place === "string" || !isOneSided ||
        holdsBelow(series, expression, about, order));
    const report = writtenReport({ ...about, series, isTwoSided });
    return { report, series };
  });
  return value ?? { report: { ...unsolved, reason: reason! } };
}
