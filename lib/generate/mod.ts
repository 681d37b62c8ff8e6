/**
 * Generation: what a trained model writes.
 *
 * @module
 */

export { type GenerateOptions, Generator } from "./generator.ts";
export { checkSampler, type SamplerOptions, sampleToken } from "./sampler.ts";
