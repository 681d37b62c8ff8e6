// Attention of single positions over keys and values that are kept.

import { fillRow } from "./fill";
import { scores } from "./gemm";
import { rowProduct } from "./gemm_row";
import { softmaxRows } from "./rows";

/** Copies n floats of each head, from where they lie side by side to where the
 * heads are `headStep` bytes apart. */
@inline
function keepHeads(
  heads: i32,
  bytes: usize,
  headStep: usize,
  from: usize,
  to: usize,
): void {
  for (; heads > 0; heads--) {
    memory.copy(to, from, bytes);
    from += bytes;
    to += headStep;
  }
}

/** Whether a row has a place. As an unsigned number a negative one is too
 * large. */
@inline
function isKept(
  slot: i32,
  position: i32,
  sequences: i32,
  capacity: i32,
): bool {
  return <u32>slot < <u32>sequences && <u32>position < <u32>capacity;
}

export function cachedAttention(
  rows: i32,
  heads: i32,
  size: i32,
  sequences: i32,
  capacity: i32,
  scale: f32,
  packed: usize,
  slots: usize,
  positions: usize,
  keys: usize,
  values: usize,
  out: usize,
): void {
  const row = <usize>size << 2; // one position of one head
  const width = row * heads; // one position
  const headStep = row * capacity;
  const slotStep = headStep * heads;
  const one = f32x4.splat(1);
  for (let r = 0; r < rows; r++) {
    const slot = load<i32>(slots + (<usize>r << 2));
    const position = load<i32>(positions + (<usize>r << 2));
    if (!isKept(slot, position, sequences, capacity)) continue;
    const at = slotStep * slot + row * position;
    const key = packed + width * (3 * r + 1);
    keepHeads(heads, row, headStep, key, keys + at);
    keepHeads(heads, row, headStep, key + width, values + at);
  }
  for (let r = 0; r < rows; r++) {
    const slot = load<i32>(slots + (<usize>r << 2));
    const position = load<i32>(positions + (<usize>r << 2));
    if (!isKept(slot, position, sequences, capacity)) {
      fillRow(heads * size, 0, out);
      out += width;
      continue;
    }
    const count = position + 1;
    let query = packed + width * 3 * r, at = slotStep * slot;
    for (let h = 0; h < heads; h++) {
      rowProduct(1, count, size, scale, query, keys + at, row, 0, scores);
      softmaxRows(count, 0, 0, 0, one, 0, scores, scores);
      rowProduct(0, size, count, 1, scores, values + at, row, 0, out);
      query += row;
      at += headStep;
      out += row;
    }
  }
}
