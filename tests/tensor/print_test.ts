import { assertEquals } from "@std/assert";
import { formatTensor } from "../../lib/tensor/print.ts";

const count = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

Deno.test("formatTensor() prints a scalar", () => {
  assertEquals(formatTensor([3], [], "float32"), "Tensor(3, [], float32)");
  assertEquals(
    formatTensor([-0.5], [], "float64"),
    "Tensor(-0.5000, [], float64)",
  );
});

Deno.test("formatTensor() prints empty tensors", () => {
  assertEquals(formatTensor([], [0], "int32"), "Tensor([], [0], int32)");
  assertEquals(
    formatTensor([], [2, 0], "int32"),
    "Tensor([[],\n        []], [2, 0], int32)",
  );
});

Deno.test("formatTensor() aligns whole numbers", () => {
  assertEquals(
    formatTensor([1, -20, 300, 4], [2, 2], "float32"),
    `Tensor([[  1, -20],
        [300,   4]], [2, 2], float32)`,
  );
});

Deno.test("formatTensor() prints decimals with four digits", () => {
  assertEquals(
    formatTensor([0.5, -12.25, 100, 0], [4], "float32"),
    "Tensor([  0.5000, -12.2500, 100.0000,   0.0000], [4], float32)",
  );
});

Deno.test("formatTensor() prints mixed magnitudes with exponents", () => {
  assertEquals(
    formatTensor([1e-6, 1, -2.5e7], [3], "float32"),
    "Tensor([ 1.0000e-6,  1.0000e+0, -2.5000e+7], [3], float32)",
  );
});

Deno.test("formatTensor() prints NaN and infinities in line", () => {
  assertEquals(
    formatTensor([NaN, Infinity, -Infinity, 1], [4], "float32"),
    "Tensor([      NaN,  Infinity, -Infinity,         1], [4], float32)",
  );
  assertEquals(
    formatTensor([NaN, 0.5], [2], "float32"),
    "Tensor([   NaN, 0.5000], [2], float32)",
  );
});

Deno.test("formatTensor() prints every digit of int32", () => {
  assertEquals(
    formatTensor([2147483647, -1], [2], "int32"),
    "Tensor([2147483647,         -1], [2], int32)",
  );
});

Deno.test("formatTensor() separates matrices by an empty line", () => {
  assertEquals(
    formatTensor(count(8), [2, 2, 2], "int32"),
    `Tensor([[[0, 1],
         [2, 3]],

        [[4, 5],
         [6, 7]]], [2, 2, 2], int32)`,
  );
});

Deno.test("formatTensor() prints long axes by their ends", () => {
  assertEquals(
    formatTensor(count(1001), [1001], "int32"),
    "Tensor([   0,    1,    2, …,  998,  999, 1000], [1001], int32)",
  );
  assertEquals(
    formatTensor(count(1400), [200, 7], "int32"),
    `Tensor([[   0,    1,    2, …,    4,    5,    6],
        [   7,    8,    9, …,   11,   12,   13],
        [  14,   15,   16, …,   18,   19,   20],
        …,
        [1379, 1380, 1381, …, 1383, 1384, 1385],
        [1386, 1387, 1388, …, 1390, 1391, 1392],
        [1393, 1394, 1395, …, 1397, 1398, 1399]], [200, 7], int32)`,
  );
});

Deno.test("formatTensor() prints 1000 elements whole", () => {
  assertEquals(
    formatTensor(count(1000), [1000], "int32").includes("…"),
    false,
  );
});
