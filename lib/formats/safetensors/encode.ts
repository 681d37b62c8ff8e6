import { ArgumentError } from "../../core/errors.ts";
import {
  arrayClasses,
  byteLengthOf,
  type SafetensorsArrays,
  type SafetensorsDType,
  safetensorsDTypes,
} from "./dtypes.ts";
import { maximumHeaderBytes, metadataKey, prefixBytes } from "./header.ts";

/** A tensor to write: its type decides the class of its data. */
export type SafetensorsEntry = {
  [D in SafetensorsDType]: {
    /** The name, different from all others. */
    readonly name: string;
    /** The element type. */
    readonly dtype: D;
    /** The lengths of the axes; `[]` is a scalar. */
    readonly shape: readonly number[];
    /** The elements, row-major, or their bytes, little-endian. */
    readonly data:
      | SafetensorsArrays<ArrayBufferLike>[D]
      | Uint8Array<ArrayBufferLike>;
  };
}[SafetensorsDType];

/**
 * Writes a file of tensors, byte for byte as the reference implementation
 * does: the widest types first, then by name, and the header padded with
 * spaces to a multiple of 8 bytes, so that all elements are aligned.
 *
 * @param tensors The tensors, in any order.
 * @param metadata Free text to put beside them.
 * @returns The whole file; it shares no memory with the tensors.
 * @throws {ArgumentError} If a name is not Unicode or not distinct, the data
 * does not fit its type and shape, or the header is above 100 MB.
 */
export function encodeSafetensors(
  tensors: Iterable<SafetensorsEntry>,
  metadata?: Readonly<Record<string, string>>,
): Uint8Array<ArrayBuffer> {
  const chunks = safetensorsChunks(tensors, metadata);
  const bytes = chunks.reduce((sum, { length }) => sum + length, 0);
  const file = new Uint8Array(bytes);
  let offset = 0;
  for (const chunk of chunks) {
    file.set(chunk, offset);
    offset += chunk.length;
  }
  return file;
}

/**
 * The file that {@linkcode encodeSafetensors} writes, in pieces: to be written
 * one after the other, without a second copy of the tensors in memory.
 *
 * @param tensors The tensors, in any order.
 * @param metadata Free text to put beside them.
 * @returns The header, then the memory of each tensor itself, shared or not.
 * @throws {ArgumentError} If a name is not Unicode or not distinct, the data
 * does not fit its type and shape, or the header is above 100 MB.
 */
export function safetensorsChunks(
  tensors: Iterable<SafetensorsEntry>,
  metadata?: Readonly<Record<string, string>>,
): Uint8Array<ArrayBufferLike>[] {
  const inOrder = [...tensors].sort(compareEntries);
  checkNames(inOrder);
  inOrder.forEach(checkData);
  const header = encodeHeader(inOrder, metadata);
  const start = new Uint8Array(prefixBytes + header.length);
  new DataView(start.buffer).setBigUint64(0, BigInt(header.length), true);
  start.set(header, prefixBytes);
  return [
    start,
    ...inOrder.map(({ data }) =>
      new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    ),
  ];
}

function compareEntries(a: SafetensorsEntry, b: SafetensorsEntry): number {
  const rank = safetensorsDTypes.indexOf(b.dtype) -
    safetensorsDTypes.indexOf(a.dtype);
  if (rank !== 0) return rank;
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

function refused(requirement: string, value: unknown): ArgumentError {
  return new ArgumentError(
    `Cannot write safetensors as ${requirement}: current value is ${value}`,
  );
}

function checkNames(tensors: readonly SafetensorsEntry[]): void {
  const names = new Set<string>([metadataKey]);
  for (const { name } of tensors) {
    checkText(name);
    if (names.has(name)) {
      throw refused(
        `the names of tensors must be distinct, and not "${metadataKey}"`,
        JSON.stringify(name),
      );
    }
    names.add(name);
  }
}

/** A lone surrogate has no UTF-8: it would be read as another text. */
function checkText(text: string): string {
  if (typeof text === "string" && text.isWellFormed()) return text;
  throw refused(
    `names and metadata must be well-formed strings`,
    JSON.stringify(text),
  );
}

function checkData({ name, dtype, shape, data }: SafetensorsEntry): void {
  const owner = `tensor ${JSON.stringify(name)}`;
  if (!(data instanceof Uint8Array || data instanceof arrayClasses[dtype])) {
    throw refused(
      `the data of ${owner} must be ${arrayClasses[dtype].name} or Uint8Array`,
      (data as object).constructor.name,
    );
  }
  if (shape.some((length) => !Number.isSafeInteger(length) || length < 0)) {
    throw refused(
      `each axis of ${owner} must be a non-negative integer`,
      `[${shape.join(", ")}]`,
    );
  }
  const bytes = byteLengthOf(dtype, shape);
  if (bytes !== data.byteLength) {
    throw refused(
      `the data of ${owner} must be the ${bytes ?? "countless"} bytes of ` +
        `${dtype} of shape [${shape.join(", ")}]`,
      `${data.byteLength} bytes`,
    );
  }
}

/** Member by member, as an object would take "__proto__" for its own. */
function encodeHeader(
  tensors: readonly SafetensorsEntry[],
  metadata: Readonly<Record<string, string>> | undefined,
): Uint8Array<ArrayBuffer> {
  const members: string[] = [];
  if (metadata !== undefined) {
    const texts = Object.entries(metadata).map(([key, value]) =>
      `${JSON.stringify(checkText(key))}:${JSON.stringify(checkText(value))}`
    );
    members.push(`"${metadataKey}":{${texts.join(",")}}`);
  }
  let begin = 0;
  for (const { name, dtype, shape, data } of tensors) {
    const end = begin + data.byteLength;
    members.push(
      `${JSON.stringify(name)}:{"dtype":"${dtype}","shape":[${shape}],` +
        `"data_offsets":[${begin},${end}]}`,
    );
    begin = end;
  }
  return padded(new TextEncoder().encode(`{${members.join(",")}}`));
}

function padded(header: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const length = Math.ceil(header.length / prefixBytes) * prefixBytes;
  if (length > maximumHeaderBytes) {
    throw refused(
      `the header must be at most ${maximumHeaderBytes} bytes`,
      length,
    );
  }
  const result = new Uint8Array(length).fill(0x20);
  result.set(header);
  return result;
}
