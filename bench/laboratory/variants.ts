/** The ways to make a call. A new one is an entry in the table. */

import { tryOpenBlas } from "../../ffi/mod.ts";
import type { KernelSets } from "../../lib/kernels/backend.ts";
import { blas } from "../../lib/kernels/blas.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import { hasRelaxedSimd, wasm } from "../../lib/kernels/wasm.ts";
import type { Memory } from "../../lib/tensor/memory.ts";
import type { Site } from "./site.ts";

/** The kernels of each backend, in the memory of a step; undefined where the
 * machine lacks one. */
export interface Opened {
  /** What `wasm()` gives. */
  readonly wasm: KernelSets;
  /** The build with fused multiply-add. */
  readonly relaxed: KernelSets | undefined;
  /** The build without. */
  readonly plain: KernelSets;
  /** The matrix products of a BLAS, on one thread; as `blas()` does it, the
   * smallest are WASM's. */
  readonly blas: KernelSets | undefined;
  /** The plain loops that define the kernels. */
  readonly reference: KernelSets;
}

/** A way to make a call. */
export interface Variant {
  /** Its name. */
  readonly name: string;
  /** In how many rounds it is timed, if fewer than the others. */
  readonly rounds?: number;
  /** Makes the call, or undefined if it is not for such calls. */
  readonly make: (site: Site, kernels: Opened) => (() => void) | undefined;
}

/** Makes a call as a backend does. */
const bound = (kernels: KernelSets | undefined, site: Site) =>
  kernels?.bind("float32", site.kernel, site.args);

/** The table. */
export const variants: readonly Variant[] = [
  {
    name: "WASM, relaxed SIMD",
    make: (site, { relaxed }) => bound(relaxed, site),
  },
  { name: "WASM, SIMD", make: (site, { plain }) => bound(plain, site) },
  {
    name: "BLAS",
    make: (site, { blas }) =>
      site.kernel === "gemm" ? bound(blas, site) : undefined,
  },
  { name: "adds, layerNorm", make: residualLayerNormByParts },
  { name: "add, relu", make: biasReluByParts },
  { name: "reference", rounds: 3, make: (site, k) => bound(k.reference, site) },
];

/** What `lib/plan/fuse.ts` makes one call of. */
function residualLayerNormByParts(
  { kernel, named, memory }: Site,
  { wasm }: Opened,
): (() => void) | undefined {
  if (kernel !== "residualLayerNorm") return undefined;
  // deno-fmt-ignore
  const {
    rows, columns, epsilon, x, branch, branchBias, sum, weight, bias, out,
    mean, rstd,
  } = named as Record<string, number> & Named;
  const n = rows * columns;
  const biased = branchBias === 0 ? branch : memory.take(4 * n);
  const calls = [
    // deno-fmt-ignore
    wasm.bind("float32", "add", [
      rows, columns, branch, columns, 1, branchBias, 0, 1, biased, 0,
    ]),
    wasm.bind("float32", "add", [1, n, x, n, 1, biased, n, 1, sum, 0]),
    // deno-fmt-ignore
    wasm.bind("float32", "layerNorm", [
      rows, columns, epsilon, sum, weight, bias, out, mean, rstd,
    ]),
  ] as const;
  return inTurn(branchBias === 0 ? calls.slice(1) : calls);
}

/** The same of the first half of a feed-forward layer. */
function biasReluByParts(
  { kernel, named, memory }: Site,
  { wasm }: Opened,
): (() => void) | undefined {
  if (kernel !== "biasRelu") return undefined;
  const { rows, columns, x, bias, out } = named as Named;
  const n = rows * columns;
  const sum = memory.take(4 * n);
  return inTurn([
    // deno-fmt-ignore
    wasm.bind("float32", "add", [
      rows, columns, x, columns, 1, bias, 0, 1, sum, 0,
    ]),
    wasm.bind("float32", "relu", [n, sum, out]),
  ]);
}

/** The arguments that the fused kernels have. */
type Named = Readonly<
  Record<
    | "rows"
    | "columns"
    | "epsilon"
    | "x"
    | "branch"
    | "branchBias"
    | "sum"
    | "weight"
    | "bias"
    | "out"
    | "mean"
    | "rstd",
    number
  >
>;

function inTurn(calls: readonly (() => void)[]): () => void {
  return () => {
    for (let i = 0; i < calls.length; i++) calls[i]!();
  };
}

const blasAttempt = tryOpenBlas({ threads: 1 });

/** The BLAS that is found and granted, or why there is none. */
export const blasDescription: string = "library" in blasAttempt
  ? blasAttempt.library.name
  : `none: ${blasAttempt.reason}`;

/**
 * Opens every backend in one memory.
 *
 * @param memory The memory.
 * @returns Their kernels.
 */
export function openAll(memory: Memory): Opened {
  const plain = wasm({ relaxed: false }).open(memory);
  const relaxed = hasRelaxedSimd()
    ? wasm({ relaxed: true }).open(memory)
    : undefined;
  const native = "library" in blasAttempt
    ? blas(blasAttempt.library).open(memory)
    : undefined;
  return {
    wasm: relaxed ?? plain,
    relaxed,
    plain,
    blas: native,
    reference: reference().open(memory),
  };
}
