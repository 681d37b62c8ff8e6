import configuration from "../../deno.json" with { type: "json" };
import { describeError, exitCodeOf, exitCodes, UsageError } from "./errors.ts";
import { commandHelp, programHelp } from "./help.ts";
import { Output } from "./output.ts";
import { commands } from "./commands.ts";
import { nearest } from "./suggest.ts";

/**
 * Runs a command line.
 *
 * @param args Its words.
 * @returns The exit code: 0 done, 1 failed, 2 wrong usage, 130 ended by
 * Ctrl-C, 143 by `kill`, 141 if nobody read the output any more.
 */
export async function main(args: readonly string[]): Promise<number> {
  const output = new Output();
  try {
    const code = await dispatch(args, output);
    return output.isClosed ? exitCodes.closed : code;
  } catch (error) {
    output.error(describeError(error, args.includes("--debug")));
    return exitCodeOf(error);
  }
}

async function dispatch(
  [name, ...args]: readonly string[],
  output: Output,
): Promise<number> {
  const { version } = configuration;
  if (name === "--version" || name === "-V") {
    output.write(`${version}\n`);
    return exitCodes.done;
  }
  if (name === undefined || name === "--help" || name === "-h") {
    output.write(programHelp(commands, version));
    return exitCodes.done;
  }
  const entry = commands.find((known) => known.name === name);
  if (entry === undefined) throw unknownCommand(name);
  const command = await entry.load();
  if (asksForHelp(args)) {
    output.write(commandHelp(command, entry.summary));
    return exitCodes.done;
  }
  return command.run({ args, output });
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  const words = end < 0 ? args : args.slice(0, end);
  return words.includes("--help") || words.includes("-h");
}

function unknownCommand(name: string): UsageError {
  const meant = nearest(name, commands.map((command) => command.name));
  return new UsageError(
    `Cannot run ${name} as it must be one of the commands that --help lists` +
      (meant === undefined ? "" : `: did you mean ${meant}?`),
  );
}
