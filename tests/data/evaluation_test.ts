import { assert, assertEquals, assertThrows } from "@std/assert";
import { ArgumentError } from "../../lib/core/errors.ts";
import { EvaluationBatches } from "../../lib/data/evaluation.ts";

/** The starts of all windows, and a check of what each of them holds. */
function startsOf(
  length: number,
  batch: number,
  sequence: number,
  batches: number,
): number[] {
  const tokens = Int32Array.from({ length }, (_, index) => index);
  const set = new EvaluationBatches({ tokens, batch, sequence, batches });
  const filled = new Int32Array(batch * sequence);
  const targets = new Int32Array(batch * sequence);
  const starts: number[] = [];
  for (let index = 0; index < set.count; index++) {
    set.fill(index, filled, targets);
    for (let row = 0; row < batch; row++) {
      const start = filled[row * sequence]!;
      starts.push(start);
      for (let column = 0; column < sequence; column++) {
        assertEquals(filled[row * sequence + column], start + column);
        assertEquals(targets[row * sequence + column], start + column + 1);
      }
    }
  }
  return starts;
}

Deno.test("EvaluationBatches spaces its windows evenly", () => {
  // Starts from 0 to 101 - 10 - 1 = 90, in three steps of 30.
  assertEquals(startsOf(101, 2, 10, 2), [0, 30, 60, 90]);
  assertEquals(startsOf(101, 1, 10, 1), [0]);
});

Deno.test("EvaluationBatches covers everything where it can", () => {
  assertEquals(startsOf(101, 5, 10, 2), [
    0,
    10,
    20,
    30,
    40,
    50,
    60,
    70,
    80,
    90,
  ]);
});

Deno.test("EvaluationBatches shows a token twice only if it must", () => {
  for (let length = 9; length < 120; length++) {
    const starts = startsOf(length, 3, 8, 4);
    const last = length - 9;
    assertEquals([starts[0], starts.at(-1)], [0, last]);
    assert(starts.length === 3 || starts.length <= 12);
    if (last < 16) continue;
    for (let index = 1; index < starts.length; index++) {
      assert(starts[index]! - starts[index - 1]! >= 8, `${starts}`);
    }
  }
});

Deno.test("EvaluationBatches gives one batch of a short text", () => {
  assertEquals(startsOf(9, 4, 8, 10), [0, 0, 0, 0]);
});

Deno.test("EvaluationBatches refuses sizes that do not fit", () => {
  const tokens = new Int32Array(20);
  const good = { tokens, batch: 2, sequence: 4, batches: 2 };
  const cases: [Partial<typeof good>, string][] = [
    [{ batches: 0 }, "number of batches must be a positive integer: current"],
    [{ batch: NaN }, "the batch must be a positive integer: current value is"],
    [{ sequence: 20 }, "at least 21 tokens: current value is 20"],
  ];
  for (const [change, message] of cases) {
    assertThrows(
      () => new EvaluationBatches({ ...good, ...change }),
      ArgumentError,
      message,
    );
  }
  const set = new EvaluationBatches(good);
  const ids = new Int32Array(8);
  for (const index of [-1, 2, 0.5]) {
    assertThrows(
      () => set.fill(index, ids, new Int32Array(8)),
      ArgumentError,
      `must be an integer in [0, 2): current value is ${index}`,
    );
  }
  assertThrows(() => set.fill(0, ids, new Int32Array(7)), ArgumentError);
});
