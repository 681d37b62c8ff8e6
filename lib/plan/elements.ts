import { type Parameter, signatures } from "../kernels/signatures.ts";
import type { Instruction } from "./plan.ts";

/** Which elements behind an address a call touches. */
export interface Elements {
  /** The lengths of the axes. */
  readonly lengths: readonly number[];
  /** Elements to step over for one index more, an axis each. */
  readonly strides: readonly number[];
}

type Named = Readonly<Record<string, number>>;

/** The axes of those operands that may have gaps, by kernel and parameter. */
const strided: Readonly<
  Record<string, Readonly<Record<string, (args: Named) => Elements>>>
> = {
  gemm: {
    a: (s) => stored(s.transposeA!, s.m!, s.k!, s.lda!),
    b: (s) => stored(s.transposeB!, s.k!, s.n!, s.ldb!),
    c: (s) => stored(0, s.m!, s.n!, s.ldc!),
  },
  copy: { x: (s) => four(s, "s"), out: (s) => four(s, "t") },
};

/**
 * Which elements of an operand a call touches: what its extent spans, without
 * the gaps between rows, which belong to others or to nobody.
 *
 * @param instruction The call.
 * @param index The number of the argument.
 * @returns The elements; none for a plain number.
 */
export function elementsOf(
  { kernel, args }: Instruction,
  index: number,
): Elements {
  const parameters: readonly Parameter[] = signatures[kernel];
  const named: Record<string, number> = {};
  args.forEach((value, i) => {
    if (typeof value === "number") named[parameters[i]!.name] = value;
  });
  const { name, extent } = parameters[index]!;
  const known = strided[kernel]?.[name] ?? broadcast(name, named);
  return known?.(named) ?? { lengths: [extent(named)], strides: [1] };
}

/** The operands of element-wise kernels of two have a stride an axis. */
function broadcast(
  name: string,
  named: Named,
): ((args: Named) => Elements) | undefined {
  const row = named[`${name}Row`], column = named[`${name}Column`];
  if (row === undefined || column === undefined) return undefined;
  return ({ rows, columns }) => ({
    lengths: [rows!, columns!],
    strides: [row, column],
  });
}

/** A matrix as it lies in memory, perhaps transposed. */
function stored(
  transposed: number,
  rows: number,
  columns: number,
  leading: number,
): Elements {
  const lengths = transposed === 0 ? [rows, columns] : [columns, rows];
  return { lengths, strides: [leading, 1] };
}

function four(named: Named, stride: string): Elements {
  const axes = [0, 1, 2, 3];
  return {
    lengths: axes.map((axis) => named[`d${axis}`]!),
    strides: axes.map((axis) => named[`${stride}${axis}`]!),
  };
}

/**
 * How far each element is behind the address, in elements, in row-major order.
 *
 * @param elements The elements.
 * @returns One number for each.
 */
export function offsetsOf({ lengths, strides }: Elements): Int32Array {
  const size = lengths.reduce((product, length) => product * length, 1);
  const offsets = new Int32Array(size);
  const index = lengths.map(() => 0);
  for (let i = 0, at = 0; i < size; i++) {
    offsets[i] = at;
    for (let axis = lengths.length - 1; axis >= 0; axis--) {
      at += strides[axis]!;
      if (++index[axis]! < lengths[axis]!) break;
      at -= strides[axis]! * lengths[axis]!;
      index[axis] = 0;
    }
  }
  return offsets;
}

/**
 * Whether elements lie behind each other, without gaps.
 *
 * @param elements The elements.
 * @returns True if the strides are those of row-major order.
 */
export function isDense({ lengths, strides }: Elements): boolean {
  let step = 1;
  for (let axis = lengths.length - 1; axis >= 0; axis--) {
    if (lengths[axis] !== 1 && strides[axis] !== step) return false;
    step *= lengths[axis]!;
  }
  return true;
}
