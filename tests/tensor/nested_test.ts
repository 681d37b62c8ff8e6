import { assertEquals, assertThrows } from "@std/assert";
import { ShapeError } from "../../lib/core/errors.ts";
import { fromNested, toNested } from "../../lib/tensor/nested.ts";
import type { NestedArray } from "../../lib/tensor/tensor.ts";

const examples: [NestedArray, number[], number[]][] = [
  [7, [7], []],
  [[1, 2, 3], [1, 2, 3], [3]],
  [[[1, 2], [3, 4], [5, 6]], [1, 2, 3, 4, 5, 6], [3, 2]],
  [[[[1], [2]]], [1, 2], [1, 2, 1]],
  [[], [], [0]],
  [[[], []], [], [2, 0]],
];

for (const [nested, values, shape] of examples) {
  Deno.test(`fromNested() and toNested() take ${JSON.stringify(nested)}`, () => {
    assertEquals(fromNested(nested), { values, shape });
    assertEquals(toNested(values, shape), nested);
  });
}

const ragged: [NestedArray, string][] = [
  [[[1, 2], [3]], "one length, 2: current value at index [1] is 1"],
  [[[1, 2], 3], "one length, 2: current value at index [1] is a number"],
  [[1, [2]], "one length, none: current value at index [1] is 1"],
  [[[], [1]], "one length, 0: current value at index [1] is 1"],
  [[[[1], [2]], [[3], [4, 5]]], "current value at index [1, 1] is 2"],
];

for (const [nested, message] of ragged) {
  Deno.test(`fromNested() refuses ${JSON.stringify(nested)}`, () => {
    assertThrows(
      () => fromNested(nested),
      ShapeError,
      "Cannot make a tensor as lists of one depth must have ",
    );
    assertThrows(() => fromNested(nested), ShapeError, message);
  });
}
