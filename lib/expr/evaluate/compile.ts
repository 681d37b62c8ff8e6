/** Compiled expressions. */
import { withBudget } from "../budget.ts";
import type { ExpressionError } from "../errors.ts";
import type { Source } from "../differentiate/source.ts";
import type { Node } from "../syntax/nodes.ts";
import { parse } from "../syntax/parse.ts";
import { freeNames } from "../syntax/tree.ts";
import { buildProgram } from "./build.ts";
import { ColumnRunner } from "./column_runner.ts";
import {
  type ColumnOptions,
  type ColumnSource,
  type ColumnsReport,
  type InputColumns,
  judgeJob,
  prepareJob,
} from "./columns.ts";
import { unknownVariable } from "./lower.ts";
import type { Program } from "./program.ts";
import { badValue, ScalarEvaluator } from "./scalar.ts";

/** How to compile. */
export interface CompileOptions {
  /** All variables, in the order in which `evaluateAt` takes them; without
   * them, those that occur, in the order in which they occur. */
  readonly variables?: readonly string[];
  /** What `random()` draws from; 0 if absent. */
  readonly seed?: number;
}

/** What a pool needs of an expression. */
export interface ColumnAccess {
  /** Runs its program. */
  readonly runner: ColumnRunner;
  /** What columns are computed with. */
  readonly source: (columns: InputColumns) => ColumnSource;
}

/** What only this folder may know of an expression. */
export let columnsOf: (expression: CompiledExpression) => ColumnAccess;

/** Values of variables by name. */
export type Values = Readonly<Record<string, number>>;

/**
 * One or more expressions, compiled once and evaluated many times.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { compile } from "@fluxion/fluxion/expr";
 *
 * const length = compile("sqrt(a^2 + b^2)");
 * assertEquals(length.evaluate({ a: 3, b: 4 }), 5);
 * assertEquals(length.evaluateAt([5, 12]), 13);
 * ```
 */
export class CompiledExpression {
  /** The program: plain data. */
  readonly program: Program;
  readonly #sources: readonly Node[];
  readonly #evaluator: ScalarEvaluator;
  readonly #runner: ColumnRunner;
  readonly #slots: Float64Array;
  readonly #variables: readonly string[];
  readonly #seed: number;

  static {
    columnsOf = (expression) => ({
      runner: expression.#runner,
      source: (columns) => expression.#columnSource(columns),
    });
  }

  /**
   * Compiles trees; `compile` is the usual way.
   *
   * @param sources The trees, one a value.
   * @param options How.
   * @throws {ExpressionError} `unknown-variable`, `unsupported` or `budget`.
   */
  constructor(sources: readonly Node[], options: CompileOptions = {}) {
    const built = buildProgram(sources, { ...options, checked: true });
    this.program = built.program;
    this.#seed = options.seed ?? 0;
    this.#sources = sources;
    this.#evaluator = new ScalarEvaluator(built, sources, this.#seed);
    this.#runner = new ColumnRunner(built.program);
    this.#slots = this.#evaluator.slots;
    this.#variables = built.program.variables;
  }

  /** The variables, in the order in which `evaluateAt` takes them. */
  get variables(): readonly string[] {
    return this.#variables;
  }

  /**
   * The value of the first expression.
   *
   * @param values The value of each variable.
   * @returns The value, a real number.
   * @throws {ExpressionError} `unknown-variable`, `division-by-zero`, `domain`
   * with the span of the operation without a value, or `budget`.
   */
  evaluate(values: Values = {}): number {
    this.#read(values);
    return this.#evaluator.first();
  }

  /**
   * The value of the first expression, the variables given in their order.
   *
   * @param values The value of each variable.
   * @returns The value, a real number.
   * @throws {ExpressionError} As `evaluate`.
   */
  evaluateAt(values: ArrayLike<number>): number {
    const slots = this.#slots, variables = this.#variables;
    for (let i = 0; i < variables.length; i++) {
      const value = values[i];
      if (!isFiniteNumber(value)) throw badValue(variables[i]!, value);
      slots[i] = value;
    }
    return this.#evaluator.first();
  }

  /**
   * The values of all expressions.
   *
   * @param values The value of each variable.
   * @returns The values, one an expression.
   * @throws {ExpressionError} As `evaluate`.
   */
  evaluateAll(values: Values = {}): readonly number[] {
    this.#read(values);
    return this.#evaluator.all();
  }

  /**
   * The values of all expressions for every row of columns.
   *
   * Values agree with those of `evaluate` to a few units in the last place of
   * every operation on the way; sums, products, quotients and square roots to
   * the last bit. They do not depend on the other rows.
   *
   * @param columns A column for each variable, or a number for all rows.
   * @param options How many rows, and where to write.
   * @returns The columns of values; a row without a value is NaN in them, is
   * counted, and the error of the first one is there.
   * @throws {ExpressionError} `unknown-variable`, or `budget`.
   *
   * @example
   * ```ts
   * import { assertEquals } from "@std/assert";
   * import { compile } from "@fluxion/fluxion/expr";
   *
   * const report = compile("1/x").evaluateColumns({
   *   x: Float64Array.of(1, 2, 0, 4),
   * });
   * assertEquals([...report.values], [1, 0.5, NaN, 0.25]);
   * assertEquals(report.status, "partial");
   * assertEquals(report.firstError?.row, 2);
   * assertEquals(report.firstError?.error.code, "division-by-zero");
   * ```
   */
  evaluateColumns(
    columns: InputColumns,
    options: ColumnOptions = {},
  ): ColumnsReport {
    const source = this.#columnSource(columns);
    const job = prepareJob(source, columns, options);
    return judgeJob(source, job, this.#runner.run(job));
  }

  #columnSource(columns: InputColumns): ColumnSource {
    return {
      program: this.program,
      evaluator: this.#evaluator,
      seed: this.#seed,
      refuse: (name) => this.#refuse(name, columns),
    };
  }

  #read(values: Values): void {
    const slots = this.#slots, variables = this.#variables;
    for (let i = 0; i < variables.length; i++) {
      const value = values[variables[i]!];
      if (!isFiniteNumber(value)) throw this.#refuse(variables[i]!, values);
      slots[i] = value;
    }
  }

  #refuse(
    name: string,
    values: Readonly<Record<string, unknown>>,
  ): ExpressionError {
    if (Object.hasOwn(values, name) && values[name] !== undefined) {
      return badValue(name, values[name]);
    }
    const [place] = this.#sources.flatMap(freeNames)
      .filter((node) => node.name === name);
    return place === undefined
      ? badValue(name, undefined)
      : unknownVariable(place, Object.keys(values));
  }
}

/**
 * Compiles an expression, or several ones that share what they have in common.
 *
 * @param source A text, a syntax tree, or a list of them.
 * @param options The variables and the seed.
 * @returns What evaluates it.
 * @throws {ExpressionError} If a text is no expression, or something of it has
 * no real evaluation.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { compile } from "@fluxion/fluxion/expr";
 *
 * const both = compile(["x^2 + y", "2x"], { variables: ["x", "y"] });
 * assertEquals(both.evaluateAll({ x: 3, y: 1 }), [10, 6]);
 * ```
 */
export function compile(
  source: Source | readonly Source[],
  options: CompileOptions = {},
): CompiledExpression {
  const sources: readonly Source[] = isList(source) ? source : [source];
  const { variables } = options;
  const nodes = sources.map((one) =>
    typeof one === "string"
      ? parse(one, variables === undefined ? {} : { variables })
      : one
  );
  return withBudget({}, () => new CompiledExpression(nodes, options));
}

function isList(
  source: Source | readonly Source[],
): source is readonly Source[] {
  return Array.isArray(source);
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === "number" && value - value === 0;
}
