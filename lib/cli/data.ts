import { download, DownloadError } from "../storage/download.ts";
import { parseOptions } from "./args.ts";
import { type Command, commonOptions, type Context } from "./command.ts";
import { commandLine } from "./command_line.ts";
import { cacheFlags, cacheWords, requireCache } from "./data/cache_folder.ts";
import {
  isKnownText,
  type KnownText,
  type KnownTextName,
  knownTextNames,
  knownTexts,
} from "./data/downloads.ts";
import { knownTextPath, readKnownText } from "./data/known_text.ts";
import { AccessError, exitCodes, UsageError } from "./errors.ts";
import { systemReasonOf } from "../storage/errors.ts";
import { formatBytes, formatCount } from "./format.ts";
import { Interruption } from "./interruption.ts";
import { text } from "./options.ts";
import type { Output } from "./output.ts";
import { flagOf, type Grant, requireGrants } from "./permissions.ts";

const dataOptions = {
  cache: text("DIR", "the folder to keep it in (default: the system's cache)"),
  ...commonOptions,
} as const;

/** The command `data`. */
export const dataCommand: Command = {
  name: "data",
  positionals: "NAME",
  options: dataOptions,
  notes: [
    "NAME is one of these, and then what train --data takes:",
    ...knownTextNames.map((name) => {
      const { bytes, summary } = knownTexts[name];
      return `  ${name}, ${formatBytes(bytes)}: ${summary}`;
    }),
    "It is kept in the cache of your system, in fluxion: XDG_CACHE_HOME or",
    "~/.cache on Linux, ~/Library/Caches on macOS, %LOCALAPPDATA% on Windows.",
    "A download that was stopped goes on where it was; what comes is compared",
    "with its SHA-256. It takes --allow-net=HOST, --allow-read=DIR and",
    "--allow-write=DIR, and --allow-env=XDG_CACHE_HOME,HOME without --cache.",
  ],
  run: runData,
};

async function runData({ args, output }: Context): Promise<number> {
  const { values, positionals } = parseOptions("data", dataOptions, args);
  const [name, extra] = positionals;
  if (name === undefined || extra !== undefined || !isKnownText(name)) {
    throw new UsageError(
      `Cannot run data as one of ${knownTextNames.join(", ")} must be given: ` +
        `current value is ${positionals.join(" ") || "nothing"}`,
    );
  }
  const words = ["data", ...args];
  const folder = values.cache ?? requireCache(`download ${name}`, words);
  const options: FetchOptions = { name, folder, ...values };
  requireAll(options, words);
  return await fetchText(options, knownTexts[name], output);
}

function requireAll(
  { name, folder, cache }: FetchOptions,
  words: readonly string[],
): void {
  const action = `download ${name}`;
  const known: KnownText = knownTexts[name];
  const path = knownTextPath(folder, name);
  const read: Grant = { access: "read", path: folder };
  const more: Grant[] = [
    { access: "write", path: folder },
    { access: "net", path: new URL(known.url).hostname },
  ];
  const flags = [...cacheFlags(cache), ...[read, ...more].map(flagOf)];
  requireGrants(action, [read], flags, words);
  // what is there needs no more
  if (readKnownText(path, known) !== undefined) return;
  requireGrants(action, more, flags, words);
}

/** A text, and where it goes. */
export interface FetchOptions {
  /** Its name. */
  readonly name: KnownTextName;
  /** The folder, which is made if it is not there. */
  readonly folder: string;
  /** What the user named as the folder. */
  readonly cache?: string | undefined;
  /** Whether to write JSON. */
  readonly json: boolean;
}

/**
 * Downloads a text unless it is there; the permissions are granted.
 *
 * @param options Which, and where to.
 * @param known Where it is offered, and its sum.
 * @param output Where to say so.
 * @returns The exit code.
 * @throws {DownloadError} If it cannot be downloaded.
 * @throws {AccessError | FileError} If the system refuses.
 */
export async function fetchText(
  options: FetchOptions,
  known: KnownText,
  output: Output,
): Promise<number> {
  const { name, folder, cache, json } = options;
  const path = knownTextPath(folder, name);
  const isCached = readKnownText(path, known) !== undefined;
  if (!isCached) {
    makeFolder(folder);
    const code = await downloadText(path, known, output, json);
    if (code !== exitCodes.done) return code;
  }
  const { bytes, sha256 } = known;
  const event = { event: "data", name, path, bytes, sha256, cached: isCached };
  const reads = flagOf({ access: "read", path: folder });
  const train = ["train", "--data", name, ...cacheWords(cache)];
  output.write(
    json
      ? `${JSON.stringify(event)}\n`
      : `${name} is ${isCached ? "already " : ""}in ${path}, ` +
        `${formatCount(bytes)} bytes; try ` +
        `${commandLine([...cacheFlags(cache), reads], train)}\n`,
  );
  return exitCodes.done;
}

async function downloadText(
  path: string,
  { url, bytes, sha256 }: KnownText,
  output: Output,
  json: boolean,
): Promise<number> {
  using interruption = new Interruption();
  const { signal } = interruption;
  const shows = !json && Deno.stderr.isTerminal();
  const onProgress = (count: number): void => {
    if (shows) {
      output.progress(`${formatBytes(count)} of ${formatBytes(bytes)}`);
    }
  };
  try {
    await download({ url, path, bytes, sha256 }, { signal, onProgress });
    return exitCodes.done;
  } catch (error) {
    if (interruption.exitCode !== undefined) {
      output.note("Ended: what has come is kept, the same command goes on");
      return interruption.exitCode;
    }
    if (!(error instanceof DownloadError)) throw error;
    throw new DownloadError(
      `${error.message}; without a connection, put the file at ${path}`,
    );
  } finally {
    if (shows) output.progress("");
  }
}

function makeFolder(path: string): void {
  try {
    Deno.mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new AccessError(
      `Cannot write to ${path} as it must be a folder that can be made: ` +
        systemReasonOf(error),
    );
  }
}
