/** The registry: every op by its name, one line each. */

export { add } from "./add.ts";
export { attention } from "./attention.ts";
export { crossEntropy } from "./cross_entropy.ts";
export { divide } from "./divide.ts";
export { dropout } from "./dropout.ts";
export { embedding } from "./embedding.ts";
export { erf } from "./erf.ts";
export { exp } from "./exp.ts";
export { gelu } from "./gelu.ts";
export { layerNorm } from "./layer_norm.ts";
export { linear } from "./linear.ts";
export { log } from "./log.ts";
export { multiply } from "./multiply.ts";
export { negate } from "./negate.ts";
export { relu } from "./relu.ts";
export { sigmoid } from "./sigmoid.ts";
export { sqrt } from "./sqrt.ts";
export { subtract } from "./subtract.ts";
export { tanh } from "./tanh.ts";
