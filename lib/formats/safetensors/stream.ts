/** Reads the tensors of a file one by one, each straight to where it is
 * wanted: the file itself is never in memory. */

import { ArgumentError } from "../../core/errors.ts";
import { sizeOf } from "../../core/shape.ts";
import { arrayClasses, type SafetensorsTensor } from "./dtypes.ts";
import {
  type ReadBytes,
  readSafetensorsIndex,
  type SafetensorsIndex,
  type SafetensorsRange,
} from "./file_index.ts";
import { checkFloat, convertToFloat32, type FloatDType } from "./float32.ts";

/** Elements that are converted at a time: 512 KiB of F64. */
const chunkElements = 65536;

/** A file of tensors whose header was read. */
export class SafetensorsReader implements SafetensorsIndex {
  /** Free text, on an object without a prototype. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Where the tensors are, in the order of the header. */
  readonly tensors: ReadonlyMap<string, SafetensorsRange>;
  readonly #read: ReadBytes;

  /**
   * Reads the header of a file.
   *
   * @param fileBytes The length of the file, in bytes.
   * @param read Reads from it.
   * @param headerLimit How long the header may be; 100 MB if absent.
   * @throws {FormatError} If the file is not what the format promises.
   */
  constructor(fileBytes: number, read: ReadBytes, headerLimit?: number) {
    const index = readSafetensorsIndex(fileBytes, read, headerLimit);
    this.metadata = index.metadata;
    this.tensors = index.tensors;
    this.#read = read;
  }

  /**
   * Reads one tensor; only its bytes are allocated.
   *
   * @param name Its name.
   * @returns The tensor.
   * @throws {ArgumentError} If there is no such tensor.
   */
  read(name: string): SafetensorsTensor {
    const { dtype, shape, offset, byteLength } = this.#range(name);
    const bytes = new Uint8Array(byteLength);
    this.#read(offset, bytes);
    const Elements = arrayClasses[dtype];
    const length = byteLength / Elements.BYTES_PER_ELEMENT;
    const data = new Elements(bytes.buffer, 0, length);
    return { dtype, shape, data } as SafetensorsTensor;
  }

  /**
   * Reads one tensor of F32, F64, F16 or BF16 into an array of float32, which
   * may be a tensor's own memory. F32 goes straight there; others are
   * converted in pieces of at most 512 KiB, F64 rounded to nearest.
   *
   * @param name Its name.
   * @param destination As many elements as the tensor has.
   * @throws {ArgumentError} If there is no such tensor, or the count differs.
   * @throws {DTypeError} If it holds integers or booleans.
   */
  readFloat32(
    name: string,
    destination: Float32Array<ArrayBufferLike>,
  ): void {
    const { dtype, shape, offset } = this.#range(name);
    checkFloat(dtype);
    if (destination.length !== sizeOf(shape)) {
      throw new ArgumentError(
        `Cannot read tensor ${JSON.stringify(name)} as the destination must ` +
          `hold its ${sizeOf(shape)} elements: current value is ` +
          `${destination.length}`,
      );
    }
    if (dtype === "F32") this.#read(offset, bytesOf(destination));
    else this.#convert(dtype, offset, destination);
  }

  #convert(
    dtype: FloatDType,
    offset: number,
    destination: Float32Array<ArrayBufferLike>,
  ): void {
    const size = arrayClasses[dtype].BYTES_PER_ELEMENT;
    const most = Math.min(chunkElements, destination.length);
    const scratch = new Uint8Array(most * size);
    for (let at = 0; at < destination.length; at += chunkElements) {
      const piece = destination.subarray(at, at + chunkElements);
      const bytes = scratch.subarray(0, piece.length * size);
      this.#read(offset + at * size, bytes);
      convertToFloat32(dtype, bytes, piece);
    }
  }

  #range(name: string): SafetensorsRange {
    const range = this.tensors.get(name);
    if (range !== undefined) return range;
    throw new ArgumentError(
      `Cannot read a tensor as its name must be one of the file's: current ` +
        `value is ${JSON.stringify(name)}`,
    );
  }
}

function bytesOf(
  array: Float32Array<ArrayBufferLike>,
): Uint8Array<ArrayBufferLike> {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
