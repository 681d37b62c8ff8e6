/** Shapes, strides and broadcasting: arithmetic on small lists of integers. */

import { ShapeError } from "./errors.ts";

/** The lengths of a tensor's axes, outermost first; `[]` is a scalar. */
export type Shape = readonly number[];

/** The highest rank a tensor may have. */
export const maximumRank = 8;

/**
 * A shape as a person writes it.
 *
 * @param shape The shape.
 * @returns For example `[2, 3]`.
 */
export function formatShape(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}

/**
 * The number of elements of a shape; 1 for a scalar.
 *
 * @param shape The shape.
 * @returns The product of its axes.
 */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}

/**
 * Refuses a shape that no tensor can have.
 *
 * @param shape The shape to check.
 * @throws {ShapeError} If the rank is above 8 or an axis is not a
 * non-negative integer.
 */
export function checkShape(shape: Shape): void {
  if (shape.length > maximumRank) {
    throw new ShapeError(
      `Cannot make a tensor as its rank must be at most ${maximumRank}: ` +
        `current value is ${shape.length}`,
    );
  }
  for (const length of shape) {
    if (!Number.isSafeInteger(length) || length < 0) {
      throw new ShapeError(
        `Cannot make a tensor as each axis must be a non-negative integer: ` +
          `current shape is ${formatShape(shape)}`,
      );
    }
  }
}

/**
 * Row-major strides, in elements.
 *
 * @param shape The shape.
 * @returns One stride an axis; the last is 1.
 */
export function contiguousStrides(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis]!;
  }
  return strides;
}

/**
 * Whether the elements lie in row-major order without gaps. The stride of an
 * axis of length 1 does not count, as it is never taken.
 *
 * @param shape The shape.
 * @param strides Its strides, in elements.
 * @returns True if one pass over memory visits the elements in order.
 */
export function isContiguous(
  shape: Shape,
  strides: readonly number[],
): boolean {
  if (shape.includes(0)) return true;
  let expected = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const length = shape[axis]!;
    if (length !== 1 && strides[axis] !== expected) return false;
    expected *= length;
  }
  return true;
}

/**
 * Whether two shapes are the same.
 *
 * @param a One shape.
 * @param b The other.
 * @returns True if rank and every axis agree.
 */
export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

/**
 * The shape that two operands broadcast to, by NumPy's rule: axes are aligned
 * at the end, and two lengths fit if they are equal or one of them is 1.
 *
 * @param operation The name to put in the error.
 * @param a One shape.
 * @param b The other.
 * @returns The common shape.
 * @throws {ShapeError} If an axis does not fit.
 */
export function broadcastShapes(operation: string, a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  const result = new Array<number>(rank);
  for (let fromEnd = 1; fromEnd <= rank; fromEnd++) {
    const left = a[a.length - fromEnd] ?? 1;
    const right = b[b.length - fromEnd] ?? 1;
    if (left !== right && left !== 1 && right !== 1) {
      throw new ShapeError(
        `Cannot ${operation} as the shapes must broadcast: ` +
          `shapes are ${formatShape(a)} and ${formatShape(b)}`,
      );
    }
    result[rank - fromEnd] = left === 1 ? right : left;
  }
  return result;
}

/**
 * The strides with which an operand is read at a broadcast shape: 0 along
 * every axis that is repeated.
 *
 * @param shape The operand's own shape.
 * @param strides The operand's own strides.
 * @param target The broadcast shape.
 * @returns One stride an axis of the target.
 */
export function broadcastStrides(
  shape: Shape,
  strides: readonly number[],
  target: Shape,
): number[] {
  const missing = target.length - shape.length;
  return target.map((_, axis) =>
    axis < missing || shape[axis - missing] === 1 ? 0 : strides[axis - missing]!
  );
}

/**
 * An axis as a number from 0.
 *
 * @param operation The name to put in the error.
 * @param axis The axis; negative ones count from the end.
 * @param rank The rank of the tensor.
 * @returns The axis in `[0, rank)`.
 * @throws {ShapeError} If there is no such axis.
 */
export function normalizeAxis(
  operation: string,
  axis: number,
  rank: number,
): number {
  const normalized = axis < 0 ? axis + rank : axis;
  if (!Number.isInteger(axis) || normalized < 0 || normalized >= rank) {
    throw new ShapeError(
      `Cannot ${operation} as the axis must be an integer in ` +
        `[${-rank}, ${rank}): current value is ${axis}`,
    );
  }
  return normalized;
}

/**
 * A list of distinct axes, sorted, each from 0; all of them if none is given.
 *
 * @param operation The name to put in the error.
 * @param axes The axes, one or many, or undefined for all.
 * @param rank The rank of the tensor.
 * @returns The axes in ascending order.
 * @throws {ShapeError} If an axis is out of range or named twice.
 */
export function normalizeAxes(
  operation: string,
  axes: number | readonly number[] | undefined,
  rank: number,
): number[] {
  if (axes === undefined) return Array.from({ length: rank }, (_, i) => i);
  const list = typeof axes === "number" ? [axes] : axes;
  const sorted = list.map((axis) => normalizeAxis(operation, axis, rank))
    .sort((a, b) => a - b);
  if (new Set(sorted).size !== sorted.length) {
    throw new ShapeError(
      `Cannot ${operation} as the axes must be distinct: ` +
        `current value is ${formatShape(list)}`,
    );
  }
  return sorted;
}
