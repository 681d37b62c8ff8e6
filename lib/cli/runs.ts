import { parseOptions } from "./args.ts";
import { type Command, commonOptions, type Context } from "./command.ts";
import { AccessError, describeError, exitCodes, UsageError } from "./errors.ts";
import { systemReasonOf } from "../storage/errors.ts";
import { text, type Values } from "./options.ts";
import type { Output } from "./output.ts";
import { flagOf, type Grant, requireGrants } from "./permissions.ts";
import {
  comparisonPlots,
  comparisonSvg,
  comparisonTable,
  differenceEvents,
  runEvent,
  runsTable,
} from "./runs/compare.ts";
import {
  isDirectory,
  metricsFile,
  readRun,
  type Run,
} from "./runs/read_run.ts";

const runsOptions = {
  svg: text("FILE", "compare: also write the curves, over each other, there"),
  ...commonOptions,
} as const;

/** The command `runs`. */
export const runs: Command = {
  name: "runs",
  positionals: "compare RUN RUN [RUN ...] | list DIR",
  options: runsOptions,
  notes: [
    "RUN is the folder that train --out made, finished or not, or a file with",
    "what train --json wrote. DIR is a folder of such folders.",
    "It takes --allow-read=PATH for each, and --allow-write=FILE for --svg.",
  ],
  run: runRuns,
};

type RunsValues = Values<typeof runsOptions>;

async function runRuns({ args, output }: Context): Promise<number> {
  const { values, positionals } = parseOptions("runs", runsOptions, args);
  const [action, ...paths] = positionals;
  const words = ["runs", ...args];
  if (action === "compare") return await compare(paths, values, words, output);
  if (action === "list") return await list(paths, values, words, output);
  throw new UsageError(
    `Cannot run runs as its first word must be compare or list: ` +
      `current value is ${action ?? "nothing"}`,
  );
}

async function compare(
  paths: readonly string[],
  { json, svg }: RunsValues,
  words: readonly string[],
  output: Output,
): Promise<number> {
  if (paths.length < 2) {
    throw new UsageError(
      `Cannot compare runs as there must be two or more: ` +
        `current value is ${paths[0] ?? "nothing"}`,
    );
  }
  const grants: Grant[] = paths.map((path) => ({ access: "read", path }));
  if (svg !== undefined) grants.push({ access: "write", path: svg });
  const flags = grants.map(flagOf);
  for (const grant of grants) {
    requireGrants(`${grant.access} ${grant.path}`, [grant], flags, words);
  }
  const read: Run[] = [];
  for (const path of paths) read.push(await readRun(path));
  if (svg !== undefined) writeText(svg, comparisonSvg(read));
  if (json) {
    writeLines(output, [...read.map(runEvent), ...differenceEvents(read)]);
  } else {
    const lines = [
      ...comparisonTable(read),
      ...comparisonPlots(read, output.columns),
    ];
    output.write(lines.map((line) => `${line}\n`).join(""));
  }
  return exitCodes.done;
}

async function list(
  paths: readonly string[],
  { json, svg }: RunsValues,
  words: readonly string[],
  output: Output,
): Promise<number> {
  const [path, extra] = paths;
  if (path === undefined || extra !== undefined || svg !== undefined) {
    throw new UsageError(
      `Cannot list runs as one DIR, and no --svg, must be given: ` +
        `current value is ${paths.join(" ") || "nothing"}`,
    );
  }
  const grant: Grant = { access: "read", path };
  requireGrants(`read ${path}`, [grant], [flagOf(grant)], words);
  const read: Run[] = [];
  let code: number = exitCodes.done;
  for (const folder of runFolders(path)) {
    try {
      read.push(await readRun(folder));
    } catch (error) {
      output.error(describeError(error, words.includes("--debug")));
      code = exitCodes.failed;
    }
  }
  if (json) writeLines(output, read.map(runEvent));
  else if (read.length > 0) {
    output.write(runsTable(read).map((line) => `${line}\n`).join(""));
  } else output.note(`no run in ${path}: train --out DIR makes one`);
  return code;
}

/** The folders with events in a folder, or that folder itself, by name. */
function runFolders(path: string): string[] {
  if (!isDirectory(path)) {
    throw new AccessError(
      `Cannot list the runs in ${path} as it must be a folder: it is a file`,
    );
  }
  if (hasMetrics(path)) return [path];
  return [...Deno.readDirSync(path)]
    .map(({ name }) => path.replace(/[/\\]*$/, `/${name}`))
    .filter(hasMetrics)
    .sort();
}

function hasMetrics(folder: string): boolean {
  try {
    return Deno.statSync(`${folder}/${metricsFile}`).isFile;
  } catch {
    return false;
  }
}

function writeLines(output: Output, events: readonly object[]): void {
  output.write(events.map((event) => `${JSON.stringify(event)}\n`).join(""));
}

function writeText(path: string, content: string): void {
  try {
    Deno.writeTextFileSync(path, content);
  } catch (error) {
    throw new AccessError(
      `Cannot write ${path} as the system must accept it: ${
        systemReasonOf(error)
      }`,
    );
  }
}
