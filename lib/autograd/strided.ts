/** Strided work as few kernel calls: axes that lie in order are merged. */

import { bytesPerElement } from "../core/dtype.ts";
import { contiguousStrides, type Shape } from "../core/shape.ts";
import type { Kernels } from "../kernels/kernels.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** A loop nest over several operands, with as few axes as possible. */
export interface LoopNest {
  /** The lengths of the axes, at least `minimumRank` of them. */
  readonly shape: readonly number[];
  /** For each operand one stride an axis, in elements. */
  readonly strides: readonly (readonly number[])[];
}

/**
 * Merges neighbouring axes where every operand steps through them as through
 * one, and drops axes of length 1.
 *
 * @param shape The common shape.
 * @param strides For each operand one stride an axis.
 * @param minimumRank Axes of length 1 are put in front up to this rank.
 * @returns The loop nest.
 */
export function collapse(
  shape: Shape,
  strides: readonly (readonly number[])[],
  minimumRank: number,
): LoopNest {
  const lengths: number[] = [];
  const steps: number[][] = strides.map(() => []);
  shape.forEach((length, axis) => {
    if (length === 1) return;
    const last = lengths.length - 1;
    const merges = last >= 0 &&
      strides.every((operand, i) =>
        steps[i]![last] === operand[axis]! * length
      );
    if (merges) lengths[last]! *= length;
    else lengths.push(length);
    const at = merges ? last : last + 1;
    strides.forEach((operand, i) => steps[i]![at] = operand[axis]!);
  });
  while (lengths.length < minimumRank) {
    lengths.unshift(1);
    steps.forEach((operand) => operand.unshift(0));
  }
  return { shape: lengths, strides: steps };
}

/**
 * Visits every index of the outer axes of a loop nest.
 *
 * @param nest The loop nest.
 * @param outer How many axes to loop over.
 * @param visit Called with the offset of each operand, in elements.
 */
export function forEachOuter(
  nest: LoopNest,
  outer: number,
  visit: (offsets: readonly number[]) => void,
): void {
  const walk = (axis: number, offsets: readonly number[]): void => {
    if (axis === outer) return visit(offsets);
    for (let i = 0; i < nest.shape[axis]!; i++) {
      walk(
        axis + 1,
        offsets.map((offset, k) => offset + i * nest.strides[k]![axis]!),
      );
    }
  };
  walk(0, nest.strides.map(() => 0));
}

/**
 * Copies a tensor, or adds it, to memory of any strides.
 *
 * @param kernels The kernels of the tensor's element type.
 * @param from The tensor to read.
 * @param address Where to write element `[0, …, 0]`.
 * @param strides The strides to write with, one for each axis of `from`.
 * @param accumulate 0 to overwrite, 1 to add.
 */
export function copyStrided(
  kernels: Kernels,
  from: Tensor,
  address: number,
  strides: readonly number[] = contiguousStrides(from.shape),
  accumulate: number = 0,
): void {
  if (from.size === 0) return;
  const nest = collapse(from.shape, [from.strides, strides], 4);
  const outer = nest.shape.length - 4;
  const [d0, d1, d2, d3] = four(nest.shape);
  const [s0, s1, s2, s3] = four(nest.strides[0]!);
  const [t0, t1, t2, t3] = four(nest.strides[1]!);
  const bytes = bytesPerElement[from.dtype];
  // deno-fmt-ignore
  forEachOuter(nest, outer, ([source, target]) => kernels.copy(
    d0, d1, d2, d3,
    s0, s1, s2, s3, from.address + source! * bytes,
    t0, t1, t2, t3, address + target! * bytes,
    accumulate,
  ));
}

function four(list: readonly number[]): [number, number, number, number] {
  return list.slice(-4) as [number, number, number, number];
}
