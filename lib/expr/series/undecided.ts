/** Where a method of this room has to stop. */
import { ExpressionError } from "../errors.ts";

/**
 * What is thrown where an answer cannot be decided; the functions of the
 * public API make the status `unsolved` of it.
 *
 * @param reason What is not known.
 * @returns An error of the code `unsupported`.
 */
export function undecided(reason: string): ExpressionError {
  return new ExpressionError("unsupported", `Cannot decide: ${reason}`);
}

/** A value, or why there is none. */
export type Attempt<T> =
  | { readonly value: T; readonly reason?: undefined }
  | { readonly value?: undefined; readonly reason: string };

/**
 * Runs a computation that may have to stop.
 *
 * @param body The computation.
 * @returns Its value, or the message of the error that ended it.
 * @throws {ExpressionError} `aborted`.
 */
export function attempt<T>(body: () => T): Attempt<T> {
  try {
    return { value: body() };
  } catch (error) {
    if (!(error instanceof ExpressionError) || error.code === "aborted") {
      throw error;
    }
    return { reason: error.message };
  }
}
