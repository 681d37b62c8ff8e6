/** Columns in, columns out. */
import { ExpressionError } from "../errors.ts";
import type { Column, ColumnJob } from "./column_runner.ts";
import { type Program, usedVariables } from "./program.ts";
import type { ScalarEvaluator } from "./scalar.ts";

/** A column for each variable, or one number for all rows. */
export type InputColumns = Readonly<Record<string, Column | number>>;

/** How columns are evaluated. */
export interface ColumnOptions {
  /** Where to write, one column an expression; new columns if absent. */
  readonly out?: readonly Column[];
  /** How many rows; that of the columns if absent, 1 if there is none. */
  readonly rows?: number;
}

/** What came out of columns. */
export interface ColumnsReport {
  /** Whether every row has its values. */
  readonly status: "complete" | "partial";
  /** The values of the first expression. */
  readonly values: Column;
  /** The values of each expression; NaN in a row that has none. */
  readonly columns: readonly Column[];
  /** How many rows lack a value. */
  readonly undefinedRows: number;
  /** The first row that lacks a value, and why. */
  readonly firstError?: {
    /** The row, from 0 on. */
    readonly row: number;
    /** Why it has no value. */
    readonly error: ExpressionError;
  };
}

/** What columns are computed with. */
export interface ColumnSource {
  /** The program. */
  readonly program: Program;
  /** What judges a row of which the program is not sure. */
  readonly evaluator: ScalarEvaluator;
  /** What `random()` draws from. */
  readonly seed: number;
  /** The error of a variable without a column. */
  readonly refuse: (name: string) => ExpressionError;
}

/**
 * Finds the columns of a program, or says what is wrong with them.
 *
 * @param source The program.
 * @param columns The columns by name.
 * @param options How many rows, and where to write.
 * @returns The job of all rows.
 * @throws {ExpressionError} `unknown-variable`, or `domain` if the columns do
 * not fit together.
 */
export function prepareJob(
  source: ColumnSource,
  columns: InputColumns,
  options: ColumnOptions,
): ColumnJob {
  const { variables, outputs } = source.program;
  const used = new Set(usedVariables(source.program));
  const inputs = variables.map((name, slot) => {
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (column !== undefined) return column;
    if (used.has(slot)) throw source.refuse(name);
    return 0;
  });
  const rows = countRows(variables, inputs, options.rows);
  const { out } = options;
  if (out !== undefined && !fits(out, outputs.length, rows)) {
    throw new ExpressionError(
      "domain",
      `Cannot write the values as there must be ${outputs.length} columns ` +
        `of ${rows} rows: current value is ` +
        `[${out.map(({ length }) => length)}]`,
    );
  }
  return {
    inputs: inputs.map((input, slot) => used.has(slot) ? input : 0),
    outputs: out ?? Array.from(outputs, () => new Float64Array(rows)),
    rows,
    seed: source.seed,
  };
}

function fits(out: readonly Column[], count: number, rows: number): boolean {
  return out.length === count && out.every(({ length }) => length === rows);
}

function countRows(
  variables: readonly string[],
  inputs: readonly (Column | number)[],
  given: number | undefined,
): number {
  let rows = given;
  inputs.forEach((input, i) => {
    if (typeof input === "number") return;
    rows ??= input.length;
    if (input.length !== rows) {
      throw new ExpressionError(
        "domain",
        `Cannot evaluate as the columns must have ${rows} rows: current ` +
          `value of \`${variables[i]}\` has ${input.length}`,
      );
    }
  });
  return rows ?? 1;
}

/**
 * Judges the rows that the columns are not sure of.
 *
 * @param source The program.
 * @param job The columns, computed.
 * @param suspicious First rows and ends of ranges to look at, in turns.
 * @returns The values and the errors.
 * @throws {ExpressionError} `budget`.
 */
export function judgeJob(
  source: ColumnSource,
  job: ColumnJob,
  suspicious: readonly number[],
): ColumnsReport {
  const judge = new Judge(source.evaluator, job);
  const ranges: (readonly [from: number, to: number])[] = [];
  for (let i = 0; i < suspicious.length; i += 2) {
    ranges.push([suspicious[i]!, suspicious[i + 1]!]);
  }
  ranges.sort(([a], [b]) => a - b);
  for (const [from, to] of ranges) judge.look(from, to);
  return judge.report();
}

/** Decides about rows, in the order in which it is told of them. */
class Judge {
  readonly #evaluator: ScalarEvaluator;
  readonly #job: ColumnJob;
  #undefined = 0;
  #first: ColumnsReport["firstError"];

  /**
   * A judge for one job.
   *
   * @param evaluator What evaluates a row.
   * @param job The columns.
   */
  constructor(evaluator: ScalarEvaluator, job: ColumnJob) {
    this.#evaluator = evaluator;
    this.#job = job;
  }

  /**
   * Looks at rows again; later calls are about later rows.
   *
   * @param from The first row.
   * @param to One past the last row.
   */
  look(from: number, to: number): void {
    const { inputs, outputs } = this.#job;
    const { slots } = this.#evaluator;
    for (let row = from; row < to; row++) {
      inputs.forEach((input, slot) =>
        slots[slot] = typeof input === "number" ? input : input[row]!
      );
      const explain = this.#first === undefined;
      const error = this.#evaluator.judge(
        row,
        explain,
        (index, value, sure) => {
          const column = outputs[index]!;
          // What is sure to have a value keeps that of the columns, so that it
          // does not depend on the other rows of the block.
          const keeps = sure && Number.isFinite(value) &&
            Number.isFinite(column[row]);
          if (!keeps) column[row] = value;
        },
      );
      if (error === undefined) continue;
      this.#undefined++;
      if (error !== true) this.#first ??= { row, error };
    }
  }

  /**
   * What came out.
   *
   * @returns The report.
   */
  report(): ColumnsReport {
    const { outputs } = this.#job;
    return {
      status: this.#undefined === 0 ? "complete" : "partial",
      values: outputs[0]!,
      columns: outputs,
      undefinedRows: this.#undefined,
      ...(this.#first === undefined ? {} : { firstError: this.#first }),
    };
  }
}
