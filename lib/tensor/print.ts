import type { DType } from "../core/dtype.ts";
import { formatShape, type Shape } from "../core/shape.ts";

/** Axes longer than twice this are printed by their ends. */
const edge = 3;
/** Tensors up to this size are printed whole. */
const summarizeAbove = 1000;

/**
 * A tensor as a person reads it: aligned numbers, long axes by their ends,
 * then the shape and the element type.
 *
 * @param values The elements in row-major order.
 * @param shape The shape.
 * @param dtype The element type.
 * @returns For example `Tensor([1, 2], [2], float32)`.
 */
export function formatTensor(
  values: ArrayLike<number>,
  shape: Shape,
  dtype: DType,
): string {
  const indices = shape.map((length) =>
    visibleIndices(length, values.length > summarizeAbove)
  );
  const format = numberFormat(values, dtype);
  const strides = shape.map((_, axis) =>
    shape.slice(axis + 1).reduce((product, length) => product * length, 1)
  );
  const build = (axis: number, offset: number): string => {
    if (axis === shape.length) return format(values[offset]!);
    const parts = indices[axis]!.map((i) =>
      i < 0 ? "…" : build(axis + 1, offset + i * strides[axis]!)
    );
    const inner = shape.length - axis - 1;
    const separator = inner === 0
      ? ", "
      : "," + "\n".repeat(inner) + " ".repeat(axis + 8);
    return `[${parts.join(separator)}]`;
  };
  return `Tensor(${build(0, 0)}, ${formatShape(shape)}, ${dtype})`;
}

/**
 * The indices to print of an axis.
 *
 * @param length How long it is.
 * @param summarize Whether a long one is shown by its ends.
 * @param ends How many of each end.
 * @returns The indices, with -1 for those left out.
 */
export function visibleIndices(
  length: number,
  summarize: boolean,
  ends: number = edge,
): number[] {
  const all = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => from + i);
  return !summarize || length <= 2 * ends
    ? all(0, length)
    : [...all(0, ends), -1, ...all(length - ends, length)];
}

/** One format for all elements: whole numbers, decimals or exponents. */
function numberFormat(
  values: ArrayLike<number>,
  dtype: DType,
): (value: number) => string {
  const seen: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i]!)) seen.push(Math.abs(values[i]!));
  }
  const largest = seen.reduce((a, b) => Math.max(a, b), 0);
  const smallest = seen.reduce((a, b) => b > 0 ? Math.min(a, b) : a, Infinity);
  const whole = dtype === "int32" ||
    (largest < 1e9 && seen.every(Number.isInteger));
  if (whole) return aligned(values, (v) => `${v}`);
  const wide = largest >= 1e6 || (smallest < 1e-4 && smallest !== Infinity);
  return aligned(values, (v) => wide ? v.toExponential(4) : v.toFixed(4));
}

/** Pads every number to the width of the longest. */
function aligned(
  values: ArrayLike<number>,
  format: (value: number) => string,
): (value: number) => string {
  let width = 0;
  for (let i = 0; i < values.length; i++) {
    width = Math.max(width, format(values[i]!).length);
  }
  return (value) => format(value).padStart(width);
}
