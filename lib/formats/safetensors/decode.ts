/** Files of tensors: the format "safetensors"
 * (https://github.com/huggingface/safetensors#format): the length of the
 * header in 8 bytes, the header in JSON, and the elements, all little-endian,
 * as is every platform that Deno runs on. */

import { arrayClasses, type SafetensorsTensor } from "./dtypes.ts";
import { readSafetensorsIndex, type SafetensorsRange } from "./file_index.ts";

/** What a file of tensors holds. */
export interface Safetensors {
  /** Free text, on an object without a prototype. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The tensors by name, in the order of the header. */
  readonly tensors: ReadonlyMap<string, SafetensorsTensor>;
}

/**
 * Reads a file of tensors. Nothing in it is trusted: every size is checked
 * before anything is allocated.
 *
 * @param bytes The whole file.
 * @returns Its metadata and tensors. Data that is aligned in memory is not
 * copied: it changes where `bytes` change.
 * @throws {FormatError} If the file is not what the format promises: what is
 * wrong, and where.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { decodeSafetensors, encodeSafetensors } from "@fluxion/fluxion";
 *
 * const data = new Float32Array([1, 2, 3]);
 * const file = encodeSafetensors(
 *   [{ name: "weight", dtype: "F32", shape: [3], data }],
 *   { step: "7" },
 * );
 * const { metadata, tensors } = decodeSafetensors(file);
 * assertEquals(metadata["step"], "7");
 * assertEquals(tensors.get("weight")?.data, data);
 * ```
 */
export function decodeSafetensors(bytes: Uint8Array<ArrayBuffer>): Safetensors {
  const { metadata, tensors: ranges } = readSafetensorsIndex(
    bytes.length,
    (offset, destination) =>
      destination.set(bytes.subarray(offset, offset + destination.length)),
  );
  const tensors = new Map<string, SafetensorsTensor>();
  for (const [name, range] of ranges) tensors.set(name, tensorOf(bytes, range));
  return { metadata, tensors };
}

function tensorOf(
  bytes: Uint8Array<ArrayBuffer>,
  { dtype, shape, offset, byteLength }: SafetensorsRange,
): SafetensorsTensor {
  const Elements = arrayClasses[dtype];
  const size = Elements.BYTES_PER_ELEMENT;
  const address = bytes.byteOffset + offset;
  const data = address % size === 0
    ? new Elements(bytes.buffer, address, byteLength / size)
    : new Elements(
      bytes.slice(offset, offset + byteLength).buffer,
      0,
      byteLength / size,
    );
  return { dtype, shape, data } as SafetensorsTensor;
}
