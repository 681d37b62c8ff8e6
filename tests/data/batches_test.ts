import { assert, assertEquals, assertThrows } from "@std/assert";
import { ArgumentError } from "../../lib/core/errors.ts";
import { Random } from "../../lib/core/random.ts";
import { batchStream, RandomBatches } from "../../lib/data/batches.ts";

const tokens = Int32Array.from({ length: 1000 }, (_, index) => index);

function draw(
  batches: RandomBatches,
  step: number,
  size: number,
): { tokens: Int32Array; targets: Int32Array } {
  const batch = { tokens: new Int32Array(size), targets: new Int32Array(size) };
  batches.fill(step, batch.tokens, batch.targets);
  return batch;
}

Deno.test("RandomBatches fills windows and what follows each token", () => {
  const batches = new RandomBatches({ tokens, batch: 4, sequence: 8, seed: 1 });
  const filled = draw(batches, 0, 32);
  for (let row = 0; row < 4; row++) {
    const start = filled.tokens[row * 8]!;
    for (let index = 0; index < 8; index++) {
      assertEquals(filled.tokens[row * 8 + index], start + index);
      assertEquals(filled.targets[row * 8 + index], start + index + 1);
    }
  }
});

Deno.test("RandomBatches draws a step the same in any order", () => {
  const options = { tokens, batch: 3, sequence: 5, seed: 2 };
  const inOrder = new RandomBatches(options);
  const all = Array.from({ length: 20 }, (_, step) => draw(inOrder, step, 15));
  for (const step of [19, 0, 7, 7, 3]) {
    assertEquals(draw(inOrder, step, 15), all[step]!);
    assertEquals(draw(new RandomBatches(options), step, 15), all[step]!);
  }
});

Deno.test("RandomBatches starts where the stream's words say", () => {
  // Row b of step s takes the words from 2 * (65536 s + b) on.
  const random = new Random(9, batchStream);
  const batches = new RandomBatches({ tokens, batch: 3, sequence: 5, seed: 9 });
  for (const step of [0, 1, 12345, 2 ** 35]) {
    const { tokens: filled } = draw(batches, step, 15);
    for (let row = 0; row < 3; row++) {
      random.position = 2 * (65536 * step + row);
      const high = random.bits() >>> 5;
      const low = random.bits() >>> 6;
      const uniform = (high * 2 ** 26 + low) / 2 ** 53;
      assertEquals(filled[row * 5], Math.floor(uniform * 995));
    }
  }
});

Deno.test("RandomBatches draws a row without regard to the others", () => {
  const of = (batch: number, firstRow = 0) =>
    draw(
      new RandomBatches({ tokens, batch, sequence: 4, seed: 3, firstRow }),
      11,
      batch * 4,
    );
  const whole = of(6);
  assertEquals(of(2).tokens, whole.tokens.slice(0, 8));
  assertEquals(of(3, 3).tokens, whole.tokens.slice(12));
  assertEquals(of(3, 3).targets, whole.targets.slice(12));
});

Deno.test("RandomBatches reaches every start, each as often", () => {
  const batches = new RandomBatches({
    tokens: tokens.subarray(0, 14),
    batch: 10,
    sequence: 4,
    seed: 4,
  });
  const counts = new Array<number>(10).fill(0);
  for (let step = 0; step < 1000; step++) {
    const filled = draw(batches, step, 40).tokens;
    for (let row = 0; row < 10; row++) counts[filled[row * 4]!]!++;
  }
  // Chi-square with 9 degrees of freedom: 27.88 is passed once in a thousand.
  const chiSquare = counts.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
  assert(chiSquare < 27.88, `${chiSquare}: ${counts}`);
});

Deno.test("RandomBatches draws other batches for another seed or step", () => {
  const of = (seed: number, step: number) =>
    draw(
      new RandomBatches({ tokens, batch: 8, sequence: 2, seed }),
      step,
      16,
    ).tokens.join();
  assertEquals(new Set([of(0, 0), of(0, 1), of(1, 0), of(1, 1)]).size, 4);
});

Deno.test("RandomBatches takes tokens of one sequence and one more", () => {
  const batches = new RandomBatches({
    tokens: tokens.subarray(0, 6),
    batch: 1,
    sequence: 5,
    seed: 5,
  });
  const filled = draw(batches, 0, 5);
  assertEquals([...filled.tokens], [0, 1, 2, 3, 4]);
  assertEquals([...filled.targets], [1, 2, 3, 4, 5]);
});

Deno.test("RandomBatches refuses sizes that do not fit", () => {
  const good = { tokens, batch: 2, sequence: 4, seed: 0 };
  const cases: [Partial<typeof good> & { firstRow?: number }, string][] = [
    [{ batch: 0 }, "the batch must be a positive integer: current value is 0"],
    [{ batch: 1.5 }, "the batch must be a positive integer"],
    [{ sequence: -1 }, "the sequence must be a positive integer: current"],
    [{ sequence: 1000 }, "at least 1001 tokens: current value is 1000"],
    [{ batch: 65537 }, "the first 65536: current value is 65537 rows from 0"],
    [{ firstRow: 65535 }, "current value is 2 rows from 65535"],
    [{ firstRow: -1 }, "current value is 2 rows from -1"],
    [{ seed: -1 }, "the seed must be"],
  ];
  for (const [change, message] of cases) {
    assertThrows(
      () => new RandomBatches({ ...good, ...change }),
      ArgumentError,
      message,
    );
  }
});

Deno.test("RandomBatches.fill() refuses a wrong step or array", () => {
  const batches = new RandomBatches({ tokens, batch: 2, sequence: 4, seed: 0 });
  for (const step of [-1, 0.5, NaN, 2 ** 36]) {
    assertThrows(
      () => draw(batches, step, 8),
      ArgumentError,
      `the step must be a non-negative integer: current value is ${step}`,
    );
  }
  assertThrows(
    () => batches.fill(0, new Int32Array(8), new Int32Array(9)),
    ArgumentError,
    "must hold 8 ids: current lengths are 8 and 9",
  );
});
