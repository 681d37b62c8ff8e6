/** How far a float32 kernel may be from the reference, which computes in
 * float64 and rounds once: for each kernel, with its reason. */

import type { KernelName } from "../../../lib/kernels/kernels.ts";
import {
  type Bound,
  type Checked,
  exact,
  relative,
  scaled,
  smallest,
  smallestNormal,
  unit,
} from "./bound.ts";
import { rowBounds } from "./row_bounds.ts";

const input = (name: string) => (call: Checked, i: number): number =>
  Math.abs(call.contents[name]![i]!);

const savedOf = input("saved");
const dyOf = input("dy");

/** Σ |a|·|b| of an element of a matrix product. */
function productSize({ numbers, contents }: Checked, at: number): number {
  const { transposeA, transposeB, k, lda, ldb, ldc } = numbers as Record<
    "transposeA" | "transposeB" | "k" | "lda" | "ldb" | "ldc",
    number
  >;
  const i = Math.floor(at / ldc), j = at % ldc;
  let sum = 0;
  for (let l = 0; l < k; l++) {
    const a = contents.a![transposeA ? l * lda + i : i * lda + l]!;
    const b = contents.b![transposeB ? j * ldb + l : l * ldb + j]!;
    sum += Math.abs(a * b);
  }
  return sum;
}

/** Summing k products in any order: k + 8 roundings, each of at most the sum of
 * the sizes; twice that, as alpha may be applied before or after. */
const gemm: Bound = (call, at) => {
  const { alpha, beta, k } = call.numbers as Record<string, number>;
  const size = Math.abs(alpha!) * productSize(call, at) +
    Math.abs(beta! * call.old(at));
  return 2 * (k! + 8) * unit * size + (k! + 2) * smallest;
};

/** Summing n elements in any order: n roundings of the sum of the sizes. */
const sum: Bound = (call, at, output) => {
  const { n, inner, scale } = call.numbers as Record<string, number>;
  const first = Math.floor(at / inner!) * n! * inner! + at % inner!;
  let size = 0;
  for (let j = 0; j < n!; j++) {
    size += Math.abs(call.contents.x![first + j * inner!]!);
  }
  return (n! + 4) * unit * Math.abs(scale!) * size + smallest +
    exact(call, at, output);
};

/** dTable is written once for each row of an id, so that each may round. */
const embeddingBackward: Bound = (call, at) => {
  const { rows, columns } = call.numbers as Record<string, number>;
  const { ids, dy } = call.contents;
  let size = Math.abs(call.old(at)), count = 0;
  for (let r = 0; r < rows!; r++) {
    if (ids![r] !== Math.floor(at / columns!)) continue;
    size += Math.abs(dy![r * columns! + at % columns!]!);
    count++;
  }
  return 2 * count * unit * size;
};

/** m and v are sums of two products; the parameter moves by lr · step, whose
 * parts are rounded some ten times, and the sum of m may cancel. */
const adamw: Bound = (call, i, output) => {
  const { beta1, beta2, weightDecay, epsilon } = call.numbers;
  const { gradients, gradientScale, schedule, ...held } = call.contents;
  const gradient = Math.abs(gradients![i]! * gradientScale![0]!);
  const first = beta1! * Math.abs(held.firstMoments![i]!) +
    (1 - beta1!) * gradient;
  const second = beta2! * held.secondMoments![i]! +
    (1 - beta2!) * gradient ** 2;
  if (output === "firstMoments") return 6 * unit * first + smallest;
  if (output === "secondMoments") return 8 * unit * second + smallest;
  const [rate, c1, c2] = schedule as unknown as [number, number, number];
  const step = first * c1 / (Math.sqrt(second) * c2 + epsilon!);
  const size = Math.abs(held.parameters![i]!);
  // Two differences, and the rounding of the reference.
  return unit * (4 * size + 4 * rate * weightDecay! * size + 20 * rate * step) +
    smallest;
};

const sgd: Bound = (call, i, output) => {
  const { momentum, weightDecay } = call.numbers;
  const { gradients, gradientScale, schedule, ...held } = call.contents;
  const size = Math.abs(held.parameters![i]!);
  const velocity = Math.abs(gradients![i]! * gradientScale![0]!) +
    weightDecay! * size +
    (momentum === 0 ? 0 : momentum! * Math.abs(held.velocities![i]!));
  if (output === "velocities") return 8 * unit * velocity + smallest;
  return unit * (2 * size + 10 * schedule![0]! * velocity) + smallest;
};

/** The bounds. */
export const bounds: { readonly [K in KernelName]: Bound } = {
  ...rowBounds,
  gemm,
  // `value` is rounded to float32 by both.
  fill: exact,
  copy: exact,
  // alpha · x and beta · out are rounded before they are added.
  scaleAdd: (call, i) => {
    const { alpha, beta } = call.numbers;
    const size = Math.abs(alpha! * call.contents.x![i]!) +
      Math.abs(beta! * call.old(i));
    return 4 * unit * size + smallest;
  },
  add: exact,
  subtract: exact,
  multiply: exact,
  divide: exact,
  power: relative(2),
  maximum: exact,
  minimum: exact,
  less: exact,
  lessEqual: exact,
  equal: exact,
  select: exact,

  // A polynomial of float32 after the range was reduced: within a unit or two.
  exp: relative(2, smallestNormal),
  log: relative(2),
  sqrt: exact,
  tanh: relative(2),
  sigmoid: relative(3, smallestNormal),
  relu: exact,
  biasRelu: exact,
  erf: relative(2),
  // ½(1 + erf) cancels where x is far below 0: relative to x, not the result.
  gelu: scaled(4, input("x")),
  geluTanh: scaled(4, input("x")),
  // dy · ½ / y has one product and one quotient.
  sqrtBackward: relative(2),
  // 1 - y² cancels where y is near 1, after y² was rounded.
  tanhBackward: scaled(3, (c, i) => dyOf(c, i) * (1 + savedOf(c, i) ** 2)),
  sigmoidBackward: relative(4),
  reluBackward: exact,
  // The rounding of x² is one of the result times x².
  erfBackward: (call, i, output) =>
    relative(6 + savedOf(call, i) ** 2, smallestNormal)(call, i, output),
  // Φ is at most 1; x φ(x) and the rounding of its exponent, x³ φ(x), below ½.
  geluBackward: scaled(6, dyOf),
  // The same, with tanh for erf; its argument grows as x³.
  geluTanhBackward: scaled(12, dyOf),
  // 1 / (1 - rate) may be rounded before it is multiplied.
  dropout: relative(2),

  sum,
  reduceMaximum: exact,
  reduceMinimum: exact,
  // One quotient.
  reduceExtremumBackward: relative(1),
  // In a block a square is rounded six times: it, and at most five sums of it.
  // The sum of the blocks is rounded once, and so is the reference's.
  sumOfSquares: relative(4),

  embedding: exact,
  embeddingBackward,
  // A root, a sum and a quotient.
  clipScale: relative(3),
  adamw,
  sgd,
};
