import { assertEquals, assertThrows } from "@std/assert";
import { ShapeError } from "../../lib/core/errors.ts";
import {
  broadcastShapes,
  broadcastStrides,
  checkShape,
  contiguousStrides,
  formatShape,
  isContiguous,
  normalizeAxes,
  normalizeAxis,
  sameShape,
  sizeOf,
} from "../../lib/core/shape.ts";

Deno.test("formatShape() writes a list", () => {
  assertEquals(formatShape([2, 3]), "[2, 3]");
  assertEquals(formatShape([]), "[]");
});

Deno.test("sizeOf() multiplies the axes", () => {
  assertEquals([[], [5], [2, 3, 4], [2, 0, 4]].map(sizeOf), [1, 5, 24, 0]);
});

Deno.test("checkShape() takes rank 0 to 8 and axes of 0", () => {
  checkShape([]);
  checkShape([0, 1, 1, 1, 1, 1, 1, 2]);
});

Deno.test("checkShape() refuses other ranks and axes", () => {
  assertThrows(
    () => checkShape([1, 1, 1, 1, 1, 1, 1, 1, 1]),
    ShapeError,
    "Cannot make a tensor as its rank must be at most 8: current value is 9",
  );
  for (const shape of [[2, -1], [1.5], [NaN], [Infinity]]) {
    assertThrows(
      () => checkShape(shape),
      ShapeError,
      "Cannot make a tensor as each axis must be a non-negative integer: " +
        `current shape is ${formatShape(shape)}`,
    );
  }
});

Deno.test("contiguousStrides() are those of rows after each other", () => {
  assertEquals(contiguousStrides([2, 3, 4]), [12, 4, 1]);
  assertEquals(contiguousStrides([]), []);
});

Deno.test("isContiguous() passes over axes that are not taken", () => {
  assertEquals(isContiguous([2, 3], [3, 1]), true);
  assertEquals(isContiguous([2, 3], [1, 2]), false);
  assertEquals(isContiguous([2, 3], [4, 1]), false);
  assertEquals(isContiguous([1, 3], [99, 1]), true);
  assertEquals(isContiguous([3, 1], [1, 99]), true);
  assertEquals(isContiguous([], []), true);
});

Deno.test("isContiguous() is true of no elements, whatever the strides", () => {
  assertEquals(isContiguous([0, 3], [7, 7]), true);
  assertEquals(isContiguous([3, 0], [7, 7]), true);
});

Deno.test("sameShape() compares rank and axes", () => {
  assertEquals(sameShape([2, 3], [2, 3]), true);
  assertEquals(sameShape([2, 3], [2, 4]), false);
  assertEquals(sameShape([2, 3], [2, 3, 1]), false);
  assertEquals(sameShape([], []), true);
});

Deno.test("broadcastShapes() follows NumPy's rule", () => {
  // As numpy.broadcast_shapes prints them.
  const examples: [number[], number[], number[]][] = [
    [[256, 256, 3], [3], [256, 256, 3]],
    [[8, 1, 6, 1], [7, 1, 5], [8, 7, 6, 5]],
    [[], [2, 3], [2, 3]],
    [[0], [1], [0]],
    [[3, 1], [1, 0], [3, 0]],
  ];
  for (const [a, b, result] of examples) {
    assertEquals(broadcastShapes("add", a, b), result);
    assertEquals(broadcastShapes("add", b, a), result);
  }
});

Deno.test("broadcastShapes() refuses axes that do not fit", () => {
  for (const [a, b] of [[[3], [4]], [[2, 1], [8, 4, 3]], [[0], [2]]]) {
    assertThrows(
      () => broadcastShapes("add", a!, b!),
      ShapeError,
      "Cannot add as the shapes must broadcast: " +
        `shapes are ${formatShape(a!)} and ${formatShape(b!)}`,
    );
  }
});

Deno.test("broadcastStrides() are 0 along what is repeated", () => {
  assertEquals(broadcastStrides([3], [1], [2, 3]), [0, 1]);
  assertEquals(broadcastStrides([2, 1], [1, 1], [2, 3]), [1, 0]);
  assertEquals(broadcastStrides([2, 3], [1, 2], [2, 3]), [1, 2]);
  assertEquals(broadcastStrides([], [], [2, 3]), [0, 0]);
});

Deno.test("normalizeAxis() counts negative axes from the end", () => {
  assertEquals([0, 2, -1, -3].map((axis) => normalizeAxis("sum", axis, 3)), [
    0,
    2,
    2,
    0,
  ]);
  for (const axis of [3, -4, 0.5, NaN]) {
    assertThrows(
      () => normalizeAxis("sum", axis, 3),
      ShapeError,
      `Cannot sum as the axis must be an integer in [-3, 3): ` +
        `current value is ${axis}`,
    );
  }
  assertThrows(() => normalizeAxis("sum", 0, 0), ShapeError, "in [0, 0)");
});

Deno.test("normalizeAxes() sorts axes and names all by default", () => {
  assertEquals(normalizeAxes("sum", undefined, 3), [0, 1, 2]);
  assertEquals(normalizeAxes("sum", -1, 3), [2]);
  assertEquals(normalizeAxes("sum", [-1, 0], 3), [0, 2]);
  assertEquals(normalizeAxes("sum", [], 3), []);
  assertThrows(
    () => normalizeAxes("sum", [1, -2], 3),
    ShapeError,
    "Cannot sum as the axes must be distinct: current value is [1, -2]",
  );
});
