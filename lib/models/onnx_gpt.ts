/** A GPT in the operators of ONNX, module by module as lib/nn/gpt.ts has it;
 * the operators mean what https://onnx.ai/onnx/operators/ says of version 17. */

import type { OnnxModel } from "../formats/onnx/mod.ts";
import type { GPT, GPTConfig } from "../nn/gpt.ts";
import type { Parameter } from "../nn/parameters.ts";
import { OnnxGraph } from "./onnx_graph.ts";

/** The guard against a variance of 0 in a layer norm that names none. */
const defaultEpsilon = 1e-5;

/** What is the same in all of a model. */
interface Builder {
  readonly graph: OnnxGraph;
  readonly config: GPTConfig;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** 0 where a position may look, -∞ where not: [time, time]. */
  readonly mask: string;
}

/** A graph and what it takes and gives. */
export type GPTGraph = Pick<
  OnnxModel,
  "nodes" | "initializers" | "inputs" | "outputs"
>;

/**
 * A GPT as a graph: ids, int64 [batch, time], to logits, float32 [batch, time,
 * vocabulary]; batch and time are free, time at most the context.
 *
 * @param model The model, its parameters allocated.
 * @returns The graph; it holds copies of the parameters.
 */
export function graphOfGPT(model: GPT): GPTGraph {
  const { config } = model;
  const graph = new OnnxGraph();
  const parameters = new Map(
    model.parameters.parameters.map((each) => [each.name, each]),
  );
  const weight = (name: string) => graph.weight(parameters.get(name)!);
  const positions = positionsOf(graph);
  const mask = causalMask(graph, positions);
  const builder: Builder = { graph, config, parameters, mask };
  let x = graph.apply("Add", [
    graph.apply("Gather", [weight("tokenEmbedding"), "input_ids"]),
    graph.apply("Gather", [weight("positionEmbedding"), positions]),
  ]);
  for (let i = 0; i < config.layers; i++) x = block(builder, `blocks.${i}`, x);
  x = layerNorm(builder, "norm", x);
  if (config.tiedHead) {
    const head = graph.apply("Transpose", ["tokenEmbedding"], {
      perm: { integers: [1, 0] },
    });
    graph.apply("MatMul", [x, head], {}, "logits");
  } else {
    linear(builder, "head", x, "logits");
  }
  const { nodes, initializers } = graph;
  return {
    nodes,
    initializers,
    inputs: [{ name: "input_ids", dtype: "int64", shape: ["batch", "time"] }],
    outputs: [{
      name: "logits",
      dtype: "float32",
      shape: ["batch", "time", config.vocabulary],
    }],
  };
}

/** 0, 1, 2 and so on: int64 [time]. */
function positionsOf(graph: OnnxGraph): string {
  const shape = graph.apply("Shape", ["input_ids"]);
  const time = graph.apply("Gather", [shape, graph.integer(1)]);
  return graph.apply("Range", [graph.integer(0), time, graph.integer(1)]);
}

function causalMask(graph: OnnxGraph, positions: string): string {
  const axis = (i: number) =>
    graph.apply("Unsqueeze", [positions, graph.integers([i])]);
  const isVisible = graph.apply("LessOrEqual", [axis(0), axis(1)]);
  return graph.apply("Where", [
    isVisible,
    graph.scalar(0),
    graph.scalar(-Infinity),
  ]);
}

function block(builder: Builder, name: string, x: string): string {
  const { graph } = builder;
  const attended = attention(
    builder,
    `${name}.attention`,
    layerNorm(builder, `${name}.attentionNorm`, x),
  );
  const middle = graph.apply("Add", [x, attended]);
  const thought = perceptron(
    builder,
    `${name}.perceptron`,
    layerNorm(builder, `${name}.perceptronNorm`, middle),
  );
  return graph.apply("Add", [middle, thought]);
}

/** softmax(q kᵀ / √size + mask) v, head by head. */
function attention(builder: Builder, name: string, x: string): string {
  const { graph, config: { features, heads }, mask } = builder;
  const size = features / heads;
  const packed = linear(builder, `${name}.queryKeyValue`, x);
  // a 0 in a shape keeps the input's axis
  const byHead = graph.integers([0, 0, heads, size]);
  const ordered = (value: string, order: readonly number[]) =>
    graph.apply("Transpose", [graph.apply("Reshape", [value, byHead])], {
      perm: { integers: order },
    });
  const [q, k, v] = graph.split(packed, 3, features);
  const queries = ordered(q!, [0, 2, 1, 3]);
  const keys = ordered(k!, [0, 2, 3, 1]);
  const values = ordered(v!, [0, 2, 1, 3]);
  const products = graph.apply("MatMul", [queries, keys]);
  const scale = graph.scalar(1 / Math.sqrt(size));
  const scores = graph.apply("Mul", [products, scale]);
  const weights = graph.apply("Softmax", [graph.apply("Add", [scores, mask])], {
    axis: { integer: -1 },
  });
  const gathered = graph.apply(
    "Transpose",
    [graph.apply("MatMul", [weights, values])],
    { perm: { integers: [0, 2, 1, 3] } },
  );
  const joined = graph.apply("Reshape", [
    gathered,
    graph.integers([0, 0, features]),
  ]);
  return linear(builder, `${name}.projection`, joined);
}

function perceptron(builder: Builder, name: string, x: string): string {
  const { graph, config } = builder;
  const expanded = linear(builder, `${name}.expansion`, x);
  const active = activations[config.activation](graph, expanded);
  return linear(builder, `${name}.projection`, active);
}

/** The activations, in operators of version 17, where Gelu is not one yet. */
const activations: Readonly<
  Record<
    GPTConfig["activation"],
    (graph: OnnxGraph, x: string) => string
  >
> = {
  relu: (graph, x) => graph.apply("Relu", [x]),
  // x (1 + erf(x / √2)) / 2
  gelu: (graph, x) => {
    const scaled = graph.apply("Div", [x, graph.scalar(Math.SQRT2)]);
    return gated(graph, x, graph.apply("Erf", [scaled]));
  },
  // x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2
  geluTanh: (graph, x) => {
    const cube = graph.apply("Mul", [graph.apply("Mul", [x, x]), x]);
    const small = graph.apply("Mul", [cube, graph.scalar(0.044715)]);
    const inner = graph.apply("Mul", [
      graph.apply("Add", [x, small]),
      graph.scalar(Math.sqrt(2 / Math.PI)),
    ]);
    return gated(graph, x, graph.apply("Tanh", [inner]));
  },
};

/** x (1 + gate) / 2. */
function gated(graph: OnnxGraph, x: string, gate: string): string {
  const raised = graph.apply("Add", [gate, graph.scalar(1)]);
  const product = graph.apply("Mul", [x, raised]);
  return graph.apply("Mul", [product, graph.scalar(0.5)]);
}

/** x W + b, the bias left out where the model has none. */
function linear(
  { graph, parameters }: Builder,
  name: string,
  x: string,
  output?: string,
): string {
  const weight = graph.transposed(parameters.get(`${name}.weight`)!);
  const bias = parameters.get(`${name}.bias`);
  if (bias === undefined) {
    return graph.apply("MatMul", [x, weight], {}, output);
  }
  const product = graph.apply("MatMul", [x, weight]);
  return graph.apply("Add", [product, graph.weight(bias)], {}, output);
}

function layerNorm(
  { graph, parameters }: Builder,
  name: string,
  x: string,
): string {
  const bias = parameters.get(`${name}.bias`);
  const inputs = [x, graph.weight(parameters.get(`${name}.weight`)!)];
  if (bias !== undefined) inputs.push(graph.weight(bias));
  return graph.apply("LayerNormalization", inputs, {
    axis: { integer: -1 },
    epsilon: { float: defaultEpsilon },
  });
}
