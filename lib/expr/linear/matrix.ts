/** Dense matrices of float64. */

/** A matrix, its rows one after the other. */
export interface Matrix {
  /** How many rows. */
  readonly rows: number;
  /** How many columns. */
  readonly columns: number;
  /** The entries: that of row i and column j at i · columns + j. */
  readonly data: Float64Array;
}

/**
 * A matrix of zeros.
 *
 * @param rows How many rows.
 * @param columns How many columns.
 * @returns The matrix.
 */
export function zeroMatrix(rows: number, columns: number): Matrix {
  return { rows, columns, data: new Float64Array(rows * columns) };
}

/**
 * A matrix times a vector.
 *
 * @param a The matrix.
 * @param x As many numbers as there are columns.
 * @returns A x.
 */
export function multiply(a: Matrix, x: Float64Array): Float64Array {
  const { rows, columns, data } = a;
  const result = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let j = 0; j < columns; j++) sum += data[i * columns + j]! * x[j]!;
    result[i] = sum;
  }
  return result;
}

/**
 * The transposed matrix times a vector.
 *
 * @param a The matrix.
 * @param x As many numbers as there are rows.
 * @returns Aᵀ x.
 */
export function multiplyTransposed(a: Matrix, x: Float64Array): Float64Array {
  const { rows, columns, data } = a;
  const result = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      result[j] = result[j]! + data[i * columns + j]! * x[i]!;
    }
  }
  return result;
}

/**
 * The norms of the columns.
 *
 * @param a The matrix.
 * @returns One Euclidean norm a column.
 */
export function columnNorms(a: Matrix): Float64Array {
  const { rows, columns, data } = a;
  const norms = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      norms[j] = Math.hypot(norms[j]!, data[i * columns + j]!);
    }
  }
  return norms;
}
