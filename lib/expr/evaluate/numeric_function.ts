/**
 * Functions of many variables for the numeric algorithms: unchecked float64,
 * NaN and infinities included.
 */
import type { Node } from "../syntax/nodes.ts";
import { buildProgram } from "./build.ts";
import { programFunction } from "./program_function.ts";

/**
 * Makes a function of float64 numbers of one or more expressions, which share
 * what they have in common: a function, its gradient and its Hessian cost
 * little more than the function.
 *
 * @param sources What to compute, as many as values.
 * @param variables The names of the variables, in the order of `x`.
 * @returns A function that reads the variables from `x` and writes the values
 * to `out`, and allocates nothing. What has no real value is NaN or infinite.
 * @throws {ExpressionError} `unknown-variable`, or `unsupported` if a function
 * of it has no real evaluation.
 */
export function numericFunction(
  sources: readonly Node[],
  variables: readonly string[],
): (x: Float64Array, out: Float64Array) => void {
  const { program } = buildProgram(sources, { variables, checked: false });
  return programFunction(program);
}
