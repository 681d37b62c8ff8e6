import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import {
  findScalarRoot,
  type RootMethod,
  type RootStatus,
  type ScalarFunction,
} from "../../../lib/expr/roots/mod.ts";

const openMethods = ["newton", "halley", "secant"] as const;
const bracketMethods = ["bisection", "brent", "toms748", "itp"] as const;
const methods: readonly RootMethod[] = [...openMethods, ...bracketMethods];

/** The ancestor's examples: name, f, f', start, root (closed forms, or mpmath
 * findroot with 30 digits). */
const examples: readonly [
  string,
  (x: number) => number,
  (x: number) => number,
  number,
  number,
][] = [
  ["sin x = 0.5", (x) => Math.sin(x) - 0.5, Math.cos, 0.5, Math.PI / 6],
  [
    "tan x = 1",
    (x) => Math.tan(x) - 1,
    (x) => 1 + Math.tan(x) ** 2,
    0.7,
    Math.PI / 4,
  ],
  ["e^x = 5", (x) => Math.exp(x) - 5, Math.exp, 1, Math.log(5)],
  [
    "e^x = x + 2",
    (x) => Math.exp(x) - x - 2,
    (x) => Math.exp(x) - 1,
    1,
    1.14619322062058258523706,
  ],
  ["ln x = 2", (x) => Math.log(x) - 2, (x) => 1 / x, 5, Math.E ** 2],
  [
    "ln x = x - 2",
    (x) => Math.log(x) - x + 2,
    (x) => 1 / x - 1,
    2,
    3.14619322062058258523706,
  ],
  ["x^2 = 5", (x) => x * x - 5, (x) => 2 * x, 2, Math.sqrt(5)],
  ["x^3 = 8", (x) => x ** 3 - 8, (x) => 3 * x * x, 1.5, 2],
  [
    "x sin x = 1",
    (x) => x * Math.sin(x) - 1,
    (x) => Math.sin(x) + x * Math.cos(x),
    1,
    1.11415714087193008730052,
  ],
  [
    "sqrt x = cos x",
    (x) => Math.sqrt(x) - Math.cos(x),
    (x) => 0.5 / Math.sqrt(x) + Math.sin(x),
    0.5,
    0.641714370872882658398565,
  ],
  ["sin x = 0 near 0", Math.sin, Math.cos, 0.1, 0],
  ["sin x = 0 near pi", Math.sin, Math.cos, 3, Math.PI],
  ["sin x = 0 near 2 pi", Math.sin, Math.cos, 6, 2 * Math.PI],
];

Deno.test("findScalarRoot() solves the ancestor's examples", () => {
  for (const [name, value, derivative, start, root] of examples) {
    for (const method of [undefined, ...methods]) {
      const report = findScalarRoot(
        { value, derivative },
        method === undefined ? { start } : { start, method },
      );
      assertEquals(report.status, "converged", `${name} by ${method}`);
      // Two units in the last place: the value of f is rounded, too.
      assertAlmostEquals(report.root, root, 2 ** -51 * Math.max(1, root), name);
      assert(report.residual <= report.tolerance);
    }
  }
});

/** What must not be taken for a root: how it ends from a start and, with a sign
 * change, in a bracket. */
const traps: readonly [string, ScalarFunction, number, RootStatus][] = [
  [
    "x^2 + 1 at its minimum",
    { value: (x) => x * x + 1, derivative: (x) => 2 * x },
    0,
    "derivative-zero",
  ],
  [
    "x^2 + 1e-13, below the tolerance",
    { value: (x) => x * x + 1e-13, derivative: (x) => 2 * x },
    0.5,
    "stationary",
  ],
  [
    "exp(-x) that vanishes at infinity",
    { value: (x) => Math.exp(-x), derivative: (x) => -Math.exp(-x) },
    0.5,
    "diverged",
  ],
  [
    "exp(-x) from where it underflows soon",
    { value: (x) => Math.exp(-x), derivative: (x) => -Math.exp(-x) },
    700,
    "diverged",
  ],
  [
    "1/x",
    { value: (x) => 1 / x, derivative: (x) => -1 / (x * x) },
    1,
    "diverged",
  ],
  [
    "ln x + x^2 left of its domain",
    { value: (x) => Math.log(x) + x * x, derivative: (x) => 1 / x + 2 * x },
    -3,
    "domain",
  ],
];

Deno.test("findScalarRoot() takes no stationary point or limit for a root", () => {
  for (const [name, f, start, status] of traps) {
    const report = findScalarRoot(f, { start, method: "newton" });
    assertEquals(report.status, status, name);
    for (const method of methods) {
      const other = findScalarRoot(f, { start, method });
      if (status === "domain" && other.status === "converged") continue;
      assert(other.status !== "converged", `${name} by ${method}`);
    }
  }
});

Deno.test("findScalarRoot() tells a pole and a jump from a root", () => {
  const jump = (x: number) => x < 0.3 ? -1 - x : 1 + x;
  for (const method of methods) {
    const pole = findScalarRoot({ value: Math.tan }, {
      bracket: [1, 2],
      method,
    });
    assertEquals(pole.status, "pole", method);
    const hole = findScalarRoot(
      { value: (x) => x === 0 ? NaN : 1 / x },
      { bracket: [-1, 3], method },
    );
    assertEquals(hole.status, "pole", method);
    const step = findScalarRoot({ value: jump }, { bracket: [0, 1], method });
    assertEquals(step.status, "discontinuity", method);
    assertEquals(step.bracket?.[1], 0.3);
  }
});

Deno.test("findScalarRoot() finds roots where others lose digits", () => {
  const cases: readonly [(x: number) => number, number, number, number][] = [
    [(x) => x - 1e-200, -1, 1, 1e-200],
    [(x) => x * x * 1e38 - 1, 0, 1, 1e-19],
    [(x) => Math.exp(50 * x) - 1e30, 0, 10, 30 * Math.LN10 / 50],
    [(x) => Math.cbrt(x - 1 / 3), 0, 1, 1 / 3],
    [(x) => x ** 9, -1, 10, 0],
    // atan x = 1.5 has relative condition 14.1: 16 units in the last place.
    [(x) => Math.atan(x) - 1.5, 0, Infinity, Math.tan(1.5)],
    [(x) => Math.log(x - 0.5) + 1, 0.5, 1, 0.5 + Math.exp(-1)],
  ];
  for (const [value, low, high, root] of cases) {
    for (const method of methods) {
      const bracket = [low, high] as const;
      const report = findScalarRoot({ value }, { bracket, method });
      assertEquals(report.status, "converged", `${value} by ${method}`);
      assertAlmostEquals(report.root, root, 32 * 2 ** -53 * root);
      assert(report.bracket![0] <= report.root);
      assert(report.root <= report.bracket![1]);
    }
  }
});

Deno.test("findScalarRoot() finds multiple roots", () => {
  const factored = {
    value: (x: number) => (x - 1 / 3) ** 9,
    derivative: (x: number) => 9 * (x - 1 / 3) ** 8,
  };
  const even = {
    value: (x: number) => (x * x - 2) ** 2,
    derivative: (x: number) => 4 * x * (x * x - 2),
  };
  // Expanded, f is rounding noise within 1e-8 of the root.
  const noisy = {
    value: (x: number) => x * x - 2.2 * x + 1.21,
    derivative: (x: number) => 2 * x - 2.2,
  };
  for (const method of openMethods) {
    const options = { start: 0.5, method };
    const first = findScalarRoot(factored, options);
    assertEquals([first.status, first.root], ["converged", 1 / 3], method);
    const second = findScalarRoot(even, options);
    assertEquals(second.status, "converged", method);
    assertAlmostEquals(second.root, Math.SQRT2, 1e-15);
    const third = findScalarRoot(noisy, options);
    assertEquals(third.status, "converged", method);
    assertAlmostEquals(third.root, 1.1, 4e-8);
  }
});

Deno.test("findScalarRoot() reports the order of convergence", () => {
  const f = {
    value: (x: number) => Math.log(x),
    derivative: (x: number) => 1 / x,
    second: (x: number) => -1 / (x * x),
  };
  // The orders of the theory; few steps show them to a tenth or so.
  const orders = { newton: 2, halley: 3, secant: (1 + Math.sqrt(5)) / 2 };
  for (const method of openMethods) {
    const report = findScalarRoot(f, { start: 50, method });
    assertAlmostEquals(report.order!, orders[method], 0.15, method);
  }
});

Deno.test("findScalarRoot() falls back on a search for a sign change", () => {
  const f = {
    value: (x: number) => x * x - 4,
    derivative: (x: number) => 2 * x,
  };
  const newton = findScalarRoot(f, { start: 0, method: "newton" });
  assertEquals(newton.status, "derivative-zero");
  assertEquals(
    newton.message,
    "The derivative is zero where the function is not: at 0 the residual is 4",
  );
  const report = findScalarRoot(f, { start: 0 });
  assertEquals([report.status, report.method], ["converged", "toms748"]);
  assertEquals(Math.abs(report.root), 2);
});

Deno.test("findScalarRoot() says that there is no sign change", () => {
  const report = findScalarRoot(
    { value: (x) => x * x + 1 },
    { bracket: [-1, 2] },
  );
  assertEquals(report.status, "no-bracket");
  assertEquals(report.bracket, undefined);
});

Deno.test("findScalarRoot() stops at the limit of iterations", () => {
  const report = findScalarRoot(
    { value: (x) => x * x - 2, derivative: (x) => 2 * x },
    { start: 1e6, method: "newton", iterations: 3 },
  );
  assertEquals([report.status, report.iterations], ["iterations", 3]);
});
