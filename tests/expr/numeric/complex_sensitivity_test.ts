import { assert, assertAlmostEquals } from "@std/assert";
import type { Complex } from "../../../lib/expr/functions/complex.ts";
import { modulus, subtract } from "../../../lib/expr/functions/complex.ts";
import {
  type ComplexFunctionName,
  complexFunctions,
} from "../../../lib/expr/functions/complex_functions.ts";
import type { PlainCallName } from "../../../lib/expr/numeric/complex_schedule.ts";
import { sensitivity } from "../../../lib/expr/numeric/complex_sensitivity.ts";

type Name = ComplexFunctionName & PlainCallName;

const analytic: readonly Name[] = [
  ...["ln", "sin", "cos", "tan", "cot", "sec", "csc"] as const,
  ...["sinh", "cosh", "tanh", "coth", "sech", "csch"] as const,
  ...["asin", "acos", "atan", "asec", "acsc", "acot"] as const,
  ...["asinh", "acosh", "atanh", "asech", "acsch", "acoth"] as const,
  ...["lambertw", "erf", "erfc", "erfi", "gamma", "Si"] as const,
];

for (const name of analytic) {
  Deno.test(`sensitivity() is the derivative of ${name}`, () => {
    for (const z of [[0.6, 0.3], [-1.4, 0.7], [2.1, -1.3]] as Complex[]) {
      const f = (at: Complex) => complexFunctions[name]([at]);
      // Central differences: the error is 1e-10 of the third derivative.
      const step = 1e-5;
      const slope = modulus(subtract(
        f([z[0] + step, z[1]]),
        f([z[0] - step, z[1]]),
      )) / (2 * step);
      const found = sensitivity(name, [z], 0, f(z), 0);
      // Where there is no rule it is a one-sided difference of 1e-7.
      assertAlmostEquals(found / slope, 1, 2e-6);
    }
  });
}

Deno.test("sensitivity() takes the steepest slope within a large error", () => {
  const z: Complex = [1e-3, 0];
  const near = sensitivity("ln", [z], 0, complexFunctions.ln([z]), 1e-12);
  assertAlmostEquals(near, 1000, 1e-6);
  const far = sensitivity("ln", [z], 0, complexFunctions.ln([z]), 9e-4);
  // 1 / (1e-3 - 9e-4)
  assert(far > 9999);
});

Deno.test("sensitivity() is that of the argument asked for", () => {
  // ∂ Li_2(x) / ∂x = -ln(1 - x) / x (DLMF 25.12.2)
  const z: Complex[] = [[2, 0], [0.5, 0]];
  const value = complexFunctions.polylog(z);
  const slope = sensitivity("polylog", z, 1, value, 0);
  assertAlmostEquals(slope, 2 * Math.LN2, 1e-6);
});
