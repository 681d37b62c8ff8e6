/** What a safetensors file holds and where, from its first bytes. */

import { invalidUtf8Offset } from "../../core/utf8.ts";
import type { SafetensorsDType } from "./dtypes.ts";
import { maximumHeaderBytes, parseHeader, prefixBytes } from "./header.ts";
import { malformed, quote } from "./reader.ts";

/**
 * Fills an array with the bytes of a file at an offset, or throws: how files
 * on a disk, in memory or behind a network are read alike.
 */
export type ReadBytes = (
  offset: number,
  destination: Uint8Array<ArrayBufferLike>,
) => void;

/** Where a tensor lies, and what it is. */
export interface SafetensorsRange {
  /** The element type. */
  readonly dtype: SafetensorsDType;
  /** The lengths of the axes; `[]` is a scalar. */
  readonly shape: readonly number[];
  /** The offset of its first byte in the file. */
  readonly offset: number;
  /** How many bytes it takes. */
  readonly byteLength: number;
}

/** What a file holds, checked: its tensors cover all bytes after the header,
 * each of them once. */
export interface SafetensorsIndex {
  /** Free text, on an object without a prototype. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Where the tensors are, in the order of the header. */
  readonly tensors: ReadonlyMap<string, SafetensorsRange>;
}

/**
 * Reads the header of a file of tensors, and nothing after it. Every size is
 * compared with the length of the file before anything is allocated.
 *
 * @param fileBytes The length of the file, in bytes.
 * @param read Reads from it.
 * @param headerLimit How long the header may be, at most 100 MB, which is
 * what the format allows.
 * @returns What the file holds.
 * @throws {FormatError} If it is not what the format promises: what is wrong,
 * and where.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { encodeSafetensors, readSafetensorsIndex } from "@fluxion/fluxion";
 *
 * const data = new Float32Array([1, 2, 3]);
 * const entry = { name: "w", dtype: "F32", shape: [3], data } as const;
 * const file = encodeSafetensors([entry]);
 * const read = (offset: number, into: Uint8Array<ArrayBufferLike>) =>
 *   into.set(file.subarray(offset, offset + into.length));
 * const { tensors } = readSafetensorsIndex(file.length, read);
 * assertEquals(tensors.get("w")?.byteLength, 12);
 * ```
 */
export function readSafetensorsIndex(
  fileBytes: number,
  read: ReadBytes,
  headerLimit: number = maximumHeaderBytes,
): SafetensorsIndex {
  const length = headerLength(fileBytes, read, headerLimit);
  const header = new Uint8Array(length);
  read(prefixBytes, header);
  const start = prefixBytes + length;
  const { metadata, entries } = parseHeader(
    headerText(header),
    fileBytes - start,
  );
  const tensors = new Map<string, SafetensorsRange>();
  for (const [name, { dtype, shape, begin, end }] of entries) {
    const byteLength = end - begin;
    tensors.set(name, { dtype, shape, offset: start + begin, byteLength });
  }
  return { metadata, tensors };
}

function headerLength(
  fileBytes: number,
  read: ReadBytes,
  limit: number,
): number {
  if (fileBytes < prefixBytes) {
    throw malformed(
      `the file must begin with the ${prefixBytes} bytes of the header's ` +
        `length`,
      `${fileBytes} bytes`,
    );
  }
  const prefix = new Uint8Array(prefixBytes);
  read(0, prefix);
  const length = new DataView(prefix.buffer).getBigUint64(0, true);
  if (length > limit) {
    throw malformed(`the header must be at most ${limit} bytes`, length);
  }
  if (Number(length) > fileBytes - prefixBytes) {
    throw malformed(
      `the header must end within the ${fileBytes - prefixBytes} bytes ` +
        `after its length`,
      length,
    );
  }
  return Number(length);
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
