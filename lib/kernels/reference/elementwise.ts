import type { BinaryKernel, Kernels } from "../kernels.ts";
import { type Access, store } from "./access.ts";

/** The names of the element-wise kernels of two or three operands. */
export type ElementwiseName =
  | "add"
  | "subtract"
  | "multiply"
  | "divide"
  | "power"
  | "maximum"
  | "minimum"
  | "less"
  | "lessEqual"
  | "equal"
  | "select";

/**
 * The element-wise kernels of two or three operands.
 *
 * @param access The memory.
 * @returns The kernels.
 */
export function elementwiseKernels(
  { floats }: Access,
): Pick<Kernels, ElementwiseName> {
  // out[i, j] = f(a[i·aRow + j·aColumn], b[i·bRow + j·bColumn])
  const binary = (f: (a: number, b: number) => number): BinaryKernel =>
  (
    rows,
    columns,
    aAddress,
    aRow,
    aColumn,
    bAddress,
    bRow,
    bColumn,
    outAddress,
    accumulate,
  ) => {
    const a = floats(aAddress), b = floats(bAddress), out = floats(outAddress);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const left = a[i * aRow + j * aColumn]!;
        const right = b[i * bRow + j * bColumn]!;
        store(out, i * columns + j, f(left, right), accumulate);
      }
    }
  };

  return {
    add: binary((a, b) => a + b),
    subtract: binary((a, b) => a - b),
    multiply: binary((a, b) => a * b),
    divide: binary((a, b) => a / b),
    power: binary(Math.pow),
    maximum: binary(Math.max),
    minimum: binary(Math.min),
    less: binary((a, b) => a < b ? 1 : 0),
    lessEqual: binary((a, b) => a <= b ? 1 : 0),
    equal: binary((a, b) => a === b ? 1 : 0),

    // out[i] = condition[i] ≠ 0 ? a[i] : b[i]
    select(n, conditionAddress, aAddress, bAddress, outAddress) {
      const condition = floats(conditionAddress), out = floats(outAddress);
      const a = floats(aAddress), b = floats(bAddress);
      for (let i = 0; i < n; i++) {
        out[i] = condition[i] !== 0 ? a[i]! : b[i]!;
      }
    },
  };
}
