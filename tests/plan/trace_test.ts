import { assert, assertEquals } from "@std/assert";
import { wasm } from "../../lib/kernels/wasm.ts";
import { Profiler } from "../../lib/plan/profile.ts";
import { chromeTrace } from "../../lib/plan/trace.ts";
import { builtin, trainerOf } from "../train/preset_trainer.ts";
import { traceDefects } from "./trace_format.ts";

function traced() {
  const trainer = trainerOf("tiny", wasm(), builtin("tiny"));
  const profiler = new Profiler(trainer.compiled);
  for (let i = 0; i < 3; i++) profiler.run();
  const { plan, steps } = profiler;
  return { plan, trace: chromeTrace(plan, steps, 21) };
}

Deno.test("chromeTrace() is as the Trace Event Format says", () => {
  const { trace } = traced();
  assertEquals(traceDefects(JSON.stringify(trace)), []);
});

Deno.test("chromeTrace() has an event for each call of each step", () => {
  const { plan, trace: { traceEvents } } = traced();
  const of = (cat: string) => traceEvents.filter((each) => each.cat === cat);
  assertEquals(of("step").map(({ name }) => name), [
    "step 21",
    "step 22",
    "step 23",
  ]);
  const kernels = plan.instructions.map(({ kernel }) => kernel);
  assertEquals(of("kernel").map(({ name }) => name), [
    ...kernels,
    ...kernels,
    ...kernels,
  ]);
  const gemm = of("kernel").find(({ name }) => name === "gemm")!;
  // the first product of tiny: x [32, 64] by W [192, 64], transposed
  assertEquals(
    [gemm.args.a, gemm.args.b, gemm.args.c, gemm.args.flop],
    ["[32, 64]", "[192, 64]", "[32, 192]", 2 * 32 * 192 * 64],
  );
});

Deno.test("chromeTrace() counts temporaries, never more than there are", () => {
  const { plan, trace: { traceEvents } } = traced();
  const counts = traceEvents.filter(({ ph }) => ph === "C")
    .map(({ args }) => args.bytes as number);
  assertEquals(counts.length, 3 * plan.instructions.length);
  assert(Math.max(...counts) <= plan.workspaceBytes);
});

Deno.test("traceDefects() finds what the format forbids", () => {
  const event = { ph: "X", ts: 0, dur: 2, pid: 1, tid: 1, cat: "", args: {} };
  const found = (...events: unknown[]) =>
    traceDefects(JSON.stringify({ traceEvents: events }));
  assertEquals(found({ ...event, name: "a" }), []);
  assertEquals(found({ ...event, name: "a", dur: undefined }).length, 1);
  assertEquals(found({ ...event, name: "a", ph: "?" }).length, 1);
  assertEquals(
    found({ ...event, name: "a" }, { ...event, name: "b", ts: 1 }),
    ["b ends after what it is in"],
  );
});
