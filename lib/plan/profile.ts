import { median } from "../core/median.ts";
import { accessesOf } from "./accesses.ts";
import type { CompiledStep } from "./compile.ts";
import type { Instruction } from "./plan.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** What the calls of one kernel take of a step. */
export interface KernelProfile {
  /** The kernel's name. */
  readonly kernel: string;
  /** Calls in a step. */
  readonly calls: number;
  /** Microseconds of a step. */
  readonly microseconds: number;
  /** Floating-point operations of a step; 0 but for matrix products. */
  readonly flop: number;
  /** Bytes that its operands have, each counted once a call. */
  readonly bytes: number;
}

/**
 * Times every call of a compiled step, in the order of the step, and adds them
 * up by kernel. The steps are real: parameters change.
 *
 * @param step The compiled step.
 * @param rounds How many steps to run; the median of each call counts.
 * @returns One entry a kernel, the slowest first.
 */
export function profile(
  step: CompiledStep<Record<string, Tensor>>,
  rounds: number,
): KernelProfile[] {
  const { calls, plan: { instructions } } = step;
  const times = calls.map(() => new Array<number>(rounds).fill(0));
  const clock = clockCost();
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < calls.length; i++) {
      const start = performance.now();
      calls[i]!();
      times[i]![round] = performance.now() - start - clock;
    }
  }
  const found = new Map<string, KernelProfile>();
  instructions.forEach((instruction, i) => {
    const { kernel } = instruction;
    const before = found.get(kernel);
    found.set(kernel, {
      kernel,
      calls: (before?.calls ?? 0) + 1,
      microseconds: (before?.microseconds ?? 0) +
        Math.max(0, median(times[i]!) * 1000),
      flop: (before?.flop ?? 0) + flopOf(instruction),
      bytes: (before?.bytes ?? 0) + bytesOf(instruction),
    });
  });
  return [...found.values()].sort((a, b) => b.microseconds - a.microseconds);
}

/**
 * The floating-point operations of a matrix product: of m×k and k×n, m·n·k
 * multiplications and as many additions.
 *
 * @param instruction A call.
 * @returns The operations; 0 if it is not a matrix product.
 */
export function flopOf({ kernel, args }: Instruction): number {
  if (kernel !== "gemm") return 0;
  const [, , m, n, k] = args as readonly number[];
  return 2 * m! * n! * k!;
}

/** Bytes read and written, were every operand touched once. */
function bytesOf(instruction: Instruction): number {
  return accessesOf(instruction).reduce(
    (sum, { start, end, reads, writes }) =>
      sum + (end - start) * ((reads ? 1 : 0) + (writes ? 1 : 0)),
    0,
  );
}

/** Milliseconds that looking at the clock takes. */
function clockCost(): number {
  const looks = 10_000;
  const start = performance.now();
  for (let i = 0; i < looks; i++) performance.now();
  return (performance.now() - start) / looks;
}
