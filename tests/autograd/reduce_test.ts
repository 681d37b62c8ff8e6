import { assertEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { reductionSteps, sumInto } from "../../lib/autograd/reduce.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";

Deno.test("reductionSteps() takes one step for each run of axes", () => {
  assertEquals(reductionSteps([2, 3, 4], [0, 1, 2]), [
    { outer: 1, n: 24, inner: 1 },
  ]);
  assertEquals(reductionSteps([2, 3, 4], [1]), [
    { outer: 2, n: 3, inner: 4 },
  ]);
  assertEquals(reductionSteps([2, 3, 4], [0]), [
    { outer: 1, n: 2, inner: 12 },
  ]);
  assertEquals(reductionSteps([2, 3, 4], []), []);
  assertEquals(reductionSteps([], []), []);
});

Deno.test("reductionSteps() reduces the last run first", () => {
  // [2, 3, 4, 5] over 0 and 2: first to [2, 3, 5], then to [3, 5].
  assertEquals(reductionSteps([2, 3, 4, 5], [0, 2]), [
    { outer: 6, n: 4, inner: 5 },
    { outer: 1, n: 2, inner: 15 },
  ]);
});

Deno.test("sumInto() sums over runs, scales once and adds", () => {
  const engine = new Engine(reference());
  const x = engine.tensor([[[1, 2], [3, 4]], [[5, 6], [7, 8]]]);
  const out = engine.tensor([100, 200]);
  const kernels = engine.kernels("float32");
  const target = { address: out.address, accumulate: 1 };
  const empty = (shape: readonly number[]) => engine.empty(shape);
  // Over the outer and the inner axis: 1 + 2 + 5 + 6 and 3 + 4 + 7 + 8.
  sumInto(kernels, empty, x, [0, 2], 0.5, target);
  assertEquals(out.toArray(), [107, 211]);
});

Deno.test("sumInto() without axes scales and adds", () => {
  const engine = new Engine(reference());
  const x = engine.tensor([1, 2]);
  const out = engine.tensor([NaN, NaN]);
  const kernels = engine.kernels("float32");
  const empty = (shape: readonly number[]) => engine.empty(shape);
  sumInto(kernels, empty, x, [], -1, { address: out.address, accumulate: 0 });
  assertEquals(out.toArray(), [-1, -2]);
  sumInto(kernels, empty, x, [], 3, { address: out.address, accumulate: 1 });
  assertEquals(out.toArray(), [2, 4]);
});
