/**
 * Models that are kept: folders with the parameters and what they are the
 * parameters of.
 *
 * @module
 */

export { exportGPT2, importGPT2, type ImportOptions } from "./gpt2/mod.ts";
export {
  decodeModel,
  type EncodedModel,
  encodeModel,
  type LoadedModel,
  loadModel,
  type LoadOptions,
  type ModelDescription,
  replaceModel,
  saveModel,
  type TrainingSummary,
} from "./model_folder.ts";
export { exportOnnx, type OnnxDescription } from "./onnx.ts";
