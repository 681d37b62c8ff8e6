import { evaluate, evaluateComplex } from "../../expr/evaluate/mod.ts";
import type { Command, Context } from "../command.ts";
import { UsageError } from "../errors.ts";
import { flag, integer, text } from "../options.ts";
import { type Answer, answerAll, expressionOptions } from "./answers.ts";
import { assignments } from "./assignments.ts";
import { evaluateCsv } from "./eval_csv.ts";
import { checkWords, parseWords } from "./words.ts";

const { latex: _latex, python: _python, ...common } = expressionOptions;

const options = {
  complex: flag("over the complex numbers: sqrt(-1) is i"),
  seed: integer({ minimum: 0, maximum: 2 ** 32 - 1 }, "of random(); default 0"),
  csv: text("FILE", "evaluate each row of a file whose first row has names"),
  column: text("NAME", "the name of the column that is added; default value"),
  ...common,
} as const;

/** The command `eval`. */
export const evalCommand: Command = {
  name: "eval",
  positionals: "EXPR|- [NAME=VALUE...]",
  options,
  notes: [
    "With - each line of standard input is one expression. With --csv the rows",
    "go to standard output with one column more; a row without a value gets an",
    "empty field, and is counted on standard error.",
    "Example: deno run cli.ts eval 'a + b*2' a=5 b=10",
  ],
  run: runEval,
};

function runEval(context: Context): Promise<number> {
  const { values, positionals } = parseWords("eval", options, context.args);
  checkWords("eval", ["EXPR"], positionals, true);
  const [input, ...words] = positionals as [string, ...string[]];
  const given = assignments("eval", words);
  if (values.csv !== undefined) {
    if (input === "-" || values.json || values.complex) {
      throw new UsageError(
        "Cannot evaluate a file as --csv goes with one expression of real " +
          `numbers: it is given with ${
            input === "-" ? "-" : values.json ? "--json" : "--complex"
          }`,
      );
    }
    return evaluateCsv(context, input, values.csv, {
      column: values.column ?? "value",
      seed: values.seed ?? 0,
      given,
    });
  }
  return answerAll(
    context,
    { ...values, latex: false, python: false },
    input,
    (expression) =>
      values.complex
        ? complexAnswer(expression, given)
        : realAnswer(expression, given, values.seed ?? 0),
  );
}

function realAnswer(
  expression: string,
  given: Readonly<Record<string, number>>,
  seed: number,
): Answer {
  const value = evaluate(expression, given, { seed });
  return { text: String(value), data: { value } };
}

function complexAnswer(
  expression: string,
  given: Readonly<Record<string, number>>,
): Answer {
  const [re, im] = evaluateComplex(expression, given);
  return { text: complexText(re, im), data: { value: { re, im } } };
}

/** For example `1 + 2*i`, in the language that is read. */
function complexText(re: number, im: number): string {
  if (im === 0) return String(re);
  const size = Math.abs(im) === 1 ? "i" : `${Math.abs(im)}*i`;
  if (re === 0) return im < 0 ? `-${size}` : size;
  return `${re} ${im < 0 ? "-" : "+"} ${size}`;
}
