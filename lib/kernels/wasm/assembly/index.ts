// The module: one export for each kernel of lib/kernels/kernels.ts, with its
// meaning and the order of its arguments, and the scratch space of gemm.
// Sizes and ids are i32, addresses usize, and scalars f32, or f64 where one is
// subtracted from 1 or sums are scaled by it.

export { gemm, scratchBytes, useScratch } from "./gemm";
export { fill } from "./fill";
export { copy, scaleAdd } from "./copy";
export {
  add,
  divide,
  equal,
  less,
  lessEqual,
  maximum,
  minimum,
  multiply,
  power,
  select,
  subtract,
} from "./elementwise";
export {
  erf,
  erfBackward,
  exp,
  gelu,
  geluBackward,
  geluTanh,
  geluTanhBackward,
  log,
  relu,
  reluBackward,
  sigmoid,
  sigmoidBackward,
  sqrt,
  sqrtBackward,
  tanh,
  tanhBackward,
} from "./activations";
export { dropout } from "./dropout";
export {
  reduceExtremumBackward,
  reduceMaximum,
  reduceMinimum,
  sum,
  sumOfSquares,
} from "./reduce";
export {
  logSoftmax,
  logSoftmaxBackward,
  logSumExp,
  softmax,
  softmaxBackward,
} from "./softmax";
export { crossEntropy, crossEntropyBackward } from "./cross_entropy";
export { layerNorm } from "./layer_norm";
export { layerNormBackward } from "./layer_norm_backward";
export { biasRelu, residualLayerNorm } from "./fused";
export { cachedAttention } from "./cached_attention";
export { embedding, embeddingBackward } from "./embedding";
export { adamw, clipScale, sgd } from "./optimizers";
