import { FluxionError } from "../core/errors.ts";

/** The system refused to read or to write a file. */
export class FileError extends FluxionError {}

/**
 * What the system said, without the runtime's own words around it.
 *
 * @param error What a file operation threw.
 * @returns For example `No space left on device (os error 28)`.
 */
export function systemReasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /^.*\(os error \d+\)/.exec(message)?.[0] ?? message;
}
