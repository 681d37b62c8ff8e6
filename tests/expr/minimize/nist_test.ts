import { assert, assertEquals } from "@std/assert";
import { fit } from "../../../lib/expr/minimize/mod.ts";
import { datasets } from "./nist.ts";

/** NIST certifies 11 digits; 9 of them are left where the parameters of a model
 * are nearly dependent (Rat43), as the condition squared times rounding says. */
const tolerance = 2e-9;

function isNear(actual: number, certified: number): boolean {
  return Math.abs(actual / certified - 1) <= tolerance;
}

for (const [name, dataset] of Object.entries(datasets)) {
  Deno.test(`fit() gives the certified values of ${name}`, () => {
    const { model, x, y, certified, sumOfSquares } = dataset;
    for (const start of dataset.starts) {
      const report = fit(`y = ${model}`, start, { x, y });
      assertEquals(report.status, "converged");
      certified.forEach(([value, error], j) => {
        const found = report.parameters[`b${j + 1}`]!;
        assert(isNear(found.value, value), `b${j + 1}: ${found.value}`);
        assert(isNear(found.standardError!, error), `b${j + 1}`);
      });
      assert(isNear(report.sumOfSquares, sumOfSquares));
      const degrees = x.length - certified.length;
      const deviation = Math.sqrt(sumOfSquares / degrees);
      assert(isNear(report.residualStandardDeviation!, deviation));
      assertEquals(report.degreesOfFreedom, degrees);
    }
  });
}
