/** Sparse linear equations modulo a prime. */
import { spend } from "../../budget.ts";
import { invertModulo, multiplyModulo } from "../../exact/modular.ts";

/** Coefficients by column; the last column is the right-hand side. */
export type SparseRow = Map<number, number>;

/**
 * The unknowns that are not 0 in the solution whose free unknowns are 0.
 *
 * @param rows The equations.
 * @param unknowns Their number.
 * @param p The prime.
 * @returns Their places; undefined if the equations contradict each other.
 */
export function solveModular(
  rows: readonly SparseRow[],
  unknowns: number,
  p: number,
): readonly number[] | undefined {
  const left = withoutZeros(rows, unknowns);
  if (left === undefined) return undefined;
  const pivots = eliminate(left, unknowns, p);
  return pivots && substituteBack(pivots, unknowns, p);
}

/** Removes unknowns that an equation of one term says are 0. */
function withoutZeros(
  rows: readonly SparseRow[],
  unknowns: number,
): SparseRow[] | undefined {
  const users = new Map<number, SparseRow[]>();
  for (const row of rows) {
    for (const [column, value] of row) {
      if (value === 0) row.delete(column);
      else if (!users.has(column)) users.set(column, [row]);
      else users.get(column)!.push(row);
    }
  }
  const queue = rows.filter(({ size }) => size === 1);
  for (let row = queue.pop(); row !== undefined; row = queue.pop()) {
    const [column] = row.keys();
    if (column === undefined) continue;
    if (column === unknowns) return undefined;
    for (const user of users.get(column)!) {
      spend();
      if (user.delete(column) && user.size === 1) queue.push(user);
    }
  }
  return rows.filter(({ size }) => size > 0);
}

/** The coefficient of the column is 1; the others come after it. */
interface Pivot {
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

function eliminate(
  rows: SparseRow[],
  unknowns: number,
  p: number,
): ReadonlyMap<number, Pivot> | undefined {
  const pivots = new Map<number, Pivot>();
  const work = new Float64Array(unknowns + 1);
  rows.sort((a, b) => a.size - b.size);
  for (const row of rows) {
    work.fill(0);
    for (const [column, value] of row) work[column] = value;
    const first = reduceRow(work, pivots, p);
    if (first === unknowns) return undefined;
    if (first > unknowns) continue;
    pivots.set(first, pivotOf(work, first, p));
  }
  return pivots;
}

/** Subtracts pivots until a column without one is the first. */
function reduceRow(
  work: Float64Array,
  pivots: ReadonlyMap<number, Pivot>,
  p: number,
): number {
  let first = work.length;
  for (let column = 0; column < work.length; column++) {
    const factor = work[column]!;
    if (factor === 0) continue;
    const pivot = pivots.get(column);
    if (pivot === undefined) {
      first = Math.min(first, column);
      continue;
    }
    spend(1 + (pivot.columns.length >> 4));
    const minus = p - factor;
    for (let k = 0; k < pivot.columns.length; k++) {
      const place = pivot.columns[k]!;
      const sum = work[place]! + multiplyModulo(pivot.values[k]!, minus, p);
      work[place] = sum >= p ? sum - p : sum;
    }
  }
  return first;
}

function pivotOf(work: Float64Array, first: number, p: number): Pivot {
  const inverse = invertModulo(work[first]!, p);
  const columns: number[] = [], values: number[] = [];
  for (let column = first; column < work.length; column++) {
    if (work[column] === 0) continue;
    columns.push(column);
    values.push(multiplyModulo(work[column]!, inverse, p));
  }
  return { columns, values };
}

function substituteBack(
  pivots: ReadonlyMap<number, Pivot>,
  unknowns: number,
  p: number,
): readonly number[] {
  const solution = new Float64Array(unknowns + 1);
  solution[unknowns] = p - 1;
  const places = [...pivots.keys()].sort((a, b) => b - a);
  for (const place of places) {
    const { columns, values } = pivots.get(place)!;
    let sum = 0;
    for (let k = 1; k < columns.length; k++) {
      sum += multiplyModulo(values[k]!, solution[columns[k]!]!, p);
    }
    solution[place] = (p - sum % p) % p;
  }
  return places.filter((place) => solution[place] !== 0).reverse();
}
