/** Matrix products of stacks of matrices as few gemm calls. */

import { ShapeError } from "../core/errors.ts";
import { broadcastStrides, formatShape, type Shape } from "../core/shape.ts";
import type { Kernels } from "../kernels/kernels.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { collapse, forEachOuter, type LoopNest } from "./strided.ts";

/** Matrices in memory: any batch axes, then rows and columns. */
export interface MatrixStack {
  /** The address of the first element, in bytes. */
  readonly address: number;
  /** The lengths of the batch axes, the rows and the columns. */
  readonly shape: Shape;
  /** Elements to step over, an axis each; 0 repeats a batch axis. */
  readonly strides: readonly number[];
}

/** A matrix as gemm takes it. */
interface Layout {
  /** 1 if what is stored is the transpose. */
  readonly transpose: number;
  /** The distance between the stored rows. */
  readonly leading: number;
}

/** The same product for each index of a loop nest over A, B and C: m×k by k×n,
 * with the strides of the axes that may be merged with batch axes. */
interface Geometry {
  readonly nest: LoopNest;
  /** How many axes of the nest are looped over. */
  readonly outer: number;
  readonly m: number;
  readonly k: number;
  readonly aRow: number;
  readonly aInner: number;
  readonly bInner: number;
  readonly cRow: number;
}

/**
 * Matrices, repeated along the batch axes that they lack.
 *
 * @param matrices At least rank 2.
 * @param batch The batch axes to broadcast to.
 * @returns The matrices with these batch axes.
 */
export function repeatBatch(
  { address, shape, strides }: MatrixStack,
  batch: Shape,
): MatrixStack {
  const own = [shape.slice(0, -2), strides.slice(0, -2)] as const;
  return {
    address,
    shape: [...batch, ...shape.slice(-2)],
    strides: [...broadcastStrides(...own, batch), ...strides.slice(-2)],
  };
}

/**
 * The same memory with rows and columns exchanged.
 *
 * @param matrices The matrices.
 * @returns Their transposes.
 */
export function transposeMatrices(
  { address, shape, strides }: MatrixStack,
): MatrixStack {
  const swap = (list: readonly number[]) => [
    ...list.slice(0, -2),
    list.at(-1)!,
    list.at(-2)!,
  ];
  return { address, shape: swap(shape), strides: swap(strides) };
}

/**
 * Whether gemm can read a tensor's matrices where they are.
 *
 * @param tensor A tensor of rank 2 or more.
 * @returns False if its matrices have gaps between elements of both axes.
 */
export function hasMatrixLayout({ shape, strides }: Tensor): boolean {
  const [rows, columns] = shape.slice(-2) as [number, number];
  const [row, column] = strides.slice(-2) as [number, number];
  return layoutOf(rows, columns, row, column) !== undefined;
}

/** How gemm sees a matrix, if it can. */
function layoutOf(
  rows: number,
  columns: number,
  rowStride: number,
  columnStride: number,
): Layout | undefined {
  if (rows === 0 || columns === 0) {
    return { transpose: 0, leading: Math.max(columns, 1) };
  }
  if (columnStride === 1 || columns === 1) {
    if (rows === 1) return { transpose: 0, leading: columns };
    if (rowStride >= columns) return { transpose: 0, leading: rowStride };
  }
  if (rowStride !== 1 && rows > 1) return undefined;
  if (columns === 1) return { transpose: 1, leading: rows };
  return columnStride >= rows
    ? { transpose: 1, leading: columnStride }
    : undefined;
}

/**
 * C = A · B, or C += A · B, for each matrix of a stack. Where C repeats along
 * a batch axis, the products are summed.
 *
 * @param kernels The kernels of the element type.
 * @param bytes Bytes an element.
 * @param a Batch axes, then m×k.
 * @param b The same batch axes, then k×n.
 * @param c The same batch axes, then m×n, its rows without gaps.
 * @param accumulate 0 to overwrite, 1 to add.
 */
export function multiplyMatrices(
  kernels: Kernels,
  bytes: number,
  a: MatrixStack,
  b: MatrixStack,
  c: MatrixStack,
  accumulate: number,
): void {
  const { geometry, left, right } = choose(a, b, c);
  const { nest, outer, m, k, cRow } = geometry;
  const n = c.shape.at(-1)!;
  const written = new Set<number>();
  // deno-fmt-ignore
  forEachOuter(nest, outer, ([atA, atB, atC]) => {
    kernels.gemm(
      left.transpose, right.transpose, m, n, k, 1,
      a.address + atA! * bytes, left.leading,
      b.address + atB! * bytes, right.leading,
      written.has(atC!) ? 1 : accumulate,
      c.address + atC! * bytes, m > 1 ? cRow : Math.max(n, 1),
    );
    written.add(atC!);
  });
}

/** The way to multiply that makes the fewest calls and that gemm can read. */
function choose(a: MatrixStack, b: MatrixStack, c: MatrixStack): {
  geometry: Geometry;
  left: Layout;
  right: Layout;
} {
  const n = c.shape.at(-1)!, bColumn = b.strides.at(-1)!;
  for (const way of [foldRows, foldInner, loopOverBatch]) {
    const geometry = way(a, b, c);
    if (geometry === undefined) continue;
    const { m, k, aRow, aInner, bInner } = geometry;
    const left = layoutOf(m, k, aRow, aInner);
    const right = layoutOf(k, n, bInner, bColumn);
    if (left && right) return { geometry, left, right };
  }
  throw new ShapeError(
    `Cannot multiply matrices as rows or columns must have no gaps: strides ` +
      `are ${formatShape(a.strides)} and ${formatShape(b.strides)}`,
  );
}

const isRepeated = ({ strides }: MatrixStack): boolean =>
  strides.slice(0, -2).every((stride) => stride === 0);

/** One B for all: the batch axes and the rows of A are the rows of one matrix,
 * as far as they lie in order. */
function foldRows(
  a: MatrixStack,
  b: MatrixStack,
  c: MatrixStack,
): Geometry | undefined {
  if (!isRepeated(b)) return undefined;
  const nest = collapse(c.shape.slice(0, -1), [
    a.strides.slice(0, -1),
    [...b.strides.slice(0, -2), 0],
    c.strides.slice(0, -1),
  ], 1);
  const [aRow, , cRow] = nest.strides.map((list) => list.at(-1)!);
  return {
    ...loopOverBatch(a, b, c),
    nest,
    outer: nest.shape.length - 1,
    m: nest.shape.at(-1)!,
    aRow: aRow!,
    cRow: cRow!,
  };
}

/** One C for all: the batch axes and the inner axis are one inner axis, as far
 * as they lie in order in both A and B. */
function foldInner(
  a: MatrixStack,
  b: MatrixStack,
  c: MatrixStack,
): Geometry | undefined {
  if (!isRepeated(c)) return undefined;
  const nest = collapse(b.shape.slice(0, -1), [
    [...a.strides.slice(0, -2), a.strides.at(-1)!],
    b.strides.slice(0, -1),
    [...c.strides.slice(0, -2), 0],
  ], 1);
  const [aInner, bInner] = nest.strides.map((list) => list.at(-1)!);
  return {
    ...loopOverBatch(a, b, c),
    nest,
    outer: nest.shape.length - 1,
    k: nest.shape.at(-1)!,
    aInner: aInner!,
    bInner: bInner!,
  };
}

/** One product for each index of the batch axes. */
function loopOverBatch(
  a: MatrixStack,
  b: MatrixStack,
  c: MatrixStack,
): Geometry {
  const nest = collapse(
    c.shape.slice(0, -2),
    [a, b, c].map(({ strides }) => strides.slice(0, -2)),
    0,
  );
  return {
    nest,
    outer: nest.shape.length,
    m: c.shape.at(-2)!,
    k: b.shape.at(-2)!,
    aRow: a.strides.at(-2)!,
    aInner: a.strides.at(-1)!,
    bInner: b.strides.at(-2)!,
    cRow: c.strides.at(-2)!,
  };
}
