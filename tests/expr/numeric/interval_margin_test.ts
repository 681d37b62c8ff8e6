import { assert } from "@std/assert";
import { Random } from "../../../lib/core/random.ts";
import { doubleDoubleFunctions } from "../../../lib/expr/numeric/double_double_functions.ts";
import { above, below } from "../../../lib/expr/numeric/interval_margin.ts";

/** The functions of the machine that intervals use, and what they take. */
const functions: readonly (readonly [
  name: Exclude<keyof typeof Math & string, "E" | "PI">,
  ofDoubleDoubles: string,
  argument: (u: number, v: number) => number,
])[] = [
  ["sin", "sin", (u, v) => (u - 0.5) * 10 ** (5 * v - 2)],
  ["cos", "cos", (u, v) => (u - 0.5) * 10 ** (5 * v - 2)],
  ["tan", "tan", (u, v) => (u - 0.5) * 10 ** (5 * v - 2)],
  ["log", "ln", (u) => 10 ** (20 * u - 10)],
  ["asin", "asin", (u) => 2 * u - 1],
  ["acos", "acos", (u) => 2 * u - 1],
  ["atan", "atan", (u, v) => (u - 0.5) * 10 ** (4 * v - 2)],
  ["sinh", "sinh", (u, v) => (u - 0.5) * 10 ** (4 * v - 2)],
  ["cosh", "cosh", (u, v) => (u - 0.5) * 10 ** (4 * v - 2)],
  ["tanh", "tanh", (u, v) => (u - 0.5) * 10 ** (4 * v - 2)],
  ["asinh", "asinh", (u, v) => (u - 0.5) * 10 ** (4 * v - 2)],
  ["acosh", "acosh", (u) => 1 + 10 ** (12 * u - 6)],
  ["atanh", "atanh", (u) => 2 * u - 1],
];

// The bounds of intervals are as good as this premise on the machine.
for (const [name, other, argument] of functions) {
  Deno.test(`above() and below() enclose Math.${name}()`, () => {
    const random = new Random(2);
    const f = Math[name] as (x: number) => number;
    for (let n = 0; n < 500; n++) {
      const x = argument(random.uniform(), random.uniform());
      const exact = doubleDoubleFunctions.get(other)!([[x, 0], [0, 0]]);
      const [[high, low]] = exact;
      const value = f(x);
      assert(below(value) - high <= low, `${name}(${x})`);
      assert(above(value) - high >= low, `${name}(${x})`);
      // With one of the four units to spare.
      assert(below(value, 3) - high <= low, `${name}(${x})`);
      assert(above(value, 3) - high >= low, `${name}(${x})`);
    }
  });
}
