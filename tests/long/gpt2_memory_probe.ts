/** Trains a model of GPT-2's shape in a process of its own and prints what it
 * saw as JSON: `gpt2_memory_probe.ts TASK`. */

import { train } from "../train/preset_trainer.ts";
import { gpt2Trainer, type Task } from "./gpt2_shape.ts";

/** What was seen. */
export interface Observation {
  /** How many numbers are learned. */
  readonly parameters: number;
  /** The loss of each step. */
  readonly losses: readonly number[];
  /** The most memory that the process ever had, in bytes. */
  readonly peak: number;
}

/** The most memory that this process ever had, in bytes. */
function peakBytes(): number {
  const status = Deno.readTextFileSync("/proc/self/status");
  return 1024 * Number(/^VmHWM:\s+(\d+)/m.exec(status)![1]);
}

function observe(task: Task): Observation {
  const trainer = gpt2Trainer(task);
  const losses = [...train(trainer, task.steps)];
  const parameters = trainer.model.parameters.count;
  return { parameters, losses, peak: peakBytes() };
}

if (import.meta.main) {
  console.log(JSON.stringify(observe(JSON.parse(Deno.args[0]!))));
}
