import configuration from "../../deno.json" with { type: "json" };
import { Engine } from "../autograd/engine.ts";
import { wasm } from "../kernels/wasm.ts";
import { type LoadedModel, loadModel } from "../models/model_folder.ts";
import { writeFiles } from "../storage/files.ts";
import { parseOptions } from "./args.ts";
import { type Command, commonOptions, type Context } from "./command.ts";
import { AccessError, exitCodes, UsageError } from "./errors.ts";
import { systemReasonOf } from "../storage/errors.ts";
import { formatBytes } from "./format.ts";
import { choice, text } from "./options.ts";
import type { Output } from "./output.ts";
import { prepareOutputFolder } from "./output_folder.ts";
import { flagOf, type Grant, requireGrants } from "./permissions.ts";

/** A kind of file that models are exported to. */
interface ExportFormat {
  /** What `--out` names, and what reads it: a line of help. */
  readonly note: string;
  /** What has to be granted beside reading the model. */
  readonly grants: (out: string) => readonly Grant[];
  /** Writes it; returns how many bytes. */
  readonly write: (
    loaded: LoadedModel,
    out: string,
    output: Output,
  ) => Promise<number>;
}

/** The kinds, by name. */
const formats = {
  onnx: {
    note: "onnx: a new FILE for ONNX Runtime and others, ids to logits",
    grants: (out) => [{ access: "write", path: out }],
    write: writeOnnx,
  },
  gpt2: {
    note: "gpt2: a FOLDER, new or empty, for Hugging Face's transformers",
    grants: (out) => [
      { access: "read", path: out },
      { access: "write", path: out },
    ],
    write: writeGPT2,
  },
} as const satisfies Readonly<Record<string, ExportFormat>>;

type FormatName = keyof typeof formats;
const formatNames = Object.keys(formats) as FormatName[];

const exportOptions = {
  out: text("PATH", "where to write; there may be nothing yet"),
  format: choice(formatNames, "the kind of file"),
  ...commonOptions,
} as const;

/** The command `export`. */
export const exportCommand: Command = {
  name: "export",
  positionals: "MODEL",
  options: exportOptions,
  notes: [
    "MODEL is the folder that train --out made. The kinds:",
    ...formatNames.map((name) => `  ${formats[name].note}`),
    "It takes --allow-read=MODEL and --allow-write=PATH; to write a FOLDER,",
    "--allow-read=PATH too.",
  ],
  run: runExport,
};

async function runExport({ args, output }: Context): Promise<number> {
  const { values, positionals } = parseOptions("export", exportOptions, args);
  const [folder, extra] = positionals;
  const { out, format: name, json } = values;
  if (folder === undefined || extra !== undefined) {
    throw missing("one MODEL", positionals.join(" ") || "nothing");
  }
  if (out === undefined) throw missing("--out PATH", "nothing");
  if (name === undefined) {
    throw missing(`--format ${formatNames.join("|")}`, "nothing");
  }
  const format: ExportFormat = formats[name];
  const read: Grant = { access: "read", path: folder };
  const grants = [read, ...format.grants(out)];
  const flags = grants.map(flagOf);
  const words = ["export", ...args];
  for (const grant of grants) {
    requireGrants(`${grant.access} ${grant.path}`, [grant], flags, words);
  }
  const loaded = loadModel(folder, new Engine(wasm()), { trainable: false });
  const bytes = await format.write(loaded, out, output);
  const event = { event: "export", format: name, out, bytes };
  output.write(
    json
      ? `${JSON.stringify(event)}\n`
      : `exported ${folder} to ${out}, ${formatBytes(bytes)}\n`,
  );
  return exitCodes.done;
}

function missing(wanted: string, found: string): UsageError {
  return new UsageError(
    `Cannot run export as ${wanted} must be given: current value is ${found}`,
  );
}

async function writeOnnx(
  { model, tokenizer }: LoadedModel,
  out: string,
): Promise<number> {
  const { exportOnnx } = await import("../models/onnx.ts");
  const { version } = configuration;
  return writeNew(out, exportOnnx(model, { tokenizer, version }));
}

async function writeGPT2(
  loaded: LoadedModel,
  out: string,
  output: Output,
): Promise<number> {
  const { exportGPT2 } = await import("../models/gpt2/mod.ts");
  const files = exportGPT2(loaded.model, loaded);
  prepareOutputFolder(out);
  const contents = [...files].map(([name, content]) => ({
    path: `${out}/${name}`,
    content,
  }));
  writeFiles(contents);
  if (!files.has("vocab.json")) {
    output.note(
      "No tokenizer was written, as there is none of characters there: " +
        "train with --tokenizer bpe for one",
    );
  }
  return contents.reduce((sum, { path }) => sum + Deno.statSync(path).size, 0);
}

/** Writes a file that is not there yet; if that fails, none is left. */
function writeNew(path: string, pieces: Iterable<Uint8Array>): number {
  let bytes = 0;
  let isMade = false;
  try {
    using file = Deno.openSync(path, { write: true, createNew: true });
    isMade = true;
    for (const piece of pieces) {
      for (let rest = piece; rest.length > 0;) {
        rest = rest.subarray(file.writeSync(rest));
      }
      bytes += piece.length;
    }
    file.syncSync();
    return bytes;
  } catch (error) {
    if (isMade) removeQuietly(path);
    const reason = error instanceof Deno.errors.AlreadyExists
      ? "there is something already"
      : systemReasonOf(error);
    throw new AccessError(
      `Cannot write ${path} as it must be a new file that the system ` +
        `accepts: ${reason}`,
    );
  }
}

function removeQuietly(path: string): void {
  try {
    Deno.removeSync(path);
  } catch {
    // the first error is the one to tell
  }
}
