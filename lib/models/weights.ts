/** The parameters of a model, from a file that is not trusted into its own
 * memory: there is never a second copy of them. */

import { FormatError } from "../core/errors.ts";
import { formatShape, sameShape, type Shape, sizeOf } from "../core/shape.ts";
import type { Engine } from "../autograd/engine.ts";
import {
  type ReadBytes,
  type SafetensorsRange,
  SafetensorsReader,
} from "../formats/safetensors/mod.ts";
import type { GPT } from "../nn/gpt.ts";

/** A file of parameters. */
export interface WeightsFile {
  /** What to call it in errors. */
  readonly path: string;
  /** Its length in bytes. */
  readonly size: number;
  /** Reads from it. */
  readonly read: ReadBytes;
}

/** The longest header of a file of parameters: 13 names a block. */
const maximumHeaderBytes = 8 * 2 ** 20;

/**
 * Allocates the parameters of a model and reads them. Names, types and sizes
 * are compared with the model before memory is taken.
 *
 * @param engine Where the parameters go.
 * @param model The model, its parameters not yet allocated.
 * @param file The file.
 * @param gradients Whether they get gradients, for training: as much again.
 * @throws {FormatError} If the file does not hold the parameters of the model,
 * all of them F32 and finite, and nothing else.
 */
export function readWeights(
  engine: Engine,
  model: GPT,
  file: WeightsFile,
  gradients: boolean,
): void {
  const { parameters } = model.parameters;
  const reader = openTensors(file, parameters);
  model.parameters.allocate(engine, { drawn: false, gradients });
  for (const { name, tensor } of parameters) {
    readTensor(reader, name, tensor.data() as Float32Array, file.path);
  }
}

/** A tensor that a file must hold. */
export interface WantedTensor {
  /** The name. */
  readonly name: string;
  /** The lengths of the axes. */
  readonly shape: Shape;
}

/**
 * Opens a file of tensors, and compares its names, types and sizes.
 *
 * @param file The file.
 * @param wanted The tensors that it must hold, all of them F32.
 * @returns What reads them.
 * @throws {FormatError} If it does not hold them, or more.
 */
export function openTensors(
  file: WeightsFile,
  wanted: readonly WantedTensor[],
): SafetensorsReader {
  checkSize(wanted, file);
  const reader = openReader(file);
  checkTensors(wanted, reader.tensors, file.path);
  return reader;
}

/**
 * Reads a tensor of finite numbers.
 *
 * @param reader The file, as {@linkcode openTensors} gave it.
 * @param name The name of the tensor.
 * @param destination Receives its elements.
 * @param path What to call the file in errors.
 * @throws {FormatError} If one is not finite.
 */
export function readTensor(
  reader: SafetensorsReader,
  name: string,
  destination: Float32Array<ArrayBufferLike>,
  path: string,
): void {
  reader.readFloat32(name, destination);
  checkFinite(name, destination, path);
}

function refused(path: string, wanted: string, found: string): FormatError {
  return new FormatError(
    `Cannot load ${path} as ${wanted}: current value is ${found}`,
  );
}

function checkSize(
  tensors: readonly WantedTensor[],
  { path, size }: WeightsFile,
): void {
  const count = tensors.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const wanted = count * Float32Array.BYTES_PER_ELEMENT;
  if (size > wanted && size <= wanted + maximumHeaderBytes) return;
  throw new FormatError(
    `Cannot load ${path} as it must hold the ${wanted} bytes of the ` +
      `parameters that its config names, and a header: ` +
      `current size is ${size}`,
  );
}

function openReader({ path, size, read }: WeightsFile): SafetensorsReader {
  try {
    return new SafetensorsReader(size, read, maximumHeaderBytes);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw new FormatError(`${path}: ${error.message}`);
  }
}

function checkTensors(
  parameters: readonly WantedTensor[],
  tensors: ReadonlyMap<string, SafetensorsRange>,
  path: string,
): void {
  for (const parameter of parameters) {
    checkTensor(parameter, tensors.get(parameter.name), path);
  }
  const known = new Set(parameters.map(({ name }) => name));
  const extra = tensors.keys().find((name) => !known.has(name));
  if (extra !== undefined) {
    throw refused(
      path,
      `each of its tensors must be a parameter of the model`,
      JSON.stringify(extra.slice(0, 60)),
    );
  }
}

function checkTensor(
  { name, shape }: WantedTensor,
  tensor: SafetensorsRange | undefined,
  path: string,
): void {
  if (tensor === undefined) {
    throw refused(path, `it must hold the tensor ${name}`, "nothing");
  }
  if (tensor.dtype !== "F32") {
    throw refused(path, `the dtype of ${name} must be F32`, tensor.dtype);
  }
  if (!sameShape(tensor.shape, shape)) {
    throw refused(
      path,
      `the shape of ${name} must be ${formatShape(shape)}`,
      formatShape(tensor.shape.slice(0, 20)),
    );
  }
}

/** A plain loop: a callback for each of 500 million values takes seconds. */
function checkFinite(
  name: string,
  values: Float32Array<ArrayBufferLike>,
  path: string,
): void {
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) continue;
    throw refused(
      path,
      `the values of ${name} must be finite`,
      String(values[i]),
    );
  }
}
