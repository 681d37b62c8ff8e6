/** Commands that write an expression in another form. */
import { expand, factor, simplify } from "../../expr/simplify/mod.ts";
import type { Node } from "../../expr/syntax/mod.ts";
import type { Command, Context } from "../command.ts";
import { answerAll, expressionOptions, notationOf } from "./answers.ts";
import { checkWords, parseWords } from "./words.ts";

function rewriting(
  name: string,
  example: string,
  rewrite: (text: string) => Node,
): Command {
  return {
    name,
    positionals: "EXPR|-",
    options: expressionOptions,
    notes: [
      "With - each line of standard input is one expression.",
      `Example: deno run cli.ts ${name} '${example}'`,
    ],
    run: (context: Context) => {
      const { values, positionals } = parseWords(
        name,
        expressionOptions,
        context.args,
      );
      checkWords(name, ["EXPR"], positionals);
      const write = notationOf(values);
      return answerAll(context, values, positionals[0]!, (text) => {
        const output = write(rewrite(text));
        return { text: output, data: { output } };
      });
    },
  };
}

/** The command `simplify`. */
export const simplifyCommand: Command = rewriting(
  "simplify",
  "sin(x)^2 + cos(x)^2",
  (text) => simplify(text),
);

/** The command `expand`. */
export const expandCommand: Command = rewriting(
  "expand",
  "(x + 1)^3",
  (text) => expand(text),
);

/** The command `factor`. */
export const factorCommand: Command = rewriting(
  "factor",
  "x^2 + 5x + 6",
  (text) => factor(text),
);
