/**
 * Generation: what a trained model writes.
 *
 * @module
 */

export { Decoder, type DecoderOptions } from "./decoder.ts";
export { type GenerateOptions, Generator } from "./generator.ts";
export { checkSampler, type SamplerOptions, sampleToken } from "./sampler.ts";
