/** Systems of linear equations, exactly. */
import {
  add,
  dependsOn,
  divide,
  type Expression,
  multiply,
  negate,
  same,
  substitute,
  subtract,
  variable,
  zero,
} from "../algebra/mod.ts";
import { spend } from "../budget.ts";
import { derivative } from "../differentiate/derivative.ts";
import { ExpressionError } from "../errors.ts";
import { isZero, rationalNormal } from "../simplify/mod.ts";

/** What solves a system. */
export interface LinearSolution {
  /** One solution, a family with free unknowns, or none. */
  readonly status: "unique" | "family" | "none";
  /** Each unknown's value, in terms of the free ones. */
  readonly values: ReadonlyMap<string, Expression>;
  /** The unknowns that may have any value. */
  readonly free: readonly string[];
}

/** A row of the augmented matrix: coefficients, then the right side. */
type Row = Expression[];

/**
 * Solves linear equations by elimination over the field of their
 * coefficients. A pivot that holds other variables is taken as not 0.
 *
 * @param equations What is to be 0.
 * @param unknowns The names to solve for.
 * @returns The solutions.
 * @throws {ExpressionError} `unsupported` if an equation is not linear in the
 * unknowns.
 */
export function solveLinearSystem(
  equations: readonly Expression[],
  unknowns: readonly string[],
): LinearSolution {
  const rows = equations.map((equation) => rowOf(equation, unknowns));
  const pivots = eliminate(rows, unknowns.length);
  const rest = rows.slice(pivots.length);
  if (rest.some((row) => !isZero(row.at(-1)!))) {
    return { status: "none", values: new Map(), free: [] };
  }
  const free = unknowns.filter((_, column) => !pivots.includes(column));
  const values = new Map<string, Expression>();
  unknowns.forEach((name, column) => {
    const row = rows[pivots.indexOf(column)];
    values.set(
      name,
      pivots.includes(column) ? valueOf(row!, unknowns, free) : variable(name),
    );
  });
  return { status: free.length === 0 ? "unique" : "family", values, free };
}

function rowOf(equation: Expression, unknowns: readonly string[]): Row {
  const coefficients = unknowns.map((name) => {
    const coefficient = derivative(equation, name);
    const normal = normalized(coefficient);
    const other = unknowns.find((unknown) => dependsOn(normal, unknown));
    if (other === undefined) return normal;
    throw new ExpressionError(
      "unsupported",
      `Cannot solve a system as its equations must be linear in ` +
        `${
          unknowns.join(", ")
        }: the coefficient of ${name} depends on ${other}`,
    );
  });
  const origin = new Map(unknowns.map((name) => [name, zero as Expression]));
  const constant = normalized(substitute(equation, origin));
  return [...coefficients, negate(constant)];
}

function normalized(expression: Expression): Expression {
  if (expression.kind === "numeral") return expression;
  const { numerator, denominator } = rationalNormal(expression);
  return same(numerator, zero) ? zero : divide(numerator, denominator);
}

/** Brings the rows to reduced echelon form; returns the pivots' columns. */
function eliminate(rows: Row[], columns: number): number[] {
  const pivots: number[] = [];
  for (let column = 0; column < columns; column++) {
    const at = pivots.length;
    const found = pivotRow(rows, at, column);
    if (found === undefined) continue;
    [rows[at], rows[found]] = [rows[found]!, rows[at]!];
    const pivot = rows[at]![column]!;
    rows[at] = rows[at]!.map((entry) => normalized(divide(entry, pivot)));
    rows.forEach((row, other) => {
      if (other !== at) rows[other] = reduced(row, rows[at]!, column);
    });
    pivots.push(column);
  }
  return pivots;
}

/** The simplest entry of a column that is not 0, numbers first. */
function pivotRow(
  rows: readonly Row[],
  from: number,
  column: number,
): number | undefined {
  let best: number | undefined;
  for (let row = from; row < rows.length; row++) {
    const entry = rows[row]![column]!;
    if (isZero(entry)) continue;
    if (best === undefined || entry.size < rows[best]![column]!.size) {
      best = row;
    }
  }
  return best;
}

function reduced(row: Row, pivot: Row, column: number): Row {
  const factor = row[column]!;
  if (same(factor, zero)) return row;
  spend(row.length);
  return row.map((entry, place) =>
    normalized(subtract(entry, multiply(factor, pivot[place]!)))
  );
}

function valueOf(
  row: Row,
  unknowns: readonly string[],
  free: readonly string[],
): Expression {
  const moved = free.map((name) =>
    negate(multiply(row[unknowns.indexOf(name)]!, variable(name)))
  );
  return add(row.at(-1)!, ...moved);
}
