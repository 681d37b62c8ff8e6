/**
 * The beginning of a file of tokens, little-endian: 8 bytes `FLUXTOK` and a
 * line feed, the length of the header in 4 bytes, 4 bytes of zero, 32 bytes
 * SHA-256 of the header, the header in JSON, padded with spaces so that the
 * ids begin at a multiple of 64; and then the ids, to the end of the file.
 */

import { FormatError } from "../core/errors.ts";
import { Fields, parseJSON } from "../core/fields.ts";

/** The bytes before the header. */
export const tokenPreludeBytes: number = 48;

/** No header is longer: most of it is a tokenizer. */
export const maximumTokenHeader: number = 64 * 2 ** 20;

const magic = new TextEncoder().encode("FLUXTOK\n");
const version = 1;
const alignment = 64;

/** How an id stands in the file, and its length in bytes. */
const widths = { u8: 1, u16: 2, i32: 4 } as const;

/** What the header of a file of tokens says. */
export interface TokenHeader {
  /** How an id stands there. */
  readonly dtype: keyof typeof widths;
  /** How many ids there are. */
  readonly count: number;
  /** One more than the greatest id that there may be. */
  readonly vocabulary: number;
  /** What the texts are known by: 64 hexadecimal digits. */
  readonly source: string;
  /** How the tokenizer was made of them. */
  readonly recipe: string;
  /** The SHA-256 of the ids as they stand there. */
  readonly sha256: string;
  /** The SHA-256 of the ids as 32-bit integers. */
  readonly sha256OfInt32: string;
  /** What a tokenizer's `toJSON` gave. */
  readonly tokenizer: unknown;
}

/** A function that sums bytes up to 64 hexadecimal digits, by SHA-256. */
export type Sum = (bytes: Uint8Array) => string;

/**
 * The bytes before the ids. Headers that differ in their sums and in their
 * count alone are equally long, so that one can be written over another.
 *
 * @param header What it says.
 * @param sum SHA-256.
 * @returns The bytes.
 */
export function encodeTokenHeader(
  header: TokenHeader,
  sum: Sum,
): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify({ version, ...header }));
  const reserved = String(Number.MAX_SAFE_INTEGER).length -
    String(header.count).length;
  const used = tokenPreludeBytes + json.length + reserved;
  const bytes = new Uint8Array(Math.ceil(used / alignment) * alignment);
  bytes.fill(0x20);
  bytes.set(json, tokenPreludeBytes);
  const length = bytes.length - tokenPreludeBytes;
  bytes.set(magic);
  const view = new DataView(bytes.buffer);
  view.setUint32(8, length, true);
  view.setUint32(12, 0, true);
  bytes.set(
    Uint8Array.fromHex(sum(bytes.subarray(tokenPreludeBytes))),
    16,
  );
  return bytes;
}

/**
 * The length of the header, of a file that is not trusted.
 *
 * @param prelude The first bytes of the file.
 * @param source What to call it in errors.
 * @returns Its length in bytes.
 * @throws {FormatError} If it is no file of tokens.
 */
export function tokenHeaderLength(
  prelude: Uint8Array<ArrayBuffer>,
  source: string,
): number {
  const view = new DataView(prelude.buffer, prelude.byteOffset);
  const known = prelude.length >= tokenPreludeBytes &&
    magic.every((byte, index) => prelude[index] === byte);
  const length = known ? view.getUint32(8, true) : 0;
  if (
    known && view.getUint32(12, true) === 0 && length > 0 &&
    length <= maximumTokenHeader &&
    (length + tokenPreludeBytes) % alignment === 0
  ) return length;
  throw new FormatError(
    `Cannot load ${source} as it must be a file of tokens: ` +
      `it begins with other bytes`,
  );
}

/**
 * Reads a header, of a file that is not trusted.
 *
 * @param bytes The bytes before the ids.
 * @param size The length of the file.
 * @param source What to call it in errors.
 * @param sum SHA-256.
 * @returns What it says.
 * @throws {FormatError} If it is torn, of another version, or promises another
 * length.
 */
export function decodeTokenHeader(
  bytes: Uint8Array<ArrayBuffer>,
  size: number,
  source: string,
  sum: Sum,
): TokenHeader {
  const json = bytes.subarray(tokenPreludeBytes);
  if (sum(json) !== bytes.subarray(16, tokenPreludeBytes).toHex()) {
    throw new FormatError(
      `Cannot load ${source} as its header must have its sum: it is damaged`,
    );
  }
  const text = new TextDecoder().decode(json);
  const fields = new Fields(parseJSON(text, source), source);
  fields.checked("version", `be ${version}`, (value) => value === version);
  const dtype = fields.checked<TokenHeader["dtype"]>(
    "dtype",
    "be u8, u16 or i32",
    (value) => typeof value === "string" && Object.hasOwn(widths, value),
  );
  const most = 2 ** (8 * widths[dtype] - (dtype === "i32" ? 1 : 0));
  const header: TokenHeader = {
    dtype,
    count: fields.integer("count", Number.MAX_SAFE_INTEGER, 0),
    vocabulary: fields.integer("vocabulary", most),
    source: hexOf(fields, "source"),
    recipe: fields.text("recipe", 100),
    sha256: hexOf(fields, "sha256"),
    sha256OfInt32: hexOf(fields, "sha256OfInt32"),
    tokenizer: fields.value("tokenizer"),
  };
  const wanted = bytes.length + header.count * widths[dtype];
  if (size === wanted) return header;
  throw new FormatError(
    `Cannot load ${source} as it must have ${wanted} bytes: ` +
      `current size is ${size}`,
  );
}

function hexOf(fields: Fields, name: string): string {
  return fields.checked(
    name,
    "be 64 hexadecimal digits",
    (value) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value),
  );
}
