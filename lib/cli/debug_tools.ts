/** What `train --profile` and `train --watch-nan` do. */

import { NonFiniteError } from "../autograd/non_finite.ts";
import type { CompiledStep } from "../plan/compile.ts";
import { Profiler } from "../plan/profile.ts";
import { formatProfile } from "../plan/profile_table.ts";
import { chromeTrace } from "../plan/trace.ts";
import { runWatched } from "../plan/watch.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Trainer } from "../train/trainer.ts";
import type { DebugValues } from "./debug_options.ts";
import type { Output } from "./output.ts";
import { writeText } from "./write_text.ts";

type Step = CompiledStep<Record<string, Tensor>>;

/** Steps before those that are measured: the compilers of V8 settle. */
const warmUpSteps = 20;
/** Steps that are measured, at the most. */
const measuredSteps = 50;
/** Measuring ends after this time, but not before some steps. */
const measuredSeconds = 5;
/** Steps of a trace: more only make the file slow to open. */
const tracedSteps = 10;

/** Looks at the steps of a run. */
export interface DebugTools {
  /** The run ended well: shows what was seen. */
  finish(): void;
}

/**
 * Has the steps of a trainer looked at.
 *
 * @param trainer The trainer, before its first step of this run.
 * @param values Which options were given.
 * @param output Where to show it.
 * @param steps How many steps the run will make.
 * @returns To be told of the end of the run.
 */
export function attachDebugTools(
  trainer: Trainer,
  values: DebugValues & { readonly json: boolean },
  output: Output,
  steps: number,
): DebugTools {
  if (values["watch-nan"]) return watch(trainer, output);
  return profileRun(trainer, values, output, steps);
}

function watch(trainer: Trainer, output: Output): DebugTools {
  let count = 0;
  trainer.execute = (step) => {
    count++;
    const found = runWatched(step);
    if (found === undefined) return;
    throw new NonFiniteError(found, ` of step ${trainer.step + 1}`);
  };
  return {
    finish: () =>
      output.note(
        count === 0
          ? "--watch-nan: no step was looked at"
          : "--watch-nan: every value of each step is finite",
      ),
  };
}

function profileRun(
  trainer: Trainer,
  { profile: path, json }: DebugValues & { readonly json: boolean },
  output: Output,
  steps: number,
): DebugTools {
  const warmUp = Math.min(warmUpSteps, steps >> 1);
  const first = trainer.step + warmUp + 1;
  let profiler: Profiler | undefined;
  let begin = 0;
  trainer.execute = (step: Step) => {
    if (trainer.step + 1 < first) return step.run();
    if (profiler === undefined) begin = performance.now();
    profiler ??= new Profiler(step);
    profiler.run();
    const { length } = profiler.steps;
    const seconds = (performance.now() - begin) / 1000;
    const isOver = length >= measuredSteps ||
      (length >= 5 && seconds > measuredSeconds);
    if (isOver) trainer.execute = undefined;
  };
  return {
    finish() {
      if (profiler === undefined) {
        output.note("--profile: no step was measured");
        return;
      }
      output.write(
        json ? jsonOf(profiler, first) : tablesOf(profiler, first),
      );
      if (path === undefined || path === "") return;
      writeTrace(path, profiler, first);
      if (!json) output.write(`trace of steps in ${path}\n`);
    },
  };
}

function tablesOf(profiler: Profiler, first: number): string {
  const { kernels, ops, overheadMicroseconds, steps } = profiler;
  return [
    "",
    `medians of the ${steps.length} steps from ${first}, one step:`,
    ...formatProfile(kernels, "kernel", overheadMicroseconds),
    "",
    ...formatProfile(ops, "op", overheadMicroseconds),
    "",
  ].join("\n");
}

function jsonOf(profiler: Profiler, first: number): string {
  const { kernels, ops, overheadMicroseconds, steps } = profiler;
  const event = {
    event: "profile",
    first_step: first,
    steps: steps.length,
    overhead_microseconds: overheadMicroseconds,
    kernels,
    ops: ops.map(({ kernel: op, ...rest }) => ({ op, ...rest })),
  };
  return `${JSON.stringify(event)}\n`;
}

function writeTrace(path: string, profiler: Profiler, first: number): void {
  const { plan, steps } = profiler;
  const trace = chromeTrace(plan, steps.slice(0, tracedSteps), first);
  writeText(path, JSON.stringify(trace));
}
