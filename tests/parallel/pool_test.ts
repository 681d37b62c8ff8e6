import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { ArgumentError } from "../../lib/core/errors.ts";
import { WorkerError } from "../../lib/parallel/barrier.ts";
import type { Call, Program } from "../../lib/parallel/program.ts";
import { WorkerPool } from "../../lib/parallel/pool.ts";
import { installedBackends } from "../backends.ts";

const fill = (value: number, address: number, n = 1): Call => ({
  kernel: "fill",
  dtype: "float32",
  args: [n, value, address],
});

const backends = installedBackends();

for (const backend of backends) {
  for (const threads of [1, 2, 4]) {
    Deno.test(`WorkerPool runs ${threads} threads on ${backend.name}`, async () => {
      const engine = new Engine(backend.make());
      const x = engine.zeros([threads]);
      const sum = engine.zeros([threads]);
      using pool = await WorkerPool.open(engine, threads);
      // each thread writes one element, and sums all of them in the next phase
      const parties = Array.from({ length: threads }, (_, i) => i);
      const program: Program = [
        parties.map((i) => [fill(i + 1, x.address + 4 * i)]),
        parties.map((i) => [{
          kernel: "sum",
          dtype: "float32",
          args: [1, threads, 1, 1, x.address, sum.address + 4 * i, 1],
        }]),
      ];
      const id = await pool.load(program);
      for (let round = 0; round < 100; round++) pool.run(id);
      const total = 100 * threads * (threads + 1) / 2;
      assertEquals(sum.toArray(), parties.map(() => total));
    });
  }
}

Deno.test("WorkerPool.run() tells why a thread failed", async () => {
  const engine = new Engine(backends[0]!.make());
  using pool = await WorkerPool.open(engine, 3);
  const bad: Call = { kernel: "fill", dtype: "float32", args: [4, 1, 2 ** 40] };
  const id = await pool.load([[[], [], [bad]], [[], [], []]]);
  const error = assertThrows(() => pool.run(id), WorkerError);
  assertEquals(
    error.message.startsWith("Cannot go on as a thread failed: "),
    true,
  );
  assertThrows(() => pool.run(id), WorkerError, "they have ended");
});

Deno.test("WorkerPool.load() refuses more parts than threads", async () => {
  const engine = new Engine(backends[0]!.make());
  using pool = await WorkerPool.open(engine, 2);
  await assertRejects(
    () => pool.load([[[], [], []]]),
    ArgumentError,
    "at most 2 threads: current value is 3",
  );
});

Deno.test("WorkerPool.open() gives scratch space back", async () => {
  const engine = new Engine(backends[0]!.make());
  const open = async () => {
    using _pool = await WorkerPool.open(engine, 3);
  };
  await open();
  const { taken } = engine.memory;
  for (let i = 0; i < 5; i++) await open();
  assertEquals(engine.memory.taken, taken);
});
