import { BackendError } from "../../lib/core/errors.ts";
import { openLibrary } from "./open_library.ts";

const definitions = {
  // of the C library that every other one loads (POSIX, _exit)
  _exit: { parameters: ["i32"], result: "void", optional: true },
} as const satisfies Deno.ForeignLibraryInterface;

/**
 * Prepares the end of the process by a thread that is not the main one: there,
 * `Deno.exit` ends only the thread, and the main one may be in a call that
 * never returns.
 *
 * @param path A library that may be loaded: the one file that is granted.
 * @returns Writes a sentence to the standard error, and ends the process at
 * once with the code.
 * @throws {BackendError} If the library cannot be loaded, or does not load the
 * C library.
 */
export function openProcessEnd(
  path: string,
): (sentence: string, code: number) => void {
  const end = openLibrary(path, definitions).symbols._exit;
  if (end === null) {
    throw new BackendError(
      `Cannot watch over calls of ${path} as it must give _exit: it does not`,
    );
  }
  return (sentence, code) => {
    console.error(sentence);
    end(code);
  };
}
