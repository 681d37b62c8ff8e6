import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import {
  minimizeFunction,
  type MinimizeMethod,
  type MinimizeStatus,
  type ObjectiveFunction,
} from "../../../lib/expr/minimize/mod.ts";

const methods: readonly MinimizeMethod[] = [
  "gradient-descent",
  "momentum",
  "adam",
  "conjugate-gradient",
  "l-bfgs",
  "nelder-mead",
];

type Vector = Float64Array;

/** A function of one variable. */
function scalar(
  f: (x: number) => number,
  slope: (x: number) => number,
): ObjectiveFunction {
  return {
    value: (x) => f(x[0]!),
    gradient: (x, out) => {
      out[0] = slope(x[0]!);
    },
  };
}

const rosenbrock: ObjectiveFunction = {
  value: ([x, y]: Vector) => 100 * (y! - x! ** 2) ** 2 + (1 - x!) ** 2,
  gradient: ([x, y]: Vector, out) => {
    out[0] = -400 * x! * (y! - x! ** 2) - 2 * (1 - x!);
    out[1] = 200 * (y! - x! ** 2);
  },
};

const saddle: ObjectiveFunction = {
  value: ([x, y]: Vector) => x! ** 2 - y! ** 2 + y! ** 4,
  gradient: ([x, y]: Vector, out) => {
    out[0] = 2 * x!;
    out[1] = -2 * y! + 4 * y! ** 3;
  },
};

/** Name, function, start, the minimum and its tolerance: rounding of f hides
 * changes of x below 1e-8, but the polished gradient is exact. */
const solvable: readonly [
  string,
  ObjectiveFunction,
  readonly number[],
  readonly number[],
  number,
][] = [
  [
    "(x - 3)^2",
    scalar((x) => (x - 3) ** 2, (x) => 2 * (x - 3)),
    [0],
    [3],
    1e-12,
  ],
  ["Rosenbrock", rosenbrock, [-1.2, 1], [1, 1], 1e-12],
  [
    "x ln x",
    scalar((x) => x * Math.log(x), (x) => Math.log(x) + 1),
    [5],
    [Math.exp(-1)],
    1e-12,
  ],
  [
    "sqrt(1 + x^2)",
    scalar((x) => Math.hypot(1, x), (x) => x / Math.hypot(1, x)),
    [100],
    [0],
    1e-12,
  ],
  [
    "a huge scale",
    scalar((x) => 1e30 * (x - 1 / 3) ** 2, (x) => 2e30 * (x - 1 / 3)),
    [5],
    [1 / 3],
    1e-15,
  ],
  [
    "a tiny scale",
    scalar((x) => 1e-20 * (x - 1 / 3) ** 2, (x) => 2e-20 * (x - 1 / 3)),
    [5],
    [1 / 3],
    1e-15,
  ],
  // The gradient of x^4 vanishes to tolerance while x is still 1e-3.
  ["x^4", scalar((x) => x ** 4, (x) => 4 * x ** 3), [2], [0], 1e-3],
];

Deno.test("minimizeFunction() finds minima by every method", () => {
  for (const [name, f, start, minimum, tolerance] of solvable) {
    for (const method of methods) {
      const report = minimizeFunction(f, Float64Array.from(start), { method });
      assertEquals(report.status, "converged", `${name} by ${method}`);
      minimum.forEach((x, i) => {
        const found = report.point[i]!;
        assertAlmostEquals(Math.abs(found), x, tolerance, `${name}, ${method}`);
      });
    }
  }
});

Deno.test("minimizeFunction() leaves a saddle, or a maximum", () => {
  const cosine = scalar(Math.cos, (x) => -Math.sin(x));
  for (const method of methods) {
    const top = minimizeFunction(cosine, Float64Array.of(0), { method });
    assertEquals([top.status, top.value], ["converged", -1], method);
    const report = minimizeFunction(saddle, Float64Array.of(1, 0), { method });
    assertEquals(report.status, "converged", method);
    assertAlmostEquals(report.value, -0.25, 1e-14);
    assertAlmostEquals(Math.abs(report.point[1]!), Math.SQRT1_2, 1e-12);
  }
});

Deno.test("minimizeFunction() calls nothing a minimum that is none", () => {
  const none: readonly [ObjectiveFunction, number, MinimizeStatus][] = [
    [scalar((x) => x, () => 1), 1, "unbounded"],
    [scalar((x) => x ** 3, (x) => 3 * x * x), 2, "unbounded"],
    [scalar((x) => -x * x, (x) => -2 * x), 1, "unbounded"],
    [scalar((x) => Math.exp(-x), (x) => -Math.exp(-x)), 1, "diverged"],
    [scalar((x) => 5 + Math.exp(-x), (x) => -Math.exp(-x)), 1, "diverged"],
    [scalar((x) => 1 / x, (x) => -1 / (x * x)), 1, "diverged"],
    [scalar((x) => Math.log(x), (x) => 1 / x), 1, "unbounded"],
    [scalar((x) => Math.log(-x), (x) => 1 / x), 1, "domain"],
  ];
  for (const [f, start, status] of none) {
    const report = minimizeFunction(f, Float64Array.of(start));
    assertEquals(report.status, status, `${f.value}`);
    for (const method of methods) {
      if (method === "nelder-mead" && status === "diverged") continue;
      const other = minimizeFunction(f, Float64Array.of(start), { method });
      assert(other.status !== "converged", `${f.value} by ${method}`);
    }
  }
});

Deno.test("minimizeFunction() keeps a plateau with an edge", () => {
  const f = scalar((x) => Math.max(0, x) ** 2, (x) => 2 * Math.max(0, x));
  const report = minimizeFunction(f, Float64Array.of(1));
  assertEquals([report.status, report.value], ["converged", 0]);
});

Deno.test("minimizeFunction() goes on at a kink with Nelder-Mead", () => {
  const f = scalar(
    (x) => Math.abs(x - 3) + x / 4,
    (x) => Math.sign(x - 3) + 1 / 4,
  );
  const report = minimizeFunction(f, Float64Array.of(0.3));
  assertEquals([report.status, report.method], ["converged", "nelder-mead"]);
  assertAlmostEquals(report.point[0]!, 3, 1e-12);
});

Deno.test("minimizeFunction() does without derivatives", () => {
  const { value } = rosenbrock;
  const report = minimizeFunction({ value }, Float64Array.of(-1.2, 1));
  assertEquals(report.status, "converged");
  // Central differences have an error of about 1e-10, that the curvature of
  // the valley, 0.4, and its slope magnify.
  assertAlmostEquals(report.point[0]!, 1, 1e-7);
  assertAlmostEquals(report.point[1]!, 1, 2e-7);
});

Deno.test("minimizeFunction() stops at the limit of iterations", () => {
  for (const method of methods) {
    const report = minimizeFunction(rosenbrock, Float64Array.of(-1.2, 1), {
      method,
      iterations: 3,
    });
    assertEquals([report.status, report.iterations], ["iterations", 3], method);
  }
});

Deno.test("minimizeFunction() takes ill-conditioned bowls in few steps", () => {
  const f: ObjectiveFunction = {
    value: ([x, y]: Vector) => x! ** 2 + 1e6 * y! ** 2,
    gradient: ([x, y]: Vector, out) => {
      out[0] = 2 * x!;
      out[1] = 2e6 * y!;
    },
  };
  const fast = ["gradient-descent", "conjugate-gradient", "l-bfgs"] as const;
  for (const method of fast) {
    const report = minimizeFunction(f, Float64Array.of(1, 1), { method });
    assertEquals(report.status, "converged", method);
    assert(report.iterations < 100, `${method}: ${report.iterations}`);
  }
});

Deno.test("minimizeFunction() refuses a start that is not finite", () => {
  assertThrows(
    () => minimizeFunction(rosenbrock, Float64Array.of(1, NaN)),
    ExpressionError,
    "Cannot minimise as the start must be one or more finite numbers: " +
      "current value is [1, NaN]",
  );
});
