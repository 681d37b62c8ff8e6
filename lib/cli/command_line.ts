/** Command lines that a person can paste. */

/**
 * A word as a POSIX shell has to be given it.
 *
 * @param word The word.
 * @returns The word, in quotes where it needs them.
 */
export function quoteWord(word: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(word)
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** How this program is named on a command line: relative to the folder that
 * the user is in, where it is below that. */
export function programName(): string {
  const { mainModule } = Deno;
  if (!mainModule.startsWith("file:")) return mainModule;
  const { pathname } = new URL(mainModule);
  const path = decodeURIComponent(
    Deno.build.os === "windows" ? pathname.slice(1) : pathname,
  );
  const folder = workingFolder();
  return folder !== undefined && path.startsWith(`${folder}/`)
    ? path.slice(folder.length + 1)
    : path;
}

/**
 * A command line with the flags that it needs.
 *
 * @param flags Flags of `deno run`, quoted where they need it.
 * @param words The words after the program's name.
 * @returns The command line.
 */
export function commandLine(
  flags: readonly string[],
  words: readonly string[],
): string {
  return [
    "deno run",
    ...new Set(flags),
    quoteWord(programName()),
    ...words.map(quoteWord),
  ].join(" ");
}

function workingFolder(): string | undefined {
  try {
    return Deno.cwd();
  } catch {
    return undefined;
  }
}
