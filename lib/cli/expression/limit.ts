import { limit, type OneSidedLimit } from "../../expr/series/mod.ts";
import { name, prefix } from "../../expr/syntax/mod.ts";
import type { Command, Context } from "../command.ts";
import { choice } from "../options.ts";
import {
  answerAll,
  expressionOptions,
  type Notation,
  notationOf,
} from "./answers.ts";
import { checkWords, parseWords } from "./words.ts";

const options = {
  from: choice(["left", "right", "both"], "the side; default both"),
  ...expressionOptions,
} as const;

/** The command `limit`. */
export const limitCommand: Command = {
  name: "limit",
  positionals: "EXPR|- VAR POINT",
  options,
  notes: [
    "The point may be inf or -inf.",
    "With - each line of standard input is one expression.",
    "Example: deno run cli.ts limit 'sin(x)/x' x 0",
  ],
  run: runLimit,
};

const directions = { left: "below", right: "above", both: "both" } as const;

function runLimit(context: Context): Promise<number> {
  const { values, positionals } = parseWords("limit", options, context.args);
  checkWords("limit", ["EXPR", "VAR", "POINT"], positionals);
  const [input, variable, point] = positionals as [string, string, string];
  const write = notationOf(values);
  return answerAll(context, values, input, (expression) => {
    const report = limit(expression, variable, point, {
      direction: directions[values.from ?? "both"],
    });
    const { status, sign, above, below } = report;
    const value = textOf(report, write);
    const sides = status !== "different" || above === undefined ||
        below === undefined
      ? ""
      : `: ${textOf(below, write) ?? below.status} from the left, ` +
        `${textOf(above, write) ?? above.status} from the right`;
    return {
      text: value ?? `${status}${sides}`,
      data: { variable, point, status, value, sign: sign ?? null },
    };
  });
}

/** The value, or the infinity. */
function textOf(
  { value, sign }: Pick<OneSidedLimit, "value" | "sign">,
  write: Notation,
): string | null {
  if (value !== undefined) return write(value);
  if (sign === undefined) return null;
  const infinity = name("infinity");
  return write(sign > 0 ? infinity : prefix("-", infinity));
}
