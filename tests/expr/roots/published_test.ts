import { assert, assertEquals } from "@std/assert";
import {
  type Bracket,
  findRoot,
  type RootMethod,
  type RootReport,
  type ScalarRootOptions,
} from "../../../lib/expr/roots/mod.ts";

/** A problem of tests/golden/expr_roots.py, where the sets are cited. */
interface Problem {
  readonly set: string;
  readonly text: string;
  readonly bracket?: Bracket;
  readonly start?: number;
  readonly root: string;
}

const file = new URL("../../golden/expr_roots.jsonl", import.meta.url);
const problems = Deno.readTextFileSync(file).trim().split("\n")
  .map((line): Problem => JSON.parse(line));

const methods: readonly (RootMethod | undefined)[] = [
  undefined,
  "newton",
  "halley",
  "secant",
  "bisection",
  "brent",
  "toms748",
  "itp",
];

/** x exp(-1/x²) is 0 in doubles where |x| < 0.0366: exp(-745) underflows. */
const flat = 0.0367;

/** Rounding of f, a few units, over the slope: the worst of the problems, x² -
 * e^(x...) and the small differences of APS 7 and 9, lose three digits. */
const relative = 2e-13;

function isAt(found: number, { set, root }: Problem): boolean {
  const expected = Number(root);
  const slack = set === "APS 13" ? flat : relative * Math.abs(expected);
  return Math.abs(found - expected) <= Math.max(slack, 1e-40);
}

function optionsOf(
  { bracket, start }: Problem,
  method: RootMethod | undefined,
): ScalarRootOptions {
  return {
    ...(bracket === undefined ? {} : { bracket }),
    ...(start === undefined ? {} : { start }),
    ...(method === undefined ? {} : { method }),
  };
}

function checkBracket(report: RootReport, problem: Problem): void {
  const { bracket, root } = report;
  const ends = problem.bracket;
  if (bracket === undefined) return;
  assert(bracket[0] <= root && root <= bracket[1], problem.text);
  if (ends === undefined) return;
  assert(ends[0] <= bracket[0] && bracket[1] <= ends[1], problem.text);
}

Deno.test("findRoot() solves the 154 problems of Alefeld, Potra and Shi", () => {
  const set = problems.filter(({ bracket }) => bracket !== undefined);
  assertEquals(set.length, 154);
  for (const problem of set) {
    for (const method of methods) {
      const report = findRoot(problem.text, "x", optionsOf(problem, method));
      const name = `${problem.text} in ${problem.bracket} by ${method}`;
      assertEquals(report.status, "converged", name);
      assert(report.residual <= report.tolerance, name);
      assert(isAt(report.root, problem), `${name}: ${report.root}`);
      assert(report.evaluations < 400, `${name}: ${report.evaluations}`);
      checkBracket(report, problem);
    }
  }
});

Deno.test("findRoot() solves published problems from their starts", () => {
  const set = problems.filter(({ start }) => start !== undefined);
  assertEquals(set.length, 16);
  let solved = 0;
  for (const problem of set) {
    for (const method of methods) {
      const report = findRoot(problem.text, "x", optionsOf(problem, method));
      const name = `${problem.text} from ${problem.start} by ${method}`;
      checkBracket(report, problem);
      if (report.status === "converged") {
        assert(report.residual <= report.tolerance, name);
        solved++;
      }
      if (method === undefined) assert(isAt(report.root, problem), name);
    }
  }
  // Newton's method alone rests at the minimum of |f| of x³ - x² - 1.
  assert(solved >= set.length * methods.length - 2, `${solved}`);
});
