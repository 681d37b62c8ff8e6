/** Minima and maxima of expressions. */
import { bounded, searchLimits } from "../budget.ts";
import { gradient, hessian, type Source } from "../differentiate/mod.ts";
import { numericFunction } from "../evaluate/numeric_function.ts";
import { treeOf, unlessUnsupported } from "../roots/source.ts";
import { type Node, prefix } from "../syntax/mod.ts";
import { minimizeFunction } from "./minimize_function.ts";
import type {
  MinimizeOptions,
  MinimizeReport,
  ObjectiveFunction,
} from "./report.ts";

/** The answer to the search for a minimum or a maximum of an expression. */
export interface ExtremumReport extends Omit<MinimizeReport, "point"> {
  /** The place, by the names of the variables. */
  readonly point: Readonly<Record<string, number>>;
}

/** Variables beyond which Hessians are left to differences. */
const mostForHessian = 20;

/**
 * Finds a local minimum of an expression numerically, with its symbolic
 * gradient. `converged` is only what is a minimum: the search goes on from a
 * saddle, and says so if the value falls without bound or towards infinity.
 *
 * @param source The expression.
 * @param start Where to start: a number for each variable.
 * @param options How to search.
 * @returns A report; its status tells whether there is a minimum.
 * @throws {ExpressionError} If the text cannot be read or has another variable;
 * `domain` if the start is not finite.
 *
 * @example
 * ```ts
 * import { minimize } from "@fluxion/fluxion/expr";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * const start = { x: -1.2, y: 1 };
 * const found = minimize("100(y - x^2)^2 + (1 - x)^2", start);
 * assertEquals(found.status, "converged");
 * assertAlmostEquals(found.point.x!, 1, 1e-12);
 * assertAlmostEquals(found.point.y!, 1, 1e-12);
 * ```
 */
export function minimize(
  source: Source,
  start: Readonly<Record<string, number>>,
  options: MinimizeOptions = {},
): ExtremumReport {
  const variables = Object.keys(start);
  const place = Float64Array.from(Object.values(start));
  const { point, ...rest } = bounded(() => {
    const f = objectiveOf(treeOf(source), variables);
    return minimizeFunction(f, place, options);
  }, searchLimits);
  return {
    ...rest,
    point: Object.fromEntries(variables.map((name, j) => [name, point[j]!])),
  };
}

/**
 * Finds a local maximum of an expression numerically: a minimum of its
 * negative. `unbounded` then says that the value rises without bound.
 *
 * @param source The expression.
 * @param start Where to start: a number for each variable.
 * @param options How to search.
 * @returns A report; its status tells whether there is a maximum.
 * @throws {ExpressionError} As `minimize`.
 *
 * @example
 * ```ts
 * import { maximize } from "@fluxion/fluxion/expr";
 * import { assertAlmostEquals } from "@std/assert";
 *
 * const found = maximize("x e^(-x)", { x: 0.5 });
 * assertAlmostEquals(found.point.x!, 1, 1e-12);
 * assertAlmostEquals(found.value, Math.exp(-1), 1e-15);
 * ```
 */
export function maximize(
  source: Source,
  start: Readonly<Record<string, number>>,
  options: MinimizeOptions = {},
): ExtremumReport {
  const found = minimize(prefix("-", treeOf(source)), start, options);
  const value = -found.value;
  const message = found.message
    .replace("minimum", "maximum")
    .replace("falls", "rises")
    .replace("lowers", "raises")
    .replace(/is \S+$/, `is ${value}`);
  return { ...found, value, message };
}

function objectiveOf(
  node: Node,
  variables: readonly string[],
): ObjectiveFunction {
  const evaluate = numericFunction([node], variables);
  const output = new Float64Array(1);
  const value = (x: Float64Array): number => {
    evaluate(x, output);
    return output[0]!;
  };
  const slopes = unlessUnsupported(() =>
    numericFunction(gradient(node, variables), variables)
  );
  if (slopes === undefined) return { value };
  const curvatures = variables.length > mostForHessian
    ? undefined
    : unlessUnsupported(() =>
      numericFunction(hessian(node, variables).flat(), variables)
    );
  return curvatures === undefined
    ? { value, gradient: slopes }
    : { value, gradient: slopes, hessian: curvatures };
}
