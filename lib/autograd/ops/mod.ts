/** The registry: every op by its name, one line each. */

export { add } from "./add.ts";
export { attention } from "./attention.ts";
export { crossEntropy } from "./cross_entropy.ts";
export { dropout } from "./dropout.ts";
export { embedding } from "./embedding.ts";
export { gelu } from "./gelu.ts";
export { layerNorm } from "./layer_norm.ts";
export { linear } from "./linear.ts";
export { relu } from "./relu.ts";
