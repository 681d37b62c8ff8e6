import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { History } from "../../lib/dashboard/history.ts";
import { stepEvent } from "./run_events.ts";

function historyOf(steps: number, capacity: number, first = 1): History {
  const history = new History(capacity);
  for (let i = 0; i < steps; i++) history.push(stepEvent(first + i));
  return history;
}

Deno.test("History keeps each step while there is room", () => {
  const history = historyOf(3, 4, 11);
  const columns = history.since(0);
  assertEquals([history.stride, history.count, history.first], [1, 3, 11]);
  assertEquals([0, 1, 2].map((i) => history.stepOf(i)), [11, 12, 13]);
  assertEquals([...columns.loss], [11, 12, 13]);
  assertEquals([...columns.rate], [11, 12, 13].map((step) => step / 1024));
  assertEquals([...columns.resident], [11, 12, 13].map((step) => step * 8192));
  assertEquals([...history.since(2).norm], [26]);
});

Deno.test("History joins neighbours once it is full", () => {
  // the fifth step does not fit: 1 to 4 become (1 2) (3 4), and (5 6) is next
  const history = historyOf(6, 4);
  const columns = history.since(0);
  assertEquals([history.stride, history.generation], [2, 1]);
  assertEquals([0, 1, 2].map((i) => history.stepOf(i)), [2, 4, 6]);
  assertEquals([...columns.loss], [1.5, 3.5, 5.5]);
  assertEquals([...columns.low], [1, 3, 5]);
  assertEquals([...columns.high], [2, 4, 6]);
  assertEquals([...columns.norm], [4, 8, 12]);
  assertEquals([...columns.rate], [2, 4, 6].map((step) => step / 1024));
});

Deno.test("History tells of every step of a run of any length, in bounds", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), (steps) => {
      const history = historyOf(steps, 16);
      const { count, stride } = history;
      const { loss, low, high } = history.since(0);
      assert(count <= 16 && steps - count * stride < stride);
      assert(stride === 1 || count >= 8);
      for (let i = 0; i < count; i++) {
        const last = history.stepOf(i);
        assertEquals([low[i], high[i]], [last - stride + 1, last]);
        assertEquals(loss[i], last - (stride - 1) / 2);
      }
    }),
    { seed: 7, numRuns: 200 },
  );
});

Deno.test("History.sampled() gives the whole past in few points", () => {
  const { step, columns } = historyOf(10, 16).sampled(4);
  assertEquals(step, [3, 6, 9, 10]);
  assertEquals([...columns.loss], [2, 5, 8, 10]);
  assertEquals([...columns.low], [1, 4, 7, 10]);
  assertEquals([...columns.high], [3, 6, 9, 10]);
  assertEquals(historyOf(0, 16).sampled(4).step, []);
});

Deno.test("History holds ten million steps in the memory of its capacity", () => {
  const history = new History(1 << 14);
  const event = { ...stepEvent(1) };
  for (let step = 1; step <= 1e7; step++) history.push(event);
  assertEquals([history.stride, history.count], [1024, 9765]);
  assertEquals(history.since(0).loss.buffer.byteLength, 4 << 14);
});
