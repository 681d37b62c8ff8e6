/**
 * File formats that other programs read and write, as functions of bytes: no
 * file is opened here, and nothing that is read is trusted.
 *
 * @module
 */

export * from "./onnx/mod.ts";
export * from "./safetensors/mod.ts";
export * from "./tensorboard/mod.ts";
