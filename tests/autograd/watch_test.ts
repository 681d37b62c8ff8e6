import { assert, assertEquals, assertThrows } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { NonFiniteError } from "../../lib/autograd/non_finite.ts";
import { watchNonFinite } from "../../lib/autograd/watch.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";

Deno.test("watchNonFinite() names the op of the first bad value", () => {
  const engine = new Engine(reference());
  const { add, log, multiply } = engine.ops;
  const x = engine.tensor([[1, 2], [-3, 4]], { name: "x" });
  const error = assertThrows(
    () => watchNonFinite(engine, () => add(multiply(log(x), 2), 1)),
    NonFiniteError,
    "log wrote NaN to output of log, shape [2, 2], at [1, 0]",
  );
  assertEquals(error.details, [
    "1 of 4 values written are not finite; around the first: " +
    "0, 0.693147, NaN, 1.38629",
    "read x: 4 values from -3 to 4, 0 not finite, -3 there",
  ]);
});

Deno.test("watchNonFinite() names the pass and the gradient", () => {
  const engine = new Engine(reference());
  const { sqrt, sum } = engine.ops;
  const weight = engine.tensor([4, 0], {
    name: "layer.weight",
    requiresGrad: true,
  });
  assertThrows(
    () =>
      watchNonFinite(engine, () => {
        engine.backward(sum(sqrt(weight)));
      }),
    NonFiniteError,
    "sqrt backward layer wrote Infinity to gradient of layer.weight, " +
      "shape [2], at [1]",
  );
});

Deno.test("watchNonFinite() changes nothing where all is finite", () => {
  const engine = new Engine(reference());
  const { exp } = engine.ops;
  const x = engine.tensor([1, 2]);
  const y = watchNonFinite(engine, () => exp(x));
  assertEquals(y.toArray(), exp(x).toArray());
  // and afterwards nobody watches
  assert(Number.isNaN(engine.ops.log(engine.tensor([-1])).at(0)));
});
