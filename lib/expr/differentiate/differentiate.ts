/** Derivatives of text and of syntax trees. */
import { bounded } from "../budget.ts";
import {
  add,
  type Expression,
  multiply,
  nodeOf,
  substitute,
  variablesOf,
} from "../algebra/mod.ts";
import { ExpressionError } from "../errors.ts";
import type { Node } from "../syntax/mod.ts";
import { breakpointsOf } from "./breakpoints_of.ts";
import { derivative } from "./derivative.ts";
import { share } from "./share.ts";
import { tidy } from "./tidy.ts";
import { expressionFrom, type Point, type Source, valuesOf } from "./source.ts";

/** What a derivative may be asked for besides. */
export interface DifferentiateOptions {
  /** How many times to differentiate, 1 by default; 0 is the function. */
  readonly order?: number;
}

/** What a vector of derivatives may be asked for besides. */
export interface AtOptions {
  /** Where to take it, in whole or in part; everywhere if absent. */
  readonly at?: Point;
}

/**
 * The derivative.
 *
 * @param source Text or a syntax tree.
 * @param variable The name of the variable.
 * @param options Of which order.
 * @returns Its tree, simplified if it is small, in which equal parts are one
 * object. `abs`, `floor`,
 * conditions and their kin have the derivative of their pieces: `breakpoints`
 * says where these end.
 * @throws {ExpressionError} If the text cannot be read; `unsupported` if there
 * is no closed form; `domain` for an order that is no count.
 *
 * @example
 * ```ts
 * import { differentiate, format } from "@fluxion/fluxion/expr";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(format(differentiate("3x^2 + 2x + 5", "x")), "6*x + 2");
 * assertEquals(format(differentiate("x^3", "x", { order: 2 })), "6*x");
 * ```
 */
export function differentiate(
  source: Source,
  variable: string,
  options: DifferentiateOptions = {},
): Node {
  return bounded(() => {
    const { order = 1 } = options;
    if (!Number.isInteger(order) || order < 0) {
      throw new ExpressionError(
        "domain",
        `Cannot differentiate as the order must be a count: ` +
          `current value is ${order}`,
      );
    }
    let result = expressionFrom(source);
    for (let k = 0; k < order; k++) result = derivative(result, variable);
    return written(order === 0 ? result : tidy(result));
  });
}

/**
 * The derivatives in each variable that occurs.
 *
 * @param source Text or a syntax tree.
 * @returns The partial derivatives by the name of the variable, simplified as
 * `differentiate` does.
 * @throws {ExpressionError} As `differentiate`.
 *
 * @example
 * ```ts
 * import { format, partials } from "@fluxion/fluxion/expr";
 * import { assertEquals } from "@std/assert";
 *
 * const found = Object.entries(partials("a * b^2"));
 * const texts = found.map(([name, node]) => [name, format(node)]);
 * assertEquals(texts, [["a", "b^2"], ["b", "2*a*b"]]);
 * ```
 */
export function partials(source: Source): Readonly<Record<string, Node>> {
  return bounded(() => {
    const expression = expressionFrom(source);
    return Object.fromEntries(
      variablesOf(expression).map((name) => [
        name,
        written(tidy(derivative(expression, name))),
      ]),
    );
  });
}

/**
 * The gradient.
 *
 * @param source Text or a syntax tree.
 * @param variables The names of the variables, in the order of the result.
 * @param options Where to take it.
 * @returns A derivative for each variable, as the rules give it.
 * @throws {ExpressionError} As `differentiate`.
 *
 * @example
 * ```ts
 * import { format, gradient } from "@fluxion/fluxion/expr";
 * import { assertEquals } from "@std/assert";
 *
 * const at = { x: 2, y: 3 };
 * const found = gradient("x^2 y + x y^2", ["x", "y"], { at });
 * assertEquals(found.map((node) => format(node)), ["21", "16"]);
 * ```
 */
export function gradient(
  source: Source,
  variables: readonly string[],
  options: AtOptions = {},
): Node[] {
  return bounded(() => jacobian([source], variables, options)[0]!);
}

/**
 * The Jacobian matrix.
 *
 * @param sources The functions, text or syntax trees.
 * @param variables The names of the variables.
 * @param options Where to take it.
 * @returns A row for each function, a column for each variable.
 * @throws {ExpressionError} As `differentiate`.
 *
 * @example
 * ```ts
 * import { format, jacobian } from "@fluxion/fluxion/expr";
 * import { assertEquals } from "@std/assert";
 *
 * const found = jacobian(["r cos(t)", "r sin(t)"], ["r", "t"]);
 * assertEquals(found[0]!.map((node) => format(node)), [
 *   "cos(t)",
 *   "-r*sin(t)",
 * ]);
 * ```
 */
export function jacobian(
  sources: readonly Source[],
  variables: readonly string[],
  options: AtOptions = {},
): Node[][] {
  return bounded(() => {
    const values = valuesOf(options.at ?? {});
    return sources.map((source) => {
      const expression = expressionFrom(source);
      return variables.map((name) =>
        written(substitute(derivative(expression, name), values))
      );
    });
  });
}

/**
 * The Hessian matrix.
 *
 * @param source Text or a syntax tree.
 * @param variables The names of the variables.
 * @param options Where to take it.
 * @returns The second derivatives, a symmetric matrix: the entries of a pair
 * are one object.
 * @throws {ExpressionError} As `differentiate`.
 *
 * @example
 * ```ts
 * import { format, hessian } from "@fluxion/fluxion/expr";
 * import { assertEquals } from "@std/assert";
 *
 * const found = hessian("x^2 y", ["x", "y"]);
 * assertEquals(found.map((row) => row.map((node) => format(node))), [
 *   ["2*y", "2*x"],
 *   ["2*x", "0"],
 * ]);
 * ```
 */
export function hessian(
  source: Source,
  variables: readonly string[],
  options: AtOptions = {},
): Node[][] {
  return bounded(() => {
    const expression = expressionFrom(source);
    const values = valuesOf(options.at ?? {});
    const rows: Node[][] = [];
    variables.forEach((name, row) => {
      const first = derivative(expression, name);
      rows.push(
        variables.map((other, column) =>
          column < row
            ? rows[column]![row]!
            : written(substitute(derivative(first, other), values))
        ),
      );
    });
    return rows;
  });
}

/**
 * The derivative along a direction, not normalised: Σ direction · gradient.
 *
 * @param source Text or a syntax tree.
 * @param direction The components by the name of their variable; a variable
 * that is absent stays as it is.
 * @param options Where to take it.
 * @returns The rate at which the function changes.
 * @throws {ExpressionError} As `differentiate`.
 *
 * @example
 * ```ts
 * import { directional, format } from "@fluxion/fluxion/expr";
 * import { assertEquals } from "@std/assert";
 *
 * const at = { x: 3, y: 4 };
 * const found = directional("x^2 + y^2", { x: 1, y: 2 }, { at });
 * assertEquals(format(found), "22");
 * ```
 */
export function directional(
  source: Source,
  direction: Point,
  options: AtOptions = {},
): Node {
  return bounded(() => {
    const expression = expressionFrom(source);
    const terms: Expression[] = [];
    for (const [name, component] of valuesOf(direction)) {
      terms.push(multiply(component, derivative(expression, name)));
    }
    return written(substitute(add(...terms), valuesOf(options.at ?? {})));
  });
}

/**
 * Where a function changes from one of its pieces to the next: the arguments
 * of `abs` and `sgn`, the differences that a condition compares, sin(pi u) for
 * `floor(u)`.
 *
 * @param source Text or a syntax tree.
 * @param variable The name of the variable.
 * @returns Expressions; wherever the function has a step or a corner, one of
 * them is zero.
 * @throws {ExpressionError} If the text cannot be read.
 *
 * @example
 * ```ts
 * import { breakpoints, format } from "@fluxion/fluxion/expr";
 * import { assertEquals } from "@std/assert";
 *
 * const found = breakpoints("if(x > 2, abs(x), 0)", "x");
 * assertEquals(found.map((node) => format(node)), ["x - 2", "x"]);
 * ```
 */
export function breakpoints(source: Source, variable: string): Node[] {
  return bounded(() =>
    breakpointsOf(expressionFrom(source), variable).map(written)
  );
}

function written(expression: Expression): Node {
  return share(nodeOf(expression));
}
