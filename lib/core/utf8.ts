/** The length of a sequence and the range of its second byte, for a first
 * byte: table 3-7, "Well-Formed UTF-8 Byte Sequences", of the Unicode Standard
 * 15.0. The third and fourth bytes are always 0x80 to 0xBF. */
function sequenceOf(first: number): readonly [number, number, number] {
  if (first < 0x80) return [1, 0, 0];
  if (first < 0xC2) return [0, 0, 0];
  if (first < 0xE0) return [2, 0x80, 0xBF];
  if (first === 0xE0) return [3, 0xA0, 0xBF];
  if (first === 0xED) return [3, 0x80, 0x9F];
  if (first < 0xF0) return [3, 0x80, 0xBF];
  if (first === 0xF0) return [4, 0x90, 0xBF];
  if (first < 0xF4) return [4, 0x80, 0xBF];
  return first === 0xF4 ? [4, 0x80, 0x8F] : [0, 0, 0];
}

/** The length of the well-formed sequence at an offset; 0 if there is none. */
function sequenceLength(bytes: Uint8Array, offset: number): number {
  const [length, low, high] = sequenceOf(bytes[offset]!);
  if (length < 2) return length;
  if (offset + length > bytes.length) return 0;
  const second = bytes[offset + 1]!;
  if (second < low || second > high) return 0;
  for (let index = 2; index < length; index++) {
    if ((bytes[offset + index]! & 0xC0) !== 0x80) return 0;
  }
  return length;
}

/**
 * Where bytes stop being UTF-8. A `TextDecoder` refuses them too, but does not
 * say where.
 *
 * @param bytes The bytes.
 * @returns The offset of the first ill-formed sequence; -1 if there is none.
 */
export function invalidUtf8Offset(bytes: Uint8Array): number {
  let offset = 0;
  while (offset < bytes.length) {
    const length = sequenceLength(bytes, offset);
    if (length === 0) return offset;
    offset += length;
  }
  return -1;
}
