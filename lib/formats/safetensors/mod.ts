/** Files of tensors: safetensors. */

export { decodeSafetensors, type Safetensors } from "./decode.ts";
export type {
  SafetensorsArrays,
  SafetensorsDType,
  SafetensorsTensor,
} from "./dtypes.ts";
export {
  encodeSafetensors,
  safetensorsChunks,
  type SafetensorsEntry,
} from "./encode.ts";
export {
  type ReadBytes,
  readSafetensorsIndex,
  type SafetensorsIndex,
  type SafetensorsRange,
} from "./file_index.ts";
export { float32Of } from "./float32.ts";
export { SafetensorsReader } from "./stream.ts";
