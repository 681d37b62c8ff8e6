/** The protocol buffers wire format, as far as messages are written
 * (https://protobuf.dev/programming-guides/encoding/). */

/** How the value of a field is laid out. */
const wireTypes = { varint: 0, fixed64: 1, length: 2, fixed32: 5 } as const;

/** From this length on, bytes are referred to and not copied. */
const referredBytes = 4096;

const encoder = new TextEncoder();

/**
 * A message that is being written, field by field. Long byte strings (the
 * weights of a model) are kept by reference until the file is put together.
 */
export class ProtobufWriter {
  #buffer: Uint8Array<ArrayBuffer> = new Uint8Array(64);
  #view: DataView<ArrayBuffer> = new DataView(this.#buffer.buffer);
  #used = 0;
  #finished: Uint8Array<ArrayBuffer>[] = [];
  #finishedBytes = 0;

  /** The length of the message so far, in bytes. */
  get length(): number {
    return this.#finishedBytes + this.#used;
  }

  /**
   * Writes an int64, uint64, int32, bool or enum field.
   *
   * @param field Its number.
   * @param value A safe integer.
   */
  integer(field: number, value: number): void {
    this.#tag(field, wireTypes.varint);
    this.#varint(value);
  }

  /**
   * Writes a float field.
   *
   * @param field Its number.
   * @param value Its value, rounded to float32.
   */
  float(field: number, value: number): void {
    this.#tag(field, wireTypes.fixed32);
    this.#reserve(4);
    this.#view.setFloat32(this.#used, value, true);
    this.#used += 4;
  }

  /**
   * Writes a double field.
   *
   * @param field Its number.
   * @param value Its value.
   */
  double(field: number, value: number): void {
    this.#tag(field, wireTypes.fixed64);
    this.#reserve(8);
    this.#view.setFloat64(this.#used, value, true);
    this.#used += 8;
  }

  /**
   * Writes a string field.
   *
   * @param field Its number.
   * @param value The text; a lone surrogate becomes U+FFFD.
   */
  text(field: number, value: string): void {
    this.bytes(field, encoder.encode(value));
  }

  /**
   * Writes a bytes field.
   *
   * @param field Its number.
   * @param value The bytes; they may not change before {@linkcode parts}.
   */
  bytes(field: number, value: Uint8Array<ArrayBuffer>): void {
    this.#tag(field, wireTypes.length);
    this.#varint(value.length);
    this.#append(value);
  }

  /**
   * Writes a message field.
   *
   * @param field Its number.
   * @param message The message; it is written no further.
   */
  message(field: number, message: ProtobufWriter): void {
    this.#tag(field, wireTypes.length);
    this.#varint(message.length);
    for (const part of message.#finished) this.#append(part);
    this.#append(message.#buffer.subarray(0, message.#used));
  }

  /**
   * The message in pieces, the long ones by reference.
   *
   * @returns Bytes in order; together they are the message.
   */
  parts(): readonly Uint8Array<ArrayBuffer>[] {
    return [...this.#finished, this.#buffer.subarray(0, this.#used)];
  }

  /**
   * The message in one piece.
   *
   * @returns Its bytes.
   */
  finish(): Uint8Array<ArrayBuffer> {
    const result = new Uint8Array(this.length);
    let offset = 0;
    for (const part of this.parts()) {
      result.set(part, offset);
      offset += part.length;
    }
    return result;
  }

  #tag(field: number, wireType: number): void {
    this.#varint(8 * field + wireType);
  }

  /** Seven bits a byte, the lowest first; a negative number is 2^64 more. */
  #varint(value: number): void {
    this.#reserve(10);
    if (value >= 0 && value < 0x80) {
      this.#buffer[this.#used++] = value;
      return;
    }
    let rest = BigInt.asUintN(64, BigInt(value));
    while (rest >= 0x80n) {
      this.#buffer[this.#used++] = Number(rest & 0x7Fn) | 0x80;
      rest >>= 7n;
    }
    this.#buffer[this.#used++] = Number(rest);
  }

  #append(bytes: Uint8Array<ArrayBuffer>): void {
    if (bytes.length < referredBytes) {
      this.#reserve(bytes.length);
      this.#buffer.set(bytes, this.#used);
      this.#used += bytes.length;
      return;
    }
    this.#finished.push(this.#buffer.subarray(0, this.#used), bytes);
    this.#finishedBytes += this.#used + bytes.length;
    this.#replace(64);
  }

  #reserve(bytes: number): void {
    const wanted = this.#used + bytes;
    if (wanted <= this.#buffer.length) return;
    const old = this.#buffer.subarray(0, this.#used);
    this.#replace(Math.max(wanted, 2 * this.#buffer.length));
    this.#buffer.set(old);
    this.#used = old.length;
  }

  #replace(capacity: number): void {
    this.#buffer = new Uint8Array(capacity);
    this.#view = new DataView(this.#buffer.buffer);
    this.#used = 0;
  }
}
