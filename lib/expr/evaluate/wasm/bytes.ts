/** Bytes of the WebAssembly binary format. */

/**
 * An unsigned integer in LEB128.
 *
 * @param value At most 2^32 - 1.
 * @returns One to five bytes.
 */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/**
 * A signed 32-bit integer in LEB128.
 *
 * @param value The integer.
 * @returns One to five bytes.
 */
export function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value | 0;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const done = (rest === 0 && (low & 0x40) === 0) ||
      (rest === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

/**
 * An unsigned integer in five bytes of LEB128, to be patched later.
 *
 * @param value At most 2^32 - 1.
 * @returns Five bytes.
 */
export function padded(value: number): number[] {
  return [0, 7, 14, 21, 28].map((shift, i) =>
    ((value >>> shift) & 0x7f) | (i < 4 ? 0x80 : 0)
  );
}

/**
 * A name: its length and its characters.
 *
 * @param text ASCII.
 * @returns The bytes.
 */
export function name(text: string): number[] {
  return [text.length, ...Array.from(text, (c) => c.charCodeAt(0))];
}

/**
 * A vector: its length and its elements.
 *
 * @param items The bytes of each element.
 * @returns The bytes.
 */
export function list(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

/**
 * A section: its number, its length and its contents.
 *
 * @param id The number.
 * @param contents The bytes.
 * @returns The bytes, none if there are no contents.
 */
export function section(id: number, contents: readonly number[]): number[] {
  return [id, ...unsigned(contents.length), ...contents];
}

const scratch = new DataView(new ArrayBuffer(8));

/**
 * The bits of a double.
 *
 * @param value The number.
 * @returns 64 bits.
 */
export function bitsOf(value: number): bigint {
  scratch.setFloat64(0, value);
  return scratch.getBigUint64(0);
}
