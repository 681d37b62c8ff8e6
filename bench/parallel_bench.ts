/** What it costs that threads wait for each other: a program of empty phases. */

import { Engine } from "../lib/autograd/engine.ts";
import { wasm } from "../lib/kernels/wasm.ts";
import { WorkerPool } from "../lib/parallel/pool.ts";

const phases = 3;

for (const threads of [1, 2]) {
  const engine = new Engine(wasm());
  const pool = await WorkerPool.open(engine, threads);
  const x = engine.zeros([threads]);
  const lists = Array.from({ length: threads }, (_, i) =>
    [{
      kernel: "fill",
      dtype: "float32",
      args: [1, i + 1, x.address + 4 * i],
    }] as const);
  const program = await pool.load(Array.from({ length: phases }, () => lists));
  pool.run(program);
  const wanted = Array.from({ length: threads }, (_, i) => i + 1);
  if (JSON.stringify(x.toArray()) !== JSON.stringify(wanted)) {
    throw new Error(`Cannot measure as ${threads} threads must have run`);
  }
  Deno.bench(`${phases} phases, ${threads} threads`, { group: "pool" }, () => {
    pool.run(program);
  });
}

Deno.bench("a pool of 2 threads, opened and ended", async () => {
  using _pool = await WorkerPool.open(new Engine(wasm()), 2);
});
