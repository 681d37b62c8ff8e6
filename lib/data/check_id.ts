import { ArgumentError } from "../core/errors.ts";

/**
 * One of a list of token ids, checked.
 *
 * @param ids The list.
 * @param index Which of them.
 * @param vocabularySize The number of ids there are.
 * @returns The id.
 * @throws {ArgumentError} If it is not an integer in `[0, vocabularySize)`.
 */
export function checkId(
  ids: ArrayLike<number>,
  index: number,
  vocabularySize: number,
): number {
  const id = ids[index]!;
  if (Number.isInteger(id) && id >= 0 && id < vocabularySize) return id;
  throw new ArgumentError(
    `Cannot decode the token at index ${index} as it must be an integer in ` +
      `[0, ${vocabularySize}): current value is ${id}`,
  );
}
