import { assertAlmostEquals, assertEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import type { Tensor } from "../../lib/tensor/tensor.ts";

const engine = () => new Engine(reference());

function assertClose(actual: Tensor | null, expected: readonly number[]): void {
  const values = Array.from(actual!.toTypedArray());
  assertEquals(values.length, expected.length);
  // The expected values are printed to four decimals or three.
  values.forEach((value, i) => assertAlmostEquals(value, expected[i]!, 5e-4));
}

Deno.test("matmul() multiplies two matrices", () => {
  const e = engine();
  const a = e.tensor([[1, 2], [3, 4]]), b = e.tensor([[5, 6], [7, 8]]);
  assertEquals(e.ops.matmul(a, b).toArray(), [[19, 22], [43, 50]]);
});

Deno.test("softmax() of 1, 2, 3", () => {
  const e = engine();
  assertClose(e.ops.softmax(e.tensor([1, 2, 3])), [0.09, 0.2447, 0.6652]);
});

Deno.test("relu() passes the gradient of what is above 0", () => {
  const e = engine();
  const x = e.tensor([2, -1, 3, -2], { requiresGrad: true });
  e.backward(e.ops.sum(e.ops.relu(x)));
  assertEquals(x.grad?.toArray(), [1, 0, 1, 0]);
});

Deno.test("y = Wx + b has the gradients x and 1", () => {
  const e = engine();
  const w = e.tensor(2, { requiresGrad: true });
  const b = e.tensor(3, { requiresGrad: true });
  const y = e.ops.add(e.ops.multiply(w, 4), b);
  e.backward(y);
  assertEquals([y.item(), w.grad?.item(), b.grad?.item()], [11, 4, 1]);
});

Deno.test("crossEntropy() of five classes", () => {
  const e = engine();
  const logits = e.tensor([2, 1, 3, 0.5, 1.5], { requiresGrad: true });
  const target = e.tensor(2, { dtype: "int32" });
  assertClose(e.ops.slice(e.ops.softmax(logits), [2]), [0.553]);
  const loss = e.ops.crossEntropy(logits, target);
  assertClose(loss, [0.5925]);
  e.backward(loss);
  assertClose(logits.grad, [0.2034, 0.0748, -0.447, 0.0454, 0.1234]);
});

Deno.test("layerNorm() of 1, 2, 3, 4", () => {
  const e = engine();
  const x = e.tensor([1, 2, 3, 4]);
  assertClose(e.ops.layerNorm(x), [-1.342, -0.447, 0.447, 1.342]);
});

Deno.test("ops without a gradient of their own stop it", () => {
  const e = engine();
  const x = e.tensor([1, 2, 3], { requiresGrad: true });
  const { add, greater, multiply, sum } = e.ops;
  e.backward(sum(add(multiply(x, greater(x, 1.5)), greater(x, 2.5))));
  assertEquals(x.grad?.toArray(), [0, 1, 1]);
});

Deno.test("softplus() and silu() of large numbers do not overflow", () => {
  const e = engine();
  const x = e.tensor([-1000, 1000], { requiresGrad: true });
  const { add, silu, softplus, sum } = e.ops;
  assertEquals(softplus(x).toArray(), [0, 1000]);
  assertEquals(silu(x).toArray().toString(), "0,1000");
  e.backward(sum(add(softplus(x), silu(x))));
  assertEquals(x.grad?.toArray(), [0, 2]);
});

Deno.test("a number stands for a scalar of the other's type", () => {
  const e = engine();
  const ids = e.tensor([1, 2], { dtype: "int32" });
  assertEquals(e.ops.add(1, ids).dtype, "int32");
  const x = e.tensor([1, 2], { dtype: "float64" });
  assertEquals(e.ops.subtract(1, x).toArray(), [0, -1]);
  assertEquals(e.ops.subtract(1, x).dtype, "float64");
});

Deno.test("ops that make sense of integers take int32", () => {
  const e = engine();
  const x = e.tensor([[1, -2, 3], [4, 5, -6]], { dtype: "int32" });
  const {
    absolute,
    clip,
    concatenate,
    equal,
    max,
    maximum,
    negate,
    reshape,
    slice,
    square,
    stack,
    sum,
    transpose,
    where,
  } = e.ops;
  const results: [Tensor, unknown][] = [
    [absolute(x), [[1, 2, 3], [4, 5, 6]]],
    [clip(x, -1, 3), [[1, -1, 3], [3, 3, -1]]],
    [concatenate([x, x], { axis: 0 }), [
      ...x.toArray() as [],
      ...x.toArray() as [],
    ]],
    [equal(x, 4), [[0, 0, 0], [1, 0, 0]]],
    [max(x, { axis: 1 }), [3, 5]],
    [maximum(x, 2), [[2, 2, 3], [4, 5, 2]]],
    [negate(x), [[-1, 2, -3], [-4, -5, 6]]],
    [reshape(transpose(x), [2, -1]), [[1, 4, -2], [5, 3, -6]]],
    [slice(x, [-1, { step: 2 }]), [4, -6]],
    [square(x), [[1, 4, 9], [16, 25, 36]]],
    [stack([sum(x), sum(x)]), [5, 5]],
    [where(x, x, 0), x.toArray()],
  ];
  for (const [actual, expected] of results) {
    assertEquals(actual.dtype, "int32");
    assertEquals(actual.toArray(), expected);
  }
});

Deno.test("reductions of nothing give the neutral element", () => {
  const e = engine();
  const x = e.empty([2, 0]);
  assertEquals(e.ops.sum(x, { axis: 1 }).toArray(), [0, 0]);
  assertEquals(e.ops.mean(x).item(), NaN);
});

Deno.test("ops take tensors without elements", () => {
  const e = engine();
  const x = e.empty([0, 3], "float32", { requiresGrad: true });
  const { add, concatenate, exp, slice, softmax, sum, transpose } = e.ops;
  const y = softmax(exp(add(x, 1)), { axis: 0 });
  const z = concatenate([transpose(y), e.zeros([3, 2])], { axis: 1 });
  assertEquals(z.shape, [3, 2]);
  assertEquals(slice(z, [{ start: 5 }]).shape, [0, 2]);
  e.backward(sum(y));
  assertEquals(x.grad?.shape, [0, 3]);
});
