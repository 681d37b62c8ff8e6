import {
  type ExtremumReport,
  maximize,
  minimize,
  type MinimizeMethod,
} from "../../expr/minimize/mod.ts";
import type { Command, Context } from "../command.ts";
import { choice, flag, integer } from "../options.ts";
import { type Answer, answerAll, expressionOptions } from "./answers.ts";
import { assignments } from "./assignments.ts";
import { checkWords, parseWords } from "./words.ts";

const { latex: _latex, python: _python, ...common } = expressionOptions;

const methods = [
  ...["gradient-descent", "momentum", "adam"] as const,
  ...["conjugate-gradient", "l-bfgs", "nelder-mead"] as const,
] as const satisfies readonly MinimizeMethod[];

const options = {
  maximize: flag("the largest value instead"),
  method: choice(methods, "default l-bfgs"),
  iterations: integer({ minimum: 1, maximum: 10_000_000 }, "the most steps"),
  ...common,
} as const;

/** The command `minimize`. */
export const minimizeCommand: Command = {
  name: "minimize",
  positionals: "EXPR|- NAME=START...",
  options,
  notes: [
    "Each variable is given where to start.",
    "Example: deno run cli.ts minimize '(1-x)^2 + 100(y-x^2)^2' x=-1.2 y=1",
  ],
  run: runMinimize,
};

function runMinimize(context: Context): Promise<number> {
  const { values, positionals } = parseWords(
    "minimize",
    options,
    context.args,
  );
  checkWords("minimize", ["EXPR", "NAME=START"], positionals, true);
  const [input, ...words] = positionals as [string, ...string[]];
  const start = assignments("minimize", words);
  const { method, iterations } = values;
  const search = {
    ...method === undefined ? {} : { method },
    ...iterations === undefined ? {} : { iterations },
  };
  const find = values.maximize ? maximize : minimize;
  const plain = { ...values, latex: false, python: false };
  return answerAll(
    context,
    plain,
    input,
    (expression) => answerOf(find(expression, start, search)),
  );
}

function answerOf(report: ExtremumReport): Answer {
  const { status, value, gradientNorm, iterations, method, message } = report;
  const { evaluations, point } = report;
  const place = Object.entries(point).map(([name, at]) => `${name} = ${at}`);
  const found = `${place.join(", ")}: ${value}`;
  return {
    text: status === "converged" ? found : `${status}: ${message} (${found})`,
    isFailure: status !== "converged",
    data: {
      ...{ status, point, value, gradientNorm, iterations, evaluations },
      ...{ method, message },
    },
  };
}
