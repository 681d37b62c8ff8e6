import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { findSystemRoot } from "../../../lib/expr/roots/mod.ts";
import { leastSquares, startOf, systems } from "./mgh.ts";

for (const problem of systems) {
  Deno.test(`findSystemRoot() solves problem ${problem.name}`, () => {
    const report = findSystemRoot(problem.functions, startOf(problem));
    assertEquals(report.status, "converged");
    assert(report.residual <= report.tolerance);
    assert(report.residual <= 1e-12, `${report.residual}`);
    problem.solution?.forEach((x, j) => {
      // As many digits as the solution is given with.
      const found = report.root[`x${j + 1}`]!;
      assertAlmostEquals(found, x, 1e-11 * Math.abs(x) || 1e-12);
    });
  });
}

for (const problem of leastSquares) {
  Deno.test(`findSystemRoot() finds no root of problem ${problem.name}`, () => {
    const report = findSystemRoot(problem.functions, startOf(problem));
    assertEquals(report.status, "stationary");
    const sum = report.values.reduce((total, value) => total + value ** 2, 0);
    // It rests at the published minimum, given with 12 digits.
    assert(Math.abs(sum / problem.sum - 1) < 1e-10, `${sum}`);
  });
}
