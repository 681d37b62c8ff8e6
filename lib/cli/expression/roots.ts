import {
  findRoot,
  type RootMethod,
  type RootReport,
} from "../../expr/roots/mod.ts";
import { allRoots } from "../../expr/solve/mod.ts";
import type { Command, Context } from "../command.ts";
import { UsageError } from "../errors.ts";
import { choice, integer, number, text } from "../options.ts";
import { type Answer, answerAll, expressionOptions } from "./answers.ts";
import { constant } from "./assignments.ts";
import { checkWords, parseWords } from "./words.ts";

const { latex: _latex, python: _python, ...common } = expressionOptions;

const methods = [
  ...["newton", "halley", "secant"] as const,
  ...["bisection", "brent", "toms748", "itp"] as const,
] as const satisfies readonly RootMethod[];

const options = {
  start: text(
    "EXPR",
    "where to start; 1 if neither this nor a bracket is given",
  ),
  from: text("EXPR", "with --to: all roots in an interval, none missed"),
  to: text("EXPR", "the upper end"),
  bracket: text("A,B", "two points at which the sign differs"),
  method: choice(methods, "newton from a start, toms748 with a bracket"),
  tolerance: number(
    { minimum: 0, isOpen: true },
    "the residual that counts as zero; default 1e-12",
  ),
  iterations: integer({ minimum: 1, maximum: 100_000 }, "the most steps"),
  ...common,
} as const;

/** The command `roots`. */
export const roots: Command = {
  name: "roots",
  positionals: "EXPR|- VAR",
  options,
  notes: [
    "converged means that the residual is zero to tolerance; a pole, a minimum",
    "or a place where the derivative vanishes is named as such (exit code 1).",
    "Example: deno run cli.ts roots 'cos(x) - x' x --start 1",
  ],
  run: runRoots,
};

function runRoots(context: Context): Promise<number> {
  const { values, positionals } = parseWords("roots", options, context.args);
  checkWords("roots", ["EXPR", "VAR"], positionals);
  const [input, variable] = positionals as [string, string];
  const { start, bracket, method, tolerance, iterations } = values;
  const { from, to } = values;
  const plain = { ...values, latex: false, python: false };
  if (from !== undefined && to !== undefined) {
    const ends = [constant(from), constant(to)] as const;
    return answerAll(
      context,
      plain,
      input,
      (expression) => allOf(expression, variable, ...ends),
    );
  }
  if (from !== undefined || to !== undefined) {
    throw new UsageError(
      "Cannot find all roots as --from and --to must be given together: " +
        `only --${from === undefined ? "to" : "from"} is`,
    );
  }
  const search = {
    ...bracket === undefined
      ? { start: constant(start ?? "1") }
      : { bracket: bracketOf(bracket) },
    ...start !== undefined && bracket !== undefined
      ? { start: constant(start) }
      : {},
    ...method === undefined ? {} : { method },
    ...tolerance === undefined ? {} : { tolerance },
    ...iterations === undefined ? {} : { iterations },
  };
  return answerAll(
    context,
    plain,
    input,
    (expression) => answerOf(findRoot(expression, variable, search), variable),
  );
}

function bracketOf(given: string): readonly [number, number] {
  const ends = given.split(",").map(constant);
  if (ends.length === 2 && ends[0]! < ends[1]!) return [ends[0]!, ends[1]!];
  throw new UsageError(
    `Cannot take --bracket as its value must be two numbers, the smaller ` +
      `first: current value is ${given}`,
  );
}

function allOf(
  expression: string,
  variable: string,
  from: number,
  to: number,
): Answer {
  const found = allRoots(expression, variable, from, to);
  const roots = found.roots.map(({ lower, upper }) => ({
    root: middleOf(lower, upper),
    lower,
    upper,
  }));
  const lines = [
    ...roots.map(({ root }) => `${variable} = ${root}`),
    ...found.undecided.map(({ lower, upper }) =>
      `perhaps one or more in [${lower}, ${upper}]`
    ),
  ];
  return {
    text: lines.length === 0 ? "no root" : lines.join("\n"),
    data: {
      ...{ variable, from, to, status: found.status },
      ...{ roots, undecided: found.undecided },
    },
  };
}

/** The middle of an enclosure; 0 where that is in it and nothing larger. */
function middleOf(lower: number, upper: number): number {
  const middle = lower + (upper - lower) / 2;
  return lower <= 0 && upper >= 0 && upper - lower < 1e-300 ? 0 : middle;
}

function answerOf(report: RootReport, variable: string): Answer {
  const { status, root, residual, iterations, bracket } = report;
  const { step, order, evaluations, method, message } = report;
  const text = status === "converged"
    ? `${variable} = ${root}  (residual ${residual}, ${iterations} steps of ` +
      `${method})`
    : `${status}: ${message}`;
  return {
    text,
    isFailure: status !== "converged",
    data: {
      ...{ variable, status, root, residual, iterations },
      bracket: bracket ?? null,
      ...{ step, order: order ?? null, evaluations, method, message },
    },
  };
}
