/** Which constant multiples of functions have a given sum: sparse linear
 * equations, first modulo a prime, then exactly for the unknowns that matter. */
import { spend } from "../../budget.ts";
import { invertModulo, multiplyModulo } from "../../exact/modular.ts";
import type { Rational } from "../../exact/rational.ts";
import type { Multivariate } from "../../polynomial/mod.ts";
import { solveModular, type SparseRow } from "./modular_solve.ts";

/** The greatest prime below 2^26: products are exact in doubles. */
export const prime = 67_108_859;
/** Values of parameters modulo the prime. */
const firstValue = 7_654_321;

/** A polynomial times a monomial and an integer. */
export interface Piece {
  /** The polynomial. */
  readonly polynomial: Multivariate;
  /** The exponents of the monomial in the kernels. */
  readonly shift: readonly number[];
  /** The integer. */
  readonly factor: number;
}

/** A sum of such products. */
export type Column = readonly Piece[];

/**
 * The unknowns that are not 0 in Σ unknown · column = target, where one
 * solution exists modulo a prime for parameters put at random.
 *
 * @param columns What the unknowns stand at.
 * @param target The right-hand side.
 * @param count The number of kernels; the other variables are parameters.
 * @returns The places of these unknowns; undefined if there is no solution.
 */
export function supportOf(
  columns: readonly Column[],
  target: Multivariate,
  count: number,
): readonly number[] | undefined {
  const rows = new Map<string, SparseRow>();
  const reduce = reducer(count);
  const put = (pieces: Column, column: number) => {
    for (const { polynomial, shift, factor } of pieces) {
      const scale = factor < 0 ? factor + prime : factor;
      for (const { exponents, value } of reduce(polynomial)) {
        spend();
        const key = exponents.map((each, i) => each + shift[i]!).join();
        let row = rows.get(key);
        if (row === undefined) rows.set(key, row = new Map());
        const more = multiplyModulo(value, scale, prime);
        row.set(column, ((row.get(column) ?? 0) + more) % prime);
      }
    }
  };
  columns.forEach(put);
  const none = new Array<number>(count).fill(0);
  put([{ polynomial: target, shift: none, factor: 1 }], columns.length);
  return solveModular([...rows.values()], columns.length, prime);
}

interface Residue {
  readonly exponents: readonly number[];
  readonly value: number;
}

/** Polynomials with numbers for the parameters, each reduced once. */
function reducer(
  count: number,
): (polynomial: Multivariate) => readonly Residue[] {
  const done = new Map<Multivariate, readonly Residue[]>();
  return (polynomial) => {
    let result = done.get(polynomial);
    if (result === undefined) {
      result = polynomial.map(({ exponents, coefficient }) => ({
        exponents: exponents.slice(0, count),
        value: multiplyModulo(
          residueOf(coefficient),
          parameterValue(exponents.slice(count)),
          prime,
        ),
      }));
      done.set(polynomial, result);
    }
    return result;
  };
}

function parameterValue(exponents: readonly number[]): number {
  let value = 1;
  for (const [place, exponent] of exponents.entries()) {
    const base = (firstValue * (place + 2)) % prime;
    for (let k = 0; k < exponent; k++) {
      value = multiplyModulo(value, base, prime);
    }
  }
  return value;
}

function residueOf({ numerator, denominator }: Rational): number {
  const p = BigInt(prime);
  const above = Number(((numerator % p) + p) % p);
  if (denominator === 1n) return above;
  const below = Number(denominator % p);
  return multiplyModulo(above, invertModulo(below, prime), prime);
}
