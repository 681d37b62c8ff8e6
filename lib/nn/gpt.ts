/**
 * A decoder-only transformer, on one page: token and position embeddings,
 * blocks of causal attention and a two-layer perceptron, each behind a layer
 * norm and added to what came in (pre-norm), a last layer norm, and a linear
 * head (Radford et al., "Language models are unsupervised multitask learners",
 * 2019, section 2.3).
 */

import { ArgumentError } from "../core/errors.ts";
import type { Engine } from "../autograd/engine.ts";
import type { Operations } from "../autograd/operations.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { normal } from "./initializers.ts";
import type { CachedRows } from "./key_value_cache.ts";
import { LayerNorm } from "./layer_norm.ts";
import { Linear } from "./linear.ts";
import { type Parameter, ParameterList } from "./parameters.ts";

/** The names of {@linkcode Activation}. */
export const activations: readonly ["relu", "gelu", "geluTanh"] = [
  "relu",
  "gelu",
  "geluTanh",
];

/** What can stand between the layers of a perceptron: max(0, x), x Φ(x), or
 * the approximation of that by tanh which GPT-2 was trained with. */
export type Activation = typeof activations[number];

/** The architecture of a GPT: every number of it. */
export interface GPTConfig {
  /** How many token ids there are. */
  readonly vocabulary: number;
  /** How many positions there are: the longest sequence. */
  readonly context: number;
  /** The width of the residual stream. */
  readonly features: number;
  /** Attention heads in each block; divides the features. */
  readonly heads: number;
  /** The number of blocks. */
  readonly layers: number;
  /** The width inside the perceptron. */
  readonly hidden: number;
  /** What stands between the two layers of the perceptron. */
  readonly activation: Activation;
  /** Whether linear layers and layer norms have a bias. */
  readonly bias: boolean;
  /** Whether the head is the token embedding again, without a bias. */
  readonly tiedHead: boolean;
  /** The probability of dropping an activation in training. */
  readonly dropout: number;
}

/** What decides which activations are dropped in a training step. */
export interface DropoutSource {
  /** The seed, an unsigned 32-bit integer. */
  readonly seed: number;
  /** The step's number, an int32 scalar. */
  readonly step: Tensor;
  /** The stream of random numbers of the first dropout; 0 if absent. Parts of
   * one batch that are computed apart need streams apart. */
  readonly firstStream?: number;
}

/** How a model is run in training. */
export interface TrainingPass {
  /** What decides the dropout; none if absent. */
  readonly dropout?: DropoutSource | undefined;
  /** Whether blocks are computed again in the backward pass, instead of being
   * kept: a quarter of the time more, for the memory of one block instead of
   * all. Gradients have the same bits. */
  readonly recompute?: boolean;
}

/** Attention: every position gathers from itself and those before. */
class Attention {
  readonly #queryKeyValue: Linear;
  readonly #projection: Linear;

  constructor(parameters: ParameterList, config: GPTConfig) {
    const { features, bias } = config;
    this.#queryKeyValue = new Linear(
      parameters.child("queryKeyValue"),
      features,
      3 * features,
      { bias },
    );
    this.#projection = residualProjection(parameters, features, config);
  }

  forward(ops: Operations, x: Tensor, gather: Gather): Tensor {
    const packed = this.#queryKeyValue.forward(ops, x);
    return this.#projection.forward(ops, gather(packed));
  }
}

/** A two-layer perceptron, for every position by itself. */
class Perceptron {
  readonly #expansion: Linear;
  readonly #projection: Linear;
  readonly #activation: Activation;

  constructor(parameters: ParameterList, config: GPTConfig) {
    const { features, hidden, bias, activation } = config;
    this.#activation = activation;
    this.#expansion = new Linear(
      parameters.child("expansion"),
      features,
      hidden,
      { bias },
    );
    this.#projection = residualProjection(parameters, hidden, config);
  }

  forward(ops: Operations, x: Tensor): Tensor {
    const expanded = this.#expansion.forward(ops, x);
    const activated = activate(ops, expanded, this.#activation);
    return this.#projection.forward(ops, activated);
  }
}

function activate(ops: Operations, x: Tensor, activation: Activation): Tensor {
  return activation === "geluTanh"
    ? ops.gelu(x, { approximate: "tanh" })
    : ops[activation](x);
}

/** x + attention(norm(x)), then x + perceptron(norm(x)). */
class Block {
  readonly #attentionNorm: LayerNorm;
  readonly #attention: Attention;
  readonly #perceptronNorm: LayerNorm;
  readonly #perceptron: Perceptron;

  constructor(parameters: ParameterList, config: GPTConfig) {
    const { features, bias } = config;
    const norm = (name: string) =>
      new LayerNorm(parameters.child(name), features, { bias });
    this.#attentionNorm = norm("attentionNorm");
    this.#attention = new Attention(parameters.child("attention"), config);
    this.#perceptronNorm = norm("perceptronNorm");
    this.#perceptron = new Perceptron(parameters.child("perceptron"), config);
  }

  forward(ops: Operations, x: Tensor, gather: Gather, drop: Drop): Tensor {
    const attended = this.#attention.forward(
      ops,
      this.#attentionNorm.forward(ops, x),
      gather,
    );
    const middle = ops.add(x, drop(attended));
    const thought = this.#perceptron.forward(
      ops,
      this.#perceptronNorm.forward(ops, middle),
    );
    return ops.add(middle, drop(thought));
  }
}

type Drop = (x: Tensor) => Tensor;

/** From packed queries, keys and values to what is gathered by attention. */
type Gather = (packed: Tensor) => Tensor;

/** The model: tokens in, logits or a loss out. */
export class GPT {
  /** The architecture. */
  readonly config: GPTConfig;
  /** All that is learned. */
  readonly parameters: ParameterList = new ParameterList();
  readonly #tokens: Parameter;
  readonly #positions: Parameter;
  readonly #blocks: readonly Block[];
  readonly #norm: LayerNorm;
  readonly #head: Linear | null;

  /**
   * Declares the parameters; `parameters.allocate(engine)` gives them memory.
   *
   * @param config The architecture.
   * @throws {ArgumentError} If a size is not a positive integer, or the heads
   * do not divide the features.
   */
  constructor(config: GPTConfig) {
    checkConfig(config);
    const { vocabulary, context, features, layers, bias, tiedHead } = config;
    const embedding = { initialize: normal(0.02) };
    this.config = config;
    this.#tokens = this.parameters.declare(
      "tokenEmbedding",
      [vocabulary, features],
      embedding,
    );
    this.#positions = this.parameters.declare(
      "positionEmbedding",
      [context, features],
      embedding,
    );
    this.#blocks = Array.from(
      { length: layers },
      (_, i) => new Block(this.parameters.child(`blocks.${i}`), config),
    );
    this.#norm = new LayerNorm(this.parameters.child("norm"), features, {
      bias,
    });
    this.#head = tiedHead ? null : new Linear(
      this.parameters.child("head"),
      features,
      vocabulary,
      { bias },
    );
  }

  /**
   * What comes next, at every position.
   *
   * @param engine The engine that the parameters were allocated on.
   * @param tokens Ids, int32 [batch, time], time at most the context.
   * @param pass How it is run in training.
   * @returns Logits, [batch, time, vocabulary].
   */
  logits(engine: Engine, tokens: Tensor, pass: TrainingPass = {}): Tensor {
    const { ops } = engine;
    const time = tokens.shape[1]!;
    if (time > this.config.context) {
      throw new ArgumentError(
        `Cannot run a model as the sequence must be at most ` +
          `${this.config.context} tokens: current length is ${time}`,
      );
    }
    const drop = (place: number) =>
      dropper(ops, this.config.dropout, pass.dropout, place);
    const positions = ops.slice(this.#positions.tensor, [{ stop: time }]);
    let x = ops.add(ops.embedding(this.#tokens.tensor, tokens), positions);
    x = drop(0)(x);
    const { heads } = this.config;
    const gather: Gather = (packed) => ops.attention(packed, { heads });
    this.#blocks.forEach((block, i) => {
      const forward = (x: Tensor) =>
        block.forward(ops, x, gather, drop(1 + dropsOfBlock * i));
      x = pass.recompute === true ? engine.recomputed(x, forward) : forward(x);
    });
    return this.#project(ops, x);
  }

  /**
   * What comes next, at single positions of sequences whose earlier positions
   * are kept: the logits of {@linkcode GPT.logits} but for rounding, for the
   * work of one position each. The rows are kept in their turn.
   *
   * @param engine The engine that the parameters were allocated on.
   * @param rows The positions, and what is kept.
   * @returns Logits, [wanted, vocabulary].
   */
  decode(engine: Engine, rows: CachedRows): Tensor {
    const { ops } = engine;
    let x = ops.add(
      ops.embedding(this.#tokens.tensor, rows.tokens),
      ops.embedding(this.#positions.tensor, rows.positions),
    );
    this.#blocks.forEach((block, layer) => {
      const gather: Gather = (packed) =>
        rows.cache.attend(engine, layer, packed, rows);
      x = block.forward(ops, x, gather, (each) => each);
    });
    // the rows that are wanted, before the head multiplies them all
    return this.#project(ops, ops.embedding(x, rows.wanted));
  }

  /** From the residual stream to logits. */
  #project(ops: Operations, x: Tensor): Tensor {
    const normal = this.#norm.forward(ops, x);
    return this.#head === null
      ? ops.linear(normal, this.#tokens.tensor)
      : this.#head.forward(ops, normal);
  }

  /**
   * The mean cross entropy of the next tokens, in nats.
   *
   * @param engine The engine that the parameters were allocated on.
   * @param tokens Ids, int32 [batch, time].
   * @param targets The ids that come next, int32 [batch, time].
   * @param pass How it is run in training.
   * @returns A scalar.
   */
  loss(
    engine: Engine,
    tokens: Tensor,
    targets: Tensor,
    pass: TrainingPass = {},
  ): Tensor {
    const logits = this.logits(engine, tokens, pass);
    return engine.ops.crossEntropy(logits, targets);
  }
}

/** A layer whose output is added to the residual stream: its first weights
 * shrink with depth, so that the stream does not grow (GPT-2). */
function residualProjection(
  parameters: ParameterList,
  into: number,
  { features, layers, bias }: GPTConfig,
): Linear {
  const initialize = normal(0.02 / Math.sqrt(2 * layers));
  const projection = parameters.child("projection");
  return new Linear(projection, into, features, { bias, initialize });
}

/** Places of dropout in a block. */
const dropsOfBlock = 2;

/** Dropout with a stream of its own at each place of the model, the first of
 * them given. */
function dropper(
  ops: Operations,
  rate: number,
  source: DropoutSource | undefined,
  place: number,
): Drop {
  if (rate === 0 || source === undefined) return (x) => x;
  let stream = (source.firstStream ?? 0) + place;
  return (x) =>
    ops.dropout(x, source.step, { rate, seed: source.seed, stream: stream++ });
}

function checkConfig(config: GPTConfig): void {
  const { vocabulary, context, features, heads, layers, hidden } = config;
  const sizes = { vocabulary, context, features, heads, layers, hidden };
  for (const [name, value] of Object.entries(sizes)) {
    if (Number.isSafeInteger(value) && value > 0) continue;
    throw new ArgumentError(
      `Cannot make a model as ${name} must be a positive integer: ` +
        `current value is ${value}`,
    );
  }
  if (features % heads !== 0) {
    throw new ArgumentError(
      `Cannot make a model as its heads must divide its features: ` +
        `current values are ${heads} heads and ${features} features`,
    );
  }
}
