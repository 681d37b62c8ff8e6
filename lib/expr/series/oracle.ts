/**
 * Whether a coefficient is zero, and which sign it has. An answer is proved:
 * a zero by exact algebra, the rest by values that are farther from 0 than
 * their rounding errors.
 */
import {
  contains,
  type Expression,
  variablesOf,
  zero,
} from "../algebra/mod.ts";
import { Random } from "../../core/random.ts";
import type { Complex } from "../functions/complex.ts";
import { compileResidual } from "../numeric/complex_residual.ts";
import { type Interval, interval } from "../numeric/interval.ts";
import { evaluateInterval } from "../numeric/interval_evaluate.ts";
import { isZero } from "../simplify/mod.ts";
import { Knowledge } from "../simplify/knowledge.ts";
import { undecided } from "./undecided.ts";

/** -1, 0 or 1. */
export type Sign = -1 | 0 | 1;

/** Answers questions about coefficients. */
export interface Oracle {
  /** Whether a coefficient is identically zero. Throws if it cannot tell. */
  isZero(coefficient: Expression): boolean;
  /** The sign of a real coefficient. Throws if it cannot tell. */
  sign(coefficient: Expression): Sign;
}

/** Points at which a coefficient is evaluated, seeded. */
const points = 6;
const seed = 1996;

/**
 * Whether an expression is identically zero, as a function of its variables.
 *
 * @param expression Any analytic one.
 * @returns Whether it is.
 * @throws {ExpressionError} If neither is proved.
 */
export function isIdenticallyZero(expression: Expression): boolean {
  if (expression.kind === "numeral") return expression.value.isZero;
  if (expression.kind !== "sum" && expression.kind !== "call") {
    // A product or a power is zero only if a part of it is.
    const parts = expression.kind === "product"
      ? expression.factors
      : expression.kind === "power"
      ? [expression.base]
      : [];
    return parts.some(isIdenticallyZero);
  }
  if (isNonzeroSomewhere(expression)) return false;
  if (isZero(expression)) return true;
  throw undecided("a coefficient is zero or very small");
}

function isNonzeroSomewhere(expression: Expression): boolean {
  const names = variablesOf(expression);
  const differs = compileResidual(expression, zero, names);
  const random = new Random(seed);
  for (let k = 0; k < (names.length === 0 ? 1 : points); k++) {
    const values = names.map((): Complex => [0.3 + 2.5 * random.uniform(), 0]);
    if (differs(values).status === "nonzero") return true;
  }
  return false;
}

/**
 * The sign of a real number, which may depend on variables that are real.
 *
 * @param number Any.
 * @returns Its sign, if it is the same for all values of the variables.
 * @throws {ExpressionError} If it is not proved, or the number is not real.
 */
export function signOfConstant(number: Expression): Sign {
  if (number.kind === "numeral") return number.value.sign;
  const bounds = boundsOf(number);
  if (bounds.defined === "everywhere") {
    if (bounds.low > 0) return 1;
    if (bounds.high < 0) return -1;
  }
  const knowledge = knowledgeOf(number);
  if (knowledge.isPositive(number)) return 1;
  if (knowledge.isNegative(number)) return -1;
  const names = variablesOf(number);
  if (isZero(number)) return 0;
  throw undecided(
    names.length === 0
      ? "the sign of a number that is not real or very small"
      : `the sign of a number depends on ${names.join(", ")}`,
  );
}

/** The values that it takes for all real values of its variables. */
function boundsOf(number: Expression): Interval {
  const anywhere = interval(-Infinity, Infinity);
  return evaluateInterval(
    number,
    new Map(variablesOf(number).map((name) => [name, anywhere])),
  );
}

/**
 * What follows from all variables being real.
 *
 * @param expression What the variables are taken from.
 * @returns The knowledge.
 */
export function knowledgeOf(expression: Expression): Knowledge {
  const names = variablesOf(expression);
  return new Knowledge(
    Object.fromEntries(names.map((name) => [name, "real" as const])),
  );
}

/**
 * Whether the imaginary unit stands in an expression.
 *
 * @param expression Any.
 * @returns Whether it does.
 */
export function containsI(expression: Expression): boolean {
  return contains(
    expression,
    (part) => part.kind === "constant" && part.name === "i",
  );
}
