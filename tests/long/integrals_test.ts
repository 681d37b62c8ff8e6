/** The test of record of integration: problems from Apostol and Stewart. */
import { assert, assertEquals } from "@std/assert";
import { expressionOf } from "../../lib/expr/algebra/mod.ts";
import { integrate } from "../../lib/expr/integrate/mod.ts";
import { parse } from "../../lib/expr/syntax/mod.ts";
import { differByConstant, judge } from "../expr/integrate/judge.ts";

interface Problem {
  readonly integrand: string;
  readonly variable: string;
  readonly antiderivative: string;
}

const file = new URL(
  "../../../shared/data/integrals_dev.json",
  import.meta.url,
);

function read(): readonly Problem[] | undefined {
  try {
    return JSON.parse(Deno.readTextFileSync(file));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

const problems = read();
if (problems === undefined) {
  console.log(`integrals_test.ts is skipped: there is no ${file.pathname}`);
}

interface Tally {
  readonly unsolved: string[];
  readonly wrong: string[];
  readonly undecided: string[];
  readonly slow: string[];
  proved: number;
}

function tell(problem: Problem, tally: Tally): void {
  const { integrand, variable } = problem;
  const start = performance.now();
  const report = integrate(integrand, variable);
  const seconds = (performance.now() - start) / 1000;
  if (seconds > 5) tally.slow.push(`${integrand} (${seconds.toFixed(1)} s)`);
  if (report.antiderivative === undefined || seconds > 5) {
    tally.unsolved.push(integrand);
    return;
  }
  if (report.status === "proved") tally.proved++;
  const found = expressionOf(report.antiderivative);
  const verdict = judge(found, expressionOf(parse(integrand)), variable);
  // The last answer of each book ends with a bracket that is not part of it.
  const text = problem.antiderivative.replace(/\]\s*$/, "");
  const listed = expressionOf(parse(text));
  const beside = differByConstant(found, listed, variable);
  if (verdict === "wrong" || (verdict === "unknown" && beside === "wrong")) {
    tally.wrong.push(integrand);
  } else if (verdict === "unknown") tally.undecided.push(integrand);
  else if (beside === "wrong") tally.wrong.push(`${integrand} (as listed)`);
}

Deno.test({
  name: "integrate() solves at least 480 of 551 textbook problems, none wrong",
  ignore: problems === undefined,
  fn() {
    const tally: Tally = {
      unsolved: [],
      wrong: [],
      undecided: [],
      slow: [],
      proved: 0,
    };
    const start = performance.now();
    for (const problem of problems!) tell(problem, tally);
    const seconds = (performance.now() - start) / 1000;
    const solved = problems!.length - tally.unsolved.length;
    console.log(
      `${solved} solved (${tally.proved} proved), ` +
        `${tally.unsolved.length} unsolved, ${tally.wrong.length} wrong, ` +
        `${tally.undecided.length} not decided by the judge, ` +
        `${seconds.toFixed(1)} s with the judging`,
    );
    for (const [what, list] of Object.entries(tally)) {
      if (Array.isArray(list) && list.length > 0) {
        console.log(`${what}:\n  ${list.join("\n  ")}`);
      }
    }
    assertEquals(tally.wrong, []);
    assert(solved >= 480, `${solved} solved`);
  },
});
