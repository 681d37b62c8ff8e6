import { Engine } from "../autograd/engine.ts";
import { wasm } from "../kernels/wasm.ts";
import { importGPT2 } from "../models/gpt2/mod.ts";
import { saveModel } from "../models/model_folder.ts";
import { parseOptions } from "./args.ts";
import { type Command, commonOptions, type Context } from "./command.ts";
import { commandLine } from "./command_line.ts";
import { exitCodes, UsageError } from "./errors.ts";
import { formatCount } from "./format.ts";
import { text } from "./options.ts";
import { prepareOutputFolder } from "./output_folder.ts";
import { flagOf, type Grant, requireGrants } from "./permissions.ts";

const importOptions = {
  out: text("DIR", "the folder to save the model to: new or empty"),
  ...commonOptions,
} as const;

/** The command `import`. */
export const importCommand: Command = {
  name: "import",
  positionals: "FOLDER",
  options: importOptions,
  notes: [
    "FOLDER is a checkpoint of GPT-2's layout, as Hugging Face's transformers",
    "saves it: config.json, model.safetensors, and vocab.json with merges.txt,",
    "or tokenizer.json. What is saved is for generate and export.",
    "It takes --allow-read=FOLDER,DIR and --allow-write=DIR.",
  ],
  run: runImport,
};

function runImport({ args, output }: Context): number {
  const { values, positionals } = parseOptions("import", importOptions, args);
  const [folder, extra] = positionals;
  const { out, json } = values;
  if (folder === undefined || extra !== undefined) {
    throw missing("one FOLDER", positionals.join(" ") || "nothing");
  }
  if (out === undefined) throw missing("--out DIR", "nothing");
  requireAll(folder, out, args);
  const engine = new Engine(wasm());
  const loaded = importGPT2(folder, engine, { trainable: false });
  const { model, tokenizer } = loaded;
  prepareOutputFolder(out);
  saveModel(out, model, loaded);
  const params = model.parameters.count;
  const vocab = tokenizer.vocabularySize;
  const event = { event: "import", from: folder, out, params, vocab };
  const flags = [flagOf({ access: "read", path: out })];
  output.write(
    json
      ? `${JSON.stringify(event)}\n`
      : `imported ${folder} to ${out}, ${formatCount(params)} parameters; ` +
        `try ${commandLine(flags, ["generate", out])}\n`,
  );
  return exitCodes.done;
}

function requireAll(
  folder: string,
  out: string,
  args: readonly string[],
): void {
  const grants: Grant[] = [
    { access: "read", path: folder },
    { access: "read", path: out },
    { access: "write", path: out },
  ];
  const flags = grants.map(flagOf);
  const words = ["import", ...args];
  requireGrants(`load ${folder}`, grants.slice(0, 1), flags, words);
  requireGrants(`write a model to ${out}`, grants.slice(1), flags, words);
}

function missing(wanted: string, found: string): UsageError {
  return new UsageError(
    `Cannot run import as ${wanted} must be given: current value is ${found}`,
  );
}
