import { assertEquals, assertThrows } from "@std/assert";
import type { GeneratedToken } from "../../lib/generate/batch_generator.ts";
import { ApiError } from "../../lib/serve/api_error.ts";
import { Scheduler, type TokenSink } from "../../lib/serve/scheduler.ts";
import { settle } from "./setup.ts";

/** Gives every sequence three tokens, all of them at a time. */
class Threes {
  readonly left = new Map<number, number>();
  #added = 0;

  get size(): number {
    return this.left.size;
  }

  add(): number {
    this.left.set(this.#added, 3);
    return this.#added++;
  }

  cancel(number: number): boolean {
    return this.left.delete(number);
  }

  step(): GeneratedToken[] {
    return [...this.left].map(([sequence, left]) => {
      if (left === 1) this.left.delete(sequence);
      else this.left.set(sequence, left - 1);
      const finished = left === 1 ? "length" as const : null;
      return { sequence, id: left, text: "", finished };
    });
  }
}

const options = { temperature: 0, seed: 0, length: 3 };
const sequence = { prompt: [1], options };

/** Writes down what it is given. */
class Notes implements TokenSink {
  readonly lines: string[] = [];

  take(index: number, { id }: GeneratedToken): void {
    this.lines.push(`${index}: ${id}`);
  }

  fail(error: unknown): void {
    this.lines.push(String(error));
  }
}

Deno.test("Scheduler.submit() gives each request its own tokens", async () => {
  const scheduler = new Scheduler(new Threes(), { places: 4, queue: 0 });
  const [one, two] = [new Notes(), new Notes()];
  scheduler.submit([sequence], one);
  scheduler.submit([sequence, sequence], two);
  assertEquals([scheduler.running, scheduler.waiting], [3, 0]);
  await settle();
  assertEquals(one.lines, ["0: 3", "0: 2", "0: 1"]);
  const expected = ["0: 3", "1: 3", "0: 2", "1: 2", "0: 1", "1: 1"];
  assertEquals(two.lines, expected);
});

Deno.test("Scheduler.submit() takes all sequences of a request, or none", async () => {
  const scheduler = new Scheduler(new Threes(), { places: 2, queue: 1 });
  const notes = new Notes();
  const cancel = scheduler.submit([sequence, sequence], notes);
  assertThrows(
    () => scheduler.submit([sequence, sequence], notes),
    ApiError,
    "0 of 1 sequences wait",
  );
  assertEquals([scheduler.running, scheduler.waiting], [2, 0]);
  cancel();
  assertEquals(scheduler.running, 0);
  await settle();
  assertEquals(notes.lines, []);
});

Deno.test("Scheduler ends a request whose sink fails, and no other", async () => {
  const threes = new Threes();
  const scheduler = new Scheduler(threes, { places: 4, queue: 0 });
  const [bad, good] = [new Notes(), new Notes()];
  bad.take = () => {
    throw new Error("full");
  };
  scheduler.submit([sequence, sequence], bad);
  scheduler.submit([sequence], good);
  await settle();
  assertEquals([bad.lines[0], threes.size], ["Error: full", 0]);
  assertEquals(good.lines, ["0: 3", "0: 2", "0: 1"]);
  scheduler.submit([sequence], good);
  await settle();
  assertEquals(good.lines.length, 6);
});
