import { assertEquals } from "@std/assert";
import {
  Patience,
  watch,
  watchBytes,
  watchedCalls,
  type WatchMessage,
  watchWords,
} from "../../lib/parallel/watch.ts";

/** When it is over, for looks 10 ms after each other. */
function lookOfEnd(patience: Patience, counts: readonly number[]): number {
  return counts.findIndex((count) => patience.isOver(count, 10));
}

Deno.test("Patience ends with a call that goes on for as long as it may", () => {
  // the first look finds the call; three more are 30 ms
  assertEquals(lookOfEnd(new Patience(30, 10), [1, 1, 1, 1, 1]), 3);
});

Deno.test("Patience is long for calls that end, and between calls", () => {
  const short = Array.from({ length: 50 }, (_, i) => 1 + 2 * (i >> 1));
  assertEquals(lookOfEnd(new Patience(30, 10), short), -1);
  assertEquals(lookOfEnd(new Patience(30, 10), Array(50).fill(2)), -1);
  // the counter of 32 bits begins again below 0
  assertEquals(lookOfEnd(new Patience(30, 10), Array(5).fill(-1)), 3);
});

Deno.test("Patience does not count the time that the process was stopped", () => {
  const patience = new Patience(50, 10);
  assertEquals(patience.isOver(1, 10), false);
  // an hour counts as two looks
  assertEquals(patience.isOver(1, 3_600_000), false);
  assertEquals(patience.isOver(1, 10), false);
  assertEquals(patience.isOver(1, 10), false);
  assertEquals(patience.isOver(1, 10), true);
});

/** What is told of a call that never ends, and of none. */
function told(count: number): string[] {
  const control = new SharedArrayBuffer(watchBytes);
  const words = new Int32Array(control);
  words[watchWords.count] = count;
  words[watchWords.call] = watchedCalls.indexOf("sum");
  const message: WatchMessage = {
    control,
    library: "",
    rank: 2,
    size: 4,
    limit: 0.02,
  };
  const sentences: string[] = [];
  if (count === 0) words[watchWords.stop] = 1;
  watch(message, (sentence, code) => {
    sentences.push(sentence, String(code));
    words[watchWords.stop] = 1;
  });
  return sentences;
}

Deno.test("watch() says which process waits in which call", () => {
  assertEquals(told(1), [
    "error: Cannot go on as every process must take part: rank 2 of 4 has " +
    "waited 0.02 s for the others in sum; resume from the last checkpoint " +
    "with --resume DIR, and give them longer with --mpi-timeout if they were " +
    "only slow",
    "1",
  ]);
});

Deno.test("watch() ends when it is told to", () => {
  assertEquals(told(0), []);
});
