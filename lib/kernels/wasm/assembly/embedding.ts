// Rows of a table, by their ids.

import { fill } from "./fill";
import { loadPart, put, putPart } from "./simd";

/** out = x, or out += x. */
@inline
function putRow(n: i32, x: usize, out: usize, accumulate: i32): void {
  for (; n >= 4; n -= 4) {
    put(out, v128.load(x), accumulate);
    x += 16;
    out += 16;
  }
  if (n > 0) putPart(out, loadPart(x, n), n, accumulate);
}

export function embedding(
  rows: i32,
  columns: i32,
  vocabulary: i32,
  table: usize,
  ids: usize,
  out: usize,
  accumulate: i32,
): void {
  const step = <usize>columns << 2;
  for (; rows > 0; rows--) {
    const id = load<i32>(ids);
    // As an unsigned number a negative id is too large.
    if (<u32>id < <u32>vocabulary) {
      putRow(columns, table + <usize>id * step, out, accumulate);
    } else fill(columns, NaN, out);
    ids += 4;
    out += step;
  }
}

export function embeddingBackward(
  rows: i32,
  columns: i32,
  vocabulary: i32,
  ids: usize,
  dy: usize,
  dTable: usize,
  accumulate: i32,
): void {
  const step = <usize>columns << 2;
  if (!accumulate) fill(vocabulary * columns, 0, dTable);
  for (; rows > 0; rows--) {
    const id = load<i32>(ids);
    if (<u32>id < <u32>vocabulary) {
      putRow(columns, dy, dTable + <usize>id * step, 1);
    }
    ids += 4;
    dy += step;
  }
}
