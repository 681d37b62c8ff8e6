import { assert } from "@std/assert";
import { Random } from "../../../lib/core/random.ts";
import type { ComplexFunctionName } from "../../../lib/expr/functions/complex_functions.ts";
import { callComplex } from "../../../lib/expr/functions/complex_functions.ts";
import {
  type Interval,
  interval,
  point,
} from "../../../lib/expr/numeric/interval.ts";
import { specialInterval } from "../../../lib/expr/numeric/interval_special.ts";

/** The real value, NaN where there is none. */
function valueAt(name: ComplexFunctionName, x: readonly number[]): number {
  const report = callComplex(name, x.map((part) => [part, 0]));
  if (report.status !== "value") return NaN;
  const [re, im] = report.value;
  return Math.abs(im) <= 1e-12 * Math.abs(re) ? re : NaN;
}

type Name = Parameters<typeof specialInterval>[0];

/** Functions, and the numbers their first arguments may be. */
const functions: readonly (readonly [Name, readonly number[]])[] = [
  ...([
    ...["factorial", "gamma", "lgamma", "digamma"] as const,
    ...["erf", "erfc", "erfi", "Ei", "li", "Si", "Ci", "Shi", "Chi"] as const,
    ...["fresnelS", "fresnelC", "lambertw"] as const,
  ] as const).map((name) => [name, []] as const),
  ["gamma", [-1.5, 0, 0.5, 2, 3.25]],
  ["polygamma", [0, 1, 2, 5]],
  ["polylog", [1, 1.5, 2, 3]],
  ["beta", [0.5, 3]],
  ["ellipticF", [0.25, 1.25]],
];

function isInside(x: Interval, value: number): boolean {
  // The values are right to 1e-12, like what the bounds are made of.
  const slack = 1e-12 * Math.abs(value);
  return x.low <= value + slack && value - slack <= x.high;
}

for (const [name, orders] of functions) {
  const title = `specialInterval() encloses ${name}${
    orders.length ? "(n, x)" : ""
  }`;
  Deno.test(title, () => {
    const random = new Random(31);
    let known = 0, bounded = 0;
    for (let run = 0; run < 300; run++) {
      const middle = 16 * random.uniform() - 6,
        radius = 4 * random.uniform() ** 3;
      const box = interval(middle - radius, middle + radius);
      const order = orders[run % orders.length];
      const first = order === undefined ? [] : [order];
      const value = specialInterval(name, [...first.map(point), box]);
      if (value.low > -Infinity || value.high < Infinity) bounded++;
      for (let n = 0; n <= 10; n++) {
        const x = n === 10 ? box.high : box.low + n * radius / 5;
        const at = valueAt(name, [...first, x]);
        const say = `${name}(${[...first, x]}) = ${at}: ${value.low} … ` +
          `${value.high} in ${box.low} … ${box.high}`;
        if (Number.isNaN(at)) {
          assert(value.defined !== "everywhere", say);
          continue;
        }
        known++;
        assert(value.defined !== "nowhere", say);
        assert(isInside(value, at), say);
      }
    }
    assert(known > 500, `${known} values`);
    assert(bounded > 50 || name === "ellipticF", `${bounded} bounded`);
  });
}

Deno.test("specialInterval() reaches the branch point of lambertw", () => {
  // W(-1/e) = -1, and -1/e is no double.
  const value = specialInterval("lambertw", [interval(-1, 0)]);
  assert(value.low === -1 && value.high >= 0 && value.high < 1e-300);
  assert(value.defined === "maybe");
});
