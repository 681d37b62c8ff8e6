import type { OptionTable } from "./options.ts";
import { flag } from "./options.ts";
import type { Output } from "./output.ts";

/** What a command is given. */
export interface Context {
  /** The words after the command's name. */
  readonly args: readonly string[];
  /** Where it writes to. */
  readonly output: Output;
}

/** A command: what its help says, and what it does. */
export interface Command {
  /** Its name. */
  readonly name: string;
  /** Its positional arguments, as the help shows them. */
  readonly positionals: string;
  /** Its options, in the order of the help. */
  readonly options: OptionTable;
  /** Lines at the end of its help. */
  readonly notes: readonly string[];
  /**
   * Runs it.
   *
   * @param context Words and streams.
   * @returns The exit code.
   */
  readonly run: (context: Context) => Promise<number> | number;
}

/** What every command takes. */
export const commonOptions = {
  json: flag("one JSON object a line on stdout, and nothing else"),
  debug: flag("a stack trace with an error"),
  help: flag("this text"),
} as const;
