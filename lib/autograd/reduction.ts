/** What ops that reduce axes have in common. */

import { contiguousStrides, normalizeAxes, type Shape } from "../core/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Sample } from "./op.ts";
import { sampleShapes } from "./unary.ts";

/** Which axes to reduce, and what becomes of them. */
export interface ReductionOptions {
  /** The axis or the axes; negative ones count from the end; all if absent. */
  readonly axis?: number | readonly number[];
  /** Whether the reduced axes stay, with length 1; false if absent. */
  readonly keepDims?: boolean;
}

/** A resolved {@linkcode ReductionOptions}. */
export interface ReductionAttributes {
  /** The axes, from 0, ascending. */
  readonly axes: readonly number[];
  /** Whether they stay, with length 1. */
  readonly keepDims: boolean;
}

/** What a user gives to a reduction. */
export type ReductionArguments = [x: Tensor, options?: ReductionOptions];

/**
 * Options as the op needs them.
 *
 * @param operation The name to put in errors.
 * @param x What is reduced.
 * @param options What the user gave.
 * @returns The axes, checked.
 * @throws {ShapeError} If an axis is out of range or named twice.
 */
export function resolveReduction(
  operation: string,
  x: Tensor,
  { axis, keepDims = false }: ReductionOptions = {},
): ReductionAttributes {
  return { axes: normalizeAxes(operation, axis, x.rank), keepDims };
}

/**
 * The shape of a reduction's output.
 *
 * @param shape The input's shape.
 * @param attributes The axes.
 * @returns The shape, without the axes or with length 1 there.
 */
export function reducedShape(
  shape: Shape,
  { axes, keepDims }: ReductionAttributes,
): Shape {
  return keepDims
    ? shape.map((length, axis) => axes.includes(axis) ? 1 : length)
    : shape.filter((_, axis) => !axes.includes(axis));
}

/**
 * A contiguous tensor of a reduction's output seen at the input's shape:
 * repeated along the reduced axes.
 *
 * @param tensor The tensor.
 * @param shape The input's shape.
 * @param axes The reduced axes.
 * @returns A view with stride 0 along them.
 */
export function repeatAlong(
  tensor: Tensor,
  shape: Shape,
  axes: readonly number[],
): Tensor {
  const strides = contiguousStrides(
    reducedShape(shape, { axes, keepDims: true }),
  );
  return tensor.view(
    shape,
    strides.map((stride, axis) => axes.includes(axis) ? 0 : stride),
  );
}

/**
 * Samples of a reduction: all axes, one, and several with gaps between.
 *
 * @param spacing How far values stay apart, for ops with kinks.
 * @returns The samples.
 */
export function reductionSamples(
  spacing?: number,
): Sample<ReductionArguments>[] {
  const input = spacing === undefined ? {} : { spacing };
  const sample = (
    shape: Shape,
    options?: ReductionOptions,
  ): Sample<ReductionArguments> => ({
    inputs: [{ shape, ...input }],
    arguments: ([x]) => options === undefined ? [x!] : [x!, options],
  });
  return [
    ...sampleShapes.map((shape) => sample(shape)),
    sample([5], { axis: 0, keepDims: true }),
    sample([2, 3], { keepDims: true }),
    sample([2, 3], { axis: 0 }),
    sample([2, 3], { axis: -1 }),
    sample([4, 5], { axis: 0, keepDims: true }),
    sample([4, 9], { axis: [1] }),
    sample([2, 3], { axis: [] }),
    sample([2, 3, 4], { axis: 1 }),
    sample([2, 3, 4], { axis: [0, 2] }),
    sample([2, 3, 4], { axis: [-1, 0], keepDims: true }),
    sample([2, 1, 4], { axis: 1 }),
    sample([2, 3, 2, 2], { axis: [1, 2] }),
    sample([2, 3, 2, 2], { axis: [0, 2] }),
    sample([2, 2, 2, 2, 2], { axis: [0, 2, 4] }),
  ];
}
