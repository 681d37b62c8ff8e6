/** Run by run.ts: prints the seconds of a step of one workload, cut in one
 * way, computed by some threads of one process. */

import { median } from "../../lib/core/median.ts";
import { openTrainer, secondsOf } from "./open_trainer.ts";
import { type Point, workloads } from "./workloads.ts";

/** What is measured. */
export interface ComputeTask {
  /** The workload's name. */
  readonly name: string;
  /** How its step is cut. */
  readonly point: Point;
  /** How many threads share the shards. */
  readonly threads: number;
  /** How many threads of the BLAS each of them has. */
  readonly library: number;
  /** How long to measure, in seconds; three steps at least. */
  readonly seconds: number;
}

async function main(task: ComputeTask): Promise<void> {
  const { name, point, threads, library, seconds } = task;
  const workload = workloads.find((each) => each.name === name)!;
  using open = await openTrainer(workload, point, { threads, library });
  const step = () => secondsOf(() => open.trainer.run());
  const first = step();
  // V8 replaces its first code; a long step has none that matters
  if (first < seconds / 10) { for (let i = 0; i < 5; i++) step(); }
  const end = performance.now() + 1000 * seconds;
  const times: number[] = [];
  while (times.length < 3 || performance.now() < end) times.push(step());
  console.log(JSON.stringify(median(times)));
}

if (import.meta.main) await main(JSON.parse(Deno.args[0]!));
