/** The reflected polynomial of CRC-32C (Castagnoli), RFC 3720, appendix B.4. */
const polynomial = 0x82F63B78;

/** The remainder of each byte. */
const table: Uint32Array<ArrayBuffer> = Uint32Array.from(
  { length: 256 },
  (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit++) {
      rest = (rest >>> 1) ^ (rest & 1 ? polynomial : 0);
    }
    return rest;
  },
);

/**
 * The CRC-32C of bytes.
 *
 * @param bytes The bytes.
 * @returns An unsigned 32-bit integer.
 */
export function crc32c(bytes: Uint8Array): number {
  let rest = 0xFFFFFFFF;
  for (let i = 0; i < bytes.length; i++) {
    rest = (rest >>> 8) ^ table[(rest ^ bytes[i]!) & 0xFF]!;
  }
  return (rest ^ 0xFFFFFFFF) >>> 0;
}
