/** The reference kernels: plain loops, float64 inside, written to be read.
 * They define what a kernel means; every other backend is compared with them.
 * @module
 */

import type { DType } from "../../core/dtype.ts";
import type { Memory } from "../../tensor/memory.ts";
import type { Backend, KernelSets } from "../backend.ts";
import { bindCall } from "../bind.ts";
import type { Kernels } from "../kernels.ts";
import { accessTo } from "./access.ts";
import { activationKernels } from "./activations.ts";
import { cachedAttentionKernels } from "./cached_attention.ts";
import { copyKernels } from "./copy.ts";
import { crossEntropyKernels } from "./cross_entropy.ts";
import { dropoutKernels } from "./dropout.ts";
import { elementwiseKernels } from "./elementwise.ts";
import { embeddingKernels } from "./embedding.ts";
import { fusedKernels } from "./fused.ts";
import { layerNormKernels } from "./layer_norm.ts";
import { matrixKernels } from "./matrix.ts";
import { optimizerKernels } from "./optimizers.ts";
import { reductionKernels } from "./reduce.ts";
import { softmaxKernels } from "./softmax.ts";

/**
 * The reference kernels for one element type. Each computes in float64 and
 * rounds when it writes. With int32, the kernels that make no sense of
 * whole numbers (such as `exp`) truncate, and results wrap around as int32 do.
 *
 * @param memory The memory that all addresses are in.
 * @param dtype The element type of the operands that are not ids.
 * @returns The kernels.
 */
export function referenceKernels(memory: Memory, dtype: DType): Kernels {
  const access = accessTo(memory, dtype);
  const elementwise = elementwiseKernels(access);
  const activations = activationKernels(access);
  const layerNorms = layerNormKernels(access);
  return {
    ...matrixKernels(access),
    ...copyKernels(access),
    ...elementwise,
    ...activations,
    ...dropoutKernels(access),
    ...reductionKernels(access),
    ...softmaxKernels(access),
    ...crossEntropyKernels(access),
    ...layerNorms,
    ...fusedKernels({ ...elementwise, ...activations, ...layerNorms }),
    ...embeddingKernels(access),
    ...cachedAttentionKernels(access),
    ...optimizerKernels(access),
  };
}

/**
 * The reference backend: slow, exact and plain.
 *
 * @returns The backend.
 */
export function reference(): Backend {
  return {
    name: "reference",
    description: "plain TypeScript, float64 inside",
    recipe: { name: "reference" },
    open: openReference,
  };
}

/**
 * The reference kernels of every element type.
 *
 * @param memory The memory that all addresses are in.
 * @returns The kernels.
 */
export function openReference(memory: Memory): KernelSets {
  const sets: Record<DType, Kernels> = {
    float32: referenceKernels(memory, "float32"),
    float64: referenceKernels(memory, "float64"),
    int32: referenceKernels(memory, "int32"),
  };
  return {
    ...sets,
    bind: (dtype, kernel, args) => bindCall(sets[dtype][kernel], args),
  };
}
