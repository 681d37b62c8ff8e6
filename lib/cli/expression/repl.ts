import process from "node:process";
import { createInterface, type Interface } from "node:readline";
import { FluxionError } from "../../core/errors.ts";
import { ExpressionError } from "../../expr/errors.ts";
import { functionNames } from "../../expr/functions/names.ts";
import { describeError } from "../../expr/syntax/mod.ts";
import { type Command, commonOptions, type Context } from "../command.ts";
import { exitCodes, printable } from "../errors.ts";
import { checkWords, parseWords } from "./words.ts";
import { questionNames, Session } from "./session.ts";

/** The command `repl`. */
export const repl: Command = {
  name: "repl",
  positionals: "",
  options: { debug: commonOptions.debug, help: commonOptions.help },
  notes: [
    "Tab completes names, the arrows bring lines back, Ctrl-D ends it.",
    "In it, help shows what can be asked.",
  ],
  run: runRepl,
};

async function runRepl({ args, output }: Context): Promise<number> {
  const { positionals } = parseWords("repl", repl.options, args);
  checkWords("repl", [], positionals);
  const session = new Session();
  const lines = createInterface({
    input: process.stdin,
    output: output.isTerminal ? process.stdout : undefined,
    prompt: "> ",
    completer: (line: string) => completions(line, session.names),
  });
  if (output.isTerminal) output.write("help shows what can be asked\n");
  await converse(lines, session, output);
  if (output.isTerminal) output.write("\n");
  return exitCodes.done;
}

async function converse(
  lines: Interface,
  session: Session,
  output: Context["output"],
): Promise<void> {
  lines.on("SIGINT", () => lines.prompt());
  lines.prompt();
  for await (const line of lines) {
    try {
      const answer = session.answer(line);
      if (answer !== "") output.write(`${answer}\n`);
    } catch (error) {
      output.error(printable(describe(line, error), "\n"));
    }
    if (output.isClosed) break;
    lines.prompt();
  }
}

function describe(line: string, error: unknown): string {
  if (error instanceof ExpressionError) return describeError(line, error);
  if (error instanceof FluxionError) return error.message;
  throw error;
}

/** The names that begin as the last word of a line does. */
export function completions(
  line: string,
  defined: readonly string[],
): [matches: string[], word: string] {
  const word = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(line)?.[0] ?? "";
  if (word === "") return [[], word];
  const names = new Set([...questionNames, ...functionNames, ...defined]);
  return [[...names].filter((name) => name.startsWith(word)).sort(), word];
}
