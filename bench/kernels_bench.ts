/** Every kernel of the WASM backend but gemm, in nanoseconds an element and
 * GB/s of memory that is read and written.
 *
 * `deno bench bench/kernels_bench.ts` verifies each kernel against the
 * reference, then prints a table, then Deno's own statistics for the slowest
 * ones; `deno run` does all but the last. At the sizes of the presets, and in
 * every variant: `laboratory/run.ts`.
 * @module
 */

import type { AnyKernel } from "../lib/kernels/bind.ts";
import type { KernelName } from "../lib/kernels/kernels.ts";
import { referenceKernels } from "../lib/kernels/reference/mod.ts";
import { signatures } from "../lib/kernels/signatures.ts";
import { wasm } from "../lib/kernels/wasm.ts";
import { Memory } from "../lib/tensor/memory.ts";
import { timeInTurns } from "./turns.ts";

/** By default 64 rows of 128: the activations of the `small` preset. */
const [rows = 64, columns = 128] = Deno.args.map(Number);
const size = rows * columns;

/** The numbers of each kernel by the names of its parameters; the addresses
 * are added. What is not listed is 0. */
const numbers: Readonly<Record<string, number>> = {
  n: size,
  rows,
  columns,
  outer: rows,
  inner: 1,
  alpha: 1,
  value: 1,
  scale: 0.125,
  rate: 0.1,
  seed: 1,
  vocabulary: 35,
  epsilon: 1e-5,
  aRow: columns,
  aColumn: 1,
  bRow: columns,
  bColumn: 1,
  d0: 1,
  d1: 1,
  d2: rows,
  d3: columns,
  s2: columns,
  s3: 1,
  t2: columns,
  t3: 1,
  beta1: 0.9,
  beta2: 0.99,
  weightDecay: 0.1,
  momentum: 0.9,
  maximumNorm: 1,
};

/** Where a kernel differs: a reduction of rows has columns for its n. */
const special: Partial<Record<KernelName, Readonly<Record<string, number>>>> = {
  sum: { n: columns },
  reduceMaximum: { n: columns },
  reduceMinimum: { n: columns },
  reduceExtremumBackward: { n: columns },
  scaleAdd: { beta: 1 },
};

const memory = new Memory();
const sets = wasm().open(memory);
const kernels = sets.float32;
const reference = referenceKernels(memory, "float32");

/** A call, and what it touches. */
interface Call {
  readonly args: readonly number[];
  readonly bytes: number;
  /** The operands that are written: address and elements. */
  readonly outputs: readonly (readonly [number, number])[];
}

function place(kernel: KernelName): Call {
  const given = { ...numbers, ...special[kernel] };
  let bytes = 0;
  const outputs: [number, number][] = [];
  const args = signatures[kernel].map((parameter, index) => {
    const { name, role, extent, int32 } = parameter;
    if (role === "number") return given[name] ?? 0;
    const length = extent(
      Object.fromEntries(
        signatures[kernel].map((p) => [p.name, given[p.name] ?? 0]),
      ),
    );
    const address = memory.take(4 * length);
    const view = memory.view(int32 ? "int32" : "float32", address, length);
    // Positive, as logarithms and second moments need.
    view.forEach((_, i) => {
      view[i] = int32 ? i * 7 % 35 : 0.1 + ((i * 37 + index * 11) % 101) / 101;
    });
    bytes += 4 * length * (role === "update" ? 2 : 1);
    if (role !== "read") outputs.push([address, length]);
    return address;
  });
  return { args, bytes, outputs };
}

function run(kernel: AnyKernel, { args, outputs }: Call): Float32Array[] {
  const views = outputs.map(([address, length]) =>
    memory.view("float32", address, length) as Float32Array
  );
  const before = views.map((view) => view.slice());
  kernel(...args);
  const after = views.map((view) => view.slice());
  views.forEach((view, i) => view.set(before[i]!));
  return after;
}

/** Every output must be within 1e-4 of the reference: a wrong kernel, not a
 * rounding, is what this is to find. */
function verify(kernel: KernelName, call: Call): void {
  const actual = run(kernels[kernel] as AnyKernel, call);
  const expected = run(reference[kernel] as AnyKernel, call);
  actual.forEach((values, output) =>
    values.forEach((value, i) => {
      const right = expected[output]![i]!;
      if (Math.abs(value - right) <= 1e-4 * (1 + Math.abs(right))) return;
      throw new Error(
        `Cannot time a wrong kernel: ${kernel} gave ${value}, not ${right}`,
      );
    })
  );
}

const names = (Object.keys(signatures) as KernelName[])
  .filter((name) => name !== "gemm" && name !== "clipScale");
const calls = names.map(place);
names.forEach((name, i) => verify(name, calls[i]!));
const bound = calls.map(({ args }, i) => sets.bind("float32", names[i]!, args));
const times = timeInTurns(bound);
console.log(`${wasm().description}, ${rows} rows of ${columns}:`);
names.forEach((name, i) => {
  const perElement = (times[i]! / size).toFixed(3).padStart(8);
  const rate = (calls[i]!.bytes / times[i]!).toFixed(1).padStart(7);
  console.log(`${name.padEnd(24)}${perElement} ns/element ${rate} GB/s`);
});

/** What a model spends its time on, beside products, against a copy. */
const compared: readonly KernelName[] = [
  "copy",
  "adamw",
  "biasRelu",
  "gelu",
  "geluBackward",
  "layerNormBackward",
  "residualLayerNorm",
  "softmax",
  "softmaxBackward",
  "sumOfSquares",
];
for (const name of compared) {
  Deno.bench({
    name,
    group: `${rows} rows of ${columns}`,
    baseline: name === "copy",
    fn: bound[(names as readonly KernelName[]).indexOf(name)]!,
  });
}
