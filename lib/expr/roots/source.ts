/** From expressions to the functions of numbers that the cores work on. */
import { differentiate, jacobian, type Source } from "../differentiate/mod.ts";
import { ExpressionError } from "../errors.ts";
import { numericFunction } from "../evaluate/numeric_function.ts";
import type { VectorFunction } from "../linear/vector_function.ts";
import { type Node, parse } from "../syntax/mod.ts";
import type { ScalarFunction } from "./report.ts";

/** The tree of an expression. */
export function treeOf(source: Source): Node {
  return typeof source === "string" ? parse(source) : source;
}

/**
 * A function of one unknown with its symbolic derivatives; those that have no
 * closed form, or no real evaluation, are left out.
 *
 * @param node The function.
 * @param variable The unknown.
 * @param order How many derivatives are wanted.
 * @returns The function of numbers.
 * @throws {ExpressionError} `unknown-variable` for another variable;
 * `unsupported`.
 */
export function scalarFunctionOf(
  node: Node,
  variable: string,
  order: 0 | 1 | 2,
): ScalarFunction {
  const value = evaluator(node, variable);
  const [derivative, second] = [1, 2].map((k) =>
    k > order
      ? undefined
      : unlessUnsupported(() =>
        evaluator(differentiate(node, variable, { order: k }), variable)
      )
  );
  return {
    value,
    ...(derivative === undefined ? {} : { derivative }),
    ...(second === undefined ? {} : { second }),
  };
}

function evaluator(node: Node, variable: string): (x: number) => number {
  const evaluate = numericFunction([node], [variable]);
  const input = new Float64Array(1), output = new Float64Array(1);
  return (x) => {
    input[0] = x;
    evaluate(input, output);
    return output[0]!;
  };
}

/**
 * Functions of several variables with their symbolic Jacobian, unless that has
 * no closed form or no real evaluation.
 *
 * @param nodes The functions.
 * @param variables The variables.
 * @returns The functions of numbers.
 * @throws {ExpressionError} `unknown-variable` for another variable;
 * `unsupported`.
 */
export function vectorFunctionOf(
  nodes: readonly Node[],
  variables: readonly string[],
): VectorFunction {
  const value = numericFunction(nodes, variables);
  const derivatives = unlessUnsupported(() =>
    numericFunction(jacobian(nodes, variables).flat(), variables)
  );
  const size = nodes.length;
  return derivatives === undefined
    ? { size, value }
    : { size, value, jacobian: derivatives };
}

/**
 * What can be made only of expressions that have a closed form.
 *
 * @param make Makes it.
 * @returns It, or undefined if something is not supported.
 * @throws {ExpressionError} Any other error.
 */
export function unlessUnsupported<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof ExpressionError && error.code === "unsupported") {
      return undefined;
    }
    throw error;
  }
}
