/** The exact test for zero. */
import {
  type Call,
  contains,
  type Expression,
  transform,
} from "../algebra/mod.ts";
import { inLogarithms } from "./basic_functions.ts";
import { Knowledge } from "./knowledge.ts";
import { Normalizer, type NormalOptions } from "./normal.ts";
import { refine } from "./refine.ts";

/**
 * Whether an expression is 0 wherever it has a value, as far as a normal form
 * shows: that over sines, cosines, exponentials and roots, or if there are
 * inverse functions, that over logarithms too.
 *
 * @param expression Any.
 * @param options How.
 * @returns True if it is proved; false says nothing.
 * @throws {ExpressionError} `budget`; `division-by-zero` if a divisor is 0.
 */
export function isZero(
  expression: Expression,
  options: NormalOptions = {},
): boolean {
  const refined = refine(expression, new Knowledge(options.assumptions));
  return hasZeroNormal(refined, options) ||
    (contains(refined, isInverse) &&
      hasZeroNormal(inElementaryFunctions(refined), options));
}

function hasZeroNormal(
  expression: Expression,
  options: NormalOptions,
): boolean {
  const normalizer = new Normalizer({
    functions: "identities",
    rationalized: "all",
    ...options,
  });
  return normalizer.quotient(expression).quotient.numerator.length === 0;
}

function isInverse(part: Expression): part is Call {
  return part.kind === "call" && inLogarithms(part) !== undefined;
}

/** Inverse functions as logarithms. */
function inElementaryFunctions(expression: Expression): Expression {
  return transform(
    expression,
    (part) => part.kind === "call" ? inLogarithms(part) ?? part : part,
  );
}
