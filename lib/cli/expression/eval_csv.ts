/** Expressions over the rows of a file. */
import { FormatError } from "../../core/errors.ts";
import { ExpressionError } from "../../expr/errors.ts";
import { compile, type CompiledExpression } from "../../expr/evaluate/mod.ts";
import type { Context } from "../command.ts";
import { exitCodes, UsageError } from "../errors.ts";
import { readStream } from "../file.ts";
import { formatNumberOf } from "../format.ts";
import type { Output } from "../output.ts";
import { requireGrants } from "../permissions.ts";
import { csvField, type CsvRecord, records } from "./csv.ts";

/** What is evaluated with. */
export interface CsvEvaluation {
  /** The name of the new column. */
  readonly column: string;
  /** Of `random()`. */
  readonly seed: number;
  /** Variables that are the same in each row. */
  readonly given: Readonly<Record<string, number>>;
}

/** Characters that are written at once. */
const chunk = 1 << 16;

/**
 * Writes the rows of a file with the value of an expression at the end of
 * each. The file may be of any size: one row is held at a time.
 *
 * @param context Where to write to, and the words for a message.
 * @param expression In the names of the first row.
 * @param path The file.
 * @param evaluation The new column's name, seed and other variables.
 * @returns The exit code: 1 if a row has no value.
 * @throws {UsageError} If the expression cannot be read, or the column's name
 * is taken.
 * @throws {FormatError} If the file is no CSV, or has no first row.
 */
export async function evaluateCsv(
  { output, args }: Context,
  expression: string,
  path: string,
  { column, seed, given }: CsvEvaluation,
): Promise<number> {
  requireGrants(
    `read ${path}`,
    [{ access: "read", path }],
    [`--allow-read=${path}`],
    ["eval", ...args],
  );
  let rows: Rows | undefined;
  let text = "";
  for await (const record of records(readStream(path))) {
    if (rows === undefined) {
      const names = record.fields.map((field) => field.trim());
      rows = new Rows(expression, path, names, column, seed, given);
      text += line([...record.fields, column]);
      continue;
    }
    text += line([...record.fields, rows.value(record)]);
    if (text.length > chunk) {
      output.write(text);
      text = "";
      if (output.isClosed) break;
    }
  }
  if (rows === undefined) {
    throw new FormatError(
      `Cannot evaluate ${path} as its first row must have names: it is empty`,
    );
  }
  output.write(text);
  return rows.report(output);
}

function line(fields: readonly string[]): string {
  return `${fields.map(csvField).join(",")}\n`;
}

class Rows {
  readonly #path: string;
  readonly #compiled: CompiledExpression;
  readonly #width: number;
  /** Of each variable: its column, or the value that it always has. */
  readonly #sources: readonly (number | { readonly value: number })[];
  readonly #at: Float64Array;
  #failures = 0;
  #first = "";

  constructor(
    expression: string,
    path: string,
    names: readonly string[],
    column: string,
    seed: number,
    given: Readonly<Record<string, number>>,
  ) {
    if (names.includes(column)) {
      throw new UsageError(
        `Cannot add a column as its name must be new: ${column} is a column ` +
          `of ${path}; --column gives another`,
      );
    }
    const known = [...names, ...Object.keys(given)];
    this.#path = path;
    this.#width = names.length;
    const { variables } = compile(expression);
    const unknown = variables.find((name) => !known.includes(name));
    if (unknown !== undefined) compile(expression, { variables: known });
    this.#compiled = compile(expression, { variables, seed });
    this.#sources = variables.map((name) =>
      Object.hasOwn(given, name) ? { value: given[name]! } : names.indexOf(name)
    );
    this.#at = new Float64Array(variables.length);
  }

  /** The value of a row as text; empty if it has none. */
  value(record: CsvRecord): string {
    try {
      this.#sources.forEach((source, place) => {
        this.#at[place] = typeof source === "number"
          ? this.#number(record, source)
          : source.value;
      });
      return String(this.#compiled.evaluateAt(this.#at));
    } catch (error) {
      const isOfRow = error instanceof ExpressionError ||
        error instanceof FormatError;
      if (!isOfRow) throw error;
      if (this.#failures === 0) {
        this.#first = `line ${record.line}: ${error.message}`;
      }
      this.#failures++;
      return "";
    }
  }

  #number({ fields }: CsvRecord, place: number): number {
    if (fields.length !== this.#width) {
      throw new FormatError(
        `Cannot read a row as it must have ${this.#width} fields: ` +
          `it has ${fields.length}`,
      );
    }
    const text = fields[place]!.trim();
    const value = text === "" ? NaN : Number(text);
    if (Number.isFinite(value)) return value;
    throw new FormatError(
      `Cannot read a field as it must be a number: current value is ` +
        (text === "" ? "nothing" : text),
    );
  }

  report(output: Output): number {
    if (this.#failures === 0) return exitCodes.done;
    output.error(
      `${formatNumberOf(this.#failures, "row")} of ${this.#path} without a ` +
        `value, first ${this.#first}`,
    );
    return exitCodes.failed;
  }
}
