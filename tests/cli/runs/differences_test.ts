import { assertEquals } from "@std/assert";
import { differencesOf } from "../../../lib/cli/runs/differences.ts";
import { Metrics } from "../../../lib/cli/runs/metrics.ts";
import type { Run } from "../../../lib/cli/runs/read_run.ts";

function run(start: object, config?: unknown, options?: unknown): Run {
  const metrics = new Metrics("metrics.jsonl");
  const numbers = { params: 1, vocab: 1, threads: 1, seed: 1 };
  metrics.add(JSON.stringify({ event: "start", ...numbers, ...start }));
  return { folder: "run", metrics, config, options };
}

Deno.test("differencesOf() names what is not the same, and where", () => {
  const a = run(
    { preset: "tiny", seed: 1 },
    { model: { bias: true, heads: 2, sizes: [1, 2] }, version: 1 },
    { lr: 0.1 },
  );
  const b = run(
    { preset: "tiny", seed: 2 },
    { model: { bias: true, heads: 4, sizes: [1, 3] }, version: 2 },
    { lr: 0.1, steps: 9 },
  );
  assertEquals(differencesOf([a, b]), [
    { key: "seed", values: ["1", "2"] },
    { key: "model.heads", values: ["2", "4"] },
    { key: "model.sizes", values: ["[1,2]", "[1,3]"] },
    { key: "steps", values: [undefined, "9"] },
  ]);
});

Deno.test("differencesOf() does not count what a lone file cannot say", () => {
  const whole = run({ seed: 1 }, { model: { heads: 2 } }, { lr: 0.1 });
  assertEquals(differencesOf([whole, run({ seed: 1 })]), []);
  assertEquals(differencesOf([run({ seed: 3 }), whole]), [
    { key: "seed", values: ["3", "1"] },
  ]);
});

Deno.test("differencesOf() leaves out what training came to", () => {
  const with_ = (loss: number) => run({}, { training: { loss } }, {});
  assertEquals(differencesOf([with_(1), with_(2)]), []);
});

Deno.test("differencesOf() survives a config that is very deep", () => {
  const deep = JSON.parse(`${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`);
  assertEquals(differencesOf([run({}, deep, {}), run({}, { a: 1 }, {})]), [
    { key: "a", values: [undefined, "1"] },
  ]);
});
