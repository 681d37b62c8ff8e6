/** Words of a command line that holds expressions: `-2^2` is one, no option. */
import { type Parsed, parseOptions } from "../args.ts";
import { UsageError } from "../errors.ts";
import type { OptionTable } from "../options.ts";

/** Stands before a word that begins with a minus, while options are parsed. */
const mark = "\u0000";

/**
 * Parses the words after the name of a command that takes expressions.
 *
 * @param command The command's name.
 * @param table Its options; none has a short name but -h.
 * @param args The words.
 * @returns The values of all options, and the other words in their order.
 * @throws {UsageError} If there is no such option, or a value does not fit.
 */
export function parseWords<Table extends OptionTable>(
  command: string,
  table: Table,
  args: readonly string[],
): Parsed<Table> {
  const { values, positionals } = parseOptions(
    command,
    table,
    marked(table, args),
  );
  return {
    values,
    positionals: positionals.map((word) => word.replace(mark, "")),
  };
}

function marked(table: OptionTable, args: readonly string[]): string[] {
  let isValue = false;
  return args.map((word) => {
    const isExpression = !isValue && /^-[^-]/.test(word) && word !== "-h";
    const option = table[word.replace(/^--/, "")];
    isValue = !isValue && word.startsWith("--") && option !== undefined &&
      option.placeholder !== "";
    return isExpression ? mark + word : word;
  });
}

/**
 * Refuses a wrong number of words.
 *
 * @param command The command's name.
 * @param names What each word is: for example EXPR, VAR.
 * @param given The words.
 * @param mayBeMore Whether more may follow.
 * @throws {UsageError} If one is missing, or there is one too many.
 */
export function checkWords(
  command: string,
  names: readonly string[],
  given: readonly string[],
  mayBeMore = false,
): void {
  if (given.length < names.length) {
    throw new UsageError(
      `Cannot run ${command} as it must be given ${names.join(" ")}: ` +
        `${names[given.length]} is missing`,
    );
  }
  if (!mayBeMore && given.length > names.length) {
    throw new UsageError(
      `Cannot run ${command} as it takes ${names.join(" ")} only: ` +
        `${given[names.length]} is one too many (quote an expression that ` +
        `has spaces)`,
    );
  }
}
