import { assertEquals, assertThrows } from "@std/assert";
import { ArgumentError } from "../../lib/core/errors.ts";
import { RandomBatches } from "../../lib/data/batches.ts";
import { corpusOfSource } from "../../lib/data/corpus.ts";
import { ByteTokenizer } from "../../lib/data/byte_tokenizer.ts";
import { EvaluationBatches } from "../../lib/data/evaluation.ts";
import { TokenRange, type TokenSource } from "../../lib/data/token_source.ts";

/** Tokens that are their own places, as many as are asked for. */
class Places implements TokenSource {
  readonly length: number;
  /** Where reading began. */
  readonly starts: number[] = [];

  constructor(length: number) {
    this.length = length;
  }

  read(start: number, into: Int32Array<ArrayBuffer>): void {
    this.starts.push(start);
    for (let i = 0; i < into.length; i++) into[i] = (start + i) % 1000;
  }
}

const inMemory = Int32Array.from({ length: 5000 }, (_, place) => place % 1000);
const sizes = { batch: 3, sequence: 7 };

Deno.test("RandomBatches draws the same windows of a source", () => {
  const options = { ...sizes, seed: 4 };
  const wanted = new RandomBatches({ ...options, tokens: inMemory });
  const found = new RandomBatches({ ...options, tokens: new Places(5000) });
  const arrays = Array.from({ length: 4 }, () => new Int32Array(21));
  const [tokens, targets, otherTokens, otherTargets] = arrays;
  for (let step = 0; step < 50; step++) {
    wanted.fill(step, tokens!, targets!);
    found.fill(step, otherTokens!, otherTargets!);
    assertEquals([otherTokens, otherTargets], [tokens, targets]);
  }
});

Deno.test("EvaluationBatches shows the same windows of a source", () => {
  const options = { ...sizes, batches: 5 };
  const wanted = new EvaluationBatches({ ...options, tokens: inMemory });
  const found = new EvaluationBatches({ ...options, tokens: new Places(5000) });
  assertEquals(found.count, wanted.count);
  const arrays = Array.from({ length: 4 }, () => new Int32Array(21));
  const [tokens, targets, otherTokens, otherTargets] = arrays;
  for (let index = 0; index < wanted.count; index++) {
    wanted.fill(index, tokens!, targets!);
    found.fill(index, otherTokens!, otherTargets!);
    assertEquals([otherTokens, otherTargets], [tokens, targets]);
  }
});

Deno.test("batches reach places beyond 2^32", () => {
  const length = 2 ** 40;
  const tokens = new Places(length);
  const batches = new RandomBatches({ ...sizes, tokens, seed: 1 });
  const row = new Int32Array(21);
  for (let step = 0; step < 100; step++) batches.fill(step, row, row.slice());
  const { starts } = tokens;
  assertEquals(starts.every((start) => start <= length - 8), true);
  // the mean of 300 uniform numbers is within 5 deviations of the middle
  const mean = starts.reduce((sum, start) => sum + start, 0) / starts.length;
  const deviation = length / Math.sqrt(12 * starts.length);
  assertEquals(Math.abs(mean - length / 2) < 5 * deviation, true);
  const last = new Places(length);
  const shown = new EvaluationBatches({ ...sizes, tokens: last, batches: 2 });
  shown.fill(1, row, row.slice());
  assertEquals(last.starts.at(-1), length - 8);
});

Deno.test("corpusOfSource() splits in nine to one", () => {
  const { train, validation } = corpusOfSource(
    new Places(2 ** 33 + 5),
    "large",
    32,
    new ByteTokenizer(),
  );
  assertEquals(train.length, Math.floor((2 ** 33 + 5) * 9 / 10));
  assertEquals(train.length + validation.length, 2 ** 33 + 5);
  const into = new Int32Array(2);
  (validation as TokenSource).read(1, into);
  assertEquals(into[0], (train.length + 1) % 1000);
  assertThrows(
    () => corpusOfSource(new Places(320), "short", 32, new ByteTokenizer()),
    ArgumentError,
    "Cannot train on short as it must hold at least 321 tokens",
  );
});

Deno.test("TokenRange refuses places outside of it", () => {
  const range = new TokenRange(new Places(100), 10, 20);
  const into = new Int32Array(3);
  range.read(7, into);
  assertEquals([...into], [17, 18, 19]);
  for (const start of [-1, 8, 0.5, NaN]) {
    assertThrows(
      () => range.read(start, into),
      ArgumentError,
      "Cannot read tokens as their places must be in [0, 10): current places",
    );
  }
  assertThrows(() => new TokenRange(new Places(5), 2, 6), ArgumentError);
});
