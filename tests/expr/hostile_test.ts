/** Expressions made to cost much end in a value or a typed error, within a
 * count of steps: the same on every machine. */
import { assert, assertEquals } from "@std/assert";
import { currentBudget, withBudget } from "../../lib/expr/budget.ts";
import * as expr from "../../lib/expr/mod.ts";
import { hostileInputs, hostileOperations } from "./hostile_inputs.ts";

/** Few, so that the whole campaign takes seconds. */
const steps = 4000;

/** What became of a call, and how many steps it took. */
function outcome(body: () => unknown): { error: unknown; spent: number } {
  return withBudget({ steps }, () => {
    let error: unknown;
    try {
      body();
    } catch (caught) {
      error = caught;
    }
    const left = withBudget({}, () => currentBudget().steps);
    return { error, spent: steps - left };
  });
}

for (const [operation, apply] of Object.entries(hostileOperations)) {
  Deno.test(`${operation}() ends in a value or an ExpressionError`, () => {
    for (const input of hostileInputs()) {
      const { error, spent } = outcome(() => apply(input));
      const where = `${operation} of ${input.slice(0, 60)}`;
      assert(
        error === undefined || error instanceof expr.ExpressionError,
        `${where} threw ${error}`,
      );
      assert(spent <= steps, `${where} took ${spent} steps`);
    }
  });
}

Deno.test("greatestCommonDivisor() of long integers costs by their length", () => {
  const cost = (digits: number) =>
    outcome(() => expr.simplify(`(3^${digits} + 1)/(5^${digits} + 2)`)).spent;
  assert(cost(1500) > 4 * cost(150));
});

Deno.test("partialFractions() refuses a dense form of a high degree", () => {
  const { error, spent } = outcome(() =>
    expr.partialFractions("x^(10^9) + 1", "x")
  );
  assert(error instanceof expr.ExpressionError);
  assertEquals(error.code, "budget");
  assert(spent < steps);
});

Deno.test("evaluate() refuses an order without end", () => {
  const { error } = outcome(() => expr.evaluate("polygamma(10^9, 0.5)"));
  assert(error instanceof expr.ExpressionError);
  assertEquals(error.code, "domain");
});

Deno.test("typical work stays within the default budget", () => {
  const sum = Array.from({ length: 2000 }, (_, k) => `x^${k}`).join("+");
  expr.withBudget({ length: 100_000 }, () => {
    assert(expr.variablesOf(expr.differentiate(sum, "x")).has("x"));
  });
  assert(Math.abs(expr.evaluate("sum(1/k^2, k, 1, 10^5)") - 1.64492) < 1e-5);
  assertEquals(expr.solve("x^4 - 5x^2 + 4 = 0", "x").status, "solved");
  assert(expr.format(expr.factor("x^6 - 1")).includes("x - 1"));
});
