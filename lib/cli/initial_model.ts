/** A model that a run begins with, in the place of drawn values. */

import type { ModelConfig } from "../models/model_config.ts";
import type { GPT } from "../nn/gpt.ts";
import { UsageError } from "./errors.ts";
import { flagOf, type Grant, requireGrants } from "./permissions.ts";

/** A model in a folder. */
export interface InitialModel extends ModelConfig {
  /**
   * Reads the parameters.
   *
   * @param model Receives them: of the same architecture.
   */
  readonly fill: (model: GPT) => void;
}

/** The options that matter here. */
export interface InitialValues {
  /** The folder. */
  readonly init?: string | undefined;
  /** What the folder decides. */
  readonly tokenizer?: string | undefined;
}

/**
 * Reads what a run begins with, but for the parameters.
 *
 * @param values The options.
 * @param flags Flags that the whole command needs.
 * @param words The words of the command line.
 * @returns The model; undefined if none was named.
 * @throws {UsageError} If a tokenizer was named, too.
 * @throws {AccessError} If its folder may not be read.
 * @throws {FileError | FormatError} If there is no model in it.
 */
export async function openInitial(
  { init, tokenizer }: InitialValues,
  flags: readonly string[],
  words: readonly string[],
): Promise<InitialModel | undefined> {
  if (init === undefined) return undefined;
  if (tokenizer !== undefined) {
    throw new UsageError(
      `Cannot take --tokenizer with --init as the model has a tokenizer of ` +
        `its own: current value is ${tokenizer}`,
    );
  }
  const grant: Grant = { access: "read", path: init };
  const all = [...flags, flagOf(grant)];
  requireGrants(`load ${init}`, [grant], [...new Set(all)], words);
  const { readModelConfig, readParameters } = await import(
    "../models/model_folder.ts"
  );
  return {
    ...readModelConfig(init),
    fill: (model) => readParameters(init, model),
  };
}
