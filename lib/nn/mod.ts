/**
 * Neural networks: parameters, layers, and a GPT.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { GPT } from "@fluxion/fluxion/nn";
 *
 * const model = new GPT({
 *   vocabulary: 35,
 *   context: 128,
 *   features: 64,
 *   heads: 2,
 *   layers: 1,
 *   hidden: 128,
 *   activation: "relu",
 *   bias: true,
 *   tiedHead: false,
 *   dropout: 0,
 * });
 * assertEquals(model.parameters.count, 46_307);
 * ```
 *
 * @module
 */

export {
  type Activation,
  activations,
  type DropoutSource,
  GPT,
  type GPTConfig,
  type TrainingPass,
} from "./gpt.ts";
export {
  glorotUniform,
  type Initializer,
  normal,
  ones,
  zeros,
} from "./initializers.ts";
export {
  type CachedRows,
  type CacheShape,
  KeyValueCache,
} from "./key_value_cache.ts";
export { LayerNorm } from "./layer_norm.ts";
export { Linear, type LinearOptions } from "./linear.ts";
export {
  Parameter,
  ParameterList,
  type ParameterOptions,
  type ParameterSegment,
} from "./parameters.ts";
