/** Protocol buffers, read without a schema, for tests: written from
 * https://protobuf.dev/programming-guides/encoding/ alone. */

/** The values of each field, in order: numbers as they lie in the file. */
export type Message = Map<number, (bigint | Uint8Array)[]>;

/** Reads one message; throws if it ends in the middle of a field. */
export function readMessage(bytes: Uint8Array): Message {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const fields: Message = new Map();
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n;; shift += 7n) {
      const byte = view.getUint8(at++);
      value |= BigInt(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
  };
  const fixed = (size: 4 | 8) => {
    at += size;
    return size === 4
      ? BigInt(view.getUint32(at - 4, true))
      : view.getBigUint64(at - 8, true);
  };
  const counted = () => {
    const length = Number(varint());
    at += length;
    if (at > bytes.length) throw new RangeError("a field is cut off");
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const tag = Number(varint());
    const read = [varint, () => fixed(8), counted, null, null, () => fixed(4)];
    const values = fields.get(tag >> 3) ?? [];
    values.push(read[tag & 7]!());
    fields.set(tag >> 3, values);
  }
  return fields;
}

/** The messages of a field. */
export function messagesOf(message: Message, field: number): Message[] {
  return bytesOf(message, field).map(readMessage);
}

/** The texts of a field. */
export function textsOf(message: Message, field: number): string[] {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  return bytesOf(message, field).map((bytes) => decoder.decode(bytes));
}

/** The byte strings of a field. */
export function bytesOf(message: Message, field: number): Uint8Array[] {
  return (message.get(field) ?? []) as Uint8Array[];
}

/** The signed integers of a field. */
export function integersOf(message: Message, field: number): number[] {
  return ((message.get(field) ?? []) as bigint[])
    .map((value) => Number(BigInt.asIntN(64, value)));
}

/** The floats of a field. */
export function floatsOf(message: Message, field: number): number[] {
  return ((message.get(field) ?? []) as bigint[]).map((value) =>
    new Float32Array(Uint32Array.of(Number(value)).buffer)[0]!
  );
}

/** The doubles of a field. */
export function doublesOf(message: Message, field: number): number[] {
  return ((message.get(field) ?? []) as bigint[]).map((value) =>
    new Float64Array(BigUint64Array.of(value).buffer)[0]!
  );
}
