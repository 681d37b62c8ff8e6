/** Files of tensors: safetensors. */

export { decodeSafetensors, type Safetensors } from "./decode.ts";
export {
  float32Of,
  type SafetensorsArrays,
  type SafetensorsDType,
  type SafetensorsTensor,
} from "./dtypes.ts";
export { encodeSafetensors, type SafetensorsEntry } from "./encode.ts";
