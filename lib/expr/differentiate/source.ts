/** What the functions of the calculus take, and the way in. */
import { type Expression, expressionOf } from "../algebra/mod.ts";
import { ExpressionError } from "../errors.ts";
import { type Node, parse } from "../syntax/mod.ts";

/** An expression as text or as a syntax tree. */
export type Source = string | Node;

/** A value of a variable: a number is read as the decimal it prints as. */
export type Value = Source | number;

/** Values by the name of their variable. */
export type Point = Readonly<Record<string, Value>>;

/**
 * The canonical expression of what a caller hands in.
 *
 * @param source Text, or a syntax tree.
 * @returns The expression.
 * @throws {ExpressionError} If it cannot be read.
 */
export function expressionFrom(source: Source): Expression {
  return expressionOf(typeof source === "string" ? parse(source) : source);
}

/**
 * The canonical expressions of the values of variables.
 *
 * @param point The values.
 * @returns The expressions by name.
 * @throws {ExpressionError} `domain` for a number that is not finite.
 */
export function valuesOf(point: Point): ReadonlyMap<string, Expression> {
  return new Map(
    Object.entries(point).map(([name, value]) => [
      name,
      typeof value === "number" ? exactly(value) : expressionFrom(value),
    ]),
  );
}

function exactly(value: number): Expression {
  if (Number.isFinite(value)) return expressionFrom(String(value));
  throw new ExpressionError(
    "domain",
    `Cannot read a number as it must be finite: current value is ${value}`,
  );
}
