import { median } from "../core/median.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { CompiledStep } from "./compile.ts";
import { opNameAt } from "./origins.ts";
import type { Plan } from "./plan.ts";
import { bytesOf, flopOf } from "./work.ts";

/** What the calls of one kernel, or of one op, take of a step. */
export interface KernelProfile {
  /** The kernel's name, or the op's. */
  readonly kernel: string;
  /** Calls in a step. */
  readonly calls: number;
  /** Microseconds of a step. */
  readonly microseconds: number;
  /** Floating-point operations of a step, where they can be counted: matrix
   * products, element-wise arithmetic, sums; else 0. */
  readonly flop: number;
  /** Bytes that its operands have, each counted once a call. */
  readonly bytes: number;
}

/** When each call of one step began and ended, in milliseconds of
 * `performance.now()`. */
export interface StepTimes {
  /** When the step began. */
  readonly start: number;
  /** When it ended. */
  readonly end: number;
  /** When each call began. */
  readonly starts: Float64Array;
  /** When each call ended. */
  readonly ends: Float64Array;
}

/**
 * Measures steps of a compiled plan, call by call. The steps are real:
 * parameters change as they do by `step.run()`.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import {
 *   chromeTrace,
 *   compile,
 *   Engine,
 *   formatProfile,
 *   Profiler,
 *   wasm,
 * } from "@fluxion/fluxion";
 *
 * const engine = new Engine(wasm());
 * const { exp, sum } = engine.ops;
 * const x = engine.ones([100]);
 * const profiler = new Profiler(compile(engine, () => ({ y: sum(exp(x)) })));
 * for (let i = 0; i < 10; i++) profiler.run();
 * const names = profiler.kernels.map(({ kernel }) => kernel);
 * assertEquals(new Set(names), new Set(["exp", "sum"]));
 * const table = formatProfile(profiler.kernels, "kernel").join("\n");
 * const trace = JSON.stringify(chromeTrace(profiler.plan, profiler.steps));
 * assertEquals([table.includes("GB/s"), trace.includes("step 10")], [true, true]);
 * ```
 */
export class Profiler {
  /** The plan that runs. */
  readonly plan: Plan;
  /** What was measured, step by step. */
  readonly steps: StepTimes[] = [];
  readonly #calls: readonly (() => void)[];
  /** Milliseconds that looking at the clock takes. */
  readonly #clock: number = clockCost();

  /**
   * Has nothing measured yet.
   *
   * @param step The compiled step.
   */
  constructor(step: CompiledStep<Record<string, Tensor>>) {
    this.plan = step.plan;
    this.#calls = step.calls;
  }

  /** Runs the step once. */
  run(): void {
    const calls = this.#calls;
    const starts = new Float64Array(calls.length);
    const ends = new Float64Array(calls.length);
    const start = performance.now();
    for (let i = 0; i < calls.length; i++) {
      starts[i] = performance.now();
      calls[i]!();
      ends[i] = performance.now();
    }
    this.steps.push({ start, end: performance.now(), starts, ends });
  }

  /** Microseconds of a step beside its calls: the loop over them. */
  get overheadMicroseconds(): number {
    const rest = this.steps.map(({ start, end, starts, ends }) => {
      let milliseconds = end - start - this.#clock;
      ends.forEach((at, i) => milliseconds -= at - starts[i]! + this.#clock);
      return milliseconds;
    });
    return Math.max(0, 1000 * median(rest));
  }

  /** What each kernel takes, the slowest first. */
  get kernels(): KernelProfile[] {
    return this.#grouped((at) => this.plan.instructions[at]!.kernel);
  }

  /** What each op takes, its backward pass by itself, the slowest first. */
  get ops(): KernelProfile[] {
    return this.#grouped((at) => opNameAt(this.plan, at));
  }

  /** The median of each call, added up by a name. */
  #grouped(nameOf: (at: number) => string): KernelProfile[] {
    const found = new Map<string, KernelProfile>();
    this.plan.instructions.forEach((instruction, at) => {
      const kernel = nameOf(at);
      const before = found.get(kernel);
      const times = this.steps.map(({ starts, ends }) =>
        ends[at]! - starts[at]! - this.#clock
      );
      found.set(kernel, {
        kernel,
        calls: (before?.calls ?? 0) + 1,
        microseconds: (before?.microseconds ?? 0) +
          Math.max(0, 1000 * median(times)),
        flop: (before?.flop ?? 0) + flopOf(instruction),
        bytes: (before?.bytes ?? 0) + bytesOf(instruction),
      });
    });
    return [...found.values()]
      .sort((a, b) => b.microseconds - a.microseconds);
  }
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
  const profiler = new Profiler(step);
  for (let round = 0; round < rounds; round++) profiler.run();
  return profiler.kernels;
}

/** Milliseconds that looking at the clock takes. */
function clockCost(): number {
  const looks = 10_000;
  const start = performance.now();
  for (let i = 0; i < looks; i++) performance.now();
  return (performance.now() - start) / looks;
}
