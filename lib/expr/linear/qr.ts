/** Orthogonal factors with column pivoting. */
import { columnNorms, type Matrix } from "./matrix.ts";

/** A P = Q R: Q as Householder reflectors, R upper triangular. */
export interface QRFactors {
  /** How many rows A has. */
  readonly rows: number;
  /** How many columns A has. */
  readonly columns: number;
  /** R on and above the diagonal, the reflectors below it; by rows. */
  readonly packed: Float64Array;
  /** The first entry of each reflector. */
  readonly heads: Float64Array;
  /** The column of A that became column j. */
  readonly pivots: readonly number[];
  /** How many columns are independent to rounding, however they are scaled. */
  readonly rank: number;
}

/**
 * Factors a matrix (G. H. Golub, C. F. Van Loan, Matrix Computations, 4th
 * edition, algorithm 5.4.1). Of the columns left, the next is the one of which
 * most, relative to its own length, is independent of those before: neither the
 * order nor the rank depends on the units of the unknowns. The norms are
 * computed anew for each step, which the small matrices here can afford.
 *
 * @param a The matrix, with at least as many rows as columns.
 * @returns Its factors.
 */
export function factorQR(a: Matrix): QRFactors {
  const { rows, columns } = a;
  const packed = a.data.slice(), heads = new Float64Array(columns);
  const pivots = Array.from({ length: columns }, (_, j) => j);
  const lengths = columnNorms(a);
  for (let k = 0; k < columns; k++) {
    let best = k, length = 0, part = -1;
    for (let j = k; j < columns; j++) {
      const tail = tailNorm(packed, rows, columns, k, j);
      const ratio = tail === 0 ? 0 : tail / lengths[pivots[j]!]!;
      if (ratio > part) [best, length, part] = [j, tail, ratio];
    }
    if (!(part > rows * Number.EPSILON)) {
      return { rows, columns, packed, heads, pivots, rank: k };
    }
    if (best > k) swapColumns(packed, rows, columns, k, best, pivots);
    heads[k] = reflect(packed, rows, columns, k, length);
  }
  return { rows, columns, packed, heads, pivots, rank: columns };
}

function tailNorm(
  packed: Float64Array,
  rows: number,
  columns: number,
  from: number,
  column: number,
): number {
  let norm = 0;
  for (let i = from; i < rows; i++) {
    norm = Math.hypot(norm, packed[i * columns + column]!);
  }
  return norm;
}

function swapColumns(
  packed: Float64Array,
  rows: number,
  columns: number,
  j: number,
  k: number,
  pivots: number[],
): void {
  for (let i = 0; i < rows; i++) {
    const row = i * columns;
    [packed[row + j], packed[row + k]] = [packed[row + k]!, packed[row + j]!];
  }
  [pivots[j], pivots[k]] = [pivots[k]!, pivots[j]!];
}

/** Makes column k zero below the diagonal; returns the head of the reflector
 * v, scaled so that H = I - v vᵀ / v(0). */
function reflect(
  packed: Float64Array,
  rows: number,
  columns: number,
  k: number,
  length: number,
): number {
  const diagonal = k * columns + k;
  const signed = packed[diagonal]! < 0 ? -length : length;
  for (let i = k; i < rows; i++) {
    packed[i * columns + k] = packed[i * columns + k]! / signed;
  }
  const head = packed[diagonal]! + 1;
  packed[diagonal] = head;
  for (let j = k + 1; j < columns; j++) {
    let sum = 0;
    for (let i = k; i < rows; i++) {
      sum += packed[i * columns + k]! * packed[i * columns + j]!;
    }
    for (let i = k; i < rows; i++) {
      const at = i * columns + j;
      packed[at] = packed[at]! - sum / head * packed[i * columns + k]!;
    }
  }
  packed[diagonal] = -signed;
  return head;
}

/**
 * Applies the transposed orthogonal factor.
 *
 * @param qr The factors.
 * @param b As many numbers as there are rows.
 * @returns Qᵀ b.
 */
export function applyTransposedQ(
  qr: QRFactors,
  b: Float64Array,
): Float64Array {
  const { rows, columns, packed, heads, rank } = qr;
  const result = b.slice();
  for (let k = 0; k < rank; k++) {
    const head = heads[k]!;
    let sum = head * result[k]!;
    for (let i = k + 1; i < rows; i++) {
      sum += packed[i * columns + k]! * result[i]!;
    }
    const factor = sum / head;
    result[k] = result[k]! - factor * head;
    for (let i = k + 1; i < rows; i++) {
      result[i] = result[i]! - factor * packed[i * columns + k]!;
    }
  }
  return result;
}

/**
 * Solves with the triangular factor: R z = c, and undoes the pivoting. Columns
 * beyond the rank get 0.
 *
 * @param qr The factors.
 * @param c At least as many numbers as the rank.
 * @returns x = P z.
 */
export function solveR(qr: QRFactors, c: Float64Array): Float64Array {
  const { columns, packed, pivots, rank } = qr;
  const z = new Float64Array(columns), x = new Float64Array(columns);
  for (let k = rank - 1; k >= 0; k--) {
    let sum = c[k]!;
    for (let j = k + 1; j < rank; j++) sum -= packed[k * columns + j]! * z[j]!;
    z[k] = sum / packed[k * columns + k]!;
    x[pivots[k]!] = z[k]!;
  }
  return x;
}

/**
 * Solves with the transposed triangular factor: Rᵀ z = Pᵀ b.
 *
 * @param qr The factors, of full rank.
 * @param b As many numbers as there are columns.
 * @returns z.
 */
export function solveTransposedR(
  qr: QRFactors,
  b: Float64Array,
): Float64Array {
  const { columns, packed, pivots, rank } = qr;
  const z = new Float64Array(columns);
  for (let k = 0; k < rank; k++) {
    let sum = b[pivots[k]!]!;
    for (let i = 0; i < k; i++) sum -= packed[i * columns + k]! * z[i]!;
    z[k] = sum / packed[k * columns + k]!;
  }
  return z;
}

/**
 * Least squares: the x with the least |A x - b|, a basic solution if the rank
 * is deficient.
 *
 * @param qr The factors of A.
 * @param b As many numbers as there are rows.
 * @returns x.
 */
export function solveLeastSquares(
  qr: QRFactors,
  b: Float64Array,
): Float64Array {
  return solveR(qr, applyTransposedQ(qr, b));
}
