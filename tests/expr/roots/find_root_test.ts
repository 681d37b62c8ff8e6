import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { withBudget } from "../../../lib/expr/budget.ts";
import { findRoot } from "../../../lib/expr/roots/mod.ts";
import { parse } from "../../../lib/expr/syntax/mod.ts";

Deno.test("findRoot() finds the ancestor's roots", () => {
  // Closed forms, or mpmath with 30 digits.
  const cases: readonly [string, number, number][] = [
    ["sin(x) = 0.5", 0.5, Math.PI / 6],
    ["tan(x) = 1", 0.7, Math.PI / 4],
    ["e^x = 5", 1, Math.log(5)],
    ["e^x = x + 2", 1, 1.14619322062058258523706],
    ["ln(x) = 2", 5, Math.E ** 2],
    ["ln(x) = x - 2", 2, 3.14619322062058258523706],
    ["x^2 = 5", 2, Math.sqrt(5)],
    ["x^3 = 8", 1.5, 2],
    ["x*sin(x) = 1", 1, 1.11415714087193008730052],
    ["sqrt(x) = cos(x)", 0.5, 0.641714370872882658398565],
    ["sin(x) = 0", 0.1, 0],
    ["sin(x) = 0", 3, Math.PI],
    ["sin(x) = 0", 6, 2 * Math.PI],
  ];
  for (const [equation, start, root] of cases) {
    const report = findRoot(equation, "x", { start });
    assertEquals([report.status, report.method], ["converged", "newton"]);
    assertAlmostEquals(report.root, root, 2 ** -51 * Math.max(1, root));
  }
});

Deno.test("findRoot() takes a tree, and an equation as comparison", () => {
  const tree = findRoot(parse("t^2 - 2"), "t", { bracket: [0, 2] });
  assertEquals([tree.status, tree.method], ["converged", "toms748"]);
  assertAlmostEquals(tree.root, Math.SQRT2, 2e-16 * 2);
  const { root } = findRoot("t^2 == 2", "t", { start: 1 });
  assertAlmostEquals(root, Math.SQRT2, 2e-16 * 2);
});

Deno.test("findRoot() does without a derivative that has no closed form", () => {
  const report = findRoot("floor(x) + x - 3.5", "x", { bracket: [0, 3] });
  assertEquals(report.status, "discontinuity");
  assertEquals(report.bracket?.[1], 2);
});

Deno.test("findRoot() refuses what it cannot search", () => {
  assertThrows(
    () => findRoot("x + y", "x", { start: 1 }),
    ExpressionError,
    "`y` has none",
  );
  assertThrows(
    () => findRoot("x", "x", {}),
    ExpressionError,
    "the start must be a finite number: current value is undefined",
  );
  assertThrows(
    () => findRoot("x", "x", { bracket: [1, 1] }),
    ExpressionError,
    "a bracket must have two ends: current value is [1, 1]",
  );
});

Deno.test("findRoot() pays for its evaluations", () => {
  assertThrows(
    () =>
      withBudget({ steps: 50 }, () => findRoot("x^2 + 1", "x", { start: 3 })),
    ExpressionError,
    "budget",
  );
});

/** Functions without a root, that come near to having one. */
const rootless: readonly string[] = [
  "x^2 + 1e-6",
  "x^2 + 1e-13",
  "x^2 + 1e-20",
  "(x - 1.1)^2 + 1e-14",
  "(x^2 - 2)^2 + 1e-24",
  "cosh(x) - 0.5",
  "exp(x)",
  "exp(-x^2)",
  "exp(1/x)",
  "1/x",
  "1/(x - 1/3)^3",
  "sec(x)",
  "csc(x)",
  "coth(x)",
  "1/ln(x)",
  "abs(x) + 1e-14",
  "atan(1/x)",
  "sgn(x - 0.3) + 0.5",
  "floor(x) - 0.5",
  "exp(x) - x",
  "sin(x)^2 + 1e-18",
  "ln(x^2 + 1) + 1e-13",
];

Deno.test("findRoot() finds no root where there is none", () => {
  const starts = [-50, 0, 0.7, 3.3, 1e6];
  const methods = [undefined, "halley", "secant", "brent"] as const;
  for (const text of rootless) {
    for (const start of starts) {
      for (const method of methods) {
        const options = method === undefined ? { start } : { start, method };
        const { status, root } = findRoot(text, "x", options);
        const name = `${text} from ${start} by ${method}: ${root}`;
        assert(status !== "converged", name);
      }
    }
  }
});
