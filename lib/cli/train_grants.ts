/** What `deno run` has to be given to train, and the commands that follow. */

import type { ChosenBackend } from "./backend.ts";
import { commandLine, quoteWord } from "./command_line.ts";
import type { DataSource } from "./data_source.ts";
import type { Values } from "./options.ts";
import { flagOf, type Grant } from "./permissions.ts";
import type { trainOptions } from "./train_options.ts";

/** The options that name files. */
type PathValues = Pick<
  Values<typeof trainOptions>,
  "out" | "resume" | "blas" | "init"
>;

/**
 * What the folder of a run takes.
 *
 * @param path The folder.
 * @returns To read and to write it.
 */
export function folderGrants(path: string): Grant[] {
  return [{ access: "read", path }, { access: "write", path }];
}

/**
 * The flags for some options, a BLAS that was found aside.
 *
 * @param values The options.
 * @param source Where the text is.
 * @returns Flags of `deno run`.
 */
export function grantFlags(
  { out, resume, blas, init }: PathValues,
  source: Pick<DataSource, "flags"> | undefined,
): string[] {
  const model: Grant[] = init === undefined
    ? []
    : [{ access: "read", path: init }];
  const from: Grant[] = resume === undefined
    ? []
    : out === undefined
    ? folderGrants(resume)
    : [{ access: "read", path: resume }];
  return [
    ...source?.flags ?? [],
    ...[...model, ...from, ...out === undefined ? [] : folderGrants(out)]
      .map(flagOf),
    ...blas === undefined ? [] : [quoteWord(`--allow-ffi=${blas}`)],
  ];
}

/**
 * What allows the library that computes.
 *
 * @param chosen What computes.
 * @returns A flag, if it is a library.
 */
export function blasFlags({ backend: { recipe } }: ChosenBackend): string[] {
  return recipe?.name === "blas"
    ? [quoteWord(`--allow-ffi=${recipe.path}`)]
    : [];
}

/** A run that has ended, and is kept. */
export interface EndedRun {
  /** Its folder. */
  readonly folder: string;
  /** Its options. */
  readonly values: PathValues;
  /** Where its text is. */
  readonly source: DataSource;
  /** What computed. */
  readonly chosen: ChosenBackend;
  /** The step that it is at. */
  readonly step: number;
  /** The steps that it is to have. */
  readonly recipe: { readonly steps: number };
}

/**
 * The commands that use the model, and that go on with its run.
 *
 * @param run The run.
 * @returns Two lines.
 */
export function nextCommands(run: EndedRun): string {
  const { folder, values, source, chosen, step, recipe: { steps } } = run;
  const reads = [flagOf({ access: "read", path: folder })];
  const own = grantFlags(
    { ...values, init: undefined, out: undefined, resume: folder },
    source,
  );
  const flags = [...own, ...blasFlags(chosen)];
  const more = step < steps ? [] : ["--steps", `${2 * steps}`];
  const resume = ["train", "--resume", folder, ...more];
  return `saved ${folder}; try ${commandLine(reads, ["generate", folder])}\n` +
    `to go on: ${commandLine(flags, resume)}\n`;
}
