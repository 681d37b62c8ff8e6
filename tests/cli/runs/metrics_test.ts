import { assertEquals, assertThrows } from "@std/assert";
import { FormatError } from "../../../lib/core/errors.ts";
import { Metrics } from "../../../lib/cli/runs/metrics.ts";

const step = (step: number, loss: number | null) =>
  JSON.stringify({
    ...{ event: "step", step, loss, lr: 0.1, grad_norm: 1 },
    ...{ steps_per_second: 10 * step, tokens_per_second: 320 * step },
    ...{ arena_bytes: 1000, rss_bytes: 5000 - step },
  });

const evaluation = (step: number, loss: number) =>
  `{"event":"eval","step":${step},"train_loss":1,"val_loss":${loss}}`;

const done = JSON.stringify({
  ...{ event: "done", steps: 4, loss: 1.5, val_loss: 2.25, seconds: 7.5 },
  ...{ first_step_seconds: 0.5, steps_per_second: 99, tokens_per_second: 990 },
  ...{ arena_peak_bytes: 1, rss_peak_bytes: 6000, interrupted: false },
});

function metricsOf(...lines: string[]): Metrics {
  const metrics = new Metrics("metrics.jsonl");
  for (const line of lines) metrics.add(line);
  return metrics;
}

Deno.test("Metrics gathers a run that ended", () => {
  const metrics = metricsOf(
    '{"event":"start","preset":"tiny","params":1,"vocab":2,"threads":1,"seed":3}',
    ...[step(1, 3), step(2, 1), evaluation(2, 2), step(3, 2), step(4, 1.5)],
    ...["", '{"event":"news","of":"a later version"}', evaluation(4, 2.25)],
    done,
  );
  assertEquals(metrics.start.preset, "tiny");
  assertEquals(metrics.status, "done");
  assertEquals([metrics.steps, metrics.loss, metrics.seconds], [4, 1.5, 7.5]);
  assertEquals(metrics.best, { loss: 1, step: 2 });
  assertEquals(metrics.validation, 2.25);
  assertEquals(metrics.bestValidation, { loss: 2, step: 2 });
  assertEquals([metrics.stepsPerSecond, metrics.tokensPerSecond], [99, 990]);
  assertEquals(metrics.peakBytes, 6000);
});

Deno.test("Metrics gathers a run that goes on", () => {
  const metrics = metricsOf(step(1, 3), step(2, null));
  assertEquals(metrics.status, "unfinished");
  assertEquals([metrics.steps, metrics.loss], [2, NaN]);
  assertEquals(metrics.best, { loss: 3, step: 1 });
  assertEquals([metrics.validation, metrics.seconds], [NaN, NaN]);
  assertEquals([metrics.stepsPerSecond, metrics.peakBytes], [20, 4999]);
});

Deno.test("Metrics knows a run that was resumed for unfinished", () => {
  const start =
    '{"event":"start","preset":"tiny","params":1,"vocab":2,"threads":1,"seed":3}';
  const metrics = metricsOf(start, step(1, 3), done, start, step(5, 1));
  assertEquals([metrics.status, metrics.steps], ["unfinished", 5]);
});

const malformed: readonly [string, string][] = [
  ["{", "be JSON"],
  ["nothing", "be JSON"],
  ["null", "be an event of a run"],
  ["7", "be an event of a run"],
  ["[]", "be an event of a run"],
  ['{"event":7}', "be an event of a run"],
  ['{"event":"step","step":"1"}', "have a whole number for step"],
  ['{"event":"step","step":1.5,"loss":1}', "have a whole number for step"],
  ['{"event":"eval","step":-1}', "have a whole number for step"],
  ['{"event":"step","step":1}', "have a number for loss"],
  ['{"event":"eval","step":1,"train_loss":1}', "have a number for val_loss"],
  ['{"event":"done","steps":[1]}', "have a whole number for steps"],
];

for (const [line, wanted] of malformed) {
  Deno.test(`Metrics refuses the line ${line}`, () => {
    assertThrows(
      () => metricsOf("", step(1, 3), line),
      FormatError,
      `Cannot read metrics.jsonl as line 3 must ${wanted}: ` +
        `current value is ${line}`,
    );
  });
}
