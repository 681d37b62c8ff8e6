import { assert, assertEquals } from "@std/assert";
import { signatures } from "../../../lib/expr/functions/names.ts";
import {
  type RealFunctionName,
  realFunctions,
} from "../../../lib/expr/functions/real.ts";
import golden from "../../golden/real_functions.json" with { type: "json" };

type Case = readonly [
  values: readonly number[],
  value: number,
  condition: number,
];

const table = golden as unknown as Readonly<Record<string, readonly Case[]>>;

/** Forms have no value of their own; im is 0 everywhere. */
const untabled = ["if", "sum", "product", "rootsum", "random", "im"];

Deno.test("realFunctions are tabled all", () => {
  const missing = Object.keys(signatures).filter((name) => !(name in table));
  assertEquals(missing.toSorted(), untabled.toSorted());
});

for (const [name, cases] of Object.entries(table)) {
  Deno.test(`${name}() equals mpmath`, () => {
    assert(cases.length > 0);
    const f = realFunctions[name as RealFunctionName];
    for (const [values, value, condition] of cases) {
      // What is asked for where the function is well-conditioned; elsewhere
      // it magnifies the rounding of its argument.
      const tolerance = 1e-13 + 2 ** -51 * condition;
      const found = f(...values);
      const error = Math.abs(found - value) / Math.abs(value);
      assert(error <= tolerance, `(${values}): ${found}, not ${value}`);
    }
  });
}
