/** The rows that a model is fitted to. */
import type { Source } from "../differentiate/mod.ts";
import { ExpressionError } from "../errors.ts";
import { treeOf } from "../roots/source.ts";
import { type Node, variablesOf } from "../syntax/mod.ts";
import type { FitOptions } from "./fit.ts";

/** Columns of numbers by their names. */
export type Columns = Readonly<Record<string, ArrayLike<number>>>;

/** A model with its data. */
export interface FitProblem {
  /** What is to be like the response. */
  readonly model: Node;
  /** The names of the columns that the model may use. */
  readonly columns: readonly string[];
  /** Their values: one array a column. */
  readonly values: readonly Float64Array[];
  /** What the model is fitted to. */
  readonly response: Float64Array;
  /** A weight for each row, not negative. */
  readonly weights: Float64Array;
}

/**
 * Puts a model and its data together.
 *
 * @param source The model, or an equation with the response on its left.
 * @param parameters The names of the parameters.
 * @param data The columns.
 * @param options Which column is the response, and weights.
 * @returns The problem.
 * @throws {ExpressionError} If something does not fit.
 */
export function fitProblem(
  source: Source,
  parameters: readonly string[],
  data: Columns,
  options: FitOptions,
): FitProblem {
  const { model, left } = sides(source);
  const columns = Object.keys(data);
  const both = parameters.find((name) => columns.includes(name));
  if (both !== undefined) {
    throw refused("a name must be a parameter or a column", both);
  }
  const response = options.response ?? left ??
    responseAmong(columns, new Set(variablesOf(model)));
  const rows = data[response]?.length;
  if (rows === undefined) {
    throw refused("the response must be a column", response);
  }
  const column = (name: string): Float64Array =>
    numbers(data[name]!, rows, name);
  const { weights } = options;
  return {
    model,
    columns,
    values: columns.map(column),
    response: column(response),
    weights: weights === undefined
      ? new Float64Array(rows).fill(1)
      : checkedWeights(numbers(weights, rows, "weights")),
  };
}

/** The model, and the name on the left of an equation. */
function sides(
  source: Source,
): { readonly model: Node; readonly left?: string } {
  if (typeof source === "string") {
    const match = /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*=(?!=)/u.exec(source);
    if (match !== null) {
      const blanks = " ".repeat(match[0].length);
      const model = treeOf(blanks + source.slice(match[0].length));
      return { model, left: match[1]! };
    }
  }
  return { model: treeOf(source) };
}

/** The only column that the model does not use, or y. */
function responseAmong(
  columns: readonly string[],
  used: ReadonlySet<string>,
): string {
  const unused = columns.filter((name) => !used.has(name));
  return unused.length === 1 ? unused[0]! : "y";
}

function numbers(
  column: ArrayLike<number>,
  rows: number,
  name: string,
): Float64Array {
  if (column.length !== rows) {
    throw refused(
      `columns must have as many rows as the response, ${rows}`,
      `${name} with ${column.length}`,
    );
  }
  const values = Float64Array.from(column);
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw refused("data must be finite", `${name} with ${values[bad]}`);
  }
  return values;
}

function checkedWeights(weights: Float64Array): Float64Array {
  const bad = weights.find((weight) => weight < 0);
  if (bad !== undefined) throw refused("weights must not be negative", bad);
  if (!weights.some((weight) => weight > 0)) {
    throw refused("a weight must be positive", "all are 0");
  }
  return weights;
}

function refused(rule: string, value: string | number): ExpressionError {
  return new ExpressionError(
    "domain",
    `Cannot fit as ${rule}: current value is ${value}`,
  );
}
