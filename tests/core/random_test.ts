import { assert, assertEquals, assertThrows } from "@std/assert";
import { ArgumentError } from "../../lib/core/errors.ts";
import { philox4x32, Random } from "../../lib/core/random.ts";

// [counter, key, result]: `philox4x32 10` in kat_vectors of Random123 1.14.
// deno-fmt-ignore
const known: [number[], [number, number], number[]][] = [
  [[0, 0, 0, 0], [0, 0],
    [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]],
  [[0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff],
    [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]],
  [[0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0],
    [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]],
];

Deno.test("philox4x32() gives the known answers of Random123", () => {
  for (const [counter, key, result] of known) {
    const out = new Uint32Array(4);
    philox4x32(Uint32Array.from(counter), key, out);
    assertEquals([...out], result);
  }
});

Deno.test("philox4x32() may write over its counter", () => {
  const [counter, key, result] = known[2]!;
  const words = Uint32Array.from(counter);
  philox4x32(words, key, words);
  assertEquals([...words], result);
});

// Drawn by Philox over Python's integers with the key [42, 123] and the
// counters [i / 4, 0, 7, 0].
const seed = 123 * 2 ** 32 + 42;
const words = [
  3738014984,
  619024605,
  767092621,
  350877346,
  620464717,
  2181735747,
];

Deno.test("Random.bits() counts blocks, keyed by seed and stream", () => {
  const random = new Random(seed, 7);
  assertEquals(words.map(() => random.bits()), words);
  assertEquals(random.position, 6);
});

Deno.test("Random.uniform() takes 27 and 26 bits of two words", () => {
  // As Python evaluates ((a >> 5) * 2**26 + (b >> 6)) / 2**53.
  assertEquals(new Random(seed, 7).uniform(), 0.8703244339237205);
});

Deno.test("Random.position goes to any word, past 32 bits of blocks too", () => {
  const random = new Random(seed, 7);
  random.position = 5;
  assertEquals(random.bits(), words[5]);
  random.position = 1;
  assertEquals(random.bits(), words[1]);
  random.position = 2 ** 34 + 1;
  assertEquals(random.bits(), 1887992513);
});

Deno.test("Random goes on from a position that was saved", () => {
  const whole = new Random(9, 1);
  const expected = Array.from({ length: 20 }, () => whole.normal());
  const first = new Random(9, 1);
  const head = Array.from({ length: 7 }, () => first.normal());
  const second = new Random(9, 1);
  second.position = first.position;
  const tail = Array.from({ length: 13 }, () => second.normal());
  assertEquals([...head, ...tail], expected);
});

const draw = (count: number, next: () => number): number[] =>
  Array.from({ length: count }, next);

const mean = (list: readonly number[]): number =>
  list.reduce((sum, x) => sum + x, 0) / list.length;

const count = 40_000;
/** A mean of `count` draws is off by more than five of its standard deviations
 * once in two million seeds. */
const tolerance = (deviation: number): number => 5 * deviation / count ** 0.5;

function assertClose(actual: number, expected: number, bound: number): void {
  assert(
    Math.abs(actual - expected) < bound,
    `${actual} is not within ${bound} of ${expected}`,
  );
}

Deno.test("Random.uniform() has the moments of [0, 1)", () => {
  const random = new Random(1);
  const list = draw(count, () => random.uniform());
  assert(list.every((x) => x >= 0 && x < 1));
  assertClose(mean(list), 1 / 2, tolerance(Math.sqrt(1 / 12)));
  const squares = list.map((x) => x * x);
  assertClose(mean(squares), 1 / 3, tolerance(Math.sqrt(4 / 45)));
});

Deno.test("Random.normal() has the moments of the normal distribution", () => {
  const random = new Random(2);
  const list = draw(count, () => random.normal());
  const power = (n: number) => mean(list.map((x) => x ** n));
  // The variance of x^n is E x^2n - (E x^n)²: 1, 2, 15, 96.
  assertClose(power(1), 0, tolerance(1));
  assertClose(power(2), 1, tolerance(Math.sqrt(2)));
  assertClose(power(3), 0, tolerance(Math.sqrt(15)));
  assertClose(power(4), 3, tolerance(Math.sqrt(96)));
});

Deno.test("the streams and seeds of Random are not correlated", () => {
  const sources = [[1, 0], [1, 1], [2, 0], [2 ** 32 + 1, 0]] as const;
  const lists = sources.map(([seed, stream]) => {
    const random = new Random(seed, stream);
    return draw(count, () => random.normal());
  });
  for (const [i, a] of lists.entries()) {
    for (const b of lists.slice(i + 1)) {
      assertClose(mean(a.map((x, at) => x * b[at]!)), 0, tolerance(1));
    }
  }
});

Deno.test("Random.below() draws each value equally often", () => {
  const random = new Random(3);
  const counts = new Array<number>(7).fill(0);
  for (let i = 0; i < count; i++) counts[random.below(7)]!++;
  const deviation = Math.sqrt(1 / 7 * 6 / 7);
  for (const n of counts) {
    assertClose(n / count, 1 / 7, tolerance(deviation));
  }
});

Deno.test("Random refuses a seed or a stream that is no such integer", () => {
  for (const seed of [-1, 0.5, NaN, 2 ** 53]) {
    assertThrows(
      () => new Random(seed),
      ArgumentError,
      `must be an integer from 0 to 9007199254740991: current value is ${seed}`,
    );
  }
  for (const stream of [-1, 0.5, 2 ** 32]) {
    assertThrows(
      () => new Random(1, stream),
      ArgumentError,
      `must be an unsigned 32-bit integer: current value is ${stream}`,
    );
  }
});

Deno.test("Random.fillNormal() fills with the standard distribution", () => {
  const values = new Float64Array(100_001);
  new Random(3).fillNormal(values, 2);
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.map((x) => (x - mean) ** 2);
  const variance = squares.reduce((a, b) => a + b, 0) / values.length;
  // four standard errors: 2 / √n of the mean, 4 √(2 / n) of the variance
  assert(Math.abs(mean) < 4 * 2 / Math.sqrt(values.length));
  assert(Math.abs(variance - 4) < 16 * Math.sqrt(2 / values.length));
  // the first of each pair is what normal() draws
  assertEquals(values[0], 2 * new Random(3).normal());
  // neighbours come from one radius, and are independent all the same
  let product = 0;
  for (let i = 0; i + 1 < values.length; i += 2) {
    product += values[i]! * values[i + 1]!;
  }
  const pairs = values.length >> 1;
  assert(Math.abs(product / pairs) < 4 * 4 / Math.sqrt(pairs));
});
