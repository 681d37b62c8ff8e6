import { assertAlmostEquals, assertEquals } from "@std/assert";
import { observedOrder } from "../../../lib/expr/roots/order.ts";

Deno.test("observedOrder() finds the order of model sequences", () => {
  for (const order of [1.618, 2, 3]) {
    const errors = [0.1];
    while (errors.length < 4) errors.push(errors[errors.length - 1]! ** order);
    assertAlmostEquals(observedOrder(errors, 0)!, order, 1e-12);
  }
  const linear = Array.from({ length: 9 }, (_, k) => 0.7 ** k / 3);
  assertAlmostEquals(observedOrder(linear, 0)!, 1, 1e-12);
});

Deno.test("observedOrder() leaves out noise and the approach", () => {
  const errors = [5, 90, 0.1, 1e-2, 1e-4, 1e-8, 3e-16, 2e-16, 0];
  assertAlmostEquals(observedOrder(errors, 1e-15)!, 2, 0.15);
});

Deno.test("observedOrder() says nothing of too few errors, or a lucky hit", () => {
  assertEquals(observedOrder([], 0), undefined);
  assertEquals(observedOrder([1, 0.1], 0), undefined);
  assertEquals(observedOrder([0.1, 0.09, 1e-30], 0), undefined);
});
