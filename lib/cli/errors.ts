import { FluxionError } from "../core/errors.ts";

/** The command was given what it does not take: exit code 2. */
export class UsageError extends FluxionError {}

/** The system, or a missing permission, is in the way: exit code 1. */
export class AccessError extends FluxionError {}

/** The exit codes of the command line. */
export const exitCodes = {
  /** All was done. */
  done: 0,
  /** The run failed. */
  failed: 1,
  /** The command line makes no sense. */
  usage: 2,
  /** Ended by Ctrl-C, as shells expect: 128 + SIGINT. */
  interrupted: 130,
  /** Who read the output went away: 128 + SIGPIPE. */
  closed: 141,
  /** Ended by `kill`: 128 + SIGTERM. */
  terminated: 143,
} as const;

/**
 * The exit code of a failure.
 *
 * @param error What was thrown.
 * @returns 2 for wrong usage, else 1.
 */
export function exitCodeOf(error: unknown): number {
  return error instanceof UsageError ? exitCodes.usage : exitCodes.failed;
}

/**
 * A failure in one line.
 *
 * @param error What was thrown.
 * @param debug Whether to add where.
 * @returns The line, or with `debug` the stack trace.
 */
export function describeError(error: unknown, debug: boolean): string {
  if (debug && error instanceof Error) return error.stack ?? String(error);
  if (error instanceof FluxionError) return printable(error.message, "");
  return printable(String(error), "") +
    " (this was not expected: --debug shows where)";
}

/**
 * Text without anything that a terminal would obey.
 *
 * @param text The text.
 * @param keep Control characters to leave as they are.
 * @returns The text, each other control character written as `\\u001b` is.
 */
export function printable(text: string, keep: string = "\n\t"): string {
  return text.replaceAll(
    /\p{Cc}/gu,
    (control) =>
      keep.includes(control)
        ? control
        : `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
