/** Files spoiled at random, the same for the same seed: bits, cuts, splices,
 * numbers in text, and lengths in front of it. */

import type { Random } from "../lib/core/random.ts";

/** What is spoiled. */
export interface MutationOptions {
  /** What such files are made of, to be put where it does not belong. */
  readonly pieces?: readonly string[];
  /** Whether the first 8 bytes are the length of a text after them: half of
   * the time it is made true again, so that the text is reached. */
  readonly lengthPrefix?: boolean;
  /** The longest file to make, in bytes; 1 MiB if absent. */
  readonly maximumBytes?: number;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Numbers that parsers and products of sizes get wrong. */
const numbers = [
  ...["0", "1", "-1", "2", "7", "255", "256", "65535", "65536", "1e9"],
  ...["2147483647", "2147483648", "4294967295", "4294967296", "1e308"],
  ...["9007199254740991", "9007199254740992", "18446744073709551615"],
  ...["1.5", "-0", "00", "1e999", "1e-999", "0x10", "NaN", "1".repeat(400)],
  // deeper than a stack, and no number at all
  ...[
    "[".repeat(2e4) + "]".repeat(2e4),
    '{"a":'.repeat(1e4) + "1" +
    "}".repeat(1e4),
  ],
];

/** What all text formats here are made of. */
const jsonPieces = [
  ...['"', "{", "}", "[", "]", ",", ":", "\\", "-", "0", "9", ".5", " "],
  ...["null", "true", "false", "{}", "[]", '""', "\n", "\r\n", "\t", "\0"],
  ...["__proto__", "constructor", '"__proto__":{},', "\\ud800", "\\u0000"],
  ...["[".repeat(500), '{"a":'.repeat(500), "é", "\u{1F600}", "\uFEFF"],
];

const encoder = new TextEncoder();

/** Makes files that are almost what they should be. */
export class Mutator {
  readonly #random: Random;
  readonly #originals: readonly Bytes[];
  readonly #pieces: readonly Bytes[];
  readonly #lengthPrefix: boolean;
  readonly #maximum: number;

  /**
   * Takes the files to spoil.
   *
   * @param random What to draw from.
   * @param originals Files that are as they should be.
   * @param options What they are made of.
   */
  constructor(
    random: Random,
    originals: readonly Bytes[],
    options: MutationOptions = {},
  ) {
    const { pieces = [], lengthPrefix = false, maximumBytes = 2 ** 20 } =
      options;
    this.#random = random;
    this.#originals = originals;
    this.#pieces = [...jsonPieces, ...pieces].map((piece) =>
      encoder.encode(piece)
    );
    this.#lengthPrefix = lengthPrefix;
    this.#maximum = maximumBytes;
  }

  /** The next file: an original with one to four changes. */
  next(): Bytes {
    const original = this.#pick(this.#originals);
    let bytes = original.slice();
    const changes = 1 + Math.min(this.#below(4), this.#below(4));
    for (let change = 0; change < changes; change++) {
      bytes = this.#changed(bytes).slice(0, this.#maximum);
    }
    if (this.#lengthPrefix && this.#below(2) === 0) {
      repairLength(bytes, original);
    }
    return bytes;
  }

  #changed(bytes: Bytes): Bytes {
    const start = this.#below(bytes.length + 1);
    const length = this.#below(40);
    switch (this.#below(11)) {
      case 0:
        return this.#flipped(bytes, start);
      case 1:
        return splice(bytes, start, 1, Uint8Array.of(this.#below(256)));
      case 2:
        return splice(bytes, start, length, new Uint8Array(0));
      case 3:
        return bytes.slice(0, start);
      case 4:
        return this.#repeated(bytes, start, length);
      case 5:
        return splice(bytes, start, 0, this.#pick(this.#pieces));
      case 6: {
        const piece = this.#pick(this.#pieces);
        return splice(bytes, start, piece.length, piece);
      }
      case 7:
        return this.#spliced(bytes, start, length);
      case 8:
        return this.#lengthPrefix
          ? this.#relengthened(bytes)
          : this.#renumbered(bytes, start);
      default:
        return this.#renumbered(bytes, start);
    }
  }

  #flipped(bytes: Bytes, index: number): Bytes {
    if (index < bytes.length) bytes[index]! ^= 1 << this.#below(8);
    return bytes;
  }

  /** A part of it again, now and then a thousand times. */
  #repeated(bytes: Bytes, start: number, length: number): Bytes {
    const part = bytes.slice(start, start + length);
    const times = this.#below(20) === 0 ? this.#below(1000) : 1;
    const run = new Uint8Array(part.length * times);
    for (let i = 0; i < times; i++) run.set(part, i * part.length);
    return splice(bytes, start, 0, run);
  }

  /** A part of another file, or of another place of this one. */
  #spliced(bytes: Bytes, start: number, length: number): Bytes {
    const other = this.#pick(this.#originals);
    const from = this.#below(other.length + 1);
    const removed = this.#below(40);
    return splice(bytes, start, removed, other.slice(from, from + length));
  }

  /** The next number in the text becomes one that is hard to take. */
  #renumbered(bytes: Bytes, start: number): Bytes {
    let begin = start;
    while (begin < bytes.length && !isDigit(bytes[begin]!)) begin++;
    let end = begin;
    while (end < bytes.length && isDigit(bytes[end]!)) end++;
    const old = new TextDecoder().decode(bytes.subarray(begin, end));
    const near = String(Number(old) + this.#below(9) - 4);
    const text = this.#below(2) === 0 ? near : this.#pick(numbers);
    return splice(bytes, begin, end - begin, encoder.encode(text));
  }

  /** A length in front that is near to the truth, or far from it. */
  #relengthened(bytes: Bytes): Bytes {
    if (bytes.length < 8) return bytes;
    const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
    const far = 2n ** BigInt(this.#below(64));
    const near = view.getBigUint64(0, true) + BigInt(this.#below(17) - 8);
    view.setBigUint64(0, BigInt.asUintN(64, this.#below(2) ? far : near), true);
    return bytes;
  }

  #pick<T>(list: readonly T[]): T {
    return list[this.#below(list.length)]!;
  }

  #below(bound: number): number {
    return this.#random.below(bound);
  }
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function splice(
  bytes: Bytes,
  start: number,
  removed: number,
  piece: Uint8Array,
): Bytes {
  const end = Math.min(bytes.length, start + removed);
  const result = new Uint8Array(bytes.length - (end - start) + piece.length);
  result.set(bytes.subarray(0, start));
  result.set(piece, start);
  result.set(bytes.subarray(end), start + piece.length);
  return result;
}

/** Takes what follows the text to be as long as it was. */
function repairLength(bytes: Bytes, original: Bytes): void {
  if (bytes.length < 8) return;
  const prefix = new DataView(original.buffer, original.byteOffset, 8);
  const after = original.length - 8 - Number(prefix.getBigUint64(0, true));
  const length = Math.max(0, bytes.length - 8 - after);
  new DataView(bytes.buffer, bytes.byteOffset, 8)
    .setBigUint64(0, BigInt(length), true);
}
