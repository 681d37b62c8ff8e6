/** The matrix products of the WASM backend, in GFLOP/s.
 *
 * `deno bench bench/gemm_bench.ts` verifies every product against float64, then
 * prints a table, then Deno's own statistics for the square ones.
 * @module
 */

import { wasm } from "../lib/kernels/wasm.ts";
import { Memory } from "../lib/tensor/memory.ts";
import { timeInTurns } from "./turns.ts";

type Shape = readonly [m: number, n: number, k: number];

const transposes = [[0, 0], [0, 1], [1, 0], [1, 1]] as const;
const letters = "NT";

const squares: readonly Shape[] = [64, 128, 256, 512].map((n) => [n, n, n]);

/** Scores and values of one head; then the linear layers of the presets. */
const shapes: readonly Shape[] = [
  ...squares,
  [64, 64, 32],
  [64, 32, 64],
  [32, 64, 64],
  [32, 128, 64],
  [64, 512, 128],
  [64, 128, 512],
  [64, 1024, 256],
  [64, 2048, 512],
  [768, 384, 128],
  [768, 512, 128],
  [768, 128, 512],
  [1, 512, 128],
];

const largest = 2048 * 512;
const memory = new Memory();
const { gemm } = wasm().open(memory).float32;
const [a, b, c] = [0, 1, 2].map(() => memory.take(4 * largest)) as [
  number,
  number,
  number,
];
const [left, right, product] = [a, b, c].map((address) =>
  memory.view("float32", address, largest)
) as [Float32Array, Float32Array, Float32Array];
left.forEach((_, i) => left[i] = Math.sin(i));
right.forEach((_, i) => right[i] = Math.cos(i * 1.7));

function multiply([m, n, k]: Shape, tA: number, tB: number): void {
  gemm(tA, tB, m, n, k, 1, a, tA ? m : k, b, tB ? k : n, 0, c, n);
}

/** Compares some elements with sums in float64. */
function verify([m, n, k]: Shape, tA: number, tB: number): void {
  product.fill(NaN);
  multiply([m, n, k], tA, tB);
  for (let at = 0; at < m * n; at += 97) {
    const i = Math.floor(at / n), j = at % n;
    let sum = 0;
    for (let l = 0; l < k; l++) {
      sum += left[tA ? l * m + i : i * k + l]! *
        right[tB ? j * k + l : l * n + j]!;
    }
    // k roundings of sums of k products below 1.
    if (Math.abs(product[at]! - sum) <= k * k * 2 ** -24) continue;
    throw new Error(
      `Cannot time a wrong product: C[${i}, ${j}] of ${m}x${n}x${k} is ` +
        `${product[at]}, not ${sum}`,
    );
  }
}

function row(shape: Shape): string {
  for (const [tA, tB] of transposes) verify(shape, tA, tB);
  const times = timeInTurns(
    transposes.map(([tA, tB]) => () => multiply(shape, tA, tB)),
  );
  const [m, n, k] = shape;
  const rates = times.map((time) => (2 * m * n * k / time).toFixed(1));
  return `${m}x${n}x${k}`.padEnd(14) +
    rates.map((rate) => rate.padStart(7)).join("");
}

console.log(`GFLOP/s of ${wasm().description}, m x n x k, op(A) op(B):`);
const header = transposes.map(([tA, tB]) => letters[tA]! + letters[tB]!);
console.log(" ".repeat(14) + header.map((s) => s.padStart(7)).join(""));
for (const shape of shapes) console.log(row(shape));

for (const shape of squares) {
  for (const [tA, tB] of transposes) {
    Deno.bench({
      name: `gemm ${letters[tA]}${letters[tB]} of ${shape[0]}`,
      group: `${shape[0]}`,
      fn: () => multiply(shape, tA, tB),
    });
  }
}

// Alone in its group, and last: Deno prints the summary of a file's last group
// after what the next file prints.
Deno.bench({
  name: "gemm NN of 1x512x128",
  group: "one row",
  fn: () => multiply([1, 512, 128], 0, 0),
});
