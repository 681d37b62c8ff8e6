/** Files of tensors: the format "safetensors"
 * (https://github.com/huggingface/safetensors#format): the length of the
 * header in 8 bytes, the header in JSON, and the elements, all little-endian,
 * as is every platform that Deno runs on. */

import { invalidUtf8Offset } from "../../core/utf8.ts";
import { arrayClasses, type SafetensorsTensor } from "./dtypes.ts";
import {
  type HeaderEntry,
  maximumHeaderBytes,
  parseHeader,
  prefixBytes,
} from "./header.ts";
import { malformed, quote } from "./reader.ts";

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
  const start = dataStart(bytes);
  const text = headerText(bytes.subarray(prefixBytes, start));
  const { metadata, entries } = parseHeader(text, bytes.length - start);
  const tensors = new Map<string, SafetensorsTensor>();
  for (const [name, entry] of entries) {
    tensors.set(name, tensorOf(bytes, start, entry));
  }
  return { metadata, tensors };
}

/** The offset after the header. */
function dataStart(bytes: Uint8Array<ArrayBuffer>): number {
  if (bytes.length < prefixBytes) {
    throw malformed(
      `the file must begin with the ${prefixBytes} bytes of the header's ` +
        `length`,
      `${bytes.length} bytes`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, prefixBytes);
  const length = view.getBigUint64(0, true);
  if (length > maximumHeaderBytes) {
    throw malformed(
      `the header must be at most ${maximumHeaderBytes} bytes`,
      length,
    );
  }
  if (Number(length) > bytes.length - prefixBytes) {
    throw malformed(
      `the header must end within the ${bytes.length - prefixBytes} bytes ` +
        `after its length`,
      length,
    );
  }
  return prefixBytes + Number(length);
}

function headerText(header: Uint8Array<ArrayBuffer>): string {
  if (header[0] !== 0x7B) {
    throw malformed(
      `the header must begin with "{"`,
      header.length === 0 ? "nothing" : quote(String.fromCharCode(header[0]!)),
    );
  }
  const offset = invalidUtf8Offset(header);
  if (offset >= 0) {
    throw malformed(
      `the header must be UTF-8 at byte ${prefixBytes + offset} of the file`,
      `0x${header[offset]!.toString(16).padStart(2, "0")}`,
    );
  }
  return new TextDecoder().decode(header);
}

function tensorOf(
  bytes: Uint8Array<ArrayBuffer>,
  start: number,
  { dtype, shape, begin, end }: HeaderEntry,
): SafetensorsTensor {
  const Elements = arrayClasses[dtype];
  const size = Elements.BYTES_PER_ELEMENT;
  const address = bytes.byteOffset + start + begin;
  const data = address % size === 0
    ? new Elements(bytes.buffer, address, (end - begin) / size)
    : new Elements(
      bytes.slice(start + begin, start + end).buffer,
      0,
      (end - begin) / size,
    );
  return { dtype, shape, data } as SafetensorsTensor;
}
