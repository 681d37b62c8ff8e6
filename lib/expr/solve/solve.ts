/** What callers solve with. */
import { type Expression, expressionOf, nodeOf } from "../algebra/mod.ts";
import { bounded } from "../budget.ts";
import { type Node, residualOf } from "../syntax/mod.ts";
import { type EquationSolution, solveEquation } from "./equation.ts";
import { solveLinearSystem } from "./linear.ts";
import { allRealRoots, type RealRoots } from "./real_roots.ts";
import type { LinearReport, Solution, SolveReport } from "./report.ts";

/** An equation: a text with `=`, or what is to be 0. */
export type Equation = string | Node;

/**
 * Solves an equation in one unknown.
 *
 * @param equation `left = right`, or an expression that is to be 0.
 * @param variable The unknown.
 * @returns Solutions in closed form, each confirmed, over the complex
 * numbers; roots of polynomials beyond radicals enclosed.
 * @throws {ExpressionError} If it cannot be read, or a budget is spent.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { format, solve } from "@fluxion/fluxion/expr";
 *
 * const { status, solutions } = solve("x^2 - 5x + 6 = 0", "x");
 * assertEquals(status, "solved");
 * assertEquals(solutions.map(({ value }) => format(value)).sort(), ["2", "3"]);
 * ```
 */
export function solve(equation: Equation, variable: string): SolveReport {
  return bounded(() =>
    reportOf(solveEquation(equationOf(equation), variable), variable)
  );
}

/**
 * Solves linear equations exactly.
 *
 * @param equations Each `left = right`, or an expression that is to be 0.
 * @param variables The unknowns.
 * @returns The one solution, a family with free unknowns, or that there is
 * none. Pivots that hold other variables are taken as not 0.
 * @throws {ExpressionError} `unsupported` if an equation is not linear.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { format, solveLinear } from "@fluxion/fluxion/expr";
 *
 * const { values } = solveLinear(["x + y = 3", "x - y = 1/2"], ["x", "y"]);
 * assertEquals(format(values.get("x")!), "7/4");
 * assertEquals(format(values.get("y")!), "5/4");
 * ```
 */
export function solveLinear(
  equations: readonly Equation[],
  variables: readonly string[],
): LinearReport {
  const { status, values, free } = bounded(() =>
    solveLinearSystem(equations.map(equationOf), variables)
  );
  const nodes = [...values].map(([name, value]) =>
    [name, nodeOf(value)] as const
  );
  return { status, values: new Map(nodes), free };
}

function equationOf(equation: Equation): Expression {
  return expressionOf(residualOf(equation));
}

/** The real roots of a function in an interval. */
export interface RealRootsReport extends RealRoots {
  /** `complete` if nothing is undecided: these are all roots. */
  readonly status: "complete" | "undecided";
}

/**
 * All real roots in an interval, by interval arithmetic: none is missed, or
 * where one may be is said.
 *
 * @param equation `left = right`, or an expression that is to be 0.
 * @param variable The unknown, its only variable.
 * @param from The lower end.
 * @param to The upper end.
 * @returns Each simple root in an interval of its own; places that may hold
 * others (double roots, jumps) in `undecided`.
 * @throws {ExpressionError} If it cannot be read, or a budget is spent.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { allRoots } from "@fluxion/fluxion/expr";
 *
 * const { status, roots } = allRoots("cos(x) = x/5", "x", -10, 10);
 * assertEquals(status, "complete");
 * assertEquals(roots.map(({ lower }) => lower.toFixed(4)), [
 *   "-3.8375",
 *   "-1.9774",
 *   "1.3064",
 * ]);
 * ```
 */
export function allRoots(
  equation: Equation,
  variable: string,
  from: number,
  to: number,
): RealRootsReport {
  const found = bounded(() =>
    allRealRoots(equationOf(equation), variable, { lower: from, upper: to })
  );
  const status = found.undecided.length === 0 ? "complete" : "undecided";
  return { status, ...found };
}

function reportOf(
  { status, found, enclosed, parameter, method }: EquationSolution,
  variable: string,
): SolveReport {
  const solutions: Solution[] = found.map((solution) => ({
    value: nodeOf(solution.value),
    multiplicity: solution.multiplicity,
    confirmation: solution.confirmation,
    isReal: solution.isReal,
    parameter: solution.isFamily ? parameter : undefined,
    excluded: solution.excluded,
  }));
  return { status, variable, solutions, enclosed, method };
}
