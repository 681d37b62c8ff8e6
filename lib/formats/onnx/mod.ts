/** Models that other programs run: ONNX. */

export {
  encodeOnnx,
  maximumOnnxBytes,
  type OnnxAttribute,
  type OnnxDType,
  onnxIrVersion,
  type OnnxModel,
  type OnnxNode,
  onnxOpset,
  type OnnxTensor,
  type OnnxValue,
} from "./messages.ts";
