import { assertEquals, assertThrows } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import { ArgumentError, StaleTensorError } from "../../lib/core/errors.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";

Deno.test("Engine.scope() refuses to give memory back under an inner scope", () => {
  const engine = new Engine(reference());
  using outer = engine.scope();
  const inner = engine.scope();
  const x = engine.ones([4]);
  const reset = assertThrows(() => outer.reset(), ArgumentError);
  assertEquals(
    reset.message,
    "Cannot reset a scope as those opened in it must be closed first: " +
      "1 are open",
  );
  assertThrows(
    () => outer[Symbol.dispose](),
    ArgumentError,
    "Cannot close a scope",
  );
  assertEquals(x.toArray(), [1, 1, 1, 1]);
  inner[Symbol.dispose]();
  assertThrows(() => x.toArray(), StaleTensorError);
});

Deno.test("Scope.reset() gives memory back and keeps the scope", () => {
  const engine = new Engine(reference());
  using scope = engine.scope();
  const before = engine.ones([3]);
  const { address } = before;
  scope.reset();
  assertEquals(engine.zeros([3]).address, address);
  const error = assertThrows(() => before.toArray(), StaleTensorError);
  assertEquals([error.tensorGeneration, error.scopeGeneration], [0, 1]);
});

Deno.test("Engine.scoped() copies its result out, and nothing else", () => {
  const engine = new Engine(reference());
  const { exp, sum } = engine.ops;
  const before = engine.statistics.used;
  const total = engine.scoped(() => sum(exp(engine.zeros([1000]))));
  assertEquals(total.item(), 1000);
  assertEquals(engine.statistics.used, before + 64);
});
