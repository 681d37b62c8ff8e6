import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import {
  findSystemPoint,
  findSystemRoot,
  type SystemStatus,
} from "../../../lib/expr/roots/mod.ts";

Deno.test("findSystemRoot() takes equations and solves them", () => {
  const report = findSystemRoot(["x^2 + y^2 = 4", "x y == 1"], { x: 1, y: 2 });
  assertEquals(report.status, "converged");
  // x² and y² are the roots of t² - 4t + 1.
  assertAlmostEquals(report.root.x!, Math.sqrt(2 - Math.sqrt(3)), 1e-15);
  assertAlmostEquals(report.root.y!, Math.sqrt(2 + Math.sqrt(3)), 1e-15);
  assertAlmostEquals(report.order!, 2, 0.1);
});

const endings: readonly [
  readonly string[],
  Readonly<Record<string, number>>,
  SystemStatus,
][] = [
  // A minimum of |F| below the tolerance, and one far above it.
  [["x^2 + 1e-13", "y - 1"], { x: 0.5, y: 2 }, "stationary"],
  [["x^2 + 1", "y - 1"], { x: 0.5, y: 2 }, "stationary"],
  [["x + y - 1", "x + y - 2"], { x: 0.5, y: 2 }, "stationary"],
  // The residual vanishes at infinity.
  [["exp(-x)", "y - 1"], { x: 0.5, y: 2 }, "diverged"],
  // Roots where the Jacobian is singular.
  [["x + y - 1", "2x + 2y - 2"], { x: 0.5, y: 2 }, "converged"],
  [["x^2", "y - 1"], { x: 0.5, y: 2 }, "converged"],
  [["(x^2 - 2)^2", "y - x"], { x: 0.5, y: 2 }, "converged"],
  // One where the expanded square is noise.
  [["x^2 - 2.2x + 1.21", "y - x"], { x: 0.5, y: 2 }, "converged"],
  // Scales 30 and 38 orders apart.
  [["1e30*(x - 1/3)", "y - x^2"], { x: 0.5, y: 2 }, "converged"],
  [["x^2 - 1e-38", "y - x"], { x: 1, y: 1 }, "converged"],
  [["ln(x) + y", "y - 1"], { x: -1, y: 1 }, "domain"],
];

Deno.test("findSystemRoot() tells roots from other ends", () => {
  for (const [equations, start, status] of endings) {
    const report = findSystemRoot(equations, start);
    assertEquals(report.status, status, equations.join(", "));
    if (status === "converged") assert(report.residual <= report.tolerance);
  }
});

Deno.test("findSystemPoint() does without a Jacobian", () => {
  const report = findSystemPoint({
    size: 2,
    value: (x, out) => {
      out[0] = 10 * (x[1]! - x[0]! ** 2);
      out[1] = 1 - x[0]!;
    },
  }, Float64Array.of(-1.2, 1));
  assertEquals(report.status, "converged");
  assertEquals([...report.point], [1, 1]);
});

Deno.test("findSystemRoot() stops at the limit of iterations", () => {
  const report = findSystemRoot(["10*(y - x^2)", "1 - x"], { x: -1.2, y: 1 }, {
    iterations: 2,
  });
  assertEquals([report.status, report.iterations], ["iterations", 2]);
});

Deno.test("findSystemRoot() refuses too few equations, or unknowns", () => {
  assertThrows(
    () => findSystemRoot(["x + y"], { x: 1, y: 1 }),
    ExpressionError,
    "there must be an equation for each unknown: there are 1 for 2",
  );
  assertThrows(() => findSystemRoot(["x + z"], { x: 1 }), ExpressionError);
  assertThrows(
    () => findSystemRoot(["x"], { x: Infinity }),
    ExpressionError,
    "current value is [Infinity]",
  );
});
