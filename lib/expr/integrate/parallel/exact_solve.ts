/** The exact solution for the few unknowns that are not 0. */
import { spend } from "../../budget.ts";
import { Rational } from "../../exact/rational.ts";
import {
  type Multivariate,
  MultivariateRing,
  type RationalFunction,
  rationalFunctions,
} from "../../polynomial/mod.ts";
import type { Column } from "./system.ts";

/**
 * Solves Σ unknown · column = target, where columns are independent.
 *
 * @param columns What the unknowns stand at.
 * @param target The right-hand side.
 * @param count The number of kernels; the other variables are parameters.
 * @param arity The number of kernels and parameters.
 * @returns The unknowns, rational functions of the parameters, whose indices
 * start at 0; undefined if the columns are dependent.
 */
export function solveExactly(
  columns: readonly Column[],
  target: Multivariate,
  count: number,
  arity: number,
): readonly RationalFunction[] | undefined {
  const parameters = Math.max(1, arity - count);
  const field = rationalFunctions(parameters);
  const rows = rowsOf(columns, target, count, parameters);
  const pivots = new Map<number, RationalFunction[]>();
  for (const polynomials of rows) {
    spend(columns.length);
    const row = polynomials.map((polynomial) => field.of(polynomial));
    for (const [place, pivot] of pivots) cancel(row, pivot, place);
    const place = row.findIndex((value) => !field.isZero(value));
    if (place < 0 || place === columns.length) continue;
    const lead = row[place]!;
    const pivot = row.map((value) => field.divide(value, lead));
    for (const other of pivots.values()) cancel(other, pivot, place);
    pivots.set(place, pivot);
    if (pivots.size === columns.length) {
      return columns.map((_, each) => pivots.get(each)![columns.length]!);
    }
  }
  return undefined;

  /** row -= row[place] · pivot */
  function cancel(
    row: RationalFunction[],
    pivot: readonly RationalFunction[],
    place: number,
  ): void {
    const factor = row[place]!;
    if (field.isZero(factor)) return;
    for (let k = 0; k < row.length; k++) {
      if (field.isZero(pivot[k]!)) continue;
      row[k] = field.subtract(row[k]!, field.multiply(factor, pivot[k]!));
    }
  }
}

/** An equation for each monomial in the kernels, the short ones first. */
function rowsOf(
  columns: readonly Column[],
  target: Multivariate,
  count: number,
  parameters: number,
): readonly (readonly Multivariate[])[] {
  const ring = new MultivariateRing(parameters);
  const rows = new Map<string, Multivariate[]>();
  const none = new Array<number>(count).fill(0);
  const right = [{ polynomial: target, shift: none, factor: 1 }];
  for (const [column, pieces] of [...columns, right].entries()) {
    for (const { polynomial, shift, factor } of pieces) {
      for (const { exponents, coefficient } of polynomial) {
        spend();
        const key = shift.map((each, i) => each + exponents[i]!).join();
        let row = rows.get(key);
        if (row === undefined) {
          row = new Array<Multivariate>(columns.length + 1).fill(ring.zero);
          rows.set(key, row);
        }
        const own = exponents.slice(count);
        while (own.length < parameters) own.push(0);
        const value = coefficient.times(Rational.of(BigInt(factor)));
        const term = [{ exponents: own, coefficient: value }];
        row[column] = ring.add(row[column]!, ring.of(term));
      }
    }
  }
  const filled = (row: readonly Multivariate[]) =>
    row.reduce((sum, each) => sum + (each.length > 0 ? 1 : 0), 0);
  return [...rows.values()].sort((a, b) => filled(a) - filled(b));
}
