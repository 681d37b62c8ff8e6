/** The messages of ONNX that a model needs, with the field numbers of
 * onnx/onnx.proto at version 1.12.0 (https://github.com/onnx/onnx). */

import { ArgumentError } from "../../core/errors.ts";
import { ProtobufWriter } from "../protobuf/writer.ts";

/** The version of the file format: that of ONNX 1.12 (docs/Versioning.md). */
export const onnxIrVersion: number = 8;

/** The version of the operators: the first with LayerNormalization, of ONNX
 * 1.12 too (docs/Operators.md). */
export const onnxOpset: number = 17;

/** A message of protocol buffers is shorter than 2 GiB, and a model with its
 * weights in it is one message. */
export const maximumOnnxBytes: number = 2 ** 31 - 1;

/** An element type of ONNX. */
export type OnnxDType = "float32" | "int64";

/** `TensorProto.DataType`. */
const dataTypes: Readonly<Record<OnnxDType, number>> = { float32: 1, int64: 7 };

/** `AttributeProto.AttributeType`. */
const attributeTypes = { float: 1, integer: 2, integers: 7 } as const;

/** The value of a node's attribute. */
export type OnnxAttribute =
  | { readonly float: number }
  | { readonly integer: number }
  | { readonly integers: readonly number[] };

/** An operator that is applied. */
export interface OnnxNode {
  /** The operator's name in the default domain. */
  readonly operator: string;
  /** The node's name, different from all others. */
  readonly name: string;
  /** The names of what it takes; empty where an optional one is left out. */
  readonly inputs: readonly string[];
  /** The names of what it gives. */
  readonly outputs: readonly string[];
  /** Its attributes by name. */
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
}

/** A tensor that is part of a model. */
export interface OnnxTensor {
  /** The name, different from all others. */
  readonly name: string;
  /** The element type. */
  readonly dtype: OnnxDType;
  /** The lengths of the axes; `[]` is a scalar. */
  readonly shape: readonly number[];
  /** The elements, row-major: their bytes, little-endian. */
  readonly data: Uint8Array<ArrayBuffer>;
}

/** What a graph takes or gives. */
export interface OnnxValue {
  /** The name. */
  readonly name: string;
  /** The element type. */
  readonly dtype: OnnxDType;
  /** The length of each axis, or the name of one that is free. */
  readonly shape: readonly (number | string)[];
}

/** A graph of operators with its weights. */
export interface OnnxModel {
  /** What wrote it. */
  readonly producer: { readonly name: string; readonly version: string };
  /** The name of the graph. */
  readonly name: string;
  /** The operators, each behind those whose outputs it takes. */
  readonly nodes: readonly OnnxNode[];
  /** The tensors that are part of the model. */
  readonly initializers: readonly OnnxTensor[];
  /** What it takes. */
  readonly inputs: readonly OnnxValue[];
  /** What it gives. */
  readonly outputs: readonly OnnxValue[];
  /** Free texts beside it. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Writes an ONNX model: IR version 8, operators of version 17.
 *
 * @param model The model.
 * @returns The file in pieces, those of the weights by reference.
 * @throws {ArgumentError} If it is 2 GiB or more.
 */
export function encodeOnnx(
  model: OnnxModel,
): readonly Uint8Array<ArrayBuffer>[] {
  const writer = new ProtobufWriter();
  writer.integer(1, onnxIrVersion);
  writer.text(2, model.producer.name);
  writer.text(3, model.producer.version);
  writer.message(7, graphOf(model));
  writer.message(8, operatorSet());
  for (const [key, value] of Object.entries(model.metadata)) {
    writer.message(14, property(key, value));
  }
  if (writer.length > maximumOnnxBytes) {
    throw new ArgumentError(
      `Cannot write a model as ONNX as it must be at most ` +
        `${maximumOnnxBytes} bytes: current size is ${writer.length}`,
    );
  }
  return writer.parts();
}

function graphOf(model: OnnxModel): ProtobufWriter {
  const writer = new ProtobufWriter();
  for (const node of model.nodes) writer.message(1, nodeOf(node));
  writer.text(2, model.name);
  for (const tensor of model.initializers) writer.message(5, tensorOf(tensor));
  for (const value of model.inputs) writer.message(11, valueOf(value));
  for (const value of model.outputs) writer.message(12, valueOf(value));
  return writer;
}

function nodeOf(node: OnnxNode): ProtobufWriter {
  const writer = new ProtobufWriter();
  for (const input of node.inputs) writer.text(1, input);
  for (const output of node.outputs) writer.text(2, output);
  writer.text(3, node.name);
  writer.text(4, node.operator);
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    writer.message(5, attributeOf(name, value));
  }
  return writer;
}

function attributeOf(name: string, value: OnnxAttribute): ProtobufWriter {
  const writer = new ProtobufWriter();
  writer.text(1, name);
  if ("float" in value) {
    writer.float(2, value.float);
    writer.integer(20, attributeTypes.float);
  } else if ("integer" in value) {
    writer.integer(3, value.integer);
    writer.integer(20, attributeTypes.integer);
  } else {
    // not packed: the field is one of proto2, where that is not the default
    for (const each of value.integers) writer.integer(8, each);
    writer.integer(20, attributeTypes.integers);
  }
  return writer;
}

function tensorOf({ name, dtype, shape, data }: OnnxTensor): ProtobufWriter {
  const writer = new ProtobufWriter();
  for (const length of shape) writer.integer(1, length);
  writer.integer(2, dataTypes[dtype]);
  writer.text(8, name);
  writer.bytes(9, data);
  return writer;
}

function valueOf({ name, dtype, shape }: OnnxValue): ProtobufWriter {
  const dimensions = new ProtobufWriter();
  for (const length of shape) {
    const dimension = new ProtobufWriter();
    if (typeof length === "number") dimension.integer(1, length);
    else dimension.text(2, length);
    dimensions.message(1, dimension);
  }
  const tensor = new ProtobufWriter();
  tensor.integer(1, dataTypes[dtype]);
  tensor.message(2, dimensions);
  const type = new ProtobufWriter();
  type.message(1, tensor);
  const writer = new ProtobufWriter();
  writer.text(1, name);
  writer.message(2, type);
  return writer;
}

function operatorSet(): ProtobufWriter {
  const writer = new ProtobufWriter();
  writer.text(1, "");
  writer.integer(2, onnxOpset);
  return writer;
}

function property(key: string, value: string): ProtobufWriter {
  const writer = new ProtobufWriter();
  writer.text(1, key);
  writer.text(2, value);
  return writer;
}
