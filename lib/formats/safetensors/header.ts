/** What the header of a safetensors file says, checked. */

import {
  byteLengthOf,
  type SafetensorsDType,
  safetensorsDTypes,
} from "./dtypes.ts";
import { HeaderReader, malformed, quote } from "./reader.ts";

/** The bytes of the header's length; the header is padded to a multiple. */
export const prefixBytes: number = 8;

/** The longest header that the format allows, in bytes. */
export const maximumHeaderBytes: number = 100_000_000;

/** The key that holds the metadata, and no tensor. */
export const metadataKey: string = "__metadata__";

/** Where a tensor lies. */
export interface HeaderEntry {
  /** The element type. */
  readonly dtype: SafetensorsDType;
  /** The lengths of the axes. */
  readonly shape: readonly number[];
  /** The offset of its first byte, from the end of the header. */
  readonly begin: number;
  /** The offset after its last byte. */
  readonly end: number;
}

/** A header whose tensors cover the bytes after it, each of them once. */
export interface Header {
  /** Free text, on an object without a prototype. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The tensors by name, in the order of the header. */
  readonly entries: ReadonlyMap<string, HeaderEntry>;
}

/**
 * Reads a header.
 *
 * @param text The JSON, and its padding.
 * @param dataBytes The number of bytes after it.
 * @returns The header.
 * @throws {FormatError} If it is not what the format promises.
 */
export function parseHeader(text: string, dataBytes: number): Header {
  const reader = new HeaderReader(text);
  const metadata = Object.create(null) as Record<string, string>;
  const entries = new Map<string, HeaderEntry>();
  reader.object("the header", (name) => {
    if (name !== metadataKey) {
      entries.set(name, readEntry(reader, `tensor ${quote(name)}`));
      return;
    }
    reader.object("the metadata", (key) => {
      metadata[key] = reader.string();
    });
  });
  reader.end();
  checkCover(entries, dataBytes);
  return { metadata, entries };
}

function readEntry(reader: HeaderReader, owner: string): HeaderEntry {
  let dtype: SafetensorsDType | undefined;
  let shape: number[] | undefined;
  let offsets: number[] | undefined;
  reader.object(owner, (key) => {
    if (key === "dtype") dtype = knownDType(reader.string(), owner);
    else if (key === "shape") shape = reader.integers();
    else if (key === "data_offsets") offsets = reader.integers();
    else {
      throw malformed(
        `the keys of ${owner} must be dtype, shape and data_offsets`,
        quote(key),
      );
    }
  });
  const entry = checkEntry(owner, dtype, shape, offsets);
  checkSize(owner, entry);
  return entry;
}

function knownDType(name: string, owner: string): SafetensorsDType {
  const dtype = safetensorsDTypes.find((known) => known === name);
  if (dtype !== undefined) return dtype;
  throw malformed(
    `the dtype of ${owner} must be one of ${safetensorsDTypes.join(", ")}`,
    quote(name),
  );
}

function checkEntry(
  owner: string,
  dtype: SafetensorsDType | undefined,
  shape: readonly number[] | undefined,
  offsets: readonly number[] | undefined,
): HeaderEntry {
  if (dtype === undefined || shape === undefined || offsets === undefined) {
    const missing = dtype === undefined
      ? "dtype"
      : shape === undefined
      ? "shape"
      : "data_offsets";
    throw malformed(`${owner} must have a ${missing}`, "nothing");
  }
  const [begin, end] = offsets;
  if (begin === undefined || end === undefined || offsets.length !== 2) {
    throw malformed(
      `the data_offsets of ${owner} must be two integers`,
      `${offsets.length} of them`,
    );
  }
  return { dtype, shape, begin, end };
}

function checkSize(owner: string, entry: HeaderEntry): void {
  const { dtype, shape, begin, end } = entry;
  const bytes = byteLengthOf(dtype, shape);
  if (bytes === undefined) {
    throw malformed(
      `the size of ${owner} must be at most ${Number.MAX_SAFE_INTEGER} bytes`,
      `${dtype} of shape [${shape.slice(0, 20).join(", ")}]`,
    );
  }
  if (end - begin !== bytes) {
    throw malformed(
      `the data_offsets of ${owner} must span the ${bytes} bytes of its ` +
        `dtype and shape`,
      `[${begin}, ${end}]`,
    );
  }
}

/** Refuses holes, overlaps and bytes that are left over. */
function checkCover(
  entries: ReadonlyMap<string, HeaderEntry>,
  dataBytes: number,
): void {
  const inOrder = [...entries].sort(([, a], [, b]) =>
    a.begin - b.begin || a.end - b.end
  );
  let offset = 0;
  for (const [name, { begin, end }] of inOrder) {
    if (begin !== offset) {
      throw malformed(
        `the data of tensor ${quote(name)} must begin at offset ${offset}, ` +
          `without a hole or an overlap`,
        begin,
      );
    }
    offset = end;
  }
  if (offset !== dataBytes) {
    throw malformed(
      `the file must hold the ${offset} bytes of its tensors after the header`,
      dataBytes,
    );
  }
}
