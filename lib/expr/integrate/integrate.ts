/** Indefinite integration. */
import { type Expression, expressionOf, nodeOf } from "../algebra/mod.ts";
import { type Budget, withBudget } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import { expandProducts } from "../simplify/mod.ts";
import type { Node } from "../syntax/nodes.ts";
import { parse } from "../syntax/mod.ts";
import { IntegrationContext } from "./context.ts";
import { compareAtPoints, isProved, thorough } from "./gate.ts";
import { methods } from "./methods.ts";
import type { IntegrationReport, IntegrationStatus } from "./report.ts";
import { positiveLogarithms } from "./tools/positive_logarithms.ts";
import { realLogarithms } from "./tools/real_logarithms.ts";
import { tidy } from "./tools/tidy.ts";

/** What an integral may cost unless a caller says otherwise: seconds. */
const workSteps = 3_000_000;

/** How to integrate. */
export interface IntegrateOptions {
  /** Writes ln(abs(u)) for ln(u) where u is real for real values of the
   * variables; false unless set. */
  readonly real?: boolean;
  /** Limits of the work; those absent are the default, but for fewer steps. */
  readonly budget?: Partial<Budget>;
}

/** What integration finds, as canonical expressions. */
export interface Integration {
  /** How sure the antiderivative is. */
  readonly status: IntegrationStatus;
  /** Absent if unsolved. */
  readonly antiderivative?: Expression;
  /** The methods that led to it. */
  readonly method: readonly string[];
  /** The methods tried at the outermost level. */
  readonly tried: readonly string[];
}

/**
 * An antiderivative of an expression, found by the methods of calculus and
 * returned only if its derivative is the integrand, by exact algebra or at
 * seeded complex and real points.
 *
 * @param source The integrand, a text or a tree.
 * @param variable The name of the variable.
 * @param options How.
 * @returns The antiderivative and how sure it is, or what was tried.
 * @throws {ExpressionError} For a text that cannot be read.
 *
 * @example
 * ```ts
 * import { integrate } from "@fluxion/fluxion/expr";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(integrate("x cos(x)", "x").status, "proved");
 * ```
 */
export function integrate(
  source: string | Node,
  variable: string,
  options: IntegrateOptions = {},
): IntegrationReport {
  return withBudget({ steps: workSteps, ...options.budget }, () => {
    const input = typeof source === "string" ? parse(source) : source;
    const integrand = expressionOf(input);
    const { antiderivative, ...found } = integrateExpression(
      integrand,
      variable,
    );
    if (antiderivative === undefined) return { ...found, input, variable };
    const shown = options.real
      ? realLogarithms(antiderivative)
      : antiderivative;
    return { ...found, antiderivative: nodeOf(shown), input, variable };
  });
}

/**
 * As `integrate`, between canonical expressions.
 *
 * @param integrand Any.
 * @param variable The name of the variable.
 * @returns What was found.
 */
export function integrateExpression(
  integrand: Expression,
  variable: string,
): Integration {
  const context = new IntegrationContext(methods);
  const unsolved: Integration = {
    status: "unsolved",
    method: [],
    tried: context.tried,
  };
  try {
    const found = context.antiderivative(integrand, variable);
    if (found === undefined) return unsolved;
    const antiderivative = positiveLogarithms(
      simplest(found, variable),
      variable,
    );
    const status = pass(antiderivative, integrand, variable);
    if (status === "unsolved") return unsolved;
    const method = [...new Set(context.trace)];
    return { status, antiderivative, method, tried: context.tried };
  } catch (error) {
    if (error instanceof ExpressionError && error.code === "budget") {
      return unsolved;
    }
    throw error;
  }
}

/** Multiplying out may cost this much. */
const expansionSteps = 10_000;

/** The antiderivative multiplied out, if it is smaller so. */
function simplest(antiderivative: Expression, variable: string): Expression {
  try {
    const expanded = withBudget(
      { steps: expansionSteps },
      () => tidy(expandProducts(antiderivative), variable),
    );
    return expanded.size < antiderivative.size ? expanded : antiderivative;
  } catch (error) {
    if (error instanceof ExpressionError && error.code === "budget") {
      return antiderivative;
    }
    throw error;
  }
}

/** A proof is refused too if the points contradict it. */
function pass(
  antiderivative: Expression,
  integrand: Expression,
  variable: string,
): IntegrationStatus {
  const triple = [antiderivative, integrand, variable] as const;
  const verdict = compareAtPoints(...triple, thorough);
  if (verdict === "differs") return "unsolved";
  if (isProved(...triple)) return "proved";
  return verdict === "agrees" ? "checked" : "unsolved";
}
