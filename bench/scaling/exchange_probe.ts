/** Run by `mpirun`: prints how long blocks of gradients take to be exchanged
 * and added up, and the shortest calls. */

import { openMpi } from "../../ffi/mod.ts";
import { Engine } from "../../lib/autograd/engine.ts";
import { median } from "../../lib/core/median.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import type { Communicator } from "../../lib/parallel/communicator.ts";
import { GradientExchange } from "../../lib/train/shards/exchange.ts";
import { secondsOf } from "./open_trainer.ts";

/** What is measured. */
export interface ExchangeTask {
  /** The library of the processes. */
  readonly library: string;
  /** Bytes of each block. */
  readonly sizes: readonly number[];
  /** About how many bytes to exchange of each. */
  readonly budget: number;
}

/** How long a block takes. */
export interface ExchangeTime {
  /** Bytes of the block. */
  readonly bytes: number;
  /** Seconds in the library. */
  readonly collective: number;
  /** Seconds of all, additions included. */
  readonly total: number;
}

/** What came of a task. */
export interface ExchangeTimes {
  /** The blocks, in the order of the sizes. */
  readonly blocks: readonly ExchangeTime[];
  /** Seconds of a barrier. */
  readonly barrier: number;
  /** Seconds to gather a number of each. */
  readonly gather: number;
}

/** Fewest and most repetitions; too many of short ones only take time. */
const fewest = 7, most = 300;

/** Processes whose time in the collective calls is added up. */
function clocked(inner: Communicator): Communicator & { seconds: number } {
  const clock = Object.assign(Object.create(inner), {
    rank: inner.rank,
    size: inner.size,
    seconds: 0,
    exchange(...args: Parameters<Communicator["exchange"]>) {
      clock.seconds += secondsOf(() => inner.exchange(...args));
    },
    share(...args: Parameters<Communicator["share"]>) {
      clock.seconds += secondsOf(() => inner.share(...args));
    },
  });
  return clock;
}

/** The median of what the slowest process needs, for numbers of a call. */
function slowest(
  mpi: Communicator,
  repetitions: number,
  call: () => readonly number[],
): number[] {
  const rounds = Array.from({ length: repetitions }, () => {
    mpi.barrier();
    const own = Float64Array.from(call());
    const all = new Float64Array(own.length * mpi.size);
    mpi.gather(own, all);
    return Array.from(
      own,
      (_, i) => Math.max(...all.filter((_, at) => at % own.length === i)),
    );
  }).slice(2);
  return rounds[0]!.map((_, i) => median(rounds.map((round) => round[i]!)));
}

function timeBlock(
  engine: Engine,
  mpi: Communicator,
  bytes: number,
  budget: number,
): ExchangeTime {
  const block = engine.persistent(() => engine.zeros([bytes / 4]));
  const clock = clocked(mpi);
  const exchange = new GradientExchange(engine, clock, [block]);
  const repetitions = Math.round(budget / bytes);
  const [collective, total] = slowest(
    mpi,
    2 + Math.min(most, Math.max(fewest, repetitions)),
    () => {
      clock.seconds = 0;
      const total = secondsOf(() => exchange.run());
      return [clock.seconds, total];
    },
  );
  return { bytes, collective: collective!, total: total! };
}

function main({ library, sizes, budget }: ExchangeTask): void {
  using mpi = openMpi({ path: library });
  const engine = new Engine(wasm());
  const blocks = sizes.map((bytes) => timeBlock(engine, mpi, bytes, budget));
  const own = new Float64Array(1), all = new Float64Array(mpi.size);
  const [barrier, gather] = slowest(mpi, most, () => [
    secondsOf(() => mpi.barrier()),
    secondsOf(() => mpi.gather(own, all)),
  ]);
  const times: ExchangeTimes = { blocks, barrier: barrier!, gather: gather! };
  if (mpi.rank === 0) console.log(JSON.stringify(times));
}

if (import.meta.main) main(JSON.parse(Deno.args[0]!));
