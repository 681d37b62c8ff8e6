/**
 * Where a product becomes worth a call of the BLAS: both backends on small
 * shapes, each checked against the other before it is timed. The thresholds in
 * `ffi/identify.ts` come from this table.
 *
 *     deno run --allow-ffi=PATH bench/blas_crossover.ts PATH
 *
 * @module
 */
import { openBlas } from "../ffi/mod.ts";
import type { KernelSets } from "../lib/kernels/backend.ts";
import { blas } from "../lib/kernels/blas.ts";
import type { Kernels } from "../lib/kernels/kernels.ts";
import { wasm } from "../lib/kernels/wasm.ts";
import { Random } from "../lib/core/random.ts";
import { Memory } from "../lib/tensor/memory.ts";

type Product = Parameters<Kernels["gemm"]>;
type Shape = readonly [m: number, n: number, k: number];

/** Cubes, the products of the preset `tiny`, rows, columns and thin ones. */
const shapes: readonly Shape[] = [
  ...[1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64].map((n) =>
    [n, n, n] as const
  ),
  [32, 64, 64],
  [32, 128, 64],
  [32, 64, 128],
  [32, 35, 64],
  [64, 35, 32],
  [32, 32, 32],
  [64, 128, 32],
  [1, 64, 64],
  [1, 256, 64],
  [64, 1, 64],
  [64, 64, 1],
  [4, 64, 4],
  [8, 8, 64],
  [2, 2, 256],
];

/** Nanoseconds a call: the best of several runs, as other work only adds. */
function time(call: () => void, flops: number): number {
  const repetitions = Math.max(20, Math.ceil(2e7 / (flops + 5000)));
  let best = Infinity;
  for (let run = 0; run < 7; run++) {
    const start = performance.now();
    for (let i = 0; i < repetitions; i++) call();
    best = Math.min(best, (performance.now() - start) / repetitions);
  }
  return best * 1e6;
}

function check(c: Float32Array, expected: Float32Array, k: number): void {
  c.forEach((value, i) => {
    // Standard normal operands: sums of k products, each within √k of 0.
    if (!(Math.abs(value - expected[i]!) <= 1e-5 * (k + 1))) {
      throw new Error(`Element ${i} is ${value}, not ${expected[i]}`);
    }
  });
}

const path = Deno.args[0];
using library = openBlas(path === undefined ? {} : { path });
const memory = new Memory();
const [a, b, c] = [1, 2, 3].map(() => memory.take(4 * 65536)) as [
  number,
  number,
  number,
];
const random = new Random(1);
for (const x of [a, b]) {
  const view = memory.view("float32", x, 65536);
  for (let i = 0; i < view.length; i++) view[i] = random.normal();
}
const base = wasm();
const sets: readonly KernelSets[] = [
  base.open(memory),
  blas(library, base, 1).open(memory),
];

console.log(`${base.description} | ${library.name}`);
for (const [m, n, k] of shapes) {
  for (const [tA, tB] of [[0, 0], [0, 1], [1, 0]] as const) {
    // deno-fmt-ignore
    const args: Product = [
      tA, tB, m, n, k, 1, a, tA ? m : k, b, tB ? k : n, 0, c, n,
    ];
    const out = memory.view("float32", c, m * n) as Float32Array;
    const calls = sets.map((set) => set.bind("float32", "gemm", args));
    const results = calls.map((call) => {
      out.fill(NaN);
      call();
      return out.slice();
    });
    check(results[0]!, results[1]!, k);
    const [first, second] = calls.map((call) => time(call, 2 * m * n * k));
    const speed = (ns: number) => (2 * m * n * k / ns).toFixed(1).padStart(6);
    console.log(
      `${m}x${n}x${k}`.padEnd(12),
      `${"NT"[tA]}${"NT"[tB]}`,
      String(m * n * k).padStart(7),
      `wasm ${first!.toFixed(0).padStart(7)} ns ${speed(first!)} GFLOP/s`,
      `blas ${second!.toFixed(0).padStart(7)} ns ${speed(second!)} GFLOP/s`,
      `ratio ${(first! / second!).toFixed(2)}`,
    );
  }
}
