/** Expressions evaluated once. */
import type { Source } from "../differentiate/source.ts";
import { compile, type CompileOptions, type Values } from "./compile.ts";
import { needsComplex, realByComplex } from "./complex.ts";
import { parse } from "../syntax/parse.ts";
import type { ColumnsReport, InputColumns } from "./columns.ts";

/** How an expression is evaluated. */
export type EvaluateOptions = Pick<CompileOptions, "seed">;

/**
 * Evaluates an expression once. What is evaluated often is compiled first.
 * With the imaginary unit in it, it is evaluated over the complex numbers.
 *
 * @param source A text or a syntax tree.
 * @param values The value of each variable.
 * @param options The seed.
 * @returns The value, a real number.
 * @throws {ExpressionError} If it is no expression, or has no real value:
 * the code says why and the span where.
 *
 * @example
 * ```ts
 * import { assertEquals, assertThrows } from "@std/assert";
 * import { evaluate, ExpressionError } from "@fluxion/fluxion/expr";
 *
 * assertEquals(evaluate("2 + 3*x", { x: 4 }), 14);
 * assertThrows(
 *   () => evaluate("1/x", { x: 0 }),
 *   ExpressionError,
 *   "Cannot divide as the divisor must not be 0: the dividend is 1",
 * );
 * ```
 */
export function evaluate(
  source: Source,
  values: Values = {},
  options: EvaluateOptions = {},
): number {
  const node = typeof source === "string" ? parse(source) : source;
  return needsComplex(node)
    ? realByComplex(node, values)
    : compile(node, options).evaluate(values);
}

/**
 * Evaluates an expression for every row of columns.
 *
 * @param source A text or a syntax tree.
 * @param columns A column for each variable, or a number for all rows.
 * @param options The seed.
 * @returns The column of values, and what is wrong with rows that have none.
 * @throws {ExpressionError} If it is no expression, or a column is missing.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { evaluateColumns } from "@fluxion/fluxion/expr";
 *
 * const { values } = evaluateColumns("x^2 + c", {
 *   x: Float64Array.of(1, 2, 3),
 *   c: 10,
 * });
 * assertEquals([...values], [11, 14, 19]);
 * ```
 */
export function evaluateColumns(
  source: Source,
  columns: InputColumns,
  options: EvaluateOptions = {},
): ColumnsReport {
  return compile(source, options).evaluateColumns(columns);
}
