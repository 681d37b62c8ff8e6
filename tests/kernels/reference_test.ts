/** What the contract says beyond the plain values, which
 * `reference_golden_test.ts` compares with PyTorch. */

import { assertAlmostEquals, assertEquals, assertNotEquals } from "@std/assert";
import {
  reference,
  referenceKernels,
} from "../../lib/kernels/reference/mod.ts";
import type { KernelName } from "../../lib/kernels/kernels.ts";
import { Memory } from "../../lib/tensor/memory.ts";
import { type Argument, call } from "./call.ts";

const nan = NaN;

Deno.test("gemm() does not read c where beta is 0, nor what is between rows", () => {
  const { c } = call("gemm", {
    transposeA: 0,
    transposeB: 0,
    m: 2,
    n: 2,
    k: 2,
    alpha: 1,
    a: [1, 2, nan, 3, 4],
    lda: 3,
    b: [5, 6, nan, nan, 7, 8],
    ldb: 4,
    beta: 0,
    c: [nan, nan, 0.5, nan, nan],
    ldc: 3,
  });
  assertEquals(c, [19, 22, 0.5, 43, 50]);
});

Deno.test("gemm() scales c by beta where k is 0", () => {
  const shape = { transposeA: 0, transposeB: 0, m: 1, n: 2, k: 0 };
  const rest = { ...shape, alpha: nan, lda: 1, ldb: 2, ldc: 2 };
  const operands = { a: [], b: [] };
  const kept = call("gemm", { ...rest, ...operands, beta: 3, c: [1, 2] });
  assertEquals(kept.c, [3, 6]);
  const zeroed = call("gemm", { ...rest, ...operands, beta: 0, c: [nan, nan] });
  assertEquals(zeroed.c, [0, 0]);
});

Deno.test("fill() sets every element", () => {
  assertEquals(call("fill", { n: 3, value: 2.5 }).out, [2.5, 2.5, 2.5]);
  assertEquals(call("fill", { n: 2, value: -7.9 }, "int32").out, [-7, -7]);
});

const transposed = {
  d0: 1,
  d1: 1,
  d2: 3,
  d3: 2,
  s0: 0,
  s1: 0,
  s2: 1,
  s3: 3,
  t0: 0,
  t1: 0,
  t2: 2,
  t3: 1,
};

Deno.test("copy() transposes by strides", () => {
  const x = [1, 2, 3, 4, 5, 6];
  const { out } = call("copy", { ...transposed, x, accumulate: 0 });
  assertEquals(out, [1, 4, 2, 5, 3, 6]);
});

Deno.test("copy() repeats along a stride of 0 and adds", () => {
  const args = { ...transposed, s2: 0, s3: 1, accumulate: 1 };
  const out = [10, 20, 30, 40, 50, 60];
  assertEquals(call("copy", { ...args, x: [1, 2], out }).out, [
    11,
    22,
    31,
    42,
    51,
    62,
  ]);
});

Deno.test("copy() leaves what is between the strides of out", () => {
  const args = { ...transposed, d2: 1, d3: 3, s3: 1, t3: 2, accumulate: 0 };
  const { out } = call("copy", { ...args, x: [1, 2, 3], out: [7, 7, 7, 7, 7] });
  assertEquals(out, [1, 7, 2, 7, 3]);
});

Deno.test("scaleAdd() reads out only where beta is not 0", () => {
  const args = { n: 2, alpha: 2, x: [3, 4] };
  assertEquals(call("scaleAdd", { ...args, beta: 0 }).out, [6, 8]);
  const added = call("scaleAdd", { ...args, beta: 0.5, out: [10, 20] });
  assertEquals(added.out, [11, 18]);
});

Deno.test("the binary kernels step by any stride, in int32 too", () => {
  const args = {
    rows: 2,
    columns: 2,
    aRow: 1,
    aColumn: 2,
    bRow: 0,
    bColumn: 0,
    a: [10, 20, 30, 40],
    b: [3],
    accumulate: 0,
  };
  assertEquals(call("subtract", args, "int32").out, [7, 27, 17, 37]);
  assertEquals(call("divide", args, "int32").out, [3, 10, 6, 13]);
});

Deno.test("dropout() keeps what Philox says and divides by the rest", () => {
  const x = Array.from({ length: 20 }, (_, i) => i + 1);
  const { out } = call("dropout", {
    n: 20,
    rate: 0.4,
    seed: 0xDEADBEEF,
    stream: 5,
    step: [17],
    x,
    accumulate: 0,
  });
  // The words were drawn by Philox over Python's integers, which gives the
  // known answers of Random123.
  const kept = [1, 1, 1, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1];
  assertEquals(out, x.map((value, i) => kept[i] ? value / (1 - 0.4) : 0));
});

Deno.test("dropout() keeps all at rate 0 and none at rate 1", () => {
  const args = { n: 3, seed: 1, stream: 2, step: [3], accumulate: 1 };
  const operands = { x: [1, 2, nan], out: [1, 1, 1] };
  const all = call("dropout", { ...args, ...operands, rate: 0 });
  assertEquals(all.out, [2, 3, nan]);
  const none = call("dropout", { ...args, ...operands, rate: 1 });
  assertEquals(none.out, [1, 1, 1]);
});

Deno.test("a reduction over nothing gives its neutral element", () => {
  const empty = { outer: 1, n: 0, inner: 2, x: [] };
  const sum = call("sum", { ...empty, scale: 3, accumulate: 0 });
  assertEquals(sum.out, [0, 0]);
  const maximum = call("reduceMaximum", empty);
  assertEquals(maximum.out, [-Infinity, -Infinity]);
  const minimum = call("reduceMinimum", empty);
  assertEquals(minimum.out, [Infinity, Infinity]);
  assertEquals(call("sumOfSquares", { n: 0, x: [] }).out, [0]);
  const sums = call("logSumExp", { rows: 2, columns: 0, x: [] });
  assertEquals(sums.out, [-Infinity, -Infinity]);
  const none = { rows: 0, columns: 3, logits: [], targets: [] };
  assertEquals(call("crossEntropy", none).loss, [nan]);
});

Deno.test("the extrema are NaN where an element is", () => {
  const args = { outer: 1, n: 3, inner: 1, x: [1, nan, 2] };
  assertEquals(call("reduceMaximum", args).out, [nan]);
  assertEquals(call("reduceMinimum", args).out, [nan]);
});

Deno.test("softmax() does not read what a causal row cannot see", () => {
  const args = { rows: 4, columns: 2, scale: 1, causal: 2 };
  const x = [5, nan, 1, 1, 9, nan, 0, Math.log(3)];
  const { out } = call("softmax", { ...args, x });
  assertEquals(out!.slice(0, 6), [1, 0, 0.5, 0.5, 1, 0]);
  assertAlmostEquals(out![6]!, 0.25, 1e-15);
  assertAlmostEquals(out![7]!, 0.75, 1e-15);
});

Deno.test("softmax() of more causal rows than columns hides whole rows", () => {
  const args = { rows: 3, columns: 1, scale: 1, causal: 3 };
  const { out } = call("softmax", { ...args, x: [nan, nan, 4] });
  assertEquals(out, [0, 0, 1]);
});

Deno.test("softmaxBackward() leaves what is not seen when it accumulates", () => {
  const args = {
    rows: 2,
    columns: 2,
    scale: 1,
    causal: 2,
    y: [1, 0, 0.5, 0.5],
  };
  const dx = [1, 2, 3, 4];
  const { dx: added } = call("softmaxBackward", {
    ...args,
    dy: [8, nan, 1, 3],
    dx,
    accumulate: 1,
  });
  assertEquals(added, [1, 2, 2.5, 4.5]);
});

Deno.test("crossEntropy() takes the mean over the rows that count", () => {
  const logits = [0, 0, 1, 2, 0, 0];
  const args = { rows: 3, columns: 2, logits };
  const { loss, probabilities } = call("crossEntropy", {
    ...args,
    targets: [0, -5, 1],
  });
  assertAlmostEquals(loss![0]!, Math.log(2), 1e-15);
  assertAlmostEquals(probabilities![2]!, 1 / (1 + Math.E), 1e-15);
  const outside = call("crossEntropy", { ...args, targets: [0, 2, 1] });
  assertEquals(outside.loss, [nan]);
  const none = call("crossEntropy", { ...args, targets: [-1, -1, -1] });
  assertEquals(none.loss, [nan]);
});

Deno.test("crossEntropyBackward() is 0 in a row that does not count", () => {
  const { dx } = call("crossEntropyBackward", {
    rows: 2,
    columns: 2,
    probabilities: [0.25, 0.75, 0.5, 0.5],
    targets: [1, -1],
    dLoss: [4],
    accumulate: 0,
  });
  assertEquals(dx, [1, -1, 0, 0]);
});

Deno.test("layerNormBackward() passes over absent operands", () => {
  const { dx } = call("layerNormBackward", {
    rows: 1,
    columns: 2,
    x: [1, 3],
    weight: null,
    mean: [2],
    rstd: [1],
    dy: [1, 0],
    accumulate: 0,
    dWeight: null,
    dBias: null,
    accumulateParameters: 0,
  });
  // x̂ = [-1, 1], mean(g) = ½, mean(g·x̂) = -½: both parts cancel.
  assertEquals(dx, [0, 0]);
});

Deno.test("embedding() is NaN for an id that is not in the table", () => {
  const { out } = call("embedding", {
    rows: 3,
    columns: 2,
    vocabulary: 2,
    table: [1, 2, 3, 4],
    ids: [1, -1, 2],
    accumulate: 0,
  });
  assertEquals(out, [3, 4, nan, nan, nan, nan]);
});

Deno.test("embeddingBackward() passes over such an id and adds", () => {
  const { dTable } = call("embeddingBackward", {
    rows: 4,
    columns: 1,
    vocabulary: 2,
    ids: [1, -1, 2, 1],
    dy: [1, 10, 100, 2],
    dTable: [5, 6],
    accumulate: 1,
  });
  assertEquals(dTable, [5, 9]);
});

Deno.test("cachedAttention() keeps a row, and sees those before it", () => {
  const log3 = Math.log(3);
  // Two heads of one feature; the query of the first makes scores 0 and log 3.
  const first = call("cachedAttention", {
    rows: 3,
    heads: 2,
    size: 1,
    sequences: 2,
    capacity: 2,
    scale: 0.5,
    packed: [1, 2, 0, 5, 4, 6, 2, 0, log3, 7, 8, 9, 1, 1, 1, 1, 1, 1],
    slots: [1, 1, -1],
    positions: [0, 1, 0],
    keys: new Array(8).fill(nan),
    values: new Array(8).fill(nan),
  });
  assertEquals(first.keys, [nan, nan, nan, nan, 0, log3, 5, 7]);
  assertEquals(first.values, [nan, nan, nan, nan, 4, 8, 6, 9]);
  // ¼ · 4 + ¾ · 8 in the first head, ½ · 6 + ½ · 9 in the second
  const [a, b, c, d, ...skipped] = first.out as [
    number,
    number,
    number,
    number,
  ];
  assertEquals([a, b, d, skipped], [4, 6, 7.5, [0, 0]]);
  assertAlmostEquals(c, 7, 1e-15);
});

Deno.test("cachedAttention() gives 0 to a row that has no place", () => {
  const { out, keys } = call("cachedAttention", {
    rows: 3,
    heads: 1,
    size: 1,
    sequences: 1,
    capacity: 2,
    scale: 1,
    packed: [1, 1, 1, 1, 1, 1, 1, 1, 1],
    slots: [1, 0, 0],
    positions: [0, 2, -1],
    keys: [5, 6],
    values: [7, 8],
  });
  assertEquals([out, keys], [[0, 0, 0], [5, 6]]);
});

Deno.test("clipScale() is 1 without a maximum and NaN for a NaN", () => {
  const unclipped = call("clipScale", { maximumNorm: 0, sumOfSquares: [9] });
  assertEquals(unclipped.out, [3, 1]);
  const broken = call("clipScale", { maximumNorm: 1, sumOfSquares: [nan] });
  assertEquals(broken.out, [nan, nan]);
});

Deno.test("sgd() without momentum leaves the velocities alone", () => {
  const { parameters, velocities } = call("sgd", {
    n: 1,
    momentum: 0,
    weightDecay: 0.5,
    schedule: [0.25, nan, nan],
    gradientScale: [2],
    parameters: [4],
    gradients: [3],
    velocities: [nan],
  });
  assertEquals(velocities, [nan]);
  assertEquals(parameters, [4 - 0.25 * (3 * 2 + 0.5 * 4)]);
});

const inPlace: [KernelName, Record<string, Argument>, string, string][] = [
  ["exp", { n: 3, x: [1, 2, 3] }, "x", "out"],
  [
    "softmax",
    { rows: 1, columns: 3, scale: 1, causal: 0, x: [1, 2, 3] },
    "x",
    "out",
  ],
  ["logSoftmax", { rows: 1, columns: 3, x: [1, 2, 3] }, "x", "out"],
  [
    "softmaxBackward",
    {
      rows: 1,
      columns: 2,
      scale: 1,
      causal: 0,
      y: [0.25, 0.75],
      dy: [1, 3],
      accumulate: 0,
    },
    "dy",
    "dx",
  ],
  [
    "logSoftmaxBackward",
    { rows: 1, columns: 2, y: [-1, -2], dy: [1, 3], accumulate: 0 },
    "dy",
    "dx",
  ],
  [
    "crossEntropy",
    { rows: 2, columns: 2, logits: [1, 2, 3, 5], targets: [0, 1] },
    "logits",
    "probabilities",
  ],
];

for (const [kernel, args, input, output] of inPlace) {
  Deno.test(`${kernel}() may write over ${input}`, () => {
    const apart = call(kernel, args);
    const over = call(kernel, { ...args, [output]: input });
    assertEquals(over[input], apart[output]);
    assertEquals(over.loss, apart.loss);
    assertNotEquals(over[input], args[input] as number[]);
  });
}

Deno.test("referenceKernels() rounds to float32 once", () => {
  const { out } = call("sum", {
    outer: 1,
    n: 3,
    inner: 1,
    scale: 1,
    x: [2 ** 24, 1, 1],
    accumulate: 0,
  }, "float32");
  assertEquals(out, [2 ** 24 + 2]);
});

Deno.test("referenceKernels() see a memory that grew after they were made", () => {
  const memory = new Memory();
  const kernels = referenceKernels(memory, "float32");
  const address = memory.take(1 << 20);
  const last = address + (1 << 20) - 4;
  kernels.fill(1, 1.5, last);
  assertEquals(memory.view("float32", last, 1)[0], 1.5);
});

Deno.test("reference() binds calls that can be repeated", () => {
  const memory = new Memory();
  const address = memory.take(64);
  const sets = reference().open(memory);
  const double = sets.bind("int32", "scaleAdd", [2, 2, address, 0, address]);
  memory.view("int32", address, 2).set([1, 2]);
  double();
  double();
  assertEquals([...memory.view("int32", address, 2)], [4, 8]);
});
