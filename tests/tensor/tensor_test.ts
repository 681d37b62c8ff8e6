import { assertEquals, assertInstanceOf, assertThrows } from "@std/assert";
import type { DType } from "../../lib/core/dtype.ts";
import {
  ArgumentError,
  DTypeError,
  ShapeError,
  StaleTensorError,
} from "../../lib/core/errors.ts";
import { sizeOf } from "../../lib/core/shape.ts";
import { Arena, Scope } from "../../lib/tensor/arena.ts";
import { Memory } from "../../lib/tensor/memory.ts";
import { checkDType, Tensor, virtualBase } from "../../lib/tensor/tensor.ts";

const memory = new Memory();
const arena = new Arena(memory);

function make(
  shape: number[],
  dtype: DType = "float32",
  scope: Scope = new Scope(arena),
): Tensor {
  const address = arena.allocate(8 * sizeOf(shape));
  const tensor = new Tensor({ memory, address, scope }, shape, dtype);
  tensor.write(Array.from({ length: sizeOf(shape) }, (_, i) => i));
  return tensor;
}

Deno.test("Tensor knows its rank, size, strides and alignment", () => {
  const tensor = make([2, 3, 4]);
  assertEquals([tensor.rank, tensor.size], [3, 24]);
  assertEquals(tensor.strides, [12, 4, 1]);
  assertEquals([tensor.isContiguous, tensor.requiresGrad], [true, false]);
  assertEquals([tensor.name, tensor.grad], ["", null]);
  assertEquals(tensor.address % 64, 0);
});

for (const dtype of ["float32", "float64", "int32"] as const) {
  Deno.test(`Tensor reads and writes ${dtype}`, () => {
    const tensor = make([2, 2], dtype);
    tensor.write([1, -2, 3, 2 ** 24]);
    assertEquals(tensor.toArray(), [[1, -2], [3, 2 ** 24]]);
    assertEquals(tensor.at(1, 0), 3);
    assertEquals(tensor.data().length, 4);
  });
}

Deno.test("Tensor.data() is the memory, toTypedArray() a copy", () => {
  const tensor = make([3]);
  const copy = tensor.toTypedArray();
  tensor.data()[1] = 7;
  assertEquals(tensor.toArray(), [0, 7, 2]);
  assertEquals([...copy], [0, 1, 2]);
  assertInstanceOf(copy, Float32Array);
});

Deno.test("Tensor.at() takes negative indexes", () => {
  const tensor = make([2, 3]);
  assertEquals([tensor.at(-1, -1), tensor.at(0, -3), tensor.at(1, 0)], [
    5,
    0,
    3,
  ]);
  assertEquals(make([]).at(), 0);
});

Deno.test("Tensor.at() refuses an index that is not there", () => {
  const tensor = make([2, 3]);
  for (const index of [[2, 0], [0, -4], [0], [0, 0, 0], [0.5, 0], [NaN, 0]]) {
    assertThrows(
      () => tensor.at(...index),
      ShapeError,
      "Cannot read an element as its index must lie within [2, 3]: " +
        `current value is [${index.join(", ")}]`,
    );
  }
});

Deno.test("Tensor.item() takes any shape of one element", () => {
  const tensor = make([1, 1]);
  tensor.write([2.5]);
  assertEquals(tensor.item(), 2.5);
  assertThrows(
    () => make([2]).item(),
    ShapeError,
    "Cannot read a tensor as one number as its size must be 1: shape is [2]",
  );
});

Deno.test("Tensor.write() refuses another count", () => {
  assertThrows(
    () => make([2, 2]).write([1, 2, 3]),
    ShapeError,
    "Cannot write to a tensor as the count must be 4: current value is 3",
  );
});

Deno.test("Tensor.view() shares memory: transposed, sliced, repeated", () => {
  const tensor = make([2, 3]);
  const transposed = tensor.view([3, 2], [1, 3]);
  assertEquals(transposed.toArray(), [[0, 3], [1, 4], [2, 5]]);
  assertEquals([transposed.at(2, 1), transposed.at(-1, -2)], [5, 2]);
  const column = tensor.view([2], [3], 1);
  assertEquals(column.toArray(), [1, 4]);
  assertEquals(tensor.view([2, 2], [0, 1]).toArray(), [[0, 1], [0, 1]]);
  tensor.write([9, 8, 7, 6, 5, 4]);
  assertEquals(column.toArray(), [8, 5]);
});

Deno.test("Tensor.view() of a view counts from where that starts", () => {
  const row = make([3, 4]).view([4], [1], 4);
  assertEquals(row.view([2], [2], 1).toArray(), [5, 7]);
});

Deno.test("Tensor.view() keeps elements of 8 bytes apart", () => {
  const tensor = make([4], "float64");
  assertEquals(tensor.view([2], [1], 2).toArray(), [2, 3]);
});

Deno.test("Tensor.data() refuses a view with gaps", () => {
  const view = make([2, 3]).view([3, 2], [1, 3]);
  assertThrows(
    () => view.data(),
    ShapeError,
    "Cannot see the data of a tensor without a copy as it must be " +
      "contiguous: strides are [1, 3] for shape [3, 2]",
  );
});

Deno.test("Tensor may have no elements", () => {
  const tensor = make([2, 0]);
  assertEquals([tensor.size, tensor.toArray()], [0, [[], []]]);
  const view = make([2, 3]).view([0, 2], [1, 3]);
  assertEquals([view.data().length, view.toArray()], [0, []]);
});

Deno.test("Tensor throws once its scope was reset, with both generations", () => {
  const scope = new Scope(arena);
  scope.reset();
  const tensor = make([2], "float32", scope);
  const view = tensor.view([1], [1]);
  assertEquals(view.toArray(), [0]);
  scope.reset();
  scope.reset();
  const uses: ((tensor: Tensor) => unknown)[] = [
    (t) => t.data(),
    (t) => t.toTypedArray(),
    (t) => t.toArray(),
    (t) => t.at(0),
    (t) => t.view([1], [1]),
    (t) => t.address,
    (t) => t.write(new Array(t.size).fill(0)),
    (t) => `${t}`,
  ];
  for (const use of uses) {
    for (const stale of [tensor, view]) {
      const error = assertThrows(() => use(stale), StaleTensorError);
      assertEquals([error.tensorGeneration, error.scopeGeneration], [1, 3]);
    }
  }
  assertThrows(() => view.item(), StaleTensorError);
});

Deno.test("Tensor throws once its scope was closed", () => {
  let tensor: Tensor;
  {
    using scope = new Scope(arena);
    tensor = make([2], "float32", scope);
    assertEquals(tensor.toArray(), [0, 1]);
  }
  assertThrows(
    () => tensor.toArray(),
    StaleTensorError,
    "Cannot use a tensor after its scope was reset: it was made in " +
      "generation 0 and the scope is at generation 1",
  );
});

Deno.test("Tensor of a plan that is captured has no value", () => {
  const scope = new Scope(arena);
  const tensor = new Tensor(
    { memory, address: virtualBase, scope },
    [1],
    "int32",
  );
  for (const read of [() => tensor.data(), () => tensor.item()]) {
    assertThrows(
      read,
      ArgumentError,
      "a tensor while a plan is captured as it has no value yet: shape is [1]",
    );
  }
  assertEquals(Deno.inspect(tensor), "Tensor([1], int32, captured)");
});

Deno.test("Tensor shows its values in console.log", () => {
  assertEquals(Deno.inspect(make([2])), "Tensor([0, 1], [2], float32)");
});

Deno.test("checkDType() names the types that fit", () => {
  const tensor = make([1], "int32");
  checkDType("embed", tensor, "float32", "int32");
  assertThrows(
    () => checkDType("add", tensor, "float32", "float64"),
    DTypeError,
    "Cannot add as the element type must be float32 or float64: " +
      "current value is int32",
  );
});
