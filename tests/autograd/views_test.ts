import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { Engine } from "../../lib/autograd/engine.ts";
import {
  axesLast,
  inversePermutation,
  reshapeStrides,
} from "../../lib/autograd/views.ts";
import { recordingBackend } from "./recording_backend.ts";

Deno.test("reshapeStrides() splits and merges axes that lie in order", () => {
  assertEquals(reshapeStrides([6], [2], [2, 3]), [6, 2]);
  assertEquals(reshapeStrides([2, 3], [3, 1], [6]), [1]);
  // A transposed matrix can be split within an axis, not across its axes.
  assertEquals(reshapeStrides([3, 4], [1, 3], [3, 2, 2]), [1, 6, 3]);
  assertEquals(reshapeStrides([3, 4], [1, 3], [12]), undefined);
  assertEquals(reshapeStrides([3, 4], [1, 3], [4, 3]), undefined);
  assertEquals(reshapeStrides([2, 3], [8, 1], [3, 2]), undefined);
});

Deno.test("reshapeStrides() adds and drops axes of length 1", () => {
  assertEquals(reshapeStrides([1, 3, 1], [9, 2, 5], [3])?.slice(), [2]);
  const strides = reshapeStrides([3], [2], [1, 3, 1])!;
  assertEquals(strides[1], 2);
  assertEquals(reshapeStrides([], [], [1, 1])?.length, 2);
});

Deno.test("inversePermutation() undoes a permutation", () => {
  assertEquals(inversePermutation([2, 0, 1]), [1, 2, 0]);
  assertEquals(inversePermutation(axesLast(4, [1])), [0, 3, 1, 2]);
});

Deno.test("axesLast() keeps the order of the others", () => {
  assertEquals(axesLast(4, [0, 2]), [1, 3, 0, 2]);
  assertEquals(axesLast(3, []), [0, 1, 2]);
});

Deno.test("transpose(), slice() and reshape() are views", () => {
  const { backend, calls } = recordingBackend();
  const engine = new Engine(backend);
  const { reshape, slice, transpose } = engine.ops;
  const x = engine.arange(0, 24);
  calls.length = 0;
  const y = reshape(x, [2, 3, 4]);
  assertEquals(y.address, x.address);
  assertEquals(transpose(y).address, x.address);
  assertEquals(slice(y, [1, { start: 1 }]).address, x.address + 4 * 16);
  // Splitting an axis of a transposed view needs no copy either.
  assertEquals(reshape(transpose(y), [2, 2, 3, 2]).address, x.address);
  assertEquals(calls, []);
});

Deno.test("reshape() copies a view once where it must", () => {
  const { backend, calls } = recordingBackend();
  const engine = new Engine(backend);
  const { reshape, transpose } = engine.ops;
  const x = transpose(engine.tensor([[1, 2, 3], [4, 5, 6]]));
  calls.length = 0;
  assertEquals(reshape(x, [-1]).toArray(), [1, 4, 2, 5, 3, 6]);
  assertEquals(calls.map(({ kernel }) => kernel), ["copy"]);
});

Deno.test("reshape() of any view keeps the elements in order", () => {
  const engine = new Engine(recordingBackend().backend);
  const property = fc.property(
    fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
    fc.constantFrom([24], [4, 6], [2, 12], [3, 8], [2, 2, 6], [1, 24, 1]),
    fc.constantFrom([2, 3, 2, 2], [1, 2, 3, 4], [4, 1, 1, 6]),
    fc.boolean(),
    (axes, target, shape, hasGaps) => {
      using _scope = engine.scope();
      const { reshape, slice, transpose } = engine.ops;
      const count = hasGaps ? 48 : 24;
      const whole = reshape(engine.arange(0, count), [...shape, -1]);
      const view = transpose(slice(whole, [{}, {}, {}, {}, 0]), axes);
      const actual = reshape(view, target).toTypedArray();
      assertEquals(actual, view.toTypedArray());
    },
  );
  fc.assert(property, { seed: 2, numRuns: 300 });
});
