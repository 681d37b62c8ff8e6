import { ShapeError } from "../core/errors.ts";
import { formatShape, type Shape } from "../core/shape.ts";
import type { NestedArray } from "./tensor.ts";

/**
 * Lists of lists from elements in row-major order.
 *
 * @param values The elements.
 * @param shape The shape.
 * @returns A number for a scalar, else lists as deep as the rank.
 */
export function toNested(values: ArrayLike<number>, shape: Shape): NestedArray {
  let at = 0;
  const build = (axis: number): NestedArray =>
    axis === shape.length
      ? values[at++]!
      : Array.from({ length: shape[axis]! }, () => build(axis + 1));
  return build(0);
}

/**
 * Elements in row-major order, and the shape, of lists of lists.
 *
 * @param nested A number, or lists of equal length at each depth.
 * @returns The elements and the shape.
 * @throws {ShapeError} If the lists of one depth differ in length.
 */
export function fromNested(
  nested: NestedArray,
): { values: number[]; shape: number[] } {
  const shape: number[] = [];
  for (
    let level: NestedArray | undefined = nested;
    Array.isArray(level);
    level = level[0]
  ) {
    shape.push(level.length);
  }
  const values: number[] = [];
  const walk = (node: NestedArray, axis: number, path: number[]): void => {
    const length = Array.isArray(node) ? node.length : undefined;
    if (length !== shape[axis]) {
      throw new ShapeError(
        `Cannot make a tensor as lists of one depth must have one length, ` +
          `${shape[axis] ?? "none"}: current value at index ` +
          `${formatShape(path)} is ${length ?? "a number"}`,
      );
    }
    if (!Array.isArray(node)) {
      values.push(node);
      return;
    }
    node.forEach((child, i) => walk(child, axis + 1, [...path, i]));
  };
  walk(nested, 0, []);
  return { values, shape };
}
