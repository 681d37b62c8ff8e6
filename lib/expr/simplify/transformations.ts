/** The transformations of expressions, from text or syntax trees to syntax
 * trees. */
import { bounded } from "../budget.ts";
import {
  divide,
  type Expression,
  nodeOf,
  splitContent,
} from "../algebra/mod.ts";
import { expressionFrom, type Source } from "../differentiate/source.ts";
import type { Node } from "../syntax/nodes.ts";
import { parse } from "../syntax/mod.ts";
import { collectPowers } from "./collect.ts";
import {
  compareValues,
  type Equivalence,
  type EquivalenceOptions,
} from "./compare.ts";
import { costOfNode } from "./cost.ts";
import { expandExpression } from "./expand.ts";
import { factorization } from "./factor.ts";
import { togetherExpression } from "./fraction.ts";
import { rationalNormal } from "./normal.ts";
import { partialFractionsOf } from "./partial_fractions.ts";
import { simplifyExpression, type SimplifyOptions } from "./simplify.ts";
import { expandAngles } from "./trigonometric_expand.ts";
import { reduceAngles } from "./trigonometric_reduce.ts";
import { nodeOfFactors, nodeWithContent } from "./write_factors.ts";

/**
 * Simplifies: the shortest way to write the value that is found. The value is
 * kept for all complex values of the variables for which the input has one,
 * unless more is assumed.
 *
 * @param source Text or a syntax tree.
 * @param options What is assumed about variables.
 * @returns A tree that costs no more than the input: one for each number (of
 * up to four digits), name, operator, root and leading minus, two for each
 * function. Simplified again it stays the same.
 * @throws {ExpressionError} If it cannot be read; `budget`.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { format, simplify } from "@fluxion/fluxion/expr";
 *
 * assertEquals(format(simplify("sin(x)^2 + cos(x)^2 + x + x")), "2*x + 1");
 * assertEquals(format(simplify("sqrt(x^2)")), "sqrt(x^2)");
 * assertEquals(
 *   format(simplify("sqrt(x^2)", { assumptions: { x: "positive" } })),
 *   "x",
 * );
 * ```
 */
export function simplify(source: Source, options: SimplifyOptions = {}): Node {
  return bounded(() => {
    const input = nodeFrom(source);
    const simple = simplifyExpression(expressionFrom(input), options);
    return shortestOf([...treesOf(simple), input]);
  });
}

function nodeFrom(source: Source): Node {
  return typeof source === "string" ? parse(source) : source;
}

/** As it is, and with the content of a sum before it. */
function treesOf(expression: Expression): Node[] {
  const plain = nodeOf(expression);
  if (expression.kind !== "sum") return [plain];
  const { content, primitive } = splitContent(expression);
  return content.absolute().isOne
    ? [plain]
    : [plain, nodeWithContent(content, primitive)];
}

function shortestOf(nodes: readonly Node[]): Node {
  return nodes.reduce((a, b) => costOfNode(b) < costOfNode(a) ? b : a);
}

/**
 * Multiplies products and integer powers of sums out, everywhere.
 *
 * @param source Text or a syntax tree.
 * @returns An equal tree.
 * @throws {ExpressionError} If it cannot be read; `budget`.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { expand, format } from "@fluxion/fluxion/expr";
 *
 * assertEquals(format(expand("(x + 1)^2*(x - 1)")), "x^3 + x^2 - x - 1");
 * ```
 */
export function expand(source: Source): Node {
  return bounded(() => nodeOf(expandExpression(expressionFrom(source))));
}

/**
 * Factors over the rationals; functions, roots and exponentials are symbols.
 *
 * @param source Text or a syntax tree.
 * @returns The product of a number and irreducible factors, above and below
 * the line.
 * @throws {ExpressionError} If it cannot be read; `budget`.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { factor, format } from "@fluxion/fluxion/expr";
 *
 * assertEquals(format(factor("2x^2 - 2")), "2*(x - 1)*(x + 1)");
 * assertEquals(format(factor("sin(t)^2 - 1")), "(sin(t) - 1)*(sin(t) + 1)");
 * ```
 */
export function factor(source: Source): Node {
  return bounded(() => nodeOfFactors(factorization(expressionFrom(source))));
}

/**
 * Orders an expression by powers of a part of it.
 *
 * @param source Text or a syntax tree.
 * @param part A variable or a function, such as `x` or `sin(x)`.
 * @returns A sum of coefficients times powers of the part.
 * @throws {ExpressionError} If it cannot be read; `budget`.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { collect, format } from "@fluxion/fluxion/expr";
 *
 * assertEquals(format(collect("a*x + b*x + x^2", "x")), "x^2 + x*(a + b)");
 * ```
 */
export function collect(source: Source, part: Source): Node {
  return bounded(() =>
    nodeOf(collectPowers(expressionFrom(source), expressionFrom(part)))
  );
}

/**
 * Writes an expression as one quotient in lowest terms, expanded.
 *
 * @param source Text or a syntax tree.
 * @returns An equal tree; removable singularities are gone.
 * @throws {ExpressionError} If it cannot be read; `budget`.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { cancel, format } from "@fluxion/fluxion/expr";
 *
 * assertEquals(format(cancel("(x^2 - 1)/(x - 1)")), "x + 1");
 * ```
 */
export function cancel(source: Source): Node {
  return bounded(() => {
    const { numerator, denominator } = rationalNormal(expressionFrom(source));
    return nodeOf(divide(numerator, denominator));
  });
}

/**
 * Puts everything over one denominator, and expands nothing.
 *
 * @param source Text or a syntax tree.
 * @returns An equal tree.
 * @throws {ExpressionError} If it cannot be read; `budget`.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { format, together } from "@fluxion/fluxion/expr";
 *
 * assertEquals(format(together("1/x + 1/y")), "(x + y)/(x*y)");
 * ```
 */
export function together(source: Source): Node {
  return bounded(() => nodeOf(togetherExpression(expressionFrom(source))));
}

/**
 * Splits a quotient into partial fractions over the rationals.
 *
 * @param source Text or a syntax tree.
 * @param variable The name of the variable.
 * @returns A polynomial plus fractions over powers of irreducible polynomials.
 * @throws {ExpressionError} If it cannot be read; `unsupported` if the
 * variable stands in more than one root or function; `budget`.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { format, partialFractions } from "@fluxion/fluxion/expr";
 *
 * assertEquals(
 *   format(partialFractions("(x + 3)/(x^2 - 1)", "x")),
 *   "2/(x - 1) - 1/(x + 1)",
 * );
 * ```
 */
export function partialFractions(source: Source, variable: string): Node {
  return bounded(() =>
    nodeOf(partialFractionsOf(expressionFrom(source), variable))
  );
}

/**
 * Writes sin, cos, tan and their hyperbolic counterparts of sums and multiples
 * by those of the parts.
 *
 * @param source Text or a syntax tree.
 * @returns An equal tree.
 * @throws {ExpressionError} If it cannot be read; `budget`.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { format, trigExpand } from "@fluxion/fluxion/expr";
 *
 * assertEquals(format(trigExpand("cos(2x)")), "cos(x)^2 - sin(x)^2");
 * ```
 */
export function trigExpand(source: Source): Node {
  return bounded(() => nodeOf(expandAngles(expressionFrom(source))));
}

/**
 * Writes products and powers of sin and cos, and of sinh and cosh, as sums.
 *
 * @param source Text or a syntax tree.
 * @returns An equal tree.
 * @throws {ExpressionError} If it cannot be read; `budget`.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { format, trigReduce } from "@fluxion/fluxion/expr";
 *
 * assertEquals(format(trigReduce("sin(x)*cos(x)")), "sin(2*x)/2");
 * ```
 */
export function trigReduce(source: Source): Node {
  return bounded(() => nodeOf(reduceAngles(expressionFrom(source))));
}

/**
 * Whether two expressions are equal wherever both have a value. Only exact
 * algebra proves; only a point where the values differ by more than rounding
 * refutes.
 *
 * @param a Text or a syntax tree.
 * @param b Text or a syntax tree.
 * @param options What is assumed, and how hard to try.
 * @returns The answer, with a witness if they differ.
 * @throws {ExpressionError} If one cannot be read.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { equivalent } from "@fluxion/fluxion/expr";
 *
 * assertEquals(equivalent("sin(2x)", "2 sin(x) cos(x)").status, "proved");
 * assertEquals(equivalent("sqrt(x^2)", "x").status, "refuted");
 * assertEquals(
 *   equivalent("sqrt(x^2)", "x", { assumptions: { x: "positive" } }).status,
 *   "proved",
 * );
 * ```
 */
export function equivalent(
  a: Source,
  b: Source,
  options: EquivalenceOptions = {},
): Equivalence {
  return bounded(() =>
    compareValues(expressionFrom(a), expressionFrom(b), options)
  );
}
