import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { Engine } from "../../lib/autograd/engine.ts";
import { collapse, copyStrided } from "../../lib/autograd/strided.ts";
import { forEachOuter } from "../../lib/autograd/strided.ts";
import { contiguousStrides, sizeOf } from "../../lib/core/shape.ts";
import { recordingBackend } from "./recording_backend.ts";

Deno.test("collapse() merges axes that lie in order for every operand", () => {
  const row = contiguousStrides([2, 3, 4]);
  assertEquals(collapse([2, 3, 4], [row, row], 1), {
    shape: [24],
    strides: [[1], [1]],
  });
  // The second operand is transposed in its first two axes.
  assertEquals(collapse([2, 3, 4], [row, [4, 8, 1]], 1), {
    shape: [2, 3, 4],
    strides: [[12, 4, 1], [4, 8, 1]],
  });
  // The second repeats along the first axis: only the others merge.
  assertEquals(collapse([2, 3, 4], [row, [0, 4, 1]], 1), {
    shape: [2, 12],
    strides: [[12, 1], [0, 1]],
  });
});

Deno.test("collapse() drops axes of length 1, whatever their strides", () => {
  assertEquals(collapse([2, 1, 3], [[3, 99, 1]], 1), {
    shape: [6],
    strides: [[1]],
  });
  assertEquals(collapse([1, 1], [[5, 7]], 0), { shape: [], strides: [[]] });
});

Deno.test("collapse() fills up to the least rank in front", () => {
  assertEquals(collapse([5], [[2], [1]], 3), {
    shape: [1, 1, 5],
    strides: [[0, 0, 2], [0, 0, 1]],
  });
});

/** Every offset of a nest, in order, in a plain loop over all axes. */
function offsets(shape: readonly number[], strides: readonly number[]) {
  return Array.from({ length: sizeOf(shape) }, (_, flat) => {
    let rest = flat, offset = 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      offset += (rest % shape[axis]!) * strides[axis]!;
      rest = Math.floor(rest / shape[axis]!);
    }
    return offset;
  });
}

const axis = fc.record({
  length: fc.integer({ min: 1, max: 3 }),
  a: fc.constantFrom(0, 1, 2, 3, 6, 12),
  b: fc.constantFrom(0, 1, 2, 3, 6, 12),
});

Deno.test("collapse() and forEachOuter() visit the same offsets in order", () => {
  const property = fc.property(fc.array(axis, { maxLength: 5 }), (axes) => {
    const shape = axes.map(({ length }) => length);
    const operands = [axes.map(({ a }) => a), axes.map(({ b }) => b)];
    const nest = collapse(shape, operands, 0);
    const visited: (readonly number[])[] = [];
    forEachOuter(nest, nest.shape.length, (at) => visited.push(at));
    const [a, b] = operands.map((strides) => offsets(shape, strides));
    assertEquals(visited, a!.map((value, i) => [value, b![i]!]));
  });
  fc.assert(property, { seed: 1, numRuns: 300 });
});

Deno.test("copyStrided() copies any view with one call up to rank 4", () => {
  const { backend, calls } = recordingBackend();
  const engine = new Engine(backend);
  const x = engine.arange(0, 120);
  const view = x.view([2, 3, 4, 5], [60, 1, 15, 3]);
  calls.length = 0;
  const copy = engine.contiguous(view);
  assertEquals(calls.map(({ kernel }) => kernel), ["copy"]);
  assertEquals(
    Array.from(copy.toTypedArray()),
    offsets([2, 3, 4, 5], [60, 1, 15, 3]),
  );
});

Deno.test("copyStrided() loops over the axes beyond the fourth", () => {
  const engine = new Engine(recordingBackend().backend);
  const strides = [1, 2, 4, 8, 16];
  const view = engine.arange(0, 32).view([2, 2, 2, 2, 2], strides);
  assertEquals(
    Array.from(engine.contiguous(view).toTypedArray()),
    offsets([2, 2, 2, 2, 2], strides),
  );
});

Deno.test("copyStrided() adds, and writes with strides", () => {
  const engine = new Engine(recordingBackend().backend);
  const x = engine.tensor([[1, 2], [3, 4]]);
  const target = engine.tensor([10, 20, 30, 40]);
  copyStrided(engine.kernels("float32"), x, target.address, [1, 2], 1);
  assertEquals(target.toArray(), [11, 23, 32, 44]);
  copyStrided(engine.kernels("float32"), x, target.address, [1, 2], 0);
  assertEquals(target.toArray(), [1, 3, 2, 4]);
});
