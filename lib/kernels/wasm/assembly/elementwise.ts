// Element-wise kernels of two operands, and select. The operation is a constant
// where these functions are inlined, so that only one branch is left.

import { power as powerOf } from "./power";
import { loadPart, put, putFour, putOne, putPart, storePart } from "./simd";

const enum Op {
  add,
  subtract,
  multiply,
  divide,
  power,
  maximum,
  minimum,
  less,
  lessEqual,
  equal,
}

@inline
function apply(op: Op, a: v128, b: v128): v128 {
  if (op == Op.add) return f32x4.add(a, b);
  if (op == Op.subtract) return f32x4.sub(a, b);
  if (op == Op.multiply) return f32x4.mul(a, b);
  if (op == Op.divide) return f32x4.div(a, b);
  if (op == Op.power) return powerOf(a, b);
  if (op == Op.maximum) return f32x4.max(a, b);
  if (op == Op.minimum) return f32x4.min(a, b);
  const one = f32x4.splat(1);
  if (op == Op.less) return v128.and(f32x4.lt(a, b), one);
  if (op == Op.lessEqual) return v128.and(f32x4.le(a, b), one);
  return v128.and(f32x4.eq(a, b), one);
}

/** A row of two contiguous operands. */
@inline
function rowBoth(
  op: Op,
  n: i32,
  a: usize,
  b: usize,
  out: usize,
  accumulate: i32,
): void {
  for (; n >= 16; n -= 16) {
    const v0 = apply(op, v128.load(a), v128.load(b));
    const v1 = apply(op, v128.load(a, 16), v128.load(b, 16));
    const v2 = apply(op, v128.load(a, 32), v128.load(b, 32));
    const v3 = apply(op, v128.load(a, 48), v128.load(b, 48));
    putFour(out, v0, v1, v2, v3, accumulate);
    a += 64;
    b += 64;
    out += 64;
  }
  for (; n >= 4; n -= 4) {
    put(out, apply(op, v128.load(a), v128.load(b)), accumulate);
    a += 16;
    b += 16;
    out += 16;
  }
  if (n == 0) return;
  putPart(out, apply(op, loadPart(a, n), loadPart(b, n)), n, accumulate);
}

/** A row of one contiguous operand, x, and one repeated element, y. */
@inline
function rowOne(
  op: Op,
  swapped: bool,
  n: i32,
  x: usize,
  y: usize,
  out: usize,
  accumulate: i32,
): void {
  const same = v128.load32_splat(y);
  for (; n >= 4; n -= 4) {
    const v = v128.load(x);
    const value = swapped ? apply(op, same, v) : apply(op, v, same);
    put(out, value, accumulate);
    x += 16;
    out += 16;
  }
  if (n == 0) return;
  const v = loadPart(x, n);
  const value = swapped ? apply(op, same, v) : apply(op, v, same);
  putPart(out, value, n, accumulate);
}

/** A row of any strides. */
@inline
function rowStrided(
  op: Op,
  n: i32,
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  out: usize,
  accumulate: i32,
): void {
  for (; n > 0; n--) {
    const value = apply(op, v128.load32_splat(a), v128.load32_splat(b));
    putOne(out, f32x4.extract_lane(value, 0), accumulate);
    a += aStep;
    b += bStep;
    out += 4;
  }
}

@inline
function binary(
  op: Op,
  rows: i32,
  columns: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  out: usize,
  accumulate: i32,
): void {
  if (rows <= 0 || columns <= 0) return;
  // One long row instead of many where the strides allow it.
  if (columns == 1) {
    aColumn = aRow;
    bColumn = bRow;
    columns = rows;
    rows = 1;
  } else if (aRow == columns * aColumn && bRow == columns * bColumn) {
    columns *= rows;
    rows = 1;
  }
  const aStep = <usize>aRow << 2, bStep = <usize>bRow << 2;
  for (; rows > 0; rows--) {
    if (aColumn == 1 && bColumn == 1) {
      rowBoth(op, columns, a, b, out, accumulate);
    } else if (aColumn == 1 && bColumn == 0) {
      rowOne(op, false, columns, a, b, out, accumulate);
    } else if (aColumn == 0 && bColumn == 1) {
      rowOne(op, true, columns, b, a, out, accumulate);
    } else {
      const aNext = <usize>aColumn << 2, bNext = <usize>bColumn << 2;
      rowStrided(op, columns, a, aNext, b, bNext, out, accumulate);
    }
    a += aStep;
    b += bStep;
    out += <usize>columns << 2;
  }
}

/** out = condition ≠ 0 ? a : b. */
export function select(
  n: i32,
  condition: usize,
  a: usize,
  b: usize,
  out: usize,
): void {
  const zero = f32x4.splat(0);
  for (; n >= 4; n -= 4) {
    const mask = f32x4.ne(v128.load(condition), zero);
    v128.store(out, v128.bitselect(v128.load(a), v128.load(b), mask));
    condition += 16;
    a += 16;
    b += 16;
    out += 16;
  }
  if (n == 0) return;
  const mask = f32x4.ne(loadPart(condition, n), zero);
  storePart(out, v128.bitselect(loadPart(a, n), loadPart(b, n), mask), n);
}

export function add(
  rows: i32,
  columns: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  out: usize,
  accumulate: i32,
): void {
  binary(
    Op.add, rows, columns,
    a, aRow, aColumn, b, bRow, bColumn, out, accumulate,
  );
}

export function subtract(
  rows: i32,
  columns: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  out: usize,
  accumulate: i32,
): void {
  binary(
    Op.subtract, rows, columns,
    a, aRow, aColumn, b, bRow, bColumn, out, accumulate,
  );
}

export function multiply(
  rows: i32,
  columns: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  out: usize,
  accumulate: i32,
): void {
  binary(
    Op.multiply, rows, columns,
    a, aRow, aColumn, b, bRow, bColumn, out, accumulate,
  );
}

export function divide(
  rows: i32,
  columns: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  out: usize,
  accumulate: i32,
): void {
  binary(
    Op.divide, rows, columns,
    a, aRow, aColumn, b, bRow, bColumn, out, accumulate,
  );
}

export function power(
  rows: i32,
  columns: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  out: usize,
  accumulate: i32,
): void {
  // Squares are what powers mostly are.
  const repeated = bRow == 0 && bColumn == 0 && rows > 0 && columns > 0;
  if (repeated && load<f32>(b) == 2) {
    multiply(
      rows, columns, a, aRow, aColumn, a, aRow, aColumn, out, accumulate,
    );
    return;
  }
  binary(
    Op.power, rows, columns,
    a, aRow, aColumn, b, bRow, bColumn, out, accumulate,
  );
}

export function maximum(
  rows: i32,
  columns: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  out: usize,
  accumulate: i32,
): void {
  binary(
    Op.maximum, rows, columns,
    a, aRow, aColumn, b, bRow, bColumn, out, accumulate,
  );
}

export function minimum(
  rows: i32,
  columns: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  out: usize,
  accumulate: i32,
): void {
  binary(
    Op.minimum, rows, columns,
    a, aRow, aColumn, b, bRow, bColumn, out, accumulate,
  );
}

export function less(
  rows: i32,
  columns: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  out: usize,
  accumulate: i32,
): void {
  binary(
    Op.less, rows, columns,
    a, aRow, aColumn, b, bRow, bColumn, out, accumulate,
  );
}

export function lessEqual(
  rows: i32,
  columns: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  out: usize,
  accumulate: i32,
): void {
  binary(
    Op.lessEqual, rows, columns,
    a, aRow, aColumn, b, bRow, bColumn, out, accumulate,
  );
}

export function equal(
  rows: i32,
  columns: i32,
  a: usize,
  aRow: i32,
  aColumn: i32,
  b: usize,
  bRow: i32,
  bColumn: i32,
  out: usize,
  accumulate: i32,
): void {
  binary(
    Op.equal, rows, columns,
    a, aRow, aColumn, b, bRow, bColumn, out, accumulate,
  );
}
