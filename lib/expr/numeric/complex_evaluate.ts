/** Values of canonical expressions at complex points. */
import type { Expression } from "../algebra/expression.ts";
import type { Complex } from "../functions/complex.ts";
import { prepare } from "./complex_arithmetic.ts";
import { complexDoubles } from "./complex_double.ts";
import { schedule } from "./complex_schedule.ts";

/**
 * The value of an expression at complex values of its variables: principal
 * values, as `complexFunctions` says. Each distinct node is computed once.
 *
 * @param expression What to evaluate.
 * @param values A value of each variable.
 * @returns The value; a part of it is not finite where there is none (a pole,
 * an overflow, an order of numbers that are not real).
 * @throws {ExpressionError} `unknown-variable` if a value is missing;
 * `unsupported` for a root sum over something that is no polynomial.
 */
export function evaluateComplex(
  expression: Expression,
  values: ReadonlyMap<string, Complex>,
): Complex {
  return compileComplex(expression, [...values.keys()])([...values.values()]);
}

/**
 * Makes a function of complex numbers of an expression.
 *
 * @param expression What to evaluate.
 * @param variables The names of its variables, in the order of their values.
 * @returns The function, as `evaluateComplex`; not reentrant.
 * @throws {ExpressionError} `unknown-variable` if a variable is not listed;
 * `unsupported` for a root sum over something that is no polynomial.
 */
export function compileComplex(
  expression: Expression,
  variables: readonly string[],
): (values: readonly Complex[]) => Complex {
  const evaluator = prepare(schedule([expression], variables), complexDoubles);
  return (values) => evaluator(values)[0]!;
}
