import { assert, assertEquals, assertThrows } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { ArgumentError, ShapeError } from "../../lib/core/errors.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import type { Tensor } from "../../lib/tensor/tensor.ts";

// Small integers throughout: the sums and products are exact.
function setUp(...lists: number[][]): { engine: Engine; leaves: Tensor[] } {
  const engine = new Engine(reference());
  const leaves = lists.map((values) =>
    engine.tensor(values, { requiresGrad: true })
  );
  return { engine, leaves };
}

function gradients(leaves: readonly Tensor[]): unknown[] {
  return leaves.map((leaf) => leaf.grad?.toArray());
}

Deno.test("backward() adds the gradients of a tensor that stands twice", () => {
  const { engine, leaves } = setUp([1, 2, 3]);
  const { add, multiply, subtract, sum } = engine.ops;
  const [x] = leaves as [Tensor];
  engine.backward(sum(add(x, x)));
  assertEquals(gradients(leaves), [[2, 2, 2]]);
  engine.backward(sum(multiply(x, x)));
  assertEquals(gradients(leaves), [[2, 4, 6]]);
  engine.backward(sum(subtract(x, x)));
  assertEquals(gradients(leaves), [[0, 0, 0]]);
});

Deno.test("backward() adds up both ways around a residual", () => {
  const { engine, leaves } = setUp([1, 2, 3], [4, 5, 6]);
  const { add, multiply, negate, sum } = engine.ops;
  const [x, w] = leaves as [Tensor, Tensor];
  // h = x + w x, y = h - w h: dy/dx = (1 - w)(1 + w), dy/dw = x(1 - w) - h
  const h = add(x, multiply(w, x));
  engine.backward(sum(add(h, negate(multiply(w, h)))));
  assertEquals(gradients(leaves), [[-15, -24, -35], [-8, -20, -36]]);
});

Deno.test("backward() walks a diamond of shared gradients once an edge", () => {
  const { engine, leaves } = setUp([1, 2], [3, 4]);
  const { add, multiply, sum } = engine.ops;
  const [a, b] = leaves as [Tensor, Tensor];
  const top = add(a, b);
  const left = add(top, a);
  const right = multiply(top, b);
  // ab + 2a + b + b²
  engine.backward(sum(add(left, right)));
  assertEquals(gradients(leaves), [[5, 6], [8, 11]]);
});

Deno.test("backward() adds the gradients of a view that is used twice", () => {
  const { engine, leaves } = setUp([1, 2, 3, 4, 5, 6]);
  const { add, matmul, multiply, reshape, slice, sum, transpose } = engine.ops;
  const matrix = reshape(leaves[0]!, [2, 3]);
  const turned = transpose(matrix);
  engine.backward(add(
    sum(multiply(turned, turned)),
    add(sum(matmul(matrix, turned)), sum(slice(turned, [1]))),
  ));
  // 2x, twice the column's sum, and 1 where the column is 1
  assertEquals(gradients(leaves), [[12, 19, 24, 18, 25, 30]]);
});

Deno.test("backward() does not write over a gradient that another waits for", () => {
  const { engine, leaves } = setUp([1, 2, 3]);
  const { add, multiply, negate, sum } = engine.ops;
  const [x] = leaves as [Tensor];
  const a = multiply(x, 2);
  const b = multiply(x, 3);
  // add hands its gradient to both; negate would like to write over it.
  const first = add(negate(a), negate(b));
  const second = add(a, b);
  engine.backward(sum(add(multiply(first, 5), second)));
  assertEquals(gradients(leaves), [[-20, -20, -20]]);
});

Deno.test("backward() keeps the gradients of two leaves apart", () => {
  const { engine, leaves } = setUp([1, 2], [3, 4]);
  const [a, b] = leaves as [Tensor, Tensor];
  const { add, concatenate, reshape, sum } = engine.ops;
  const losses = [
    () => sum(add(a, b)),
    () => sum(add(reshape(a, [2, 1]), reshape(b, [2, 1]))),
    () => sum(concatenate([a, b])),
    () => add(sum(a), sum(b)),
  ];
  for (const loss of losses) {
    a.grad = b.grad = null;
    engine.backward(loss());
    assertEquals(gradients(leaves), [[1, 1], [1, 1]]);
    assert(a.grad !== null && b.grad !== null);
    (a.grad as Tensor).write([7, 8]);
    assertEquals((b.grad as Tensor).toArray(), [1, 1]);
  }
});

Deno.test("backward() overwrites, in the same memory", () => {
  const { engine, leaves } = setUp([1, 2]);
  const [x] = leaves as [Tensor];
  const { multiply, sum } = engine.ops;
  assertEquals(engine.backward(sum(multiply(x, 3))), [x]);
  const { grad } = x;
  engine.backward(sum(multiply(x, 5)));
  assertEquals(gradients(leaves), [[5, 5]]);
  assert(x.grad === grad);
});

Deno.test("backward() makes a new gradient where the old one is stale", () => {
  const { engine, leaves } = setUp([1, 2]);
  const [x] = leaves as [Tensor];
  const { multiply, sum } = engine.ops;
  const { used } = engine.statistics;
  for (let step = 1; step <= 3; step++) {
    using _scope = engine.scope();
    engine.backward(sum(multiply(x, step)));
    assertEquals(gradients(leaves), [[step, step]]);
  }
  assert(x.grad?.isStale);
  assertEquals(engine.statistics.used, used);
});

Deno.test("backward() takes no more memory for a longer chain", () => {
  const usedFor = (length: number) => {
    const { engine, leaves } = setUp([1, 2]);
    const { add, negate, sum } = engine.ops;
    let y = add(leaves[0]!, leaves[0]!);
    for (let i = 0; i < length; i++) y = negate(y);
    const loss = sum(y);
    const before = engine.statistics.used;
    engine.backward(loss);
    assertEquals(gradients(leaves), [[2, 2]]);
    return engine.statistics.used - before;
  };
  assertEquals(usedFor(20), usedFor(2));
});

Deno.test("backward() writes to storage that a leaf brings along", () => {
  const { engine, leaves } = setUp([1, 2], [3, 4]);
  const [a, b] = leaves as [Tensor, Tensor];
  const { add, multiply, sum } = engine.ops;
  const storage = engine.full([2], NaN);
  a.grad = storage;
  engine.backward(sum(add(add(a, b), multiply(a, 2))));
  assert(a.grad === storage);
  assertEquals(gradients(leaves), [[3, 3], [1, 1]]);
});

Deno.test("backward() differentiates a leaf by itself", () => {
  const { engine } = setUp();
  const x = engine.tensor(3, { requiresGrad: true });
  assertEquals(engine.backward(x), [x]);
  assertEquals(x.grad?.item(), 1);
});

Deno.test("backward() passes over what the loss does not depend on", () => {
  const { engine, leaves } = setUp([1, 2], [3, 4]);
  const [a, b] = leaves as [Tensor, Tensor];
  const { multiply, sum } = engine.ops;
  multiply(b, 2);
  const loss = sum(multiply(a, 2));
  multiply(loss, b);
  assertEquals(engine.backward(loss), [a]);
  assertEquals(gradients(leaves), [[2, 2], undefined]);
  assertEquals(engine.tape.length, 0);
});

Deno.test("the tape forgets what ran in a scope that is closed", () => {
  const { engine, leaves } = setUp([1, 2]);
  const [x] = leaves as [Tensor];
  const { exp, sum } = engine.ops;
  const y = exp(x);
  {
    using _scope = engine.scope();
    sum(exp(y));
    assertEquals(engine.tape.map(({ op }) => op.name), ["exp", "exp", "sum"]);
  }
  assertEquals(engine.tape.map(({ op }) => op.name), ["exp"]);
});

Deno.test("the tape records only what gradients flow through", () => {
  const { engine, leaves } = setUp([1, 2]);
  const [x] = leaves as [Tensor];
  const { exp, multiply, sum } = engine.ops;
  exp(engine.ones([2]));
  assertEquals(engine.tape.length, 0);
  const hidden = engine.withoutGradients(() => exp(x));
  assertEquals([engine.tape.length, hidden.requiresGrad], [0, false]);
  engine.backward(sum(multiply(x, hidden)));
  assertEquals(x.grad?.toArray(), hidden.toArray());
});

Deno.test("withoutGradients() ends when its body throws", () => {
  const { engine, leaves } = setUp([1, 2]);
  const fail = () => {
    throw new Error("no");
  };
  assertThrows(() => engine.withoutGradients(fail), Error, "no");
  engine.ops.exp(leaves[0]!);
  assertEquals(engine.tape.length, 1);
});

Deno.test("backward() refuses what it cannot differentiate", () => {
  const { engine, leaves } = setUp([1, 2]);
  const { exp, sum } = engine.ops;
  const vector = exp(leaves[0]!);
  assertEquals(
    assertThrows(() => engine.backward(vector), ShapeError).message,
    "Cannot differentiate as the loss must be one number: shape is [2]",
  );
  const constant = sum(engine.ones([2]));
  assertEquals(
    assertThrows(() => engine.backward(constant), ArgumentError).message,
    "Cannot differentiate as the loss must depend on a tensor made with " +
      "requiresGrad: it depends on none",
  );
});

Deno.test("ops refuse tensors of two engines", () => {
  const one = setUp([1, 2]), other = setUp([1, 2]);
  assertEquals(
    assertThrows(
      () => one.engine.ops.add(one.leaves[0]!, other.leaves[0]!),
      ArgumentError,
    ).message,
    "Cannot add tensors of two engines as each has a memory of its own: " +
      "shape of the foreign one is [2]",
  );
});
