/** From the words of a command line to the values of a command's options. */

import { parseArgs } from "@std/cli/parse-args";
import { UsageError } from "./errors.ts";
import type { OptionTable, Values } from "./options.ts";
import { nearest } from "./suggest.ts";

/** What a command is called with. */
export interface Parsed<Table extends OptionTable> {
  /** The values of the options. */
  readonly values: Values<Table>;
  /** The words that belong to no option. */
  readonly positionals: readonly string[];
}

/**
 * Parses the words after a command's name.
 *
 * @param command The command's name.
 * @param table Its options.
 * @param args The words.
 * @returns The values of all options.
 * @throws {UsageError} If there is no such option, or a value does not fit.
 */
export function parseOptions<Table extends OptionTable>(
  command: string,
  table: Table,
  args: readonly string[],
): Parsed<Table> {
  const names = Object.keys(table);
  const flags = names.filter((name) => table[name]!.placeholder === "");
  const valued = names.filter((name) => !flags.includes(name));
  const parsed = parseArgs(unambiguous(args, valued, names), {
    boolean: flags,
    string: [...valued, "_"],
    collect: valued,
    alias: { h: "help" },
    unknown: (arg, key) => {
      if (key !== undefined) throw unknownOption(command, arg, names);
      return true;
    },
  }) as Record<string, unknown>;
  const values = Object.fromEntries(names.map((name) => {
    const given = parsed[name];
    const texts = Array.isArray(given) ? given : given === true ? [""] : [];
    return [name, table[name]!.read(name, texts)];
  })) as Values<Table>;
  return { values, positionals: parsed._ as string[] };
}

/** The word after an option that takes a value is its value, whatever it looks
 * like, unless it is another option; an empty one has to come last. */
function unambiguous(
  args: readonly string[],
  valued: readonly string[],
  names: readonly string[],
): string[] {
  const words: string[] = [];
  const empty: string[] = [];
  let i = 0;
  for (; i < args.length && args[i] !== "--"; i++) {
    const word = args[i]!;
    const name = word.replace(/^--|=$/g, "");
    if (!word.startsWith("--") || !valued.includes(name)) {
      words.push(word);
      continue;
    }
    const next = word.endsWith("=") ? "" : args[i + 1];
    const isOption = next === "--" ||
      names.some((known) => next?.match(/^--([^=]*)/)?.[1] === known);
    const value = isOption ? "" : next ?? "";
    if (!isOption && !word.endsWith("=")) i++;
    if (value === "") empty.push(`--${name}`);
    else words.push(`--${name}=${value}`);
  }
  return [...words, ...empty, ...args.slice(i)];
}

function unknownOption(
  command: string,
  arg: string,
  names: readonly string[],
): UsageError {
  const given = arg.replace(/=.*$/s, "");
  const meant = nearest(given.replace(/^--?/, ""), names);
  return new UsageError(
    `Cannot run ${command} as ${given} must be one of its options: ` +
      (meant === undefined
        ? `${command} --help lists them`
        : `did you mean --${meant}?`),
  );
}
