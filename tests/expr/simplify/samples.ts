/** What the tests of this room share. */
import fc from "fast-check";
import {
  type Expression,
  expressionOf,
  nodeOf,
} from "../../../lib/expr/algebra/mod.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { format, parse } from "../../../lib/expr/syntax/mod.ts";

/** The canonical expression of a text. */
export function read(source: string): Expression {
  return expressionOf(parse(source));
}

/** A canonical expression as text. */
export function text(expression: Expression): string {
  return format(nodeOf(expression));
}

/** A text as it is written again, whatever the order of its terms. */
export function canonical(source: string): string {
  return text(read(source));
}

const leaves = ["x", "x", "y", "1", "2", "3", "4", "1/2", "-1", "pi", "e", "i"];
const exponents = ["2", "3", "-1", "-2", "1/2", "1/3", "2/3", "-1/2", "x"];
const functions = [
  ...["sin", "cos", "tan", "exp", "ln", "sqrt", "sinh", "cosh", "tanh"],
  ...["asin", "atan", "acos", "abs", "sec", "cot", "asinh", "acosh", "atanh"],
  ...["sgn", "cbrt", "erf"],
];

/** Random texts, mostly as deep as they may be. */
function treesOf(
  leaves: readonly string[],
  operators: readonly string[],
  exponents: readonly string[],
  functions: readonly string[],
): (depth: number) => fc.Arbitrary<string> {
  const leaf = fc.constantFrom(...leaves);
  const ofDepth = fc.memo((depth: number): fc.Arbitrary<string> => {
    if (depth <= 1) return leaf;
    const part = ofDepth();
    const binary = fc.tuple(part, fc.constantFrom(...operators), part)
      .map(([a, operator, b]) => `(${a})${operator}(${b})`);
    const power = fc.tuple(part, fc.constantFrom(...exponents))
      .map(([a, n]) => `(${a})^(${n})`);
    const ways = [
      { weight: 3, arbitrary: leaf },
      { weight: 8, arbitrary: binary },
      { weight: 3, arbitrary: power },
    ];
    if (functions.length > 0) {
      const call = fc.tuple(fc.constantFrom(...functions), part)
        .map(([f, a]) => `${f}(${a})`);
      ways.push({ weight: 4, arbitrary: call });
    }
    return fc.oneof(...ways);
  });
  return ofDepth;
}

/** Random texts over complex x and y. */
export const sources: fc.Arbitrary<string> = treesOf(
  leaves,
  ["+", "-", "+", "*", "/"],
  exponents,
  functions,
)(5);

/** Random texts over names of which something is assumed. */
export const assumedSources: fc.Arbitrary<string> = treesOf(
  ["x", "r", "n", "q", "h", "y", "1", "2", "1/2", "-1", "pi", "i"],
  ["+", "-", "*", "*", "/"],
  ["2", "3", "-1", "1/2", "1/3", "-1/2", "n", "r"],
  [...functions, "floor", "re", "im", "conj", "abs", "sqrt", "ln", "sgn"],
)(5);

/** Random rational functions of x and y. */
export const rationalSources: fc.Arbitrary<string> = treesOf(
  ["x", "y", "1", "2", "3", "x", "-1"],
  ["+", "-", "*", "*", "/"],
  ["2", "3", "-1"],
  [],
)(5);

/** The expression of a text; undefined where it has no value at all. */
export function readIfDefined(source: string): Expression | undefined {
  return ifDefined(() => read(source));
}

/** A value; undefined where a divisor is 0 or a function has no value. */
export function ifDefined<T>(body: () => T): T | undefined {
  try {
    return body();
  } catch (error) {
    const isUndefined = error instanceof ExpressionError &&
      (error.code === "division-by-zero" || error.code === "domain");
    if (isUndefined) return undefined;
    throw error;
  }
}
