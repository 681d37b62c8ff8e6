import { Engine } from "../../lib/autograd/engine.ts";
import { type Graph, modelGraph } from "../../lib/graph/mod.ts";
import { wasm } from "../../lib/kernels/wasm.ts";
import { GPT } from "../../lib/nn/gpt.ts";
import { tapeOf } from "../../lib/plan/tape_of.ts";
import { type PresetName, presets } from "../../lib/train/presets.ts";

/** The whole graph of a preset's loss, for a vocabulary of 66. */
export function graphOf(name: PresetName, leaves = false): Graph {
  const { model: config, batch, sequence } = presets[name];
  const engine = new Engine(wasm());
  const model = new GPT({ ...config, vocabulary: 66 });
  model.parameters.allocate(engine, { drawn: false });
  const [tokens, targets] = ["tokens", "targets"].map((each) =>
    engine.zeros([batch, sequence], { dtype: "int32", name: each })
  );
  const tape = tapeOf(engine, () => model.loss(engine, tokens!, targets!));
  return modelGraph(tape, { title: name, leaves });
}
