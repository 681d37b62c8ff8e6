import { assertEquals, assertThrows } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import {
  ArgumentError,
  DTypeError,
  ShapeError,
} from "../../lib/core/errors.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import type { Tensor } from "../../lib/tensor/tensor.ts";

const engine = new Engine(reference());
const { ops } = engine;
const of = (...shape: number[]) => engine.zeros(shape);
const integers = engine.zeros([2, 3], { dtype: "int32" });
const doubles = engine.zeros([2, 3], { dtype: "float64" });

function assertRefused(
  call: () => unknown,
  errorClass: new (message: string) => Error,
  message: string,
): void {
  assertEquals(assertThrows(call, errorClass).message, message);
}

Deno.test("element-wise ops name both shapes that do not broadcast", () => {
  const names = [
    "add",
    "subtract",
    "multiply",
    "divide",
    "power",
    "maximum",
    "minimum",
    "less",
    "lessEqual",
    "equal",
  ] as const;
  for (const name of names) {
    assertRefused(
      () => ops[name](of(2, 3), of(2)),
      ShapeError,
      `Cannot ${name} as the shapes must broadcast: shapes are [2, 3] and [2]`,
    );
    assertRefused(
      () => ops[name](of(2, 3), doubles),
      DTypeError,
      `Cannot ${name} as the element types must be the same: ` +
        `current values are float32 and float64`,
    );
  }
});

Deno.test("ops of real numbers refuse int32", () => {
  const refused: Record<string, () => Tensor> = {
    divide: () => ops.divide(integers, 2),
    power: () => ops.power(integers, 2),
    matmul: () => ops.matmul(integers, integers),
    mean: () => ops.mean(integers),
    exp: () => ops.exp(integers),
    log: () => ops.log(integers),
    sqrt: () => ops.sqrt(integers),
    tanh: () => ops.tanh(integers),
    sigmoid: () => ops.sigmoid(integers),
    erf: () => ops.erf(integers),
    softmax: () => ops.softmax(integers),
    logSoftmax: () => ops.logSoftmax(integers),
    logSumExp: () => ops.logSumExp(integers),
  };
  for (const [name, call] of Object.entries(refused)) {
    assertRefused(
      call,
      DTypeError,
      `Cannot ${name} as the element type must be float32 or float64: ` +
        `current value is int32`,
    );
  }
});

Deno.test("matmul() names both shapes that do not fit", () => {
  const pairs: [Tensor, Tensor, string][] = [
    [of(2, 3), of(2, 3), "[2, 3] and [2, 3]"],
    [of(3), of(4), "[3] and [4]"],
    [of(), of(3), "[] and [3]"],
    [of(2, 2, 3), of(3, 3, 2), "[2, 2, 3] and [3, 3, 2]"],
  ];
  for (const [a, b, shapes] of pairs) {
    assertRefused(
      () => ops.matmul(a, b),
      ShapeError,
      `Cannot matmul as the shapes must be […, m, k] and […, k, n]: ` +
        `shapes are ${shapes}`,
    );
  }
});

Deno.test("reductions refuse axes that are not there", () => {
  for (const name of ["sum", "mean", "max", "min"] as const) {
    assertRefused(
      () => ops[name](of(2, 3), { axis: 2 }),
      ShapeError,
      `Cannot ${name} as the axis must be an integer in [-2, 2): ` +
        `current value is 2`,
    );
    assertRefused(
      () => ops[name](of(2, 3), { axis: [1, -1] }),
      ShapeError,
      `Cannot ${name} as the axes must be distinct: current value is [1, -1]`,
    );
  }
  for (const name of ["softmax", "logSoftmax", "logSumExp"] as const) {
    assertRefused(
      () => ops[name](of(2, 3), { axis: -3 }),
      ShapeError,
      `Cannot ${name} as the axis must be an integer in [-2, 2): ` +
        `current value is -3`,
    );
  }
});

Deno.test("max(), min() and logSumExp() refuse to choose from nothing", () => {
  for (const name of ["max", "min"] as const) {
    assertRefused(
      () => ops[name](of(2, 0)),
      ShapeError,
      `Cannot ${name} as the axes must not be empty: shape is [2, 0]`,
    );
  }
  assertEquals(ops.max(of(2, 0), { axis: [] }).shape, [2, 0]);
  assertRefused(
    () => ops.logSumExp(of(2, 0)),
    ShapeError,
    "Cannot logSumExp as the axis must not be empty: shape is [2, 0]",
  );
});

Deno.test("reshape() names the shapes that differ in size", () => {
  const wrong: [number[], string][] = [
    [[4], "[4]"],
    [[4, -1], "[4, -1]"],
    [[-1, -1], "[-1, -1]"],
    [[0, -1], "[0, -1]"],
    [[-2, 3], "[-2, 3]"],
    [[1.5, 4], "[1.5, 4]"],
  ];
  for (const [shape, printed] of wrong) {
    assertRefused(
      () => ops.reshape(of(2, 3), shape),
      ShapeError,
      `Cannot reshape as the new shape must have 6 elements, one axis at ` +
        `most being -1: shapes are [2, 3] and ${printed}`,
    );
  }
  assertRefused(
    () => ops.reshape(of(), [1, 1, 1, 1, 1, 1, 1, 1, 1]),
    ShapeError,
    "Cannot make a tensor as its rank must be at most 8: current value is 9",
  );
});

Deno.test("transpose() refuses what is no permutation", () => {
  for (const axes of [[0], [0, 0], [0, 1, 1]]) {
    assertRefused(
      () => ops.transpose(of(2, 3), axes),
      ShapeError,
      `Cannot transpose as the axes must name each of shape [2, 3] once: ` +
        `current value is [${axes.join(", ")}]`,
    );
  }
  assertRefused(
    () => ops.transpose(of(2, 3), [0, 2]),
    ShapeError,
    "Cannot transpose as the axis must be an integer in [-2, 2): " +
      "current value is 2",
  );
});

Deno.test("slice() refuses indices and ranges that make no sense", () => {
  assertRefused(
    () => ops.slice(of(2, 3), [0, 3]),
    ShapeError,
    "Cannot slice as the index of axis 1 must be an integer in [-3, 3): " +
      "current value is 3",
  );
  assertRefused(
    () => ops.slice(of(2, 3), [0, 0, 0]),
    ShapeError,
    "Cannot slice as there must be at most one range for each axis of " +
      "[2, 3]: current count is 3",
  );
  for (const range of [{ step: 0 }, { step: -1 }, { step: 0.5 }]) {
    assertRefused(
      () => ops.slice(of(2, 3), [range]),
      ArgumentError,
      "Cannot slice as the bounds of axis 0 must be integers and its step at " +
        `least 1: current values are 0, 2, ${range.step}`,
    );
  }
});

Deno.test("concatenate() and stack() name the shapes that do not fit", () => {
  assertRefused(
    () => ops.concatenate([of(2, 3), of(2, 4)]),
    ShapeError,
    "Cannot concatenate as the shapes must agree but for axis 0: " +
      "shapes are [2, 3] and [2, 4]",
  );
  assertRefused(
    () => ops.concatenate([of(2, 3), doubles]),
    DTypeError,
    "Cannot concatenate as the element types must be the same: " +
      "current values are float32 and float64",
  );
  assertRefused(
    () => ops.concatenate([]),
    ArgumentError,
    "Cannot concatenate as there must be at least one tensor: " +
      "current count is 0",
  );
  assertRefused(
    () => ops.concatenate([of(), of()]),
    ShapeError,
    "Cannot concatenate as the axis must be an integer in [0, 0): " +
      "current value is 0",
  );
  assertRefused(
    () => ops.stack([of(2), of(3)]),
    ShapeError,
    "Cannot stack as the shapes must be the same: shapes are [2] and [3]",
  );
  assertRefused(
    () => ops.stack([]),
    ArgumentError,
    "Cannot stack as there must be at least one tensor: current count is 0",
  );
});

Deno.test("where() names shapes and types that do not fit", () => {
  assertRefused(
    () => ops.where(of(2), of(3), of(3)),
    ShapeError,
    "Cannot where as the shapes must broadcast: shapes are [2] and [3]",
  );
  assertRefused(
    () => ops.where(integers, of(2, 3), of(2, 3)),
    DTypeError,
    "Cannot where as the element types must be the same: current values are " +
      "int32, float32 and float32",
  );
});

Deno.test("clip() refuses bounds in the wrong order", () => {
  for (const [low, high] of [[1, 0], [NaN, 1]] as const) {
    assertRefused(
      () => ops.clip(of(2), low, high),
      ArgumentError,
      `Cannot clip as the lower bound must not be above the upper one: ` +
        `current values are ${low} and ${high}`,
    );
  }
});

Deno.test("meanSquaredError() refuses shapes that would broadcast", () => {
  assertRefused(
    () => ops.meanSquaredError(of(3), of(3, 1)),
    ShapeError,
    "Cannot meanSquaredError as the shapes must be the same: " +
      "shapes are [3] and [3, 1]",
  );
});
