/** The bounds of the kernels that work row by row. They come from the usual
 * analysis: a sum of n terms is off by n roundings of the sum of their sizes
 * (Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 4.2),
 * and an exponential by the absolute error of its argument. */

import type { KernelName } from "../../../lib/kernels/kernels.ts";
import {
  type Bound,
  type Checked,
  exact,
  smallest,
  smallestNormal,
  unit,
} from "./bound.ts";

type RowKernel = Exclude<
  Extract<
    KernelName,
    | `softmax${string}`
    | `log${string}`
    | `crossEntropy${string}`
    | `layerNorm${string}`
    | "residualLayerNorm"
    | "cachedAttention"
  >,
  "log"
>;

type Values = Float32Array | Int32Array;

/** Σ f(j) over the columns of a row. */
function sumOver(columns: number, f: (j: number) => number): number {
  let sum = 0;
  for (let j = 0; j < columns; j++) sum += f(j);
  return sum;
}

/** The size of the largest of the first elements of a row. */
function largest(x: Values, start: number, count: number): number {
  let maximum = -Infinity;
  for (let j = 0; j < count; j++) maximum = Math.max(maximum, x[start + j]!);
  return Math.abs(maximum);
}

/** Where the row of an element starts. */
const startOf = (call: Checked, at: number): number =>
  at - at % call.numbers.columns!;

/**
 * With z = scale · x - m, each z is off by three roundings of |scale · x| + |m|,
 * and so is the logarithm of e^z. The sum is off by the same, weighted by y,
 * and by its additions.
 */
const softmaxOf =
  (name: string): Bound => ({ numbers, contents, results }, at, output) => {
    const { scale = 1, columns } = numbers as Record<string, number>;
    const x = contents[name]!, y = results[output]!;
    const start = at - at % columns!;
    let maximum = 0;
    for (let j = 0; j < columns!; j++) {
      // What is not seen, or vanishes, has no share; nor has an infinity.
      if (y[start + j]! === 0) continue;
      maximum = Math.max(maximum, Math.abs(scale * x[start + j]!));
    }
    const error = (i: number) => 3 * (Math.abs(scale * x[i]!) + maximum);
    const total = sumOver(
      columns!,
      (j) => y[start + j]! === 0 ? 0 : y[start + j]! * error(start + j),
    );
    if (y[at] === 0) return smallestNormal;
    return y[at]! * unit * (columns! + 24 + error(at) + total) + smallestNormal;
  };

const softmaxBackward: Bound = (call, at, output) => {
  const { scale, columns } = call.numbers as Record<string, number>;
  const { y, dy } = call.contents as Record<string, Values>;
  const start = startOf(call, at);
  const seen = sumOver(columns!, (j) => {
    const product = Math.abs(y![start + j]! * dy![start + j]!);
    // What is not seen may be infinite; it has no part in a finite result.
    return Number.isFinite(product) ? product : 0;
  });
  const size = Math.abs(scale! * y![at]!) * (Math.abs(dy![at]!) + seen);
  return unit * (columns! + 8) * size + smallestNormal +
    exact(call, at, output);
};

/** log Σ e^x is off by the weighted errors of its exponents, some multiple of
 * the maximum, by its additions and its own rounding. */
const logSumExpOf = (x: Values, start: number, columns: number): number =>
  unit * (columns + 40 + 10 * largest(x, start, columns));

const logSoftmax: Bound = (call, at) => {
  const x = call.contents.x!;
  return logSumExpOf(x, startOf(call, at), call.numbers.columns!) +
    4 * unit * Math.abs(x[at]!);
};

const logSoftmaxBackward: Bound = (call, at, output) => {
  const { y, dy } = call.contents as Record<string, Values>;
  const { columns } = call.numbers as Record<string, number>;
  const start = startOf(call, at);
  const total = sumOver(columns!, (j) => Math.abs(dy![start + j]!));
  const size = Math.abs(dy![at]!) + Math.exp(y![at]!) * total;
  return unit * (columns! + 16) * size + smallestNormal * (1 + total) +
    exact(call, at, output);
};

/** The mean over the rows of the errors of each, and of their sum. */
const lossOf: Bound = ({ numbers, contents }) => {
  const { rows, columns } = numbers as Record<string, number>;
  const { logits, targets } = contents as Record<string, Values>;
  let error = 0, count = 0;
  for (let r = 0; r < rows!; r++) {
    const target = targets![r]!, start = r * columns!;
    if (target < 0) continue;
    const size = largest(logits!, start, columns!) +
      Math.abs(logits![start + target]!);
    error += columns! + rows! + 48 + (12 + rows!) * size;
    count++;
  }
  return unit * error / count;
};

const crossEntropyBackward: Bound = (call, at, output) => {
  const { columns } = call.numbers as Record<string, number>;
  const { probabilities, targets, dLoss } = call.contents;
  const counted = (targets as Int32Array).filter((target) => target >= 0);
  const isTarget = targets![Math.floor(at / columns!)] === at % columns!;
  const size = probabilities![at]! + (isTarget ? 1 : 0);
  return 6 * unit * size * Math.abs(dLoss![0]!) / counted.length +
    2 * smallest + exact(call, at, output);
};

/**
 * The mean is off by δ, the error of its sum. Taken off first, it moves the
 * variance by δ² only (that is what a variance from Σ x² would fail), and x̂ by
 * δ · rstd and the rounding of x - mean.
 */
const layerNorm: Bound = ({ numbers, contents, results }, at, output) => {
  const { columns } = numbers as Record<string, number>;
  const { x, weight, bias } = contents;
  const r = output === "out" ? Math.floor(at / columns!) : at;
  const start = r * columns!;
  const sizes = sumOver(columns!, (j) => Math.abs(x![start + j]!));
  const delta = (columns! + 4) * unit * sizes / columns!;
  if (output === "mean") return delta;
  const mean = results.mean![r]!, rstd = results.rstd![r]!;
  const relative = unit * (columns! + 16) + (delta * rstd) ** 2;
  if (output === "rstd") return rstd * relative;
  const scale = Math.abs(weight?.[at - start] ?? 1);
  const offset = Math.abs(bias?.[at - start] ?? 0);
  const rounding = 3 * unit * (Math.abs(x![at]!) + Math.abs(mean));
  const normal = Math.abs((x![at]! - mean) * rstd);
  return scale * (rstd * (delta + rounding) + normal * relative) +
    4 * unit * (normal * scale + offset) + 2 * smallest;
};

/** Two additions, rounded as everywhere; then a layer norm of their result. */
const residualLayerNorm: Bound = (call, at, output) => {
  if (output === "sum") return exact(call, at, output);
  const contents = { ...call.contents, x: call.results.sum! };
  return layerNorm({ ...call, contents }, at, output);
};

const layerNormBackward: Bound = (call, at, output) => {
  const { rows, columns } = call.numbers as Record<string, number>;
  const { x, weight, mean, rstd, dy } = call.contents;
  const normal = (i: number) => {
    const r = Math.floor(i / columns!);
    return Math.abs((x![i]! - mean![r]!) * rstd![r]!);
  };
  const rounding = exact(call, at, output);
  if (output !== "dx") {
    // A row may be added at a time to what the output held.
    const size = Math.abs(call.old(at)) + sumOver(rows!, (r) => {
      const i = r * columns! + at;
      return Math.abs(dy![i]!) * (output === "dBias" ? 1 : normal(i));
    });
    return unit * (rows! + 8) * size + smallestNormal + rounding;
  }
  const start = startOf(call, at);
  const g = (i: number) => Math.abs(dy![i]! * (weight?.[i - start] ?? 1));
  const sum = sumOver(columns!, (j) => g(start + j));
  const dot = sumOver(columns!, (j) => g(start + j) * normal(start + j));
  const size = g(at) + (sum + normal(at) * dot) / columns!;
  const factor = rstd![Math.floor(at / columns!)]!;
  // Where g or g x̂ is below the normal numbers, it is off by the smallest one,
  // and that is multiplied by x̂ once or twice.
  const far = sumOver(columns!, (j) => normal(start + j)) / columns!;
  const underflow = 2 * smallest * factor *
    (1 + normal(at) * (1 + factor + far));
  return unit * (columns! + 24) * factor * size + underflow +
    smallestNormal + rounding;
};

/**
 * A score is off by the roundings of its sum, so that a weight is off by twice
 * the largest such error, and by those of the softmax. The output is a mean of
 * values, and never off by more than twice the largest.
 */
const cachedAttention: Bound = (call, at, output) => {
  if (output !== "out") return 0;
  const { heads, size, capacity, scale } = call.numbers as Record<
    string,
    number
  >;
  const { packed, slots, positions } = call.contents as Record<string, Values>;
  const width = heads! * size!, r = Math.floor(at / width), i = at % width;
  const start = (slots![r]! * heads! + Math.floor(i / size!)) * capacity! *
    size!;
  const query = 3 * r * width + i - i % size!;
  const count = positions![r]! + 1;
  let value = 0, score = 0;
  for (let t = 0; t < count; t++) {
    const key = start + t * size!;
    value = Math.max(value, Math.abs(call.results.values![key + i % size!]!));
    const sum = sumOver(
      size!,
      (j) => Math.abs(packed![query + j]! * call.results.keys![key + j]!),
    );
    score = Math.max(score, Math.abs(scale!) * sum);
  }
  const error = 2 * unit * (size! + 8) * score + unit * (2 * count + 32);
  return value * Math.min(2, Math.expm1(2 * error) + 2 * count * unit) +
    smallestNormal * (count + 1);
};

/** The bounds. */
export const rowBounds: { readonly [K in RowKernel]: Bound } = {
  softmax: softmaxOf("x"),
  softmaxBackward,
  logSoftmax,
  logSoftmaxBackward,
  logSumExp: (call, row) => {
    const { columns } = call.numbers as Record<string, number>;
    return logSumExpOf(call.contents.x!, row * columns!, columns!);
  },
  crossEntropy: (call, at, output) =>
    output === "loss"
      ? lossOf(call, at, output)
      : softmaxOf("logits")(call, at, output),
  crossEntropyBackward,
  layerNorm,
  residualLayerNorm,
  layerNormBackward,
  cachedAttention,
};
