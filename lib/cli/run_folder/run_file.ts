/** `run.json`: what a run was begun with, so that it can go on. */

import { FormatError } from "../../core/errors.ts";
import { Fields, parseJSON } from "../../core/fields.ts";
import { readBounded } from "../../storage/read.ts";
import { writeFiles } from "../../storage/write.ts";

/** The file. */
export const runFile: string = "run.json";

/** The version that is written, and the only one read. */
const formatVersion = 1;

const maximumBytes = 1 << 20;

/** What a run was begun with. */
export interface StoredRun {
  /** The options that were given, and those that defaults decided. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The SHA-256 of the tokens and their tokenizer. */
  readonly text: string;
  /** What computed. */
  readonly computer: string;
  /** The command line, with the flags that it needs. */
  readonly command: string;
}

/**
 * Writes the file.
 *
 * @param folder The folder of the run.
 * @param run What to write.
 * @throws {FileError} If the system refuses.
 */
export function writeRunFile(folder: string, run: StoredRun): void {
  const json = { format: "fluxion-run", version: formatVersion, ...run };
  const content = new TextEncoder().encode(
    `${JSON.stringify(json, null, 2)}\n`,
  );
  writeFiles([{ path: `${folder}/${runFile}`, content }]);
}

/**
 * Reads the file, which is not trusted: its options are to be read as those of
 * a command line are.
 *
 * @param folder The folder of the run.
 * @returns What it was begun with.
 * @throws {FileError} If it cannot be read.
 * @throws {FormatError} If it is not what was promised.
 */
export function readRunFile(folder: string): StoredRun {
  const path = `${folder}/${runFile}`;
  const text = decodeText(readBounded(path, maximumBytes), path);
  const fields = new Fields(parseJSON(text, path), path);
  fields.checked(
    "format",
    'be "fluxion-run"',
    (value) => value === "fluxion-run",
  );
  fields.checked(
    "version",
    `be ${formatVersion}`,
    (value) => value === formatVersion,
  );
  const options = fields.object("options");
  return {
    options: Object.fromEntries(
      options.names.map((name) => [name, options.value(name)]),
    ),
    text: fields.text("text", 100),
    computer: fields.text("computer", 1000),
    command: fields.text("command", maximumBytes),
  };
}

function decodeText(bytes: Uint8Array<ArrayBuffer>, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FormatError(`Cannot load ${path} as it must be UTF-8: it is not`);
  }
}
