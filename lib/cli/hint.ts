import type { ChosenBackend } from "./backend.ts";
import { commandLine } from "./command_line.ts";

/** How each system installs a BLAS; macOS has one. */
const installation: Readonly<Record<string, string>> = {
  linux: "apt install libopenblas0-pthread, or your system's OpenBLAS",
  windows: "vcpkg install openblas",
};

/**
 * What to tell a user whose run could be faster.
 *
 * @param chosen What computes.
 * @param threads The threads that were asked for.
 * @param flags Flags of `deno run` that the command needs anyway.
 * @param words The words of the command line.
 * @returns Lines; none if nothing is to be said.
 */
export function backendHints(
  { missed, backend }: ChosenBackend,
  threads: number | undefined,
  flags: readonly string[],
  words: readonly string[],
): string[] {
  const hints: string[] = [];
  if (missed !== undefined) {
    const install = installation[Deno.build.os];
    const help = install === undefined ? "" : ` (to install one: ${install})`;
    hints.push(
      missed.flag === null
        ? `No BLAS, so this is slower than it could be: ${missed.reason}${help}`
        : `Faster: ${commandLine([...flags, missed.flag], words)}${help}`,
    );
  }
  if (threads !== undefined && threads > 1 && backend.name !== "blas") {
    hints.push(
      `--threads ${threads} changes nothing here: only a BLAS uses more than ` +
        `one thread, and this is ${backend.name}`,
    );
  }
  return hints;
}
