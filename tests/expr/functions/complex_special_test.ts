import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import type { Complex } from "../../../lib/expr/functions/complex.ts";
import * as complex from "../../../lib/expr/functions/complex.ts";
import {
  complexSpecialFunctions,
  type SpecialFunctionName,
} from "../../../lib/expr/functions/complex_special.ts";
import golden from "../../golden/complex_special.json" with { type: "json" };

type Row = [SpecialFunctionName, Complex[], Complex, condition: number];

// Relative to the value, and to its change with a relative change of the last
// argument: a few roundings, more where a gamma function of the order or a
// series over it is a part.
const tolerances: Partial<Record<SpecialFunctionName, number>> = {
  gamma: 5e-14,
  lgamma: 1e-14,
  factorial: 1e-14,
  beta: 2e-14,
  polylog: 1e-13,
  polygamma: 1e-14,
  ellipticPi: 5e-14, // with a pole on the path: roots of p < 0 cancel
};

for (const name of new Set((golden as Row[]).map((row) => row[0]))) {
  Deno.test(`complexSpecialFunctions.${name}() agrees with mpmath`, () => {
    const tolerance = tolerances[name] ?? 4e-15;
    let rows = 0;
    for (const [other, z, expected, condition] of golden as Row[]) {
      if (other !== name) continue;
      rows++;
      const value = complexSpecialFunctions[name](z);
      const error = complex.modulus(complex.subtract(value, expected)) /
        complex.modulus(expected);
      assert(
        error <= tolerance * Math.max(1, condition),
        `${name}(${z.join("; ")}) is ${value}, not ${expected}`,
      );
    }
    assert(rows >= 20, `${rows} rows`);
  });
}

const { gamma, lgamma, digamma, polygamma, beta, Ei, li, polylog, lambertw } =
  complexSpecialFunctions;

function isUndefined(z: Complex): boolean {
  return !complex.isFiniteComplex(z);
}

Deno.test("the special functions have no value at their poles", () => {
  for (const n of [0, -1, -2, -25]) {
    assert(isUndefined(gamma([[n, 0]])));
    assert(isUndefined(lgamma([[n, 0]])));
    assert(isUndefined(digamma([[n, 0]])));
    assert(isUndefined(polygamma([[2, 0], [n, 0]])));
    assert(isUndefined(beta([[n, 0], [2.5, 0]])));
    assert(isUndefined(gamma([[n, 0], [0, 0]])));
  }
  assert(isUndefined(Ei([[0, 0]])));
  assert(isUndefined(li([[1, 0]])));
  assert(isUndefined(polylog([[1, 0], [1, 0]])));
  assert(isUndefined(polygamma([[0.5, 0], [1, 0]])));
});

Deno.test("gamma() of integers is exact", () => {
  assertEquals(gamma([[1, 0]]), [1, 0]);
  assertEquals(gamma([[11, 0]]), [3628800, 0]);
  assertEquals(gamma([[171, 0]])[0], 7.257415615307999e306);
  assertEquals(gamma([[172, 0]]), [Infinity, 0]);
});

Deno.test("lgamma() keeps relative digits at its zeros 1 and 2", () => {
  const euler = 0.5772156649015329, w = 1e-12;
  // ln Γ(1 + w) = -γ w + O(w²); 1 + w is off by 1e-4 of w, 2 + w by more.
  const first = lgamma([[1 + w, 0]])[0];
  assertAlmostEquals(first / (-euler * (1 + w - 1)), 1, 1e-11);
  const second = lgamma([[2 + w, 0]])[0];
  assertAlmostEquals(second / ((1 - euler) * (2 + w - 2)), 1, 1e-11);
});

Deno.test("li(0) is 0 and gamma(s, 0) is gamma(s)", () => {
  assertEquals(li([[0, 0]]), [0, 0]);
  assertAlmostEquals(
    gamma([[0.5, 0], [0, 0]])[0],
    Math.sqrt(Math.PI),
    1e-14,
  );
});

Deno.test("real arguments have real values where they should", () => {
  for (const x of [0.1, 0.7, 1.3, 4.5, 12, 70]) {
    for (
      const name of [
        ...["gamma", "lgamma", "digamma", "erf", "erfc", "erfi"] as const,
        ...["Ei", "Si", "Ci", "Shi", "Chi", "fresnelS", "fresnelC"] as const,
        "lambertw" as const,
      ]
    ) {
      assertEquals(complexSpecialFunctions[name]([[x, 0]])[1] + 0, 0, name);
      if (name === "gamma" || name === "erf" || name === "Si") {
        assertEquals(complexSpecialFunctions[name]([[-x - 0.01, 0]])[1] + 0, 0);
      }
    }
    assertEquals(gamma([[-1.5, 0], [x, 0]])[1], 0);
  }
});

Deno.test("polylog(2, z) obeys the reflection of Euler", () => {
  // Li2(z) + Li2(1 - z) = π²/6 - ln z ln(1 - z) (DLMF 25.12.6)
  for (const z of [[0.3, 0.4], [-1.5, 2], [0.9, -0.01], [3, 4]] as Complex[]) {
    const rest = complex.subtract(complex.one, z);
    const sum = complex.add(
      polylog([[2, 0], z]),
      polylog([[2, 0], rest]),
    );
    const logs: Complex[] = [z, rest].map(([x, y]) => [
      Math.log(Math.hypot(x, y)),
      Math.atan2(y, x),
    ]);
    const product = complex.multiply(logs[0]!, logs[1]!);
    assertAlmostEquals(sum[0], Math.PI ** 2 / 6 - product[0], 1e-14);
    assertAlmostEquals(sum[1], -product[1], 1e-14);
  }
});

Deno.test("lambertw() solves its equation on the principal branch", () => {
  for (const z of [[-0.4, 0], [-1, 0], [-5, 1e-9], [2, 3]] as Complex[]) {
    const w = lambertw([z]);
    const size = Math.exp(w[0]);
    const back = complex.multiply(w, [
      size * Math.cos(w[1]),
      size * Math.sin(w[1]),
    ]);
    assertAlmostEquals(back[0], z[0], 1e-14);
    assertAlmostEquals(back[1], z[1], 1e-14);
    assert(w[1] >= 0 && w[1] < Math.PI);
  }
});
