import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { replaceSections } from "../../bench/scaling/document.ts";
import { fit } from "../../bench/scaling/fit.ts";
import { fitCompute, fitLink } from "../../bench/scaling/measure.ts";
import {
  additionSeconds,
  collectiveSeconds,
  computeSeconds,
  exchangeSeconds,
  knee,
  leastSequences,
  type Link,
  mostMachines,
  networkLink,
  type Scenario,
  stepSeconds,
  strongEfficiency,
  weakEfficiency,
} from "../../bench/scaling/model.ts";
import { formatThree } from "../../bench/scaling/tables.ts";
import { sizesOf, workloads } from "../../bench/scaling/workloads.ts";

/** 10 µs, 1 GB/s, 0.5 GB/s beyond the knee, 4 GB/s. */
const link: Link = { alpha: 1e-5, beta: 1e-9, beyond: 2e-9, gamma: 2.5e-10 };
const compute = { fixed: 0.001, shard: 0.002, sequence: 0.01, threads: 2 };
const scenario: Scenario = { compute, link, blocks: [4e6, 1000] };

// sums of a few products: a few units in the last of 16 digits
const tolerance = 1e-12;

Deno.test("fit() finds the coefficients of an exact sum", () => {
  const rows = [1, 10, 100, 1000].map((x) => [1, x, x * x]);
  const values = rows.map(([a, b, c]) => 5 * a! + 0.3 * b! + 2e-3 * c!);
  const { coefficients, errors } = fit(rows, values);
  assertAlmostEquals(coefficients[0]!, 5, 1e-9);
  assertAlmostEquals(coefficients[1]!, 0.3, 1e-9);
  assertAlmostEquals(coefficients[2]!, 2e-3, 1e-9);
  for (const error of errors) assertAlmostEquals(error, 0, 1e-9);
});

Deno.test("fit() makes relative errors small", () => {
  // the constant c with the least (c/1 - 1)^2 + (c/2 - 1)^2 is 1.5 / 1.25
  const { coefficients, errors } = fit([[1], [1]], [1, 2]);
  assertAlmostEquals(coefficients[0]!, 1.2, tolerance);
  assertAlmostEquals(errors[0]!, 0.2, tolerance);
  assertAlmostEquals(errors[1]!, -0.4, tolerance);
});

Deno.test("fit() knows no negative cost", () => {
  // 2 x - 1 exactly; without the ones, least squares of x / (2 x - 1) for 1
  const { coefficients } = fit([[1, 1], [1, 2], [1, 3]], [1, 3, 5]);
  assertEquals(coefficients[0], 0);
  const ratios = [1, 2 / 3, 3 / 5];
  const sum = (of: (x: number) => number) =>
    ratios.reduce((total, x) => total + of(x), 0);
  assertAlmostEquals(coefficients[1]!, sum((x) => x) / sum((x) => x * x), 1e-9);
});

Deno.test("fitLink() finds the link that times are made with", () => {
  for (const ranks of [2, 4]) {
    const blocks = [10, 14, 17, 20, 22, 24, 26].map((exponent) => {
      const bytes = 2 ** exponent;
      const near = Math.min(bytes, knee);
      const share = 2 * (ranks - 1) / ranks;
      const collective = 2 * (ranks - 1) * 1e-5 +
        share * (near * 1e-9 + (bytes - near) * 2e-9);
      const additions = (ranks - 1) / ranks * bytes * 2.5e-10;
      return { bytes, collective, total: collective + additions };
    });
    const found = fitLink({ blocks, barrier: 0, gather: 0 }, ranks);
    for (const name of ["alpha", "beta", "beyond", "gamma"] as const) {
      // normal equations square the condition of the columns
      assertAlmostEquals(found[name] / link[name], 1, 1e-6);
    }
  }
});

Deno.test("fitCompute() finds the costs that times are made with", () => {
  const points = [[2, 2], [4, 2], [8, 2], [8, 4]].map(([batch, shards]) => ({
    batch: batch!,
    shards: shards!,
    accumulation: 1,
  }));
  const seconds = points.map(({ batch, shards }) =>
    0.001 + 0.002 * shards + 0.01 * batch
  );
  const found = fitCompute(points, seconds, 2).compute;
  assertAlmostEquals(found.fixed, 0.001, 1e-9);
  assertAlmostEquals(found.shard, 0.002, 1e-9);
  assertAlmostEquals(found.sequence, 0.01, 1e-9);
  // two shards each: what a shard costs cannot be told from what a step does
  const fewer = fitCompute(points.slice(0, 3), seconds.slice(0, 3), 2).compute;
  assertAlmostEquals(fewer.fixed, 0.005, 1e-9);
  assertEquals(fewer.shard, 0);
});

Deno.test("collectiveSeconds() and additionSeconds() are the formulae", () => {
  // 4 ranks, 1 MB: 6 messages of 250 kB; 750 kB are added
  assertAlmostEquals(
    collectiveSeconds(link, 1e6, 4),
    6 * (1e-5 + 2.5e5 * 1e-9),
    tolerance,
  );
  assertAlmostEquals(
    additionSeconds(link.gamma, 1e6, 4),
    7.5e5 * 2.5e-10,
    tolerance,
  );
});

Deno.test("exchangeSeconds() is 0 for one process, and grows", () => {
  assertEquals(exchangeSeconds(link, scenario, 1), 0);
  let before = 0;
  for (let ranks = 2; ranks <= 1024; ranks++) {
    const seconds = exchangeSeconds(link, scenario, ranks);
    assert(seconds > before);
    before = seconds;
  }
  for (const ranks of [2, 3, 1024]) {
    const more = { blocks: [4e6, 2000] };
    assert(
      exchangeSeconds(link, more, ranks) >
        exchangeSeconds(link, scenario, ranks),
    );
  }
});

Deno.test("exchangeSeconds() of messages that double needs fewer", () => {
  const free = { ...link, beta: 0, beyond: 0, gamma: 0 };
  // two blocks, each 2 x 1023 or 2 x 10 messages; the losses take 10
  const plain = exchangeSeconds(free, scenario, 1024);
  const doubling = exchangeSeconds(free, scenario, 1024, { doubling: true });
  assertAlmostEquals(plain, (4 * 1023 + 10) * 1e-5, tolerance);
  assertAlmostEquals(doubling, (4 * 10 + 10) * 1e-5, tolerance);
});

Deno.test("computeSeconds() gives each thread as many sequences", () => {
  assertAlmostEquals(computeSeconds(compute, 4), 0.045, tolerance);
  assertAlmostEquals(computeSeconds(compute, 3), 0.045, tolerance);
  assertAlmostEquals(computeSeconds(compute, 4, 10), 0.0441, tolerance);
});

Deno.test("stepSeconds() hides what fits beside the work", () => {
  const exchange = exchangeSeconds(link, scenario, 8);
  const work = computeSeconds(compute, 8);
  const plain = stepSeconds(scenario, 8, 8);
  assertAlmostEquals(plain, work + exchange, tolerance);
  const hidden = 0.5 * (work - compute.fixed);
  assert(hidden > exchange);
  const beside = { ...scenario, improvements: { overlap: 0.5 } };
  assertAlmostEquals(stepSeconds(beside, 8, 8), work, tolerance);
});

Deno.test("strongEfficiency() is of the same batch on one machine", () => {
  assertEquals(strongEfficiency(scenario, 64, 1), 1);
  assertEquals(strongEfficiency(scenario, 64, 65), undefined);
  assertAlmostEquals(
    strongEfficiency(scenario, 64, 8)!,
    computeSeconds(compute, 64) / (8 * stepSeconds(scenario, 8, 8)),
    tolerance,
  );
});

Deno.test("mostMachines() is where the efficiency falls below", () => {
  const options = { efficiency: 0.5, limit: 1024 };
  const most = mostMachines(scenario, 64, options);
  assert(strongEfficiency(scenario, 64, most)! >= 0.5);
  for (let ranks = most + 1; ranks <= 64; ranks++) {
    assert(strongEfficiency(scenario, 64, ranks)! < 0.5);
  }
  assertEquals(mostMachines(scenario, 1, options), 1);
});

Deno.test("leastSequences() is enough, and fewer are not", () => {
  for (const ranks of [64, 1024]) {
    for (const efficiency of [0.8, 0.9]) {
      const least = leastSequences(scenario, ranks, efficiency);
      assert(least > 2);
      assert(weakEfficiency(scenario, least, ranks) >= efficiency);
      assert(weakEfficiency(scenario, least - 2, ranks) < efficiency);
    }
  }
  // each of two threads gets one at least
  assertEquals(leastSequences(scenario, 2, 0.01), 2);
});

Deno.test("networkLink() has the rate of the wire, or TCP's here", () => {
  const network = { hop: 5e-6, payload: 0.5 };
  // 4 Gbit/s, half of it payload: 0.25 GB/s
  const wired = networkLink(link, { ...network, gigabits: 4 });
  assertAlmostEquals(wired.alpha, 1.5e-5, tolerance);
  assertEquals([wired.beta, wired.beyond], [4e-9, 4e-9]);
  assertEquals(wired.gamma, link.gamma);
  const loopback = networkLink(link, network);
  assertAlmostEquals(loopback.alpha, 1.5e-5, tolerance);
  assertEquals([loopback.beta, loopback.beyond], [1e-9, 2e-9]);
});

Deno.test("sizesOf() counts what the presets and GPT-2 have", () => {
  const counts = workloads.map((each) => [each.name, sizesOf(each).parameters]);
  assertEquals(Object.fromEntries(counts), {
    small: 430_146,
    shakespeare: 804_224,
    medium: 3_226_178,
    large: 19_048_514,
    // 124,439,808: the checkpoint "gpt2" of OpenAI
    "GPT-2 (124 M)": 124_439_808,
  });
  for (const each of workloads) {
    const { parameters, blocks } = sizesOf(each);
    assertEquals(blocks[0]! + blocks[1]!, 4 * parameters);
  }
});

Deno.test("replaceSections() replaces what is between marks only", () => {
  const marked = (a: string, b: string) =>
    `head\n<!-- begin a -->${a}<!-- end a -->\nmiddle\n` +
    `<!-- begin b -->${b}<!-- end b -->\n`;
  const sections = { a: "| 1 |", b: "| 2 |" };
  const written = marked("\n\n| 1 |\n\n", "\n\n| 2 |\n\n");
  assertEquals(replaceSections(marked("\n", "\nold\n"), sections), written);
  assertEquals(replaceSections(written, sections), written);
  assertThrows(
    () => replaceSections("", { c: "" }),
    Error,
    "Cannot write a section as the document must have its marks: current " +
      "section is c",
  );
});

Deno.test("formatThree() keeps three digits", () => {
  const written = [0, 0.00371, 1.234, 98.76, 1234].map(formatThree);
  assertEquals(written, ["0", "0.0037", "1.23", "98.8", "1,230"]);
});
