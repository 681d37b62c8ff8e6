import { assert, assertEquals } from "@std/assert";
import { wasm } from "../../lib/kernels/wasm.ts";
import type { Instruction } from "../../lib/plan/plan.ts";
import { Profiler } from "../../lib/plan/profile.ts";
import { formatProfile } from "../../lib/plan/profile_table.ts";
import { flopOf } from "../../lib/plan/work.ts";
import { builtin, digestOf, trainerOf } from "../train/preset_trainer.ts";

Deno.test("flopOf() counts what is added and multiplied", () => {
  const at = { buffer: 0, offset: 0 };
  const gemm: Instruction = {
    kernel: "gemm",
    dtype: "float32",
    args: [0, 0, 2, 3, 5, 1, at, 5, at, 3, 0, at, 3],
  };
  // 6 results of 5 products and 5 sums each
  assertEquals(flopOf(gemm), 60);
  const add = [2, 3, at, 3, 1, at, 3, 1, at, 1];
  assertEquals(flopOf({ kernel: "add", dtype: "float32", args: add }), 12);
  const exp = [4, at, at];
  assertEquals(flopOf({ kernel: "exp", dtype: "float32", args: exp }), 0);
});

Deno.test("Profiler counts calls, operations and bytes of a known model", () => {
  const trainer = trainerOf("tiny", wasm(), builtin("tiny"));
  const profiler = new Profiler(trainer.compiled);
  trainer.execute = () => profiler.run();
  for (let i = 0; i < 3; i++) trainer.run();
  const gemm = profiler.kernels.find(({ kernel }) => kernel === "gemm")!;
  const { features: d, hidden, heads } = trainer.model.config;
  const { vocabulary } = trainer.model.config;
  const rows = 32, size = d / heads;
  const linear = 2 * rows * d * (3 * d + d + 2 * hidden + vocabulary);
  const attention = 2 * heads * rows * rows * size * 2;
  // the backward pass of a product is two of the same size
  assertEquals(gemm.flop, 3 * (linear + attention));
  const calls = (entries: readonly { calls: number }[]) =>
    entries.reduce((sum, entry) => sum + entry.calls, 0);
  const count = profiler.plan.instructions.length;
  assertEquals([calls(profiler.kernels), calls(profiler.ops)], [count, count]);
});

Deno.test("Profiler names ops, their backward passes, and the rest", () => {
  const trainer = trainerOf("tiny", wasm(), builtin("tiny"));
  const profiler = new Profiler(trainer.compiled);
  profiler.run();
  const names = profiler.ops.map(({ kernel }) => kernel);
  for (
    const name of [
      "linear",
      "linear backward",
      "attention",
      "attention backward",
      "crossEntropy backward",
      "outside of ops",
    ]
  ) assert(names.includes(name), `${name} of ${names}`);
});

Deno.test("Profiler changes no bit of the training", async () => {
  const digest = async (isProfiled: boolean) => {
    const trainer = trainerOf("tiny", wasm(), builtin("tiny"));
    const profiler = new Profiler(trainer.compiled);
    if (isProfiled) trainer.execute = () => profiler.run();
    for (let i = 0; i < 5; i++) trainer.run();
    return await digestOf(trainer, Float64Array.of(trainer.loss));
  };
  assertEquals(await digest(true), await digest(false));
});

Deno.test("formatProfile() prints rates, shares and the total", () => {
  const entries = [
    { kernel: "gemm", calls: 2, microseconds: 300, flop: 6e7, bytes: 3e6 },
    { kernel: "exp", calls: 1, microseconds: 100, flop: 0, bytes: 1e6 },
  ];
  // 6e7 / 300 µs = 200 GFLOP/s; 3e6 / 300 µs = 10 GB/s
  assertEquals(formatProfile(entries, "kernel", 100), [
    "kernel                calls         ms    share   GFLOP/s         MB     GB/s",
    "gemm                      2     0.3000   60.0 %     200.0      3.000     10.0",
    "exp                       1     0.1000   20.0 %                1.000     10.0",
    "outside of the calls            0.1000   20.0 %",
    "total                     3     0.5000  100.0 %     120.0      4.000      8.0",
  ]);
});
