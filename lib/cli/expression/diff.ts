import { differentiate } from "../../expr/differentiate/mod.ts";
import type { Command, Context } from "../command.ts";
import { integer } from "../options.ts";
import { answerAll, expressionOptions, notationOf } from "./answers.ts";
import { checkWords, parseWords } from "./words.ts";

const options = {
  order: integer({ minimum: 0, maximum: 100 }, "how often; once if absent"),
  ...expressionOptions,
} as const;

/** The command `diff`. */
export const diff: Command = {
  name: "diff",
  positionals: "EXPR|- VAR",
  options,
  notes: [
    "With - each line of standard input is one expression.",
    "Example: deno run cli.ts diff 'x^2 sin(x)' x",
  ],
  run: runDiff,
};

function runDiff(context: Context): Promise<number> {
  const { values, positionals } = parseWords("diff", options, context.args);
  checkWords("diff", ["EXPR", "VAR"], positionals);
  const [input, variable] = positionals as [string, string];
  const write = notationOf(values);
  return answerAll(context, values, input, (text) => {
    const node = differentiate(text, variable, { order: values.order ?? 1 });
    const derivative = write(node);
    return { text: derivative, data: { variable, derivative } };
  });
}
