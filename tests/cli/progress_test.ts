import { assert, assertEquals } from "@std/assert";
import { quoteWord } from "../../lib/cli/command_line.ts";
import { printable } from "../../lib/cli/errors.ts";
import {
  formatBytes,
  formatNumberOf,
  formatRate,
  formatSeconds,
} from "../../lib/cli/format.ts";
import { progressLine } from "../../lib/cli/progress_line.ts";
import { History, sparkline } from "../../lib/cli/sparkline.ts";
import type { StepEvent } from "../../lib/train/events.ts";

const event: StepEvent = {
  event: "step",
  step: 1200,
  loss: 2.34567,
  lr: 3e-4,
  grad_norm: 1,
  steps_per_second: 800,
  tokens_per_second: 25600,
  arena_bytes: 1e6,
  rss_bytes: 95e6,
};

const losses = new History(2000, 8);
for (let step = 1; step <= 1200; step++) losses.add(step, 2000 - step);

Deno.test("progressLine() shows what there is room for", () => {
  const fields = [
    "step 1200/2000",
    "loss 2.3457",
    // means 1875, 1625, 1375, 1125 and 900 (to the half) of eight stretches
    "█▆▄▃▁   ",
    "800 it/s",
    "ETA 1.0 s",
    "95 MB",
  ];
  for (let columns = 20; columns <= 200; columns++) {
    const line = progressLine({ event, steps: 2000, losses }, columns);
    assert(line.length <= columns);
    const count = fields.findLastIndex((field) => line.includes(field)) + 1;
    assertEquals(line, fields.slice(0, count).join("  "));
    const longer = fields.slice(0, count + 1).join("  ");
    assert(count === fields.length || longer.length > columns);
  }
});

Deno.test("progressLine() says nothing where nothing fits", () => {
  assertEquals(progressLine({ event, steps: 2000 }, 5), "");
});

Deno.test("progressLine() does not guess before there is a rate", () => {
  const early = { ...event, steps_per_second: 0, rss_bytes: 0 };
  assertEquals(
    progressLine({ event: early, steps: 2000 }, 80),
    "step 1200/2000  loss 2.3457  - it/s  ETA -",
  );
});

Deno.test("progressLine() shows which step was saved, last", () => {
  const line = progressLine({ event, steps: 2000, saved: 1000 }, 200);
  assertEquals(line.endsWith("  95 MB  saved 1000"), true, line);
});

Deno.test("sparkline() spans the blocks from lowest to highest", () => {
  assertEquals(sparkline([0, 1, 2, 3, 4, 5, 6, 7]), "▁▂▃▄▅▆▇█");
  assertEquals(sparkline([7, 0, NaN, 7]), "█▁█");
  assertEquals(sparkline([3, 3]), "▁▁");
  assertEquals(sparkline([]), "");
});

Deno.test("History keeps means of equal stretches", () => {
  const history = new History(6, 3);
  assertEquals(history.means, []);
  [1, 3, 5].forEach((value, i) => history.add(i + 1, value));
  assertEquals(history.means, [2, 5]);
  [7, 9, 11].forEach((value, i) => history.add(i + 4, value));
  assertEquals(history.means, [2, 6, 10]);
});

Deno.test("History takes runs shorter than its stretches", () => {
  const history = new History(2, 8);
  history.add(1, 5);
  history.add(2, 4);
  assertEquals(history.means, [5, 4]);
});

Deno.test("formatSeconds() rounds to what a person reads", () => {
  const cases = new Map([
    [0, "0.0 s"],
    [9.94, "9.9 s"],
    [9.96, "10 s"],
    [59.4, "59 s"],
    [59.6, "1:00"],
    [185, "3:05"],
    [3599.6, "1:00:00"],
    [3723, "1:02:03"],
    [360000, "100:00:00"],
    [Infinity, "-"],
    [NaN, "-"],
    [-1, "-"],
  ]);
  for (const [seconds, text] of cases) {
    assertEquals(formatSeconds(seconds), text);
  }
});

Deno.test("formatRate(), formatBytes() and formatNumberOf() keep it short", () => {
  assertEquals(
    [8.249, 41.26, 99.94, 99.96, 9310, 0, Infinity].map(formatRate),
    ["8.25", "41.3", "99.9", "100", "9,310", "-", "-"],
  );
  assertEquals(
    [500, 1500, 999_400_000, 999_600_000, 12e9].map(formatBytes),
    ["1 kB", "2 kB", "999 MB", "1.0 GB", "12.0 GB"],
  );
  assertEquals(formatNumberOf(1, "thread"), "1 thread");
  assertEquals(formatNumberOf(2000, "step"), "2,000 steps");
});

Deno.test("printable() leaves nothing that a terminal obeys", () => {
  assertEquals(
    printable("a\x1b[2Jb\x9bc\x7f\n\t"),
    "a\\u001b[2Jb\\u009bc\\u007f\n\t",
  );
  assertEquals(printable("a\nb", ""), "a\\u000ab");
});

Deno.test("quoteWord() quotes for a shell what it would change", () => {
  assertEquals(
    ["a-b/c.txt", "--x=1,2", "a b", "it's", "$(x)", ""].map(quoteWord),
    ["a-b/c.txt", "--x=1,2", "'a b'", "'it'\\''s'", "'$(x)'", "''"],
  );
});
