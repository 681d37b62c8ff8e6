import { taylor } from "../../expr/series/mod.ts";
import type { Command, Context } from "../command.ts";
import { integer, text } from "../options.ts";
import { answerAll, expressionOptions, notationOf } from "./answers.ts";
import { checkWords, parseWords } from "./words.ts";

const options = {
  at: text("EXPR", "the point; default 0"),
  order: integer({ minimum: 0, maximum: 200 }, "the highest power; default 6"),
  ...expressionOptions,
} as const;

/** The command `taylor`. */
export const taylorCommand: Command = {
  name: "taylor",
  positionals: "EXPR|- VAR",
  options,
  notes: [
    "With - each line of standard input is one expression.",
    "Example: deno run cli.ts taylor 'sin(x)' x --order 5",
  ],
  run: runTaylor,
};

function runTaylor(context: Context): Promise<number> {
  const { values, positionals } = parseWords("taylor", options, context.args);
  checkWords("taylor", ["EXPR", "VAR"], positionals);
  const [input, variable] = positionals as [string, string];
  const write = notationOf(values);
  return answerAll(context, values, input, (expression) => {
    const { status, polynomial, remainder, reason } = taylor(
      expression,
      variable,
      values.at ?? "0",
      values.order ?? 6,
    );
    const found = polynomial === undefined ? null : write(polynomial);
    return {
      text: found ?? `${status}${reason === undefined ? "" : `: ${reason}`}`,
      data: {
        ...{ variable, status, polynomial: found },
        remainder: remainder === undefined ? null : write(remainder),
      },
    };
  });
}
