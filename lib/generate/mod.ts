/**
 * Generation: what a trained model writes.
 *
 * @module
 */

export {
  BatchGenerator,
  type BatchOptions,
  type FinishReason,
  type GeneratedToken,
  type SequenceOptions,
} from "./batch_generator.ts";
export { Decoder, type DecoderOptions } from "./decoder.ts";
export { type GenerateOptions, Generator } from "./generator.ts";
export {
  type ChosenProbability,
  logProbabilities,
  type TokenProbability,
} from "./log_probabilities.ts";
export { Sampler, SamplerMemory } from "./sampler.ts";
export { checkSampler, type SamplerOptions } from "./sampler_options.ts";
export { Selection } from "./select.ts";
export { StopStrings } from "./stop_strings.ts";
export { TextStream } from "./text_stream.ts";
