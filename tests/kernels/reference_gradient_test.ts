/** The gradient kernels against central differences of the forward ones. */

import { assertAlmostEquals } from "@std/assert";
import { Random } from "../../lib/core/random.ts";
import type { KernelName } from "../../lib/kernels/kernels.ts";
import { type Argument, call } from "./call.ts";

type Args = Record<string, Argument>;

interface Pair {
  /** The kernel to differentiate, and its arguments. */
  forward: KernelName;
  args: Args;
  /** The operand that varies, and what it is to the output. */
  input: string;
  output: string;
  backward: KernelName;
  /** The arguments of the gradient, from the outputs and dy. */
  gradient: (outputs: Record<string, number[]>, dy: number[]) => Args;
  /** The result that holds the gradient. */
  result: string;
}

const random = new Random(2024);
const draw = (n: number): number[] =>
  Array.from({ length: n }, () => random.normal());

function unary(
  forward: KernelName,
  saved: "x" | "out",
  x: number[] = draw(8),
): Pair {
  const n = x.length;
  return {
    forward,
    args: { n, x },
    input: "x",
    output: "out",
    backward: `${forward}Backward` as KernelName,
    gradient: (outputs, dy) => ({ n, saved: outputs[saved]!, dy }),
    result: "dx",
  };
}

function rowwise(forward: KernelName, numbers: Args): Pair {
  return {
    forward,
    args: { ...numbers, x: draw(12) },
    input: "x",
    output: "out",
    backward: `${forward}Backward` as KernelName,
    gradient: ({ out }, dy) => ({ ...numbers, y: out!, dy }),
    result: "dx",
  };
}

function extremum(forward: KernelName): Pair {
  const sizes = { outer: 2, n: 3, inner: 2 };
  return {
    forward,
    args: { ...sizes, x: draw(12) },
    input: "x",
    output: "out",
    backward: "reduceExtremumBackward",
    gradient: ({ x, out }, dy) => ({ ...sizes, x: x!, y: out!, dy }),
    result: "dx",
  };
}

function layerNorm(input: string, result: string): Pair {
  const sizes = { rows: 3, columns: 4 };
  return {
    forward: "layerNorm",
    args: {
      ...sizes,
      epsilon: 0.1,
      x: draw(12),
      weight: draw(4),
      bias: draw(4),
    },
    input,
    output: "out",
    backward: "layerNormBackward",
    gradient: ({ x, weight, mean, rstd }, dy) => ({
      ...sizes,
      x: x!,
      weight: weight!,
      mean: mean!,
      rstd: rstd!,
      dy,
      accumulateParameters: 0,
    }),
    result,
  };
}

const ids = { rows: 4, columns: 3, vocabulary: 3, ids: [2, 0, -1, 2] };
const targets = [0, -1, 2, 1];
const sizes = { rows: 4, columns: 3 };

const pairs: Pair[] = [
  unary("sqrt", "out", draw(8).map((x) => Math.abs(x) + 0.1)),
  unary("tanh", "out"),
  unary("sigmoid", "out"),
  unary("relu", "out"),
  unary("erf", "x"),
  unary("gelu", "x"),
  unary("geluTanh", "x"),
  extremum("reduceMaximum"),
  extremum("reduceMinimum"),
  rowwise("softmax", { ...sizes, scale: 0.8, causal: 0 }),
  rowwise("softmax", { ...sizes, scale: -1.3, causal: 2 }),
  rowwise("logSoftmax", sizes),
  layerNorm("x", "dx"),
  layerNorm("weight", "dWeight"),
  layerNorm("bias", "dBias"),
  {
    forward: "crossEntropy",
    args: { ...sizes, logits: draw(12), targets },
    input: "logits",
    output: "loss",
    backward: "crossEntropyBackward",
    gradient: ({ probabilities }, dLoss) => ({
      ...sizes,
      probabilities: probabilities!,
      targets,
      dLoss,
    }),
    result: "dx",
  },
  {
    forward: "embedding",
    args: { ...ids, table: draw(9), accumulate: 0 },
    input: "table",
    output: "out",
    backward: "embeddingBackward",
    gradient: (_, dy) => ({ ...ids, dy }),
    result: "dTable",
  },
  {
    forward: "dropout",
    args: {
      n: 9,
      rate: 0.3,
      seed: 5,
      stream: 6,
      step: [7],
      x: draw(9),
      accumulate: 0,
    },
    input: "x",
    output: "out",
    backward: "dropout",
    gradient: (_, dy) => ({
      n: 9,
      rate: 0.3,
      seed: 5,
      stream: 6,
      step: [7],
      x: dy,
    }),
    result: "out",
  },
];

/** The outputs weighted by dy; what gave NaN is no output of this input. */
function weighted(pair: Pair, x: number[], dy: readonly number[]): number {
  const outputs = call(pair.forward, { ...pair.args, [pair.input]: x });
  return outputs[pair.output]!.reduce(
    (sum, y, i) => sum + (Number.isNaN(y) ? 0 : y * dy[i]!),
    0,
  );
}

function checkPair(pair: Pair): void {
  const outputs = call(pair.forward, pair.args);
  const dy = draw(outputs[pair.output]!.length);
  const args = { accumulate: 0, ...pair.gradient(outputs, dy) };
  const analytic = call(pair.backward, args)[pair.result]!;
  const x = pair.args[pair.input] as number[];
  const h = 1e-5;
  x.forEach((value, i) => {
    const up = weighted(pair, x.with(i, value + h), dy);
    const down = weighted(pair, x.with(i, value - h), dy);
    // Truncation is h²/6 times a third derivative (of √ at 0.1 the largest,
    // 120), rounding 2e-16 / h.
    assertAlmostEquals(analytic[i]!, (up - down) / (2 * h), 1e-8, `at ${i}`);
  });
}

for (const [index, pair] of pairs.entries()) {
  Deno.test(
    `${pair.backward}() is the gradient of ${pair.forward}() ` +
      `by ${pair.input} (${index})`,
    () => checkPair(pair),
  );
}
