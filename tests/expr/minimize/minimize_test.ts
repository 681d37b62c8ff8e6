import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { maximize, minimize } from "../../../lib/expr/minimize/mod.ts";

Deno.test("minimize() finds the ancestor's minima", () => {
  const parabola = minimize("(x-3)^2", { x: 0 });
  assertEquals([parabola.status, parabola.point], ["converged", { x: 3 }]);
  const rosenbrock = minimize("(1-x)^2 + 100*(y-x^2)^2", { x: -1.2, y: 1 });
  assertEquals(rosenbrock.status, "converged");
  assertAlmostEquals(rosenbrock.point.x!, 1, 1e-12);
  assertAlmostEquals(rosenbrock.point.y!, 1, 1e-12);
});

Deno.test("minimize() takes every method", () => {
  const text = "x^2 + 10 y^2 + x y - 3 x";
  // 2x + y = 3, x + 20y = 0.
  const x = 60 / 39, y = -3 / 39;
  const methods = [
    "gradient-descent",
    "momentum",
    "adam",
    "conjugate-gradient",
    "l-bfgs",
    "nelder-mead",
  ] as const;
  for (const method of methods) {
    const report = minimize(text, { x: 5, y: 5 }, { method });
    assertEquals([report.status, report.method], ["converged", method]);
    assertAlmostEquals(report.point.x!, x, 1e-12, method);
    assertAlmostEquals(report.point.y!, y, 1e-12, method);
  }
});

Deno.test("minimize() goes down where the value has kinks", () => {
  const report = minimize("abs(x - 2) + abs(x + y)", { x: 5, y: 5 });
  assertEquals(report.status, "converged");
  assertAlmostEquals(report.point.x!, 2, 1e-6);
  assertAlmostEquals(report.point.y!, -2, 1e-6);
});

Deno.test("maximize() finds a maximum, or none", () => {
  const found = maximize("x e^(-x)", { x: 0.5 });
  assertEquals(found.status, "converged");
  assertAlmostEquals(found.point.x!, 1, 1e-12);
  assertAlmostEquals(found.value, Math.exp(-1), 1e-15);
  assertEquals(
    found.message,
    `Converged to a maximum: the value is ${found.value}`,
  );
  const none = maximize("x^2", { x: 0.5 });
  assertEquals(none.status, "unbounded");
  assertEquals(
    none.message,
    `The value rises without bound: the value is ${none.value}`,
  );
});

Deno.test("minimize() refuses a variable without a start", () => {
  assertThrows(
    () => minimize("x^2 + y", { x: 1 }),
    ExpressionError,
    "`y` has none",
  );
});

/** Functions without a minimum, and starts on their flat places. */
const without: readonly [string, readonly Record<string, number>[]][] = [
  ["x^3", [{ x: 1 }, { x: 0 }, { x: -1 }]],
  ["x^5", [{ x: 1 }, { x: 0 }]],
  ["-x^4", [{ x: 0 }, { x: 0.1 }]],
  ["x^2 - y^2", [{ x: 1, y: 0 }, { x: 0, y: 0 }, { x: 3, y: 1e-9 }]],
  ["x y", [{ x: 0, y: 0 }, { x: 1, y: 1 }]],
  ["x^3 - 3x y^2", [{ x: 0, y: 0 }, { x: 1, y: 1 }]],
  ["x^4 - y^4", [{ x: 0, y: 0 }]],
  ["x^2 y", [{ x: 0, y: 0 }]],
  ["exp(x)", [{ x: 5 }, { x: -30 }]],
  ["exp(-x^2)", [{ x: 0 }, { x: 1 }, { x: 5 }]],
  ["atan(x)", [{ x: 10 }]],
  ["tanh(x)", [{ x: 0 }]],
  ["1/x", [{ x: 1 }, { x: -1 }]],
  ["ln(x)", [{ x: 1 }]],
  ["exp(-x) + exp(-y)", [{ x: 0, y: 0 }]],
];

Deno.test("minimize() finds no minimum where there is none", () => {
  const methods = [undefined, "conjugate-gradient", "nelder-mead"] as const;
  for (const [text, starts] of without) {
    for (const start of starts) {
      for (const method of methods) {
        const options = method === undefined ? {} : { method };
        const { status } = minimize(text, start, options);
        const name = `${text} from ${JSON.stringify(start)} by ${method}`;
        assert(status !== "converged", name);
      }
    }
  }
});
