/** What is tracked, and what it is compared with. */

import { tryOpenBlas } from "../../ffi/mod.ts";
import { Engine } from "../../lib/autograd/engine.ts";
import type { Backend } from "../../lib/kernels/backend.ts";
import { blas } from "../../lib/kernels/blas.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import type { Tensor } from "../../lib/tensor/tensor.ts";
import { trainerOf } from "../peers/fluxion.ts";
import { taskOf } from "../peers/task.ts";
import { plainProduct } from "./plain_product.ts";

/** Something that can be done again and again. */
export interface Metric {
  /** Its name in the baseline. */
  readonly name: string;
  /** What it takes its time for, and so what it is compared with. */
  readonly bound: "compute" | "memory";
  /** Does it once. */
  readonly run: () => void;
}

/** What is tracked on this machine. */
export interface Suite {
  /** What the compute-bound metrics are compared with, for people. */
  readonly reference: string;
  /** The plain product, and the plain copy. */
  readonly references: Readonly<Record<Metric["bound"], () => void>>;
  /** What is tracked. */
  readonly metrics: readonly Metric[];
}

/** More than the caches hold. */
const copiedElements = 8 * 2 ** 20;
const updatedElements = 4 * 2 ** 20;

/**
 * Sets everything up: on WASM, and on the first BLAS that is found and granted.
 *
 * @returns What to measure.
 */
export function makeSuite(): Suite {
  const attempt = tryOpenBlas();
  const base = wasm();
  const engine = new Engine(base);
  const memory = [updateOf(engine), copyOf(engine)];
  const from = new Float32Array(copiedElements).fill(1);
  const to = new Float32Array(copiedElements);
  const references = {
    compute: plainProduct(128),
    memory: () => to.set(from),
  };
  if (!("library" in attempt)) {
    const metrics = [...backendMetrics(base), ...memory];
    return { reference: "a product in TypeScript", references, metrics };
  }
  const native = blas(attempt.library);
  return {
    reference: attempt.library.name,
    references: { ...references, compute: productOf(native, 256) },
    metrics: [...backendMetrics(base), ...backendMetrics(native), ...memory],
  };
}

function backendMetrics(backend: Backend): Metric[] {
  const steps = (["tiny", "small"] as const).map((preset) => {
    const trainer = trainerOf(backend, taskOf(preset));
    return { what: `step of ${preset}`, run: () => trainer.run() };
  });
  const products = [128, 512].map((n) => ({
    what: `gemm ${n}`,
    run: productOf(backend, n),
  }));
  return [...steps, ...products].map(({ what, run }) => ({
    name: `${what}, ${backend.name}`,
    bound: "compute",
    run,
  }));
}

/** C = A · B, all n×n. */
function productOf(backend: Backend, n: number): () => void {
  const engine = new Engine(backend);
  const [a, b, c] = [1, 2, 0].map((value) => engine.full([n, n], value)) as [
    Tensor,
    Tensor,
    Tensor,
  ];
  // deno-fmt-ignore
  return engine.kernelSets.bind("float32", "gemm", [
    0, 0, n, n, n, 1, a.address, n, b.address, n, 0, c.address, n,
  ]);
}

function updateOf(engine: Engine): Metric {
  const n = updatedElements;
  const [p, g, m, v] = [1, 0.01, 0, 0].map((value) =>
    engine.full([n], value).address
  ) as [number, number, number, number];
  const schedule = engine.tensor([1e-3, 1, 1]).address;
  const scale = engine.tensor([1]).address;
  // deno-fmt-ignore
  const run = engine.kernelSets.bind("float32", "adamw", [
    n, 0.9, 0.999, 1e-8, 0.01, schedule, scale, p, g, m, v,
  ]);
  return { name: "adamw, wasm", bound: "memory", run };
}

function copyOf(engine: Engine): Metric {
  const n = copiedElements;
  const from = engine.full([n], 1).address;
  const to = engine.full([n], 0).address;
  // deno-fmt-ignore
  const run = engine.kernelSets.bind("float32", "copy", [
    1, 1, 1, n, n, n, n, 1, from, n, n, n, 1, to, 0,
  ]);
  return { name: "copy, wasm", bound: "memory", run };
}
