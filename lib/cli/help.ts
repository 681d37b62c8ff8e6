import type { Command } from "./command.ts";
import type { CommandEntry } from "./commands.ts";

/**
 * The help of the whole program.
 *
 * @param commands Its commands.
 * @param version Its version.
 * @returns Lines.
 */
export function programHelp(
  commands: readonly CommandEntry[],
  version: string,
): string {
  return lines([
    `fluxion ${version}: tensors, transformers and calculus on Deno`,
    "",
    "Usage: deno run cli.ts COMMAND [OPTIONS]",
    "",
    ...table(commands.map(({ name, summary }) => [name, summary])),
    "",
    "COMMAND --help shows the options of a command, --version the version.",
    "Exit codes: 0 done, 1 failed, 2 wrong usage, 130 ended by Ctrl-C.",
  ]);
}

/**
 * The help of one command.
 *
 * @param command The command.
 * @param summary What it is for.
 * @returns Lines.
 */
export function commandHelp(command: Command, summary: string): string {
  const { name, positionals, options, notes } = command;
  const usage = ["deno run cli.ts", name, positionals, "[OPTIONS]"];
  return lines([
    `${name}: ${summary}`,
    "",
    `Usage: ${usage.filter((word) => word !== "").join(" ")}`,
    "",
    ...table(
      Object.entries(options).map((
        [name, { placeholder, help }],
      ) => [`--${name} ${placeholder}`.trimEnd(), help]),
    ),
    ...notes.length === 0 ? [] : ["", ...notes],
  ]);
}

/** The columns of a help: 2 spaces, the left one, 2 spaces, the right one. */
const leftWidth = 22;
const rightWidth = 80 - 2 - leftWidth - 2;

/** Two columns; a wide left one has its right one on the next lines. */
function table(rows: readonly (readonly [string, string])[]): string[] {
  return rows.flatMap(([left, right]) => {
    const column = wrapped(right);
    const beside = left.length > leftWidth ? ["", ...column] : column;
    return beside.map((text, i) =>
      `  ${(i === 0 ? left : "").padEnd(leftWidth)}  ${text}`.trimEnd()
    );
  });
}

function wrapped(text: string): string[] {
  const result = [""];
  for (const word of text.split(" ")) {
    const line = result.at(-1)!;
    if (line === "") result[result.length - 1] = word;
    else if (line.length + 1 + word.length > rightWidth) result.push(word);
    else result[result.length - 1] = `${line} ${word}`;
  }
  return result;
}

function lines(list: readonly string[]): string {
  return list.map((line) => `${line}\n`).join("");
}
