/** Roots of expressions. */
import { bounded, searchLimits } from "../budget.ts";
import type { Source } from "../differentiate/mod.ts";
import { evaluate } from "../evaluate/mod.ts";
import { residualOf } from "../syntax/mod.ts";
import { valueOrNaN } from "../numeric/value_or_nan.ts";
import { explain } from "./messages.ts";
import type { RootReport, ScalarRootOptions } from "./report.ts";
import { findScalarRoot } from "./scalar.ts";
import { scalarFunctionOf, vectorFunctionOf } from "./source.ts";
import { findSystemPoint } from "./system.ts";
import type { SystemOptions, SystemReport } from "./system_report.ts";

/**
 * Finds a root of an equation in one unknown numerically: from a start by
 * Newton's method with the symbolic derivative, or between the ends of a
 * bracket by TOMS 748, if no other method is asked for. `converged` is only
 * what is a root as far as doubles can tell: no pole, no jump, no minimum of
 * |f|.
 *
 * @param equation An expression that is to be 0, or an equation.
 * @param variable The unknown.
 * @param options Where to search, and how.
 * @returns A report; its status tells whether there is a root.
 * @throws {ExpressionError} If the equation cannot be read or has another
 * variable; `domain` if there is neither a start nor a bracket.
 *
 * @example
 * ```ts
 * import { findRoot } from "@fluxion/fluxion/expr";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * const found = findRoot("e^x = x + 2", "x", { start: 1 });
 * assertEquals(found.status, "converged");
 * assertAlmostEquals(found.root, 1.146193220620583, 1e-15);
 *
 * const pole = findRoot("tan(x)", "x", { bracket: [1, 2] });
 * assertEquals(pole.status, "pole");
 * ```
 */
export function findRoot(
  equation: Source,
  variable: string,
  options: ScalarRootOptions,
): RootReport {
  return bounded(() => search(equation, variable, options), searchLimits);
}

function search(
  equation: Source,
  variable: string,
  options: ScalarRootOptions,
): RootReport {
  const node = residualOf(equation);
  const order = derivativesFor(options);
  const f = scalarFunctionOf(node, variable, order);
  const report = findScalarRoot(f, options);
  if (report.status !== "converged") return report;
  // In doubles 1/ln(x) is 0 at 0; but there is no ln(0).
  const { root, residual } = report;
  const value = valueOrNaN(() => evaluate(node, { [variable]: root }));
  if (!Number.isNaN(value)) return report;
  const status = "domain";
  return { ...report, status, message: explain(status, root, residual) };
}

/** How many derivatives a method uses. */
function derivativesFor({ method, bracket }: ScalarRootOptions): 0 | 1 | 2 {
  switch (method) {
    case "halley":
      return 2;
    case "newton":
    case "secant":
      return 1;
    case undefined:
      return bracket === undefined ? 1 : 0;
    default:
      return 0;
  }
}

/** The answer to the search for a root of a system. */
export interface SystemRootReport extends Omit<SystemReport, "point"> {
  /** The root, or where the search ended, by the names of the unknowns. */
  readonly root: Readonly<Record<string, number>>;
}

/**
 * Finds a root of a system of equations numerically, by Newton's method in a
 * trust region with the symbolic Jacobian.
 *
 * @param equations Expressions that are to be 0, or equations, at least as many
 * as unknowns.
 * @param start Where to start: a number for each unknown.
 * @param options How to search.
 * @returns A report; its status tells whether there is a root.
 * @throws {ExpressionError} If an equation cannot be read or has another
 * variable; `domain` if the start does not fit.
 *
 * @example
 * ```ts
 * import { findSystemRoot } from "@fluxion/fluxion/expr";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * const start = { x: 1, y: 2 };
 * const found = findSystemRoot(["x^2 + y^2 = 4", "x y = 1"], start);
 * assertEquals(found.status, "converged");
 * assertAlmostEquals(found.root.x!, Math.sqrt(2 - Math.sqrt(3)), 1e-15);
 * ```
 */
export function findSystemRoot(
  equations: readonly Source[],
  start: Readonly<Record<string, number>>,
  options: SystemOptions = {},
): SystemRootReport {
  const variables = Object.keys(start);
  const place = Float64Array.from(Object.values(start));
  const { point, ...rest } = bounded(() => {
    const f = vectorFunctionOf(equations.map(residualOf), variables);
    return findSystemPoint(f, place, options);
  }, searchLimits);
  const root = Object.fromEntries(
    variables.map((name, j) => [name, point[j]!]),
  );
  return { ...rest, root };
}
