import { crc32c } from "./crc32c.ts";

/** The bytes before the content of a record: its length and the checksum of
 * the length. */
export const headBytes: number = 12;

/** The bytes behind it: its checksum. */
export const tailBytes: number = 4;

/**
 * Frames bytes as a TFRecord: the length, uint64, its checksum, the bytes,
 * their checksum, all little-endian
 * (https://www.tensorflow.org/tutorials/load_data/tfrecord).
 *
 * @param content What the record holds, less than 4 GiB.
 * @returns The record.
 */
export function encodeRecord(content: Uint8Array): Uint8Array<ArrayBuffer> {
  const record = new Uint8Array(headBytes + content.length + tailBytes);
  record.set(content, headBytes);
  const view = new DataView(record.buffer);
  view.setUint32(0, content.length, true);
  view.setUint32(8, masked(crc32c(record.subarray(0, 8))), true);
  sealRecord(record);
  return record;
}

/**
 * Writes the checksum of a record whose content was changed.
 *
 * @param record The record.
 */
export function sealRecord(record: Uint8Array<ArrayBuffer>): void {
  const end = record.length - tailBytes;
  const checksum = masked(crc32c(record.subarray(headBytes, end)));
  for (let i = 0; i < tailBytes; i++) record[end + i] = checksum >>> (8 * i);
}

/** Turned and moved, so that the checksum of bytes that hold checksums is no
 * special one (the format's own definition). */
function masked(checksum: number): number {
  const turned = ((checksum >>> 15) | (checksum << 17)) >>> 0;
  return (turned + 0xA282EAD8) >>> 0;
}
