import { Engine } from "../autograd/engine.ts";
import { builtinCorpus, corpusOfText } from "../data/mod.ts";
import {
  collapseRepeats,
  type Graph,
  graphDot,
  graphSvg,
  modelGraph,
} from "../graph/mod.ts";
import { wasm } from "../kernels/wasm.ts";
import { loadModel } from "../models/model_folder.ts";
import { GPT } from "../nn/gpt.ts";
import { tapeOf } from "../plan/tape_of.ts";
import { type PresetName, presets } from "../train/presets.ts";
import { parseOptions } from "./args.ts";
import { type Command, commonOptions, type Context } from "./command.ts";
import { exitCodes, UsageError } from "./errors.ts";
import { modelIn } from "./generate.ts";
import { choice, flag, integer, text, type Values } from "./options.ts";
import { flagOf, type Grant, requireGrants } from "./permissions.ts";
import { presetNames } from "./train_options.ts";
import { writeText } from "./write_text.ts";

/** The presets that have a flag of their own. */
const flagged = ["tiny", "small", "medium", "large"] as const;

const size = { minimum: 1, maximum: 65536 };

const options = {
  tiny: flag("the preset tiny (default)"),
  small: flag("the preset small"),
  medium: flag("the preset medium"),
  large: flag("the preset large"),
  preset: choice(presetNames, "the preset by name"),
  level: choice(
    ["model", "op"],
    "model: layers, blocks that repeat once; op: all ops and parameters " +
      "(default model)",
  ),
  format: choice(["svg", "dot"], "the format (default svg)"),
  out: text("FILE", "write it there (default: to stdout)"),
  batch: integer(size, "sequences, for the shapes (default: the preset's)"),
  seq: integer(size, "tokens in a sequence, for the shapes (default likewise)"),
  ...commonOptions,
} as const;

type GraphValues = Values<typeof options>;

/** The command `graph`. */
export const graphCommand: Command = {
  name: "graph",
  positionals: "[MODEL]",
  options,
  notes: [
    "MODEL is a folder that train --out made, and takes --allow-read=MODEL.",
    "--out FILE takes --allow-write=FILE. For a picture of the format dot:",
    "  deno run cli.ts graph --format dot | dot -Tpng -o graph.png",
  ],
  run: runGraph,
};

/** What is drawn. */
interface Subject {
  readonly engine: Engine;
  readonly model: GPT;
  readonly title: string;
  readonly batch: number;
  readonly sequence: number;
}

function runGraph({ args, output }: Context): number {
  const { values, positionals } = parseOptions("graph", options, args);
  const folder = folderOf(values, positionals);
  const { out } = values;
  const reads: Grant[] = folder === undefined
    ? []
    : [{ access: "read", path: folder }];
  const writes: Grant[] = out === undefined
    ? []
    : [{ access: "write", path: out }];
  const flags = [...reads, ...writes].map(flagOf);
  const words = ["graph", ...args];
  requireGrants(`load ${folder}`, reads, flags, words);
  requireGrants(`write ${out}`, writes, flags, words);
  const subject = folder === undefined
    ? ofPreset(presetOf(values), values)
    : ofFolder(folder, values);
  const graph = graphOf(subject, values.level === "op");
  const format = values.format ?? "svg";
  const drawing = format === "svg" ? graphSvg(graph) : graphDot(graph);
  if (out !== undefined) writeText(out, drawing);
  if (values.json) {
    const { nodes, edges, groups } = graph;
    const content = out === undefined ? { [format]: drawing } : { out };
    const event = { event: "graph", nodes, edges, groups, ...content };
    output.write(`${JSON.stringify(event)}\n`);
  } else if (out === undefined) output.write(drawing);
  else output.write(`${out}: ${subject.title}\n`);
  return exitCodes.done;
}

function graphOf(
  { engine, model, title, batch, sequence }: Subject,
  isWhole: boolean,
): Graph {
  if (sequence > model.config.context) {
    throw new UsageError(
      `Cannot draw a model as --seq must be at most its context of ` +
        `${model.config.context} tokens: current value is ${sequence}`,
    );
  }
  const [tokens, targets] = ["tokens", "targets"].map((name) =>
    engine.zeros([batch, sequence], { dtype: "int32", name })
  );
  const tape = tapeOf(engine, () => model.loss(engine, tokens!, targets!));
  const graph = modelGraph(tape, { title, leaves: isWhole });
  return isWhole ? graph : collapseRepeats(graph);
}

function ofPreset(name: PresetName, values: GraphValues): Subject {
  const preset = presets[name];
  const { tokenizer } = corpusOfText(builtinCorpus, "builtin", preset);
  const engine = new Engine(wasm());
  const vocabulary = tokenizer.vocabularySize;
  const model = new GPT({ ...preset.model, vocabulary });
  model.parameters.allocate(engine, { drawn: false });
  const { batch = preset.batch, seq: sequence = preset.sequence } = values;
  return { engine, model, title: titleOf(name, model), batch, sequence };
}

function ofFolder(folder: string, values: GraphValues): Subject {
  const engine = new Engine(wasm());
  const { model, sequence } = loadModel(modelIn(folder), engine);
  return {
    engine,
    model,
    title: titleOf(folder, model),
    batch: values.batch ?? 1,
    sequence: values.seq ?? sequence,
  };
}

function titleOf(name: string, { parameters: { count } }: GPT): string {
  return `${name}, ${count.toLocaleString("en-US")} parameters`;
}

function folderOf(
  values: GraphValues,
  [folder, ...rest]: readonly string[],
): string | undefined {
  const named = flagged.filter((name) => values[name]);
  const isPreset = named.length > 0 || values.preset !== undefined;
  if (rest.length === 0 && !(folder !== undefined && isPreset)) return folder;
  throw new UsageError(
    `Cannot draw a graph as there must be one model, a folder or a preset: ` +
      `current values are ${
        [folder, ...rest, ...named, values.preset ?? ""].filter(Boolean)
          .join(", ")
      }`,
  );
}

function presetOf(values: GraphValues): PresetName {
  const named = flagged.filter((name) => values[name]);
  const names = new Set([...named, values.preset ?? named[0] ?? "tiny"]);
  if (names.size === 1) return [...names][0]!;
  throw new UsageError(
    `Cannot draw a graph as there must be one preset: ` +
      `current values are ${[...names].join(", ")}`,
  );
}
