import { assert, assertEquals, assertThrows } from "@std/assert";
import { ArgumentError } from "../../lib/core/errors.ts";
import { Random } from "../../lib/core/random.ts";
import { Sampler } from "../../lib/generate/sampler.ts";
import type { SamplerOptions } from "../../lib/generate/sampler_options.ts";

interface GoldenCase {
  readonly options: SamplerOptions;
  readonly prompt: readonly number[];
  readonly logits: readonly number[];
  readonly probabilities: readonly number[];
}

/** What tests/golden/sampling.py printed. */
const golden: readonly GoldenCase[] = JSON.parse(
  Deno.readTextFileSync(new URL("../golden/sampling.json", import.meta.url)),
);

const logits = Float32Array.of(Math.log(1), Math.log(6), Math.log(3));

/** How often each id is chosen. */
function counts(
  sampler: Sampler,
  logits: ArrayLike<number>,
  draws: number,
): number[] {
  const found = new Array<number>(logits.length).fill(0);
  for (let i = 0; i < draws; i++) found[sampler.choose(logits)]!++;
  return found;
}

function shares(options: SamplerOptions, draws = 20_000): number[] {
  const sampler = new Sampler(3, { ...options, seed: 9 });
  return counts(sampler, logits, draws).map((count) => count / draws);
}

/** Within four standard deviations of a share of 20,000 draws: 0.015. */
function assertShares(actual: number[], expected: number[]): void {
  actual.forEach((share, id) =>
    assert(Math.abs(share - expected[id]!) < 0.015)
  );
}

Deno.test("Sampler.probabilities() are those of Hugging Face's processors", () => {
  for (const { options, prompt, logits, probabilities } of golden) {
    const sampler = new Sampler(logits.length, { ...options, prompt, seed: 1 });
    sampler.probabilities(logits).forEach((actual, id) => {
      // both in float64: exponentials and sums of 50 terms
      const error = Math.abs(actual - probabilities[id]!);
      assert(error <= 1e-14, `${JSON.stringify(options)}, ${id}: ${error}`);
    });
  }
});

Deno.test("Sampler.probabilities() keep what sorting everything keeps", () => {
  const random = new Random(3);
  for (let round = 0; round < 300; round++) {
    const size = 1 + random.below(200);
    // few distinct values in every other round: ties are of the lower id
    const grain = round % 2 === 0 ? 1 : 1e-6;
    const logits = Array.from(
      { length: size },
      () => Math.round(random.normal() / grain) * grain,
    );
    const topK = 1 + random.below(size), topP = random.uniform() || 1;
    const sampler = new Sampler(size, { temperature: 1, topK, topP, seed: 1 });
    const sorted = logits.map((value, id) => ({ id, weight: Math.exp(value) }))
      .sort((a, b) => b.weight - a.weight || a.id - b.id).slice(0, topK);
    const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
    const kept = new Set<number>();
    let sum = 0;
    for (const { id, weight } of sorted) {
      // half an ulp of a sum of 200 may decide either way
      if (sum >= topP * total * (1 - 1e-12)) break;
      kept.add(id);
      sum += weight;
    }
    sampler.probabilities(logits).forEach((actual, id) => {
      const expected = kept.has(id) ? Math.exp(logits[id]!) / sum : 0;
      assert(Math.abs(actual - expected) < 1e-12, `round ${round}, ${id}`);
    });
  }
});

Deno.test("Sampler.choose() draws by its probabilities: chi-square", () => {
  const random = new Random(8);
  const logits = Array.from({ length: 40 }, () => random.normal());
  const options = { temperature: 0.9, topK: 30, topP: 0.97, minP: 0.01 };
  const sampler = new Sampler(40, { ...options, seed: 4 });
  const probabilities = sampler.probabilities(logits);
  const draws = 50_000, found = counts(sampler, logits, draws);
  let statistic = 0, freedom = -1;
  probabilities.forEach((p, id) => {
    if (p === 0) return assertEquals(found[id], 0);
    statistic += (found[id]! - draws * p) ** 2 / (draws * p);
    freedom++;
  });
  assert(freedom > 15);
  // mean f and variance 2f: five deviations, one seed in a million or so
  assert(statistic < freedom + 5 * Math.sqrt(2 * freedom), `${statistic}`);
  assert(statistic > freedom - 4 * Math.sqrt(2 * freedom), `${statistic}`);
});

Deno.test("Sampler.choose() follows the softmax of the logits", () => {
  assertShares(shares({ temperature: 1 }), [0.1, 0.6, 0.3]);
});

Deno.test("Sampler.choose() sharpens with a low temperature", () => {
  // weights 1, 36, 9
  assertShares(shares({ temperature: 0.5 }), [1 / 46, 36 / 46, 9 / 46]);
  assertEquals(shares({ temperature: 0 }, 50), [0, 1, 0]);
  assertEquals(shares({ temperature: 1e-308 }, 50), [0, 1, 0]);
});

Deno.test("Sampler.choose() keeps the k likeliest", () => {
  assertShares(shares({ temperature: 1, topK: 2 }), [0, 2 / 3, 1 / 3]);
  assertEquals(shares({ temperature: 1, topK: 1 }, 50), [0, 1, 0]);
  assertShares(shares({ temperature: 1, topK: 99 }), [0.1, 0.6, 0.3]);
});

Deno.test("Sampler.choose() keeps the likeliest that reach a probability", () => {
  assertEquals(shares({ temperature: 1, topP: 0.5 }, 50), [0, 1, 0]);
  assertShares(shares({ temperature: 1, topP: 0.8 }), [0, 2 / 3, 1 / 3]);
  assertShares(shares({ temperature: 1, topP: 1 }), [0.1, 0.6, 0.3]);
});

Deno.test("Sampler.choose() keeps a share of the likeliest", () => {
  assertShares(shares({ temperature: 1, minP: 0.4 }), [0, 2 / 3, 1 / 3]);
  assertEquals(shares({ temperature: 1, minP: 1 }, 50), [0, 1, 0]);
});

Deno.test("Sampler takes penalties off what was chosen and prompted", () => {
  const choose = (options: object, prompt: number[], logits: number[]) => {
    const sampler = new Sampler(3, {
      temperature: 0,
      seed: 1,
      prompt,
      ...options,
    });
    return Array.from({ length: 6 }, () => sampler.choose(logits)).join("");
  };
  // 3 / 2 = 1.5 is less than 2; 2 / 2 is less than 1.5; and so it stays
  assertEquals(
    choose({ repetitionPenalty: 2 }, [], [3, 2, -1]),
    "010000",
  );
  assertEquals(choose({ repetitionPenalty: 2 }, [0], [3, 2, -1]), "100000");
  // below 0 it multiplies: -1 becomes -2
  assertEquals(choose({ repetitionPenalty: 2 }, [], [-1, -1.5, -9]), "010000");
  // each choice takes 1 off: 3, 2.5 and 0 become 2, 2.5; 2, 1.5; 1, 1.5 ...
  assertEquals(choose({ frequencyPenalty: 1 }, [0], [3, 2.5, 0]), "010101");
  // 1 once: 3 - 1 = 2, then 2.5 - 1 = 1.5
  assertEquals(choose({ presencePenalty: 1 }, [0, 0], [3, 2.5, 0]), "010000");
  assertEquals(
    choose({ logitBias: new Map([[2, 9]]) }, [], [3, 2, 0]),
    "222222",
  );
});

Deno.test("Sampler draws the same for a seed, whatever others share its memory", () => {
  const draw = (seed: number) => {
    const sampler = new Sampler(3, { temperature: 1, seed });
    return Array.from({ length: 40 }, () => sampler.choose(logits)).join("");
  };
  assertEquals(draw(5), draw(5));
  assert(draw(5) !== draw(6));
});

Deno.test("Sampler.choose() never chooses NaN, and refuses when all are", () => {
  const sampler = (topK?: number) =>
    new Sampler(3, { temperature: 1, seed: 1, topK });
  const some = Float32Array.of(NaN, 0, NaN);
  assertEquals(sampler().choose(some), 1);
  assertEquals(sampler(2).choose(some), 1);
  const refuse = (values: number[], shown: string) =>
    assertThrows(
      () => sampler().choose(values),
      ArgumentError,
      `logits must be finite: the largest is ${shown}`,
    );
  refuse([NaN, NaN, NaN], "NaN");
  refuse([0, Infinity, NaN], "Infinity");
  refuse([-Infinity, -Infinity, -Infinity], "NaN");
});

Deno.test("Sampler refuses options out of range", () => {
  const make = (options: Partial<SamplerOptions>) => () =>
    new Sampler(3, { temperature: 1, ...options, seed: 1 });
  const error = assertThrows(make({ temperature: -1 }), ArgumentError);
  assertEquals(
    error.message,
    "Cannot choose a token as the temperature must be at least 0: " +
      "current value is -1",
  );
  const refuse = (options: Partial<SamplerOptions>, message: string) =>
    assertThrows(make(options), ArgumentError, message);
  refuse({ temperature: NaN }, "temperature");
  refuse({ topK: 0 }, "top-k");
  refuse({ topK: 1.5 }, "top-k");
  refuse({ topP: 1.5 }, "top-p");
  refuse({ topP: 0 }, "top-p");
  refuse({ minP: -0.1 }, "min-p");
  refuse({ repetitionPenalty: 0 }, "repetition penalty");
  refuse({ frequencyPenalty: NaN }, "frequency penalty");
  refuse({ presencePenalty: Infinity }, "presence penalty");
  refuse({ logitBias: new Map([[1, -Infinity]]) }, "bias");
});
