/** Coefficients from measurements. */

/** What a fit found. */
export interface Fit {
  /** One a column; none is negative. */
  readonly coefficients: readonly number[];
  /** Of each value, (fitted - measured) / measured. */
  readonly errors: readonly number[];
}

/**
 * The sum of columns that is nearest to measured times. Relative errors are
 * made small, as times span several powers of ten and the short ones decide
 * the latency. A coefficient that would be negative is 0: no cost is.
 *
 * @param rows The columns' values, one row a measurement.
 * @param values What was measured, positive.
 * @returns The coefficients, and how far off they are.
 */
export function fit(
  rows: readonly (readonly number[])[],
  values: readonly number[],
): Fit {
  const scaled = rows.map((row, i) => row.map((x) => x / values[i]!));
  const used = new Set(rows[0]!.keys());
  let coefficients = solveFor(scaled, used);
  while (coefficients.some((c) => c < 0)) {
    used.delete(coefficients.indexOf(Math.min(...coefficients)));
    coefficients = solveFor(scaled, used);
  }
  const errors = scaled.map((row) => dot(row, coefficients) - 1);
  return { coefficients, errors };
}

/** Least squares for ones, by the normal equations; 0 for unused columns. */
function solveFor(
  rows: readonly (readonly number[])[],
  used: ReadonlySet<number>,
): number[] {
  const columns = [...used];
  // columns of bytes and of ones differ by many powers of ten
  const scales = columns.map((c) =>
    Math.hypot(...rows.map((row) => row[c]!)) || 1
  );
  const chosen = rows.map((row) => columns.map((c, i) => row[c]! / scales[i]!));
  const matrix = columns.map((_, i) => [
    ...columns.map((_, j) => sum(chosen.map((row) => row[i]! * row[j]!))),
    sum(chosen.map((row) => row[i]!)),
  ]);
  const solved = eliminate(matrix);
  const all: number[] = rows[0]!.map(() => 0);
  columns.forEach((c, i) => all[c] = solved[i]! / scales[i]!);
  return all;
}

/** Gauss-Jordan elimination with partial pivoting; the last column is the
 * right side. */
function eliminate(matrix: number[][]): number[] {
  for (let i = 0; i < matrix.length; i++) {
    let pivot = i;
    for (let r = i + 1; r < matrix.length; r++) {
      if (Math.abs(matrix[r]![i]!) > Math.abs(matrix[pivot]![i]!)) pivot = r;
    }
    [matrix[i], matrix[pivot]] = [matrix[pivot]!, matrix[i]!];
    const row = matrix[i]!;
    for (const other of matrix) {
      if (other === row) continue;
      const factor = other[i]! / row[i]!;
      for (let c = i; c < other.length; c++) other[c]! -= factor * row[c]!;
    }
  }
  return matrix.map((row, i) => row.at(-1)! / row[i]!);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return sum(a.map((x, i) => x * b[i]!));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
