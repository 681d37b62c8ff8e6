import { signatures } from "../kernels/signatures.ts";
import { accessesOf } from "./accesses.ts";
import type { Instruction } from "./plan.ts";

/** Operations of a call, by the names of its arguments. */
type Count = (args: Readonly<Record<string, number>>) => number;

/** One operation an element, and one more where the result is added. */
const elementwise: Count = ({ rows, columns, accumulate }) =>
  rows! * columns! * (accumulate === 0 ? 1 : 2);

/**
 * Kernels that do nothing but add and multiply: those with a count that nobody
 * disputes. Of others, as exp, a number would say more of the convention than
 * of the work.
 */
const counts: Readonly<Partial<Record<Instruction["kernel"], Count>>> = {
  // of m×k and k×n, m·n·k multiplications and as many additions
  gemm: ({ m, n, k }) => 2 * m! * n! * k!,
  add: elementwise,
  subtract: elementwise,
  multiply: elementwise,
  divide: elementwise,
  sum: ({ outer, n, inner }) => outer! * n! * inner!,
  sumOfSquares: ({ n }) => 2 * n!,
  scaleAdd: ({ n, beta }) => n! * (beta === 0 ? 1 : 3),
};

/**
 * The floating-point operations of a call, where they can be counted: matrix
 * products, element-wise arithmetic, sums.
 *
 * @param instruction The call.
 * @returns The additions, multiplications and divisions; 0 of any other kernel.
 */
export function flopOf({ kernel, args }: Instruction): number {
  const count = counts[kernel];
  if (count === undefined) return 0;
  const named: Record<string, number> = {};
  args.forEach((value, i) => {
    if (typeof value === "number") named[signatures[kernel][i]!.name] = value;
  });
  return count(named);
}

/**
 * Bytes that a call reads and writes, were every operand touched once.
 *
 * @param instruction The call.
 * @returns The bytes.
 */
export function bytesOf(instruction: Instruction): number {
  return accessesOf(instruction).reduce(
    (sum, { start, end, reads, writes }) =>
      sum + (end - start) * ((reads ? 1 : 0) + (writes ? 1 : 0)),
    0,
  );
}
