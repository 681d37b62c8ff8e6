/** Points of the real axis as callers write them. */
import {
  dependsOn,
  type Expression,
  expressionOf,
  nodeOf,
} from "../algebra/mod.ts";
import type { Value } from "../differentiate/source.ts";
import { ExpressionError } from "../errors.ts";
import { format, type Node, parse } from "../syntax/mod.ts";

/** A point of the real axis, or one of its ends. */
export type Place = Expression | "infinity" | "-infinity";

/**
 * The point that a caller means.
 *
 * @param point Text, a tree, or a number; `infinity` and `-infinity` too.
 * @param variable The variable that tends to it.
 * @returns The point.
 * @throws {ExpressionError} `domain` if it depends on the variable, or is NaN.
 */
export function placeFrom(point: Value, variable: string): Place {
  if (typeof point === "number" && Number.isNaN(point)) throw refused(point);
  const node = typeof point === "object" ? point : parse(String(point));
  const end = endOf(node);
  if (end !== undefined) return end;
  const place = expressionOf(node);
  if (dependsOn(place, variable)) throw refused(format(node));
  return place;
}

function refused(point: number | string): ExpressionError {
  return new ExpressionError(
    "domain",
    `Cannot approach a point as it must be a number, and free of the ` +
      `variable: current value is ${point}`,
  );
}

function endOf(node: Node): "infinity" | "-infinity" | undefined {
  if (node.kind === "name" && node.name === "infinity") return "infinity";
  if (node.kind !== "prefix" || node.operator === "!") return undefined;
  const end = endOf(node.operand);
  if (end === undefined || node.operator === "+") return end;
  return end === "infinity" ? "-infinity" : "infinity";
}

/**
 * The tree of a point.
 *
 * @param place The point.
 * @returns Its tree.
 */
export function placeNode(place: Place): Node {
  if (typeof place !== "string") return nodeOf(place);
  const infinity: Node = { kind: "name", name: "infinity" };
  return place === "infinity"
    ? infinity
    : { kind: "prefix", operator: "-", operand: infinity };
}
