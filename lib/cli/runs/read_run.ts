import { FormatError } from "../../core/errors.ts";
import { AccessError } from "../errors.ts";
import { readFile, readStream } from "../file.ts";
import { systemReasonOf } from "../../storage/errors.ts";
import { Metrics } from "./metrics.ts";

/** The file of events in the folder of a run. */
export const metricsFile: string = "metrics.jsonl";

/** The file that says what the model is. */
const configFile = "config.json";

/** The file that says with which options it is trained. */
const optionsFile = "run.json";

/** The longest of them: a vocabulary is at most a few MB. */
const maximumConfigBytes = 64 * 2 ** 20;

/** A line of events is some hundred bytes, and a sample is not long. */
const maximumLineLength = 2 ** 24;

/** A run that was read. */
export interface Run {
  /** The folder, as it was given. */
  readonly folder: string;
  /** What its events come to. */
  readonly metrics: Metrics;
  /** What `config.json` says; undefined if there is none yet. */
  readonly config: unknown;
  /** The options in `run.json`; undefined if there are none. */
  readonly options: unknown;
}

/**
 * Reads the folder of a run, finished or not, or a file of events. A file of
 * any size takes little memory.
 *
 * @param path The folder or file; the permission to read it is granted.
 * @returns The run.
 * @throws {AccessError} If there is no such run, or the system refuses.
 * @throws {FormatError} If a line is no event, or the config is no JSON.
 */
export async function readRun(path: string): Promise<Run> {
  const isFolder = isDirectory(path);
  const source = isFolder ? `${path}/${metricsFile}` : path;
  const metrics = new Metrics(source);
  let rest = "";
  for await (const piece of readStream(source)) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop()!;
    for (const line of lines) metrics.add(line);
    if (rest.length > maximumLineLength) metrics.add(rest);
  }
  addUnfinished(metrics, rest);
  const jsonIn = (name: string) =>
    isFolder ? readJSON(`${path}/${name}`) : undefined;
  const stored = jsonIn(optionsFile) as
    | { readonly options?: unknown }
    | null
    | undefined;
  return {
    folder: path,
    metrics,
    config: jsonIn(configFile),
    options: stored?.options,
  };
}

/** A line without its end: the run is going on, or was killed in writing. */
function addUnfinished(metrics: Metrics, line: string): void {
  try {
    metrics.add(line);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
  }
}

/**
 * Whether there is a folder.
 *
 * @param path Where; the permission to read it is granted.
 * @returns Whether it is there and a folder.
 * @throws {AccessError} If there is nothing, or the system refuses.
 */
export function isDirectory(path: string): boolean {
  try {
    return Deno.statSync(path).isDirectory;
  } catch (error) {
    const reason = error instanceof Deno.errors.NotFound
      ? "there is no such folder"
      : systemReasonOf(error);
    throw new AccessError(`Cannot read ${path} as it must exist: ${reason}`);
  }
}

function readJSON(path: string): unknown {
  try {
    Deno.statSync(path);
  } catch {
    return undefined;
  }
  const bytes = readFile(path, maximumConfigBytes);
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new FormatError(
      `Cannot read ${path} as it must be JSON: ${(error as Error).message}`,
    );
  }
}
