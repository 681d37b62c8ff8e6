/** Words of the form name=value. */
import { evaluate } from "../../expr/evaluate/mod.ts";
import { UsageError } from "../errors.ts";

/**
 * Reads values of variables.
 *
 * @param command The command's name.
 * @param words Each `name=value`; the value is an expression of numbers.
 * @returns The values by name.
 * @throws {UsageError} If a word is none, or a name comes twice.
 * @throws {ExpressionError} If a value cannot be evaluated.
 */
export function assignments(
  command: string,
  words: readonly string[],
): Record<string, number> {
  const values: Record<string, number> = Object.create(null);
  for (const word of words) {
    const { name, value } = split(command, word);
    if (Object.hasOwn(values, name)) {
      throw new UsageError(
        `Cannot run ${command} as a variable must be given once: ` +
          `${name} is given twice`,
      );
    }
    values[name] = evaluate(value);
  }
  return values;
}

function split(
  command: string,
  word: string,
): { readonly name: string; readonly value: string } {
  const [, name, value] =
    /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*=(.+)$/su.exec(word) ??
      [];
  if (name !== undefined && value !== undefined) return { name, value };
  throw new UsageError(
    `Cannot run ${command} as values must be given as name=value: ` +
      `current value is ${word}`,
  );
}

/**
 * The number that an expression without variables is.
 *
 * @param text For example `pi/2`.
 * @returns Its value.
 * @throws {ExpressionError} If it has none.
 */
export function constant(text: string): number {
  return evaluate(text);
}
