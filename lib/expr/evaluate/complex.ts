/** Values over the complex numbers. */
import { expressionOf } from "../algebra/mod.ts";
import { withBudget } from "../budget.ts";
import type { Source } from "../differentiate/source.ts";
import { ExpressionError } from "../errors.ts";
import { type Complex, isFiniteComplex } from "../functions/complex.ts";
import { isNearlyReal } from "../functions/complex_steps.ts";
import { evaluateComplex as evaluateExpression } from "../numeric/complex_evaluate.ts";
import { parse } from "../syntax/parse.ts";
import { freeNames, walk } from "../syntax/tree.ts";
import type { Node } from "../syntax/nodes.ts";
import {
  type ComplexValues,
  printComplex,
  walkComplex,
} from "./complex_walk.ts";
import { unknownVariable } from "./lower.ts";

/**
 * Evaluates an expression over the complex numbers: roots, powers, logarithms
 * and inverse functions have their principal values, and exact constants stay
 * exact as long as they can, so that cos(pi/2) is 0.
 *
 * @param source A text or a syntax tree.
 * @param values The value of each variable: a number, or a pair of the real
 * and the imaginary part.
 * @returns The value as a pair.
 * @throws {ExpressionError} If it is no expression, or has no value.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { evaluateComplex } from "@fluxion/fluxion/expr";
 *
 * assertEquals(evaluateComplex("sqrt(x)", { x: -4 }), [0, 2]);
 * assertEquals(evaluateComplex("z^2", { z: [1, 1] }), [0, 2]);
 * ```
 */
export function evaluateComplex(
  source: Source,
  values: ComplexValues = {},
): readonly [re: number, im: number] {
  const node = typeof source === "string" ? parse(source) : source;
  return withBudget({}, () => evaluateNode(node, values));
}

function evaluateNode(node: Node, values: ComplexValues): Complex {
  const names = Object.keys(values);
  for (const name of freeNames(node)) {
    if (!Object.hasOwn(values, name.name)) throw unknownVariable(name, names);
  }
  const pairs = new Map(
    Object.entries(values).map(([name, value]): [string, Complex] => [
      name,
      typeof value === "number" ? [value, 0] : value,
    ]),
  );
  let error: unknown;
  try {
    const value = evaluateExpression(expressionOf(node), pairs);
    if (isFiniteComplex(value)) return [value[0] + 0, value[1] + 0];
  } catch (caught) {
    if (!(caught instanceof ExpressionError)) throw caught;
    error = caught;
  }
  // Step by step the culprit shows, with its place in the text.
  const value = walkComplex(node, values);
  if (error !== undefined) throw error;
  return value;
}

/**
 * Whether an expression needs complex numbers although it may be real: it has
 * the imaginary unit in it, or a sum over complex roots.
 *
 * @param node The syntax tree.
 * @returns Whether it does.
 */
export function needsComplex(node: Node): boolean {
  for (const part of walk(node)) {
    if (part.kind === "name" && part.name === "i") return true;
    if (part.kind === "call" && part.name === "rootsum") return true;
  }
  return false;
}

/**
 * Evaluates over the complex numbers what is real in the end.
 *
 * @param node The syntax tree.
 * @param values The value of each variable.
 * @returns The value.
 * @throws {ExpressionError} `domain` if it is not real.
 */
export function realByComplex(node: Node, values: ComplexValues): number {
  const value = evaluateComplex(node, values);
  if (isNearlyReal(value)) return value[0];
  throw new ExpressionError(
    "domain",
    `Cannot evaluate to a real number as the value must be real: current ` +
      `value is ${printComplex(value)}`,
    node.span,
  );
}
