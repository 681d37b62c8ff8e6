import { bytesPerElement } from "../../core/dtype.ts";
import { ArgumentError, ShapeError } from "../../core/errors.ts";
import { contiguousStrides, formatShape } from "../../core/shape.ts";
import type { Tensor } from "../../tensor/tensor.ts";
import type { PrimitiveOp, Sample } from "../op.ts";
import { copyStrided } from "../strided.ts";

/** A part of an axis, as Python's `start:stop:step`: bounds below 0 count from
 * the end, and those beyond the axis stand for its ends. */
export interface SliceRange {
  /** The first index; 0 if absent. */
  readonly start?: number;
  /** Where to end, itself left out; the axis's length if absent. */
  readonly stop?: number;
  /** The distance of the indices, at least 1; 1 if absent. */
  readonly step?: number;
}

/** A range for one axis after the other, `{}` for a whole axis; a number picks
 * one index and drops the axis. Axes that are not named are whole. */
export type SliceRanges = readonly (SliceRange | number)[];

/** One axis of x. */
interface SlicedAxis {
  readonly start: number;
  readonly step: number;
  readonly length: number;
  readonly isDropped: boolean;
}

type Arguments = [x: Tensor, ranges: SliceRanges];

/**
 * Part of a tensor, a view of the same memory. Throws a `ShapeError` if there
 * are more ranges than axes or an index is out of its axis, an `ArgumentError`
 * if a bound is not an integer or a step is below 1.
 */
export const slice: PrimitiveOp<Arguments, readonly SlicedAxis[]> = {
  name: "slice",
  call: (apply, x, ranges) => apply([x], resolve(x, ranges)),
  infer: ([x], axes) => ({
    shape: axes.filter((axis) => !axis.isDropped).map(({ length }) => length),
    dtype: x!.dtype,
  }),
  forward(context, [x], axes, { shape }) {
    const { offset, strides } = locate(axes, x!.strides);
    return context.view(x!, shape, strides, offset);
  },
  // dx = dy within the slice, 0 elsewhere
  backward(context) {
    const { inputs: [x], gradient, attributes, kernels } = context;
    const { offset, strides } = locate(attributes, contiguousStrides(x!.shape));
    const { address, accumulate } = context.target(0);
    if (accumulate === 0) kernels.fill(x!.size, 0, address);
    const start = address + offset * bytesPerElement[gradient.dtype];
    copyStrided(kernels, gradient, start, strides, accumulate);
  },
  samples: samples(),
};

/** Where a slice of memory with some strides lies. */
function locate(
  axes: readonly SlicedAxis[],
  strides: readonly number[],
): { offset: number; strides: number[] } {
  return {
    offset: axes.reduce((sum, { start }, i) => sum + start * strides[i]!, 0),
    strides: strides.map((stride, i) => stride * axes[i]!.step)
      .filter((_, i) => !axes[i]!.isDropped),
  };
}

function resolve(x: Tensor, ranges: SliceRanges): SlicedAxis[] {
  if (ranges.length > x.rank) {
    throw new ShapeError(
      `Cannot slice as there must be at most one range for each axis of ` +
        `${formatShape(x.shape)}: current count is ${ranges.length}`,
    );
  }
  return x.shape.map((length, axis) => {
    const range = ranges[axis] ?? {};
    return typeof range === "number"
      ? pick(range, length, axis)
      : part(range, length, axis);
  });
}

function pick(index: number, length: number, axis: number): SlicedAxis {
  const start = index < 0 ? index + length : index;
  if (!Number.isInteger(index) || start < 0 || start >= length) {
    throw new ShapeError(
      `Cannot slice as the index of axis ${axis} must be an integer in ` +
        `[${-length}, ${length}): current value is ${index}`,
    );
  }
  return { start, step: 1, length: 1, isDropped: true };
}

function part(range: SliceRange, length: number, axis: number): SlicedAxis {
  const { start = 0, stop = length, step = 1 } = range;
  const isInteger = [start, stop, step].every(Number.isInteger);
  if (!isInteger || step < 1) {
    throw new ArgumentError(
      `Cannot slice as the bounds of axis ${axis} must be integers and its ` +
        `step at least 1: current values are ${start}, ${stop}, ${step}`,
    );
  }
  const within = (bound: number): number =>
    Math.min(Math.max(bound < 0 ? bound + length : bound, 0), length);
  const count = Math.ceil((within(stop) - within(start)) / step);
  return {
    start: within(start),
    step,
    length: Math.max(0, count),
    isDropped: false,
  };
}

function samples(): Sample<Arguments>[] {
  const calls: readonly (readonly [readonly number[], SliceRanges])[] = [
    [[], []],
    [[1], [{}]],
    [[1], [0]],
    [[5], [{ start: 1 }]],
    [[5], [{ stop: -1 }]],
    [[5], [{ start: -3, stop: -1 }]],
    [[5], [{ step: 2 }]],
    [[8], [{ start: 1, step: 3 }]],
    [[9], [-1]],
    [[9], [{ start: 2, stop: 100, step: 4 }]],
    [[2, 3], []],
    [[2, 3], [1]],
    [[2, 3], [{}, 1]],
    [[2, 3], [1, -1]],
    [[4, 5], [{ start: 1, stop: 3 }]],
    [[4, 5], [{}, { start: 1, stop: 3 }]],
    [[4, 5], [{ step: 2 }, { start: 1, step: 2 }]],
    [[2, 6, 3], [{}, { start: 2, stop: 4 }]],
    [[2, 6, 3], [0, { step: 5 }, { start: -2 }]],
    [[3, 4, 5], [{}, 2, { step: 3 }]],
    [[2, 3, 2, 3], [{}, { start: 1 }, {}, { start: -1 }]],
    [[2, 1, 2, 1, 3], [1, {}, {}, {}, { step: 2 }]],
  ];
  return calls.map(([shape, ranges]) => ({
    inputs: [{ shape }],
    arguments: ([x]) => [x!, ranges],
  }));
}
