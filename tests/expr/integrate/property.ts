/** The property of integration: what comes back differentiates to what was
 * given, for random functions and for derivatives of random functions. */
import { assert, assertEquals } from "@std/assert";
import { Random } from "../../../lib/core/random.ts";
import { type Expression, nodeOf } from "../../../lib/expr/algebra/mod.ts";
import { withBudget } from "../../../lib/expr/budget.ts";
import { derivative } from "../../../lib/expr/differentiate/derivative.ts";
import { integrateExpression } from "../../../lib/expr/integrate/mod.ts";
import { format } from "../../../lib/expr/syntax/mod.ts";
import { judge } from "./judge.ts";
import { randomExpression } from "./random_expression.ts";

/** How many functions of which size. */
export interface Campaign {
  /** Of the random numbers. */
  readonly seed: number;
  /** How many functions. */
  readonly runs: number;
  /** Operations above each other. */
  readonly depth: number;
}

/**
 * Integrates random functions; every second one is a derivative.
 *
 * @param campaign Which.
 * @returns How many were solved, and how many of these the judge could not
 * evaluate.
 */
export function checkRandom(
  { seed, runs, depth }: Campaign,
): { readonly solved: number; readonly undecided: number } {
  const random = new Random(seed);
  let solved = 0, undecided = 0;
  for (let run = 0; run < runs; run++) {
    const drawn = randomExpression(random, depth);
    const integrand = run % 2 === 0 ? drawn : derivative(drawn, "x");
    const found = attempt(integrand);
    if (found === undefined) continue;
    solved++;
    const verdict = judge(found, integrand, "x");
    if (verdict === "unknown") undecided++;
    assert(verdict !== "wrong", message(seed, run, integrand, found));
  }
  return { solved, undecided };
}

function attempt(integrand: Expression): Expression | undefined {
  return withBudget(
    { steps: 1_000_000 },
    () => integrateExpression(integrand, "x").antiderivative,
  );
}

function message(
  seed: number,
  run: number,
  integrand: Expression,
  found: Expression,
): string {
  return `seed ${seed}, run ${run}: ${format(nodeOf(integrand))} -> ` +
    format(nodeOf(found));
}

/** So that a campaign in which nothing is judged fails. */
export function assertMostDecided(
  { solved, undecided }: {
    readonly solved: number;
    readonly undecided: number;
  },
): void {
  assertEquals(undecided < solved / 4, true, `${undecided} of ${solved}`);
}
