/** Mutated safetensors files: each is read, or refused by a FormatError. */

import { assertEquals, assertInstanceOf } from "@std/assert";
import { FormatError } from "../../../lib/core/errors.ts";
import { Random } from "../../../lib/core/random.ts";
import {
  decodeSafetensors,
  encodeSafetensors,
  type SafetensorsEntry,
} from "../../../lib/formats/safetensors/mod.ts";

const entries: SafetensorsEntry[] = [
  { name: "w", dtype: "F32", shape: [2, 3], data: new Float32Array(6) },
  { name: "n", dtype: "I64", shape: [], data: new BigInt64Array(1) },
  { name: "é", dtype: "U8", shape: [0, 4], data: new Uint8Array(0) },
  { name: "m", dtype: "BOOL", shape: [3], data: new Uint8Array([1, 0, 1]) },
];

const original = encodeSafetensors(entries, { step: "7", by: "\u{1F600}" });

/** What a header is made of, to be put where it does not belong. */
const pieces = [
  ...['"', "{", "}", "[", "]", ",", ":", "\\", "-", "0", "9", "1e3", ".5"],
  ...["null", "true", '"w"', "__metadata__", "__proto__", '"dtype"', "F32"],
  ...["BF16", "F8_E4M3", "[0,24]", "9007199254740992", '"\\ud800"', " ", "\n"],
  ...["{}", '"shape":[0],', '"step":"8",', "data_offsets", "\xff", "\0"],
].map((piece) =>
  Uint8Array.from(piece, (character) => character.charCodeAt(0))
);

function splice(
  bytes: Uint8Array<ArrayBuffer>,
  start: number,
  removed: number,
  piece: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const end = Math.min(bytes.length, start + removed);
  const result = new Uint8Array(bytes.length - (end - start) + piece.length);
  result.set(bytes.subarray(0, start));
  result.set(piece, start);
  result.set(bytes.subarray(end), start + piece.length);
  return result;
}

/** Makes the length at the front true again, so that the JSON is reached. */
function repairLength(bytes: Uint8Array<ArrayBuffer>): void {
  if (bytes.length < 8) return;
  const dataBytes = 24 + 8 + 3;
  const length = Math.max(0, bytes.length - 8 - dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
}

/** One or two changes: a bit, a byte, a piece, a cut, a repetition. */
export function mutate(random: Random): Uint8Array<ArrayBuffer> {
  let bytes = original.slice();
  const changes = 1 + random.below(2);
  for (let change = 0; change < changes; change++) {
    const start = random.below(bytes.length + 1);
    const length = random.below(24);
    const kind = random.below(6);
    const none = new Uint8Array(0);
    if (kind === 0) bytes[start]! ^= 1 << random.below(8);
    else if (kind === 1) bytes[start] = random.below(256);
    else if (kind === 2) bytes = splice(bytes, start, length, none);
    else if (kind === 3) {
      bytes = splice(bytes, start, 0, bytes.slice(start, start + length));
    } else {
      const piece = pieces[random.below(pieces.length)]!;
      bytes = splice(bytes, start, kind === 4 ? 0 : piece.length, piece);
    }
  }
  if (random.below(2) === 0) repairLength(bytes);
  return bytes;
}

/** Reading, writing and reading again gives the same tensors. */
function checkAccepted(bytes: Uint8Array<ArrayBuffer>): void {
  const { metadata, tensors } = decodeSafetensors(bytes);
  const again = encodeSafetensors(
    [...tensors].map(([name, tensor]) => ({ name, ...tensor })),
    metadata,
  );
  const reread = decodeSafetensors(again);
  assertEquals({ ...reread.metadata }, { ...metadata });
  assertEquals(reread.tensors.size, tensors.size);
  for (const [name, tensor] of tensors) {
    assertEquals(reread.tensors.get(name), tensor);
  }
}

/**
 * Reads mutated files.
 *
 * @param seed What to draw the mutations from.
 * @param runs How many files.
 * @returns How many were read, and how many refused.
 */
export function fuzz(
  seed: number,
  runs: number,
): { read: number; refused: number } {
  const random = new Random(seed);
  const counts = { read: 0, refused: 0 };
  for (let run = 0; run < runs; run++) {
    const bytes = mutate(random);
    try {
      checkAccepted(bytes);
      counts.read++;
    } catch (error) {
      assertInstanceOf(
        error,
        FormatError,
        `seed ${seed}, run ${run}: ${error}`,
      );
      counts.refused++;
    }
  }
  return counts;
}
