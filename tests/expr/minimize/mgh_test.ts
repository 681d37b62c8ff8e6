import { residualOf } from "../../../lib/expr/syntax/mod.ts";
import { assert, assertEquals } from "@std/assert";
import { minimizeSquares } from "../../../lib/expr/minimize/mod.ts";
import { vectorFunctionOf } from "../../../lib/expr/roots/source.ts";
import { leastSquares, startOf, systems } from "../roots/mgh.ts";

for (const problem of [...leastSquares, ...systems]) {
  Deno.test(`minimizeSquares() solves problem ${problem.name}`, () => {
    const nodes = problem.functions.map(residualOf);
    const f = vectorFunctionOf(nodes, Object.keys(startOf(problem)));
    const report = minimizeSquares(f, Float64Array.from(problem.start));
    assertEquals(report.status, "converged");
    // The published minima are given with 12 digits.
    const slack = problem.sum === 0 ? 1e-24 : 1e-10 * problem.sum;
    assert(Math.abs(report.sumOfSquares - problem.sum) <= slack);
  });
}
