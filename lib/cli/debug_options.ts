/** The options of `train` that show what a step does. They are read here; what
 * they do is loaded only if one is given. */

import { NonFiniteError } from "../autograd/non_finite.ts";
import { DivergedError } from "../train/run.ts";
import type { Trainer } from "../train/trainer.ts";
import { commandLine } from "./command_line.ts";
import type { DebugTools } from "./debug_tools.ts";
import { UsageError } from "./errors.ts";
import { flag, text, type Values } from "./options.ts";
import type { Output } from "./output.ts";
import { flagOf, type Grant, requireGrants } from "./permissions.ts";

/** The options. */
export const debugOptions = {
  profile: text(
    "[FILE]",
    "a table of what some steps spend their time on, at the end; and a trace " +
      "for chrome://tracing or ui.perfetto.dev in FILE",
    true,
  ),
  "watch-nan": flag(
    "stop at the first value that is not finite, and name its op; slow",
  ),
} as const;

/** The values of these options. */
export type DebugValues = Values<typeof debugOptions>;

/**
 * The flags of `deno run` that these options need.
 *
 * @param values The values.
 * @returns That of the file of a trace, if there is one.
 */
export function debugFlags(values: DebugValues): string[] {
  return grantsOf(values).map(flagOf);
}

/**
 * Refuses to begin where these options do not go together, or a trace could
 * not be written.
 *
 * @param values The values.
 * @param eager Whether steps run op by op.
 * @param flags Flags that the whole command needs.
 * @param words The words of the command line.
 * @throws {UsageError | AccessError} If they do not, or it could not.
 */
export function requireDebug(
  values: DebugValues,
  eager: boolean,
  flags: readonly string[],
  words: readonly string[],
): void {
  const given = [
    ...values.profile === undefined ? [] : ["--profile"],
    ...values["watch-nan"] ? ["--watch-nan"] : [],
  ];
  const all = [...given, ...eager ? ["--eager"] : []];
  if (given.length > 0 && all.length > 1) {
    throw new UsageError(
      `Cannot take ${given[0]} as it must be alone in how steps are run: ` +
        `current options are ${all.join(" ")}`,
    );
  }
  const action = `write the trace to ${values.profile}`;
  requireGrants(action, grantsOf(values), flags, words);
}

/**
 * Has the steps of a run looked at, if an option asks for it.
 *
 * @param values The values.
 * @param trainer The trainer, before its first step of this run.
 * @param output Where to show what was seen.
 * @param last The number of the last step.
 * @returns To be told of the end of the run; undefined if nobody looks.
 */
export async function openDebug(
  values: DebugValues & { readonly json: boolean },
  trainer: Trainer,
  output: Output,
  last: number,
): Promise<DebugTools | undefined> {
  if (values.profile === undefined && !values["watch-nan"]) return undefined;
  const { attachDebugTools } = await import("./debug_tools.ts");
  return attachDebugTools(trainer, values, output, last - trainer.step);
}

/**
 * A failure of a run, with what helps to find its cause: of a loss that is not
 * finite, the command that names where it began.
 *
 * @param error The failure.
 * @param flags Flags that the whole command needs.
 * @param words The words of the command line.
 * @param output Where the values around a fault are shown.
 * @returns The failure to throw.
 */
export function explained(
  error: unknown,
  flags: readonly string[],
  words: readonly string[],
  output: Output,
): unknown {
  if (error instanceof NonFiniteError) {
    for (const line of error.details) output.note(line);
  }
  if (!(error instanceof DivergedError)) return error;
  return new DivergedError(
    `${error.message}; to see where it began, run ` +
      commandLine(flags, watchedWords(words)),
  );
}

function grantsOf({ profile = "" }: DebugValues): Grant[] {
  return profile === "" ? [] : [{ access: "write", path: profile }];
}

/** The same command again, but for `--out`: that folder is no longer empty. */
function watchedWords(words: readonly string[]): string[] {
  const kept = words.filter((word, i) =>
    !/^--out(=|$)/.test(word) && words[i - 1] !== "--out" &&
    word !== "--eager"
  );
  return [...kept, "--watch-nan"];
}
