/** One maker of random calls for each kernel. The type of the table forces a
 * new kernel into the test. */

import type { KernelName } from "../../../lib/kernels/kernels.ts";
import type { Draw, Kind } from "./draw.ts";
import { copyCase, gemmCase } from "./strided_cases.ts";

/** What a kernel is called with. Where the operands lie, and how large they
 * are, follows from its signature. */
export interface Case {
  /** The plain numbers, by name. */
  readonly numbers: Readonly<Record<string, number>>;
  /** What operands hold; if it is not said, "accumulated" where an output is
   * added to, and else "moderate". */
  readonly contents?: Readonly<
    Record<string, Kind | Float32Array | Int32Array>
  >;
  /** Operands that are absent: address 0. */
  readonly absent?: readonly string[];
  /** Outputs, and the operand that each is written over. */
  readonly over?: Readonly<Record<string, string>>;
}

/** Makes a call of one kernel. */
export type CaseMaker = (draw: Draw) => Case;

const budget = 4096;

const accumulate = (draw: Draw) => ({ accumulate: draw.pick(0, 1) });

/** Writes an output over an operand in one case of four. */
const maybeOver = (draw: Draw, output: string, ...inputs: string[]) =>
  draw.chance(0.25) ? { over: { [output]: draw.pick(...inputs) } } : {};

function binary(...kinds: Kind[]): CaseMaker {
  return (draw) => {
    const [rows, columns] = draw.sizes(2, budget) as [number, number];
    // Whole, a scalar, a row, a column, with gaps, transposed, every other.
    const strides = () =>
      draw.pick(
        [columns, 1],
        [columns, 1],
        [0, 0],
        [0, 1],
        [1, 0],
        [columns + 3, 1],
        [1, rows],
        [2 * columns, 2],
      ) as [number, number];
    const [aRow, aColumn] = strides(), [bRow, bColumn] = strides();
    const flags = accumulate(draw);
    const whole: string[] = [];
    if (aRow === columns && aColumn === 1) whole.push("a");
    if (bRow === columns && bColumn === 1) whole.push("b");
    return {
      numbers: { rows, columns, aRow, aColumn, bRow, bColumn, ...flags },
      contents: { a: draw.pick(...kinds), b: draw.pick(...kinds) },
      ...(whole.length > 0 ? maybeOver(draw, "out", ...whole) : {}),
    };
  };
}

const unary = (...kinds: Kind[]): CaseMaker => (draw) => ({
  numbers: { n: draw.size() },
  contents: { x: draw.pick(...kinds) },
  ...maybeOver(draw, "out", "x"),
});

const unaryBackward = (...kinds: Kind[]): CaseMaker => (draw) => ({
  numbers: { n: draw.size(), ...accumulate(draw) },
  contents: { saved: draw.pick(...kinds) },
  ...maybeOver(draw, "dx", "saved", "dy"),
});

/** Far from 0 these derivatives are so small that float32 has 0 for them, and
 * 0 times an infinite gradient is NaN; so the gradients are finite. */
const flatBackward: CaseMaker = (draw) => {
  const call = unaryBackward("moderate")(draw);
  return { ...call, contents: { ...call.contents, dy: "accumulated" } };
};

const reduction: CaseMaker = (draw) => {
  const [outer, n, inner] = draw.sizes(3, budget) as [number, number, number];
  return {
    numbers: { outer, n, inner },
    contents: { x: draw.pick("any", "integers") },
  };
};

const rowwise = (draw: Draw): Record<string, number> => {
  const [rows, columns] = draw.sizes(2, budget) as [number, number];
  return { rows, columns };
};

const attention = (draw: Draw): Record<string, number> => {
  const { rows, columns } = rowwise(draw) as { rows: number; columns: number };
  const scale = draw.pick(1, 0.125, 1 / Math.sqrt(7), -0.5);
  const causal = draw.pick(0, 0, columns, 1, Math.ceil(columns / 2), 9);
  return { rows, columns, scale, causal };
};

/** The makers. */
export const cases: { readonly [K in KernelName]: CaseMaker } = {
  gemm: gemmCase,
  fill: (draw) => ({
    numbers: { n: draw.size(), value: draw.values("any", 1)[0]! },
  }),
  copy: copyCase,
  scaleAdd: (draw) => ({
    numbers: {
      n: draw.size(),
      alpha: draw.pick(1, 0.3, -2, 0),
      beta: draw.pick(0, 1, -0.7),
    },
    contents: { x: "product", out: "product" },
    ...maybeOver(draw, "out", "x"),
  }),

  add: binary("any"),
  subtract: binary("any"),
  multiply: binary("any"),
  divide: binary("any"),
  power: binary("positive", "moderate", "integers"),
  maximum: binary("any", "integers"),
  minimum: binary("any", "integers"),
  less: binary("any", "integers"),
  lessEqual: binary("any", "integers"),
  equal: binary("any", "integers"),
  select: (draw) => ({
    numbers: { n: draw.size() },
    contents: { condition: "integers", a: "any", b: "any" },
    ...maybeOver(draw, "out", "condition", "a", "b"),
  }),

  exp: unary("exponents", "moderate"),
  log: unary("positive", "any", "offset"),
  sqrt: unary("positive", "any"),
  tanh: unary("moderate", "exponents"),
  sigmoid: unary("moderate", "exponents"),
  relu: unary("any"),
  erf: unary("moderate"),
  gelu: unary("moderate"),
  geluTanh: unary("moderate"),
  sqrtBackward: unaryBackward("positive"),
  tanhBackward: unaryBackward("unit", "moderate"),
  sigmoidBackward: unaryBackward("unit", "moderate"),
  reluBackward: unaryBackward("any"),
  erfBackward: flatBackward,
  geluBackward: flatBackward,
  geluTanhBackward: flatBackward,
  dropout: (draw) => ({
    numbers: {
      n: draw.size(),
      rate: draw.pick(0, 0.1, 0.5, 0.9, 1),
      seed: draw.below(2 ** 32),
      stream: draw.below(2 ** 32),
      ...accumulate(draw),
    },
    contents: { step: Int32Array.of(draw.below(2 ** 31)) },
    ...maybeOver(draw, "out", "x"),
  }),

  sum: (draw) => {
    const [outer, n, inner] = draw.sizes(3, budget) as [number, number, number];
    const scale = draw.pick(1, -0.5, 1 / Math.max(1, n));
    return {
      numbers: { outer, n, inner, scale, ...accumulate(draw) },
      contents: { x: draw.pick("product", "offset") },
    };
  },
  reduceMaximum: reduction,
  reduceMinimum: reduction,
  reduceExtremumBackward: (draw) => {
    const [outer, n, inner] = draw.sizes(3, budget) as [number, number, number];
    const x = draw.values("integers", outer * n * inner);
    const y = draw.values("integers", outer * inner);
    const largest = draw.chance(0.5) ? Math.max : Math.min;
    for (let i = 0; i < y.length && n > 0; i++) {
      const first = Math.floor(i / inner) * n * inner + i % inner;
      y[i] = x[first]!;
      for (let j = 1; j < n; j++) y[i] = largest(y[i]!, x[first + j * inner]!);
    }
    return {
      numbers: { outer, n, inner, ...accumulate(draw) },
      contents: { x, y },
      ...maybeOver(draw, "dx", "x"),
    };
  },
  sumOfSquares: (draw) => ({
    numbers: { n: draw.size() },
    contents: { x: "any" },
  }),

  softmax: (draw) => ({
    numbers: attention(draw),
    ...maybeOver(draw, "out", "x"),
  }),
  softmaxBackward: (draw) => ({
    numbers: { ...attention(draw), ...accumulate(draw) },
    contents: { y: "unit" },
    ...maybeOver(draw, "dx", "dy"),
  }),
  logSoftmax: (draw) => ({
    numbers: rowwise(draw),
    ...maybeOver(draw, "out", "x"),
  }),
  logSoftmaxBackward: (draw) => ({
    numbers: { ...rowwise(draw), ...accumulate(draw) },
    contents: { y: "negative" },
    ...maybeOver(draw, "dx", "dy"),
  }),
  logSumExp: (draw) => ({ numbers: rowwise(draw) }),

  crossEntropy: (draw) => {
    const { rows, columns } = rowwise(draw) as Record<string, number>;
    return {
      numbers: { rows: rows!, columns: columns! },
      contents: { targets: draw.ids(rows!, columns!) },
      ...maybeOver(draw, "probabilities", "logits"),
    };
  },
  crossEntropyBackward: (draw) => {
    const { rows, columns } = rowwise(draw) as Record<string, number>;
    return {
      numbers: { rows: rows!, columns: columns!, ...accumulate(draw) },
      contents: { probabilities: "unit", targets: draw.ids(rows!, columns!) },
      ...maybeOver(draw, "dx", "probabilities"),
    };
  },

  // The mean of no columns is not defined, so that there is at least one.
  biasRelu: (draw) => ({
    numbers: { ...rowwise(draw) },
    ...maybeOver(draw, "out", "x"),
  }),
  layerNorm: (draw) => {
    const { rows, columns } = rowwise(draw) as Record<string, number>;
    return {
      numbers: {
        rows: rows!,
        columns: Math.max(1, columns!),
        epsilon: draw.pick(1e-5, 1e-3),
      },
      contents: { x: draw.pick("moderate", "moderate", "offset") },
      absent: ["weight", "bias"].filter(() => draw.chance(0.25)),
      ...maybeOver(draw, "out", "x"),
    };
  },
  residualLayerNorm: (draw) => {
    const { rows, columns } = rowwise(draw) as Record<string, number>;
    return {
      numbers: {
        rows: rows!,
        columns: Math.max(1, columns!),
        epsilon: draw.pick(1e-5, 1e-3),
      },
      contents: { x: "moderate", branch: "moderate", branchBias: "moderate" },
      absent: ["branchBias", "weight", "bias"].filter(() => draw.chance(0.25)),
      ...maybeOver(draw, "sum", draw.pick("x", "branch")),
    };
  },
  layerNormBackward: (draw) => ({
    numbers: {
      ...rowwise(draw),
      ...accumulate(draw),
      accumulateParameters: draw.pick(0, 1),
    },
    contents: { rstd: "unit" },
    absent: ["weight", "dWeight", "dBias"].filter(() => draw.chance(0.25)),
    ...maybeOver(draw, "dx", "dy"),
  }),

  embedding: (draw) => {
    const { rows, columns } = rowwise(draw) as Record<string, number>;
    const vocabulary = draw.size();
    return {
      numbers: {
        rows: rows!,
        columns: columns!,
        vocabulary,
        ...accumulate(draw),
      },
      contents: { table: "any", ids: draw.ids(rows!, vocabulary) },
    };
  },
  embeddingBackward: (draw) => {
    const { rows, columns } = rowwise(draw) as Record<string, number>;
    const vocabulary = draw.size();
    return {
      numbers: {
        rows: rows!,
        columns: columns!,
        vocabulary,
        ...accumulate(draw),
      },
      contents: { ids: draw.ids(rows!, vocabulary) },
    };
  },

  cachedAttention: (draw) => {
    // up to three heads and three sequences of it have to fit, twice
    const sizes = draw.sizes(3, budget / 4) as [number, number, number];
    const [rows, capacity, size] = sizes;
    const [heads, sequences] = [draw.below(4), draw.below(4)];
    return {
      numbers: {
        rows,
        heads,
        size,
        sequences,
        capacity,
        scale: draw.pick(1, 0.25, 1 / Math.sqrt(size + 1)),
      },
      contents: {
        packed: "accumulated",
        slots: draw.ids(rows, sequences),
        positions: draw.ids(rows, capacity),
      },
    };
  },

  clipScale: (draw) => ({
    numbers: { maximumNorm: draw.pick(0, 0.5, 1, 30) },
    contents: { sumOfSquares: "positive" },
  }),
  adamw: (draw) => {
    const beta1 = draw.pick(0, 0.9, 0.95), beta2 = draw.pick(0.95, 0.99, 0.999);
    const step = 1 + draw.below(1000);
    const schedule = Float32Array.of(
      draw.pick(0, 1e-3, 3e-4, 0.1),
      1 / (1 - beta1 ** step),
      1 / Math.sqrt(1 - beta2 ** step),
    );
    return {
      numbers: {
        n: draw.size(),
        beta1,
        beta2,
        epsilon: draw.pick(1e-8, 1e-6),
        weightDecay: draw.pick(0, 0.01, 0.1),
      },
      contents: {
        schedule,
        gradientScale: Float32Array.of(draw.pick(1, 0.37)),
        secondMoments: "positive",
      },
    };
  },
  sgd: (draw) => {
    const momentum = draw.pick(0, 0.9);
    const absent = momentum === 0 && draw.chance(0.5);
    return {
      numbers: {
        n: draw.size(),
        momentum,
        weightDecay: draw.pick(0, 0.01, 0.1),
      },
      contents: {
        schedule: Float32Array.of(draw.pick(0, 1e-3, 0.1), NaN, NaN),
        gradientScale: Float32Array.of(draw.pick(1, 0.37)),
      },
      absent: absent ? ["velocities"] : [],
    };
  },
};
