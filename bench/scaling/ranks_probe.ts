/** Run by `mpirun`: prints how long a training step takes that processes share,
 * and how long their parts of it take if nothing is exchanged, in turns. */

import { openMpi } from "../../ffi/mod.ts";
import { median } from "../../lib/core/median.ts";
import { openTrainer, secondsOf } from "./open_trainer.ts";
import { workloads } from "./workloads.ts";

/** What is measured. */
export interface RanksTask {
  /** The library of the processes. */
  readonly library: string;
  /** The workload's name. */
  readonly name: string;
  /** About how many seconds to measure. */
  readonly seconds: number;
}

/** What came of it; seconds of the slowest process, medians. */
export interface RanksTime {
  /** A step of its part of the batch, alone but at the same time. */
  readonly compute: number;
  /** A step of the whole batch, shared. */
  readonly step: number;
}

async function main({ library, name, seconds }: RanksTask): Promise<void> {
  using mpi = openMpi({ path: library });
  const { rank, size } = mpi;
  const workload = workloads.find((each) => each.name === name)!;
  const batch = workload.checkedBatch;
  const cut = { accumulation: 1 };
  const own = { ...cut, batch: batch / size, shards: 1 };
  using alone = await openTrainer(workload, own, { threads: 1 });
  const whole = { ...cut, batch, shards: size };
  const computers = { threads: 1, communicator: mpi };
  using together = await openTrainer(workload, whole, computers);
  const times = new Float64Array(2), all = new Float64Array(2 * size);
  const round = (): readonly [compute: number, step: number] => {
    mpi.barrier();
    times[0] = secondsOf(() => alone.trainer.run());
    mpi.barrier();
    times[1] = secondsOf(() => together.trainer.run());
    mpi.gather(times, all);
    const slowest = (i: number) =>
      Math.max(...all.filter((_, at) => at % 2 === i));
    return [slowest(0), slowest(1)];
  };
  for (let i = 0; i < 3; i++) round();
  const [compute, step] = round();
  // all processes know the same times, and make as many rounds
  const count = Math.ceil(seconds / (compute + step));
  const rounds = Array.from(
    { length: Math.min(200, Math.max(5, count)) },
    round,
  );
  const time: RanksTime = {
    compute: median(rounds.map(([compute]) => compute)),
    step: median(rounds.map(([, step]) => step)),
  };
  if (rank === 0) console.log(JSON.stringify(time));
}

if (import.meta.main) await main(JSON.parse(Deno.args[0]!));
