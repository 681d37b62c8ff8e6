/** What `train --tensorboard DIR` asks for. */

import type { TrainObserver } from "../train/events.ts";
import type { Output } from "./output.ts";
import { flagOf, type Grant, requireGrants } from "./permissions.ts";

/** The option. */
interface Given {
  /** The folder of event files; undefined if none is asked for. */
  readonly tensorboard: string | undefined;
}

/**
 * The flags of `deno run` that event files need.
 *
 * @param values The options.
 * @returns One flag, or none.
 */
export function tensorBoardFlags({ tensorboard }: Given): string[] {
  return tensorboard === undefined ? [] : [flagOf(grantOf(tensorboard))];
}

/**
 * Refuses to go on if event files are asked for and may not be written.
 *
 * @param values The options.
 * @param flags Flags that the whole command needs.
 * @param words The words of the command line.
 * @throws {AccessError} If the permission is missing.
 */
export function requireTensorBoard(
  { tensorboard: folder }: Given,
  flags: readonly string[],
  words: readonly string[],
): void {
  if (folder === undefined) return;
  requireGrants(`write events to ${folder}`, [grantOf(folder)], flags, words);
}

/**
 * Begins the event file that is asked for.
 *
 * @param values The options.
 * @param configuration How the run is configured: shown as text.
 * @param output Where a failure is told that does not end the run.
 * @returns Who writes it; nobody if none is asked for.
 * @throws {AccessError} If the file cannot be made.
 */
export async function openTensorBoard(
  { tensorboard: folder }: Given,
  configuration: unknown,
  output: Output,
): Promise<TrainObserver[]> {
  if (folder === undefined) return [];
  const { TensorBoardObserver } = await import("./tensorboard.ts");
  const warn = (line: string) => output.note(line);
  return [new TensorBoardObserver({ folder, configuration, warn })];
}

function grantOf(path: string): Grant {
  return { access: "write", path };
}
