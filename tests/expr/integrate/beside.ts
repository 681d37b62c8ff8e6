/** Checks of antiderivatives against answers from tables of integrals. */
import { assertEquals } from "@std/assert";
import { expressionOf } from "../../../lib/expr/algebra/mod.ts";
import { integrate } from "../../../lib/expr/integrate/mod.ts";
import { parse } from "../../../lib/expr/syntax/mod.ts";
import { differByConstant, judge, type Verdict } from "./judge.ts";

/**
 * Compares what is found with an answer.
 *
 * @param integrand A function of x.
 * @param answer An antiderivative of a table.
 * @returns Whether the two differ by a constant; `unknown` if none is found.
 */
export function beside(integrand: string, answer: string): Verdict {
  const { antiderivative } = integrate(integrand, "x");
  if (antiderivative === undefined) return "unknown";
  const found = expressionOf(antiderivative);
  assertEquals(judge(found, expressionOf(parse(integrand)), "x"), "right");
  return differByConstant(found, expressionOf(parse(answer)), "x");
}

/**
 * Judges what is found.
 *
 * @param integrand A function of x.
 * @returns Whether its derivative is the integrand; `unknown` if none is found.
 */
export function verdictOn(integrand: string): Verdict {
  const { antiderivative } = integrate(integrand, "x");
  if (antiderivative === undefined) return "unknown";
  return judge(
    expressionOf(antiderivative),
    expressionOf(parse(integrand)),
    "x",
  );
}
