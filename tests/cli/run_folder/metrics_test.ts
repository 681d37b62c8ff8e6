import { assertEquals } from "@std/assert";
import {
  MetricsWriter,
  readMetrics,
} from "../../../lib/cli/run_folder/metrics.ts";
import type { TrainEvent } from "../../../lib/train/events.ts";
import { TemporaryFolder } from "../command.ts";

const evaluation = (step: number): TrainEvent => ({
  event: "eval",
  step,
  train_loss: 1,
  val_loss: 2,
});

/** The steps of a file up to one, and the bytes that they take. */
function read(path: string, step = Infinity): [number[], number] {
  const steps: number[] = [];
  const length = readMetrics(path, step, (event) => {
    if (event.event === "eval") steps.push(event.step);
  });
  return [steps, length];
}

const line = (step: number) => `${JSON.stringify(evaluation(step))}\n`;

Deno.test("readMetrics() ends at the step, and at what was not written whole", () => {
  using folder = new TemporaryFolder();
  const whole = line(1) + line(2);
  const cases: readonly (readonly [string, number])[] = [
    ["", Infinity],
    [line(3), 2],
    [line(3).slice(0, -1), Infinity],
    [line(3).slice(0, 20), Infinity],
    ["\n", Infinity],
    ["null\n", Infinity],
    ["{}\n", Infinity],
    ['{"event":"eval"}\n', Infinity],
    ["\xff\xfe\n", Infinity],
  ];
  for (const [tail, step] of cases) {
    const path = folder.file("metrics.jsonl", whole + tail);
    assertEquals(read(path, step), [[1, 2], whole.length], tail);
  }
  assertEquals(read(`${folder.path}/nowhere`), [[], 0]);
});

Deno.test("readMetrics() reads lines across the pieces of a large file", () => {
  using folder = new TemporaryFolder();
  const count = 20_000; // more than 1 MB, with a character of three bytes
  const sample = `${JSON.stringify({ event: "sample", step: 0, text: "–" })}\n`;
  const text = Array.from({ length: count }, (_, i) => sample + line(i + 1));
  const path = folder.file("metrics.jsonl", text.join(""));
  const [steps, length] = read(path, count - 1);
  assertEquals(steps, Array.from({ length: count - 1 }, (_, i) => i + 1));
  const bytes = new TextEncoder().encode(text.slice(0, -1).join("") + sample);
  assertEquals(length, bytes.length);
});

Deno.test("MetricsWriter cuts off what is behind its beginning", () => {
  using folder = new TemporaryFolder();
  const path = folder.file("metrics.jsonl", line(1) + line(2) + "torn");
  const writer = new MetricsWriter(path, line(1).length);
  writer.add(evaluation(7));
  writer.sync();
  assertEquals(Deno.readTextFileSync(path), line(1) + line(7));
  writer.add(evaluation(8));
  writer.close();
  assertEquals(Deno.readTextFileSync(path), line(1) + line(7) + line(8));
});

Deno.test("MetricsWriter writes before it has gathered much", () => {
  using folder = new TemporaryFolder();
  const path = folder.file("metrics.jsonl", "");
  const writer = new MetricsWriter(path, 0);
  for (let step = 1; step <= 2000; step++) writer.add(evaluation(step));
  const { size } = Deno.statSync(path);
  assertEquals(size > 64 * 1024, true);
  writer.close();
});
