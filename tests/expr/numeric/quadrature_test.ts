import {
  assert,
  assertAlmostEquals,
  assertEquals,
  assertThrows,
} from "@std/assert";
import { Random } from "../../../lib/core/random.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import {
  estimate,
  kronrod15,
  kronrod21,
} from "../../../lib/expr/numeric/quadrature_kronrod.ts";
import { quadrature } from "../../../lib/expr/numeric/quadrature.ts";

const { sqrt, exp, log, sin, cos, abs, atan, PI } = Math;

Deno.test("estimate() integrates polynomials of its degree exactly", () => {
  for (const [rule, degree] of [[kronrod15, 22], [kronrod21, 31]] as const) {
    for (let k = 0; k <= degree; k++) {
      const { value } = estimate((x) => x ** k, -1, 1, rule);
      assertAlmostEquals(value, k % 2 === 0 ? 2 / (k + 1) : 0, 4e-16);
    }
    const beyond = degree + 1 + (degree % 2 === 0 ? 1 : 0);
    const even = beyond + beyond % 2;
    const { value } = estimate((x) => x ** even, -1, 1, rule);
    assert(abs(value - 2 / (even + 1)) > 1e-15);
  }
});

/** Integrals with closed forms: name, f, from, to, value. */
const known: readonly [
  string,
  (x: number) => number,
  number,
  number,
  number,
][] = [
  ["x^2", (x) => x * x, 0, 1, 1 / 3],
  ["sin x", sin, 0, PI, 2],
  ["e^x", exp, 0, 1, Math.E - 1],
  // erf(1) sqrt(pi), mpmath.
  ["e^(-x^2)", (x) => exp(-x * x), -1, 1, 1.493648265624854050798935],
  ["reversed", (x) => x * x, 1, 0, -1 / 3],
  ["empty", exp, 1, 1, 0],
  ["zero", () => 0, 0, 2, 0],
  ["odd", (x) => x ** 3, -1, 1, 0],
  ["large", exp, 0, 100, exp(100) - 1],
  ["oscillating", (x) => cos(50 * x), 0, 10, sin(500) / 50],
  // Runge; and the peak of Casaletto, Pickett and Rice's battery.
  ["1/(1 + 25x^2)", (x) => 1 / (1 + 25 * x * x), -1, 1, 2 * atan(5) / 5],
  [
    "peak",
    (x) => 1e-3 / ((x - 0.37) ** 2 + 1e-6),
    0,
    1,
    atan(630) + atan(370),
  ],
  ["kink", (x) => abs(x - 1 / 3), 0, 1, 5 / 18],
  ["jump", (x) => x < 1 / 3 ? 0 : 1, 0, 1, 2 / 3],
  ["1/sqrt(x)", (x) => 1 / sqrt(x), 0, 1, 2],
  ["ln x", log, 0, 1, -1],
  ["x^-0.9", (x) => x ** -0.9, 0, 1, 10],
  ["(1 - x)^-0.9", (x) => (1 - x) ** -0.9, 0, 1, 10],
  ["ln x / sqrt(x)", (x) => log(x) / sqrt(x), 0, 1, -4],
  ["1/sqrt(ln 1/x)", (x) => log(1 / x) ** -0.5, 0, 1, sqrt(PI)],
  ["ln sin x", (x) => log(sin(x)), 0, PI, -PI * Math.LN2],
  ["inside, at the middle", (x) => 1 / sqrt(abs(x)), -1, 1, 4],
  [
    "inside, elsewhere",
    (x) => 1 / sqrt(abs(x - 0.3)),
    -1,
    1,
    2 * (sqrt(1.3) + sqrt(0.7)),
  ],
  // Si(1), mpmath; undefined at the middle.
  ["sin x / x", (x) => sin(x) / x, -1, 1, 2 * 0.9460830703671830149413533],
  ["gauss", (x) => exp(-x * x), -Infinity, Infinity, sqrt(PI)],
  ["1/(1 + x^2)", (x) => 1 / (1 + x * x), 0, Infinity, PI / 2],
  ["e^x to the left", exp, -Infinity, 0, 1],
  ["e^-x/sqrt(x)", (x) => exp(-x) / sqrt(x), 0, Infinity, sqrt(PI)],
  ["x^-1.1", (x) => x ** -1.1, 1, Infinity, 10],
  // Narrow, wide and far off.
  ["narrow", (x) => exp(-(((x - 31.4) / 0.1) ** 2)), 0, 100, 0.1 * sqrt(PI)],
  [
    "tiny scale",
    (x) => exp(-((x / 1e-6) ** 2)),
    -Infinity,
    Infinity,
    1e-6 * sqrt(PI),
  ],
  [
    "huge scale",
    (x) => exp(-((x / 1e6) ** 2)),
    -Infinity,
    Infinity,
    1e6 * sqrt(PI),
  ],
  ["far off", (x) => exp(-((x - 100) ** 2)), -Infinity, Infinity, sqrt(PI)],
  // Oscillating to infinity: Dirichlet, Fresnel, Laplace; and Ci by mpmath.
  ["sin x / x to infinity", (x) => sin(x) / x, 0, Infinity, PI / 2],
  ["cos x^2", (x) => cos(x * x), 0, Infinity, sqrt(PI / 8)],
  [
    "cos x/(1 + x^2)",
    (x) => cos(x) / (1 + x * x),
    0,
    Infinity,
    PI / 2 / Math.E,
  ],
  [
    "sin x / x^2",
    (x) => sin(x) / (x * x),
    1,
    Infinity,
    0.5040670619069283719898561,
  ],
];

Deno.test("quadrature() bounds the error of integrals with closed forms", () => {
  for (const [name, f, from, to, value] of known) {
    const report = quadrature(f, from, to);
    assertEquals(report.status, "converged", name);
    // The closed forms are rounded, too: two units in the last place.
    const rounding = 2 ** -51 * abs(value);
    assert(abs(report.value - value) <= report.error + rounding, name);
    assert(report.error <= 2e-10 * abs(value) + 1e-14, name);
  }
});

Deno.test("quadrature() sees every jump, kink and singularity", () => {
  const seed = 9;
  const random = new Random(seed);
  let solved = 0;
  for (let i = 0; i < 120; i++) {
    const c = 1 + 20 * random.uniform(), whole = Math.floor(c);
    const steps = (whole * (whole - 1) / 2 + whole * (c - whole)) / c;
    const jumps = quadrature((x) => Math.floor(c * x), 0, 1);
    if (jumps.status === "converged") {
      solved++;
      assert(
        abs(jumps.value - steps) <= jumps.error + 1e-12,
        `floor(${c} x), seed ${seed}`,
      );
    }
    const s = random.uniform(), a = 4 * random.uniform() - 2;
    const p = 2.5 * random.uniform() - 0.9;
    const value = (a * s ** (p + 1) + (1 - s) ** (p + 1)) / (p + 1);
    const power = quadrature(
      (x) => (x < s ? a : 1) * abs(x - s) ** p,
      0,
      1,
    );
    if (power.status === "converged") {
      solved++;
      // f rounds x - s by 1e-16, which a power of -0.9 magnifies.
      assert(
        abs(power.value - value) <= 3 * power.error + 1e-13,
        `|x - ${s}|^${p} (${a}, 1), seed ${seed}`,
      );
    }
  }
  assert(solved >= 236, `${solved} of 240`);
});

Deno.test("quadrature() takes break points", () => {
  const f = (x: number) => 1 / sqrt(abs(x - 0.3));
  const report = quadrature(f, -1, 1, { points: [0.3, 7] });
  assertEquals(report.status, "converged");
  assertAlmostEquals(report.value, 2 * (sqrt(1.3) + sqrt(0.7)), 1e-11);
});

Deno.test("quadrature() says that an integral diverges", () => {
  const divergent: readonly [(x: number) => number, number, number][] = [
    [(x) => 1 / x, 0, 1],
    [(x) => 1 / x, -1, 1],
    [(x) => 1 / x, -1, 2],
    [(x) => 1 / x, 1, Infinity],
    [(x) => 1 / (x * x), -1, 1],
    [(x) => 1 / (x - 0.3), 0, 1],
    [(x) => (x - 0.3) ** -2, 0, 1],
    [Math.tan, 0, 2],
    [() => 1, 0, Infinity],
    [(x) => x ** -1.05, 0, 1],
    [(x) => 1 / (x * log(x)), 0, 0.5],
    [cos, 0, Infinity],
    [sin, -Infinity, Infinity],
  ];
  for (const [f, from, to] of divergent) {
    assertEquals(quadrature(f, from, to).status, "divergent", `${f}`);
  }
});

Deno.test("quadrature() gives no principal value", () => {
  const seed = 5;
  const random = new Random(seed);
  const kernels: readonly ((x: number) => number)[] = [
    (x) => 1 / x,
    (x) => 1 / sin(x),
    (x) => x ** -3,
    (x) => exp(x) / x + 1 / sqrt(abs(x)),
  ];
  for (let i = 0; i < 200; i++) {
    const pole = 2 * random.uniform() - 1;
    const from = -1 - random.uniform(), to = 1 + random.uniform();
    const kernel = kernels[i % kernels.length]!;
    const { status } = quadrature((x) => kernel(x - pole), from, to);
    assert(status !== "converged", `${kernel} around ${pole}, seed ${seed}`);
  }
});

Deno.test("quadrature() says that a function has no values", () => {
  const nan = quadrature(sqrt, -1, 1);
  assertEquals([nan.status, nan.value], ["domain", NaN]);
  const thrown = quadrature(
    (x) => {
      if (x < 0) throw new ExpressionError("domain", "no value");
      return x;
    },
    -1,
    1,
  );
  assertEquals(thrown.status, "domain");
  assertThrows(
    () => quadrature(sqrt, NaN, 1),
    ExpressionError,
    "Cannot integrate as the bounds must be numbers: " +
      "current value is from NaN to 1",
  );
});

Deno.test("quadrature() stops at its limits", () => {
  // Infinitely many turns near 0; 0.504067..., mpmath.
  const report = quadrature((x) => sin(1 / x), 0, 1, { subdivisions: 50 });
  assertEquals(report.status, "subdivisions");
  assert(abs(report.value - 0.504067061906928) <= report.error);
});
