/** Pools of threads that come and go leave nothing behind. */

import { assertEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { WorkerPool } from "../../lib/parallel/pool.ts";
import { installedBackends } from "../backends.ts";

const starts = 1000;

interface Held {
  readonly files: number;
  readonly threads: number;
  readonly resident: number;
}

function held(): Held {
  const count = (path: string) => [...Deno.readDirSync(path)].length;
  return {
    files: count("/proc/self/fd"),
    threads: count("/proc/self/task"),
    resident: Deno.memoryUsage().rss,
  };
}

/** Threads that were told to end take a moment to. */
async function settled(threads: number): Promise<Held> {
  for (let i = 0; i < 200; i++) {
    if (held().threads <= threads) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return held();
}

const backend = installedBackends().at(-1)!;

Deno.test({
  name: `WorkerPool starts and stops ${starts} times, ${backend.name}`,
  ignore: Deno.build.os !== "linux",
  async fn() {
    const engine = new Engine(backend.make());
    const x = engine.zeros([4]);
    const round = async () => {
      using pool = await WorkerPool.open(engine, 4);
      const id = await pool.load([
        [0, 1, 2, 3].map((i) => [{
          kernel: "fill",
          dtype: "float32",
          args: [1, i, x.address + 4 * i],
        }]),
      ]);
      pool.run(id);
      assertEquals(x.toArray(), [0, 1, 2, 3]);
    };
    // what is made once and kept: code, caches, the first scratch space
    for (let i = 0; i < 100; i++) await round();
    const before = await settled(0);
    const { taken } = engine.memory;
    for (let i = 0; i < starts; i++) await round();
    const after = await settled(before.threads);
    const grown = (after.resident - before.resident) / 2 ** 20;
    console.log(
      `files ${before.files} -> ${after.files}, threads ${before.threads} -> ` +
        `${after.threads}, memory ${grown.toFixed(1)} MiB more`,
    );
    assertEquals(engine.memory.taken, taken);
    assertEquals(after.files <= before.files, true);
    assertEquals(after.threads <= before.threads, true);
    // 4 KiB a start would be a leak; the collector's own swings are less
    assertEquals(grown < 12, true, `${grown} MiB more`);
  },
});
