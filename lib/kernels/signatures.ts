/** What each argument of each kernel is: sizes, scalars, and which memory is
 * read and written. Plans are laid out, validated and printed from this. */

import type { KernelName, Kernels } from "./kernels.ts";

/** How many elements, from the first that an address points to through the
 * last that may be touched, given the arguments by name. */
export type Extent = (args: Readonly<Record<string, number>>) => number;

/** One argument of a kernel. */
export interface Parameter {
  /** The name, as in the contract. */
  readonly name: string;
  /** A plain number, or what is done to the memory an address points to. An
   * `update` is read and written. */
  readonly role: "number" | "read" | "write" | "update";
  /** The elements touched; of plain numbers, none. */
  readonly extent: Extent;
  /** Whether the memory holds int32, whatever the float type is. */
  readonly int32: boolean;
  /** The argument that turns a `write` into an `update` where it is not 0. */
  readonly updateIf: string;
}

/** One parameter for each argument of a kernel, in order. */
export type Signature<K extends KernelName> = ParameterFor<
  Parameters<Kernels[K]>
>;

type ParameterFor<Arguments extends readonly unknown[]> = {
  readonly [I in keyof Arguments]: Parameter;
};

const number = (name: string): Parameter => ({
  name,
  role: "number",
  extent: () => 0,
  int32: false,
  updateIf: "",
});

const memory =
  (role: Parameter["role"]) =>
  (name: string, extent: Extent, updateIf = ""): Parameter => ({
    name,
    role,
    extent,
    int32: false,
    updateIf,
  });

const read = memory("read");
const write = memory("write");
const update = memory("update");
const readIds = (name: string, extent: Extent): Parameter => ({
  ...read(name, extent),
  int32: true,
});

/** Elements of a stored matrix: the last row ends at its last column. */
const matrix = (rows: number, columns: number, leading: number): number =>
  rows === 0 || columns === 0 ? 0 : (rows - 1) * leading + columns;

const n: Extent = (s) => s.n!;
const one: Extent = () => 1;
const three: Extent = () => 3;
const rows: Extent = (s) => s.rows!;
const columns: Extent = (s) => s.columns!;
const whole: Extent = (s) => s.rows! * s.columns!;
const table: Extent = (s) => s.vocabulary! * s.columns!;
const cache: Extent = (s) => s.sequences! * s.heads! * s.capacity! * s.size!;
const full: Extent = (s) => s.outer! * s.n! * s.inner!;
const reduced: Extent = (s) => s.outer! * s.inner!;

const strided = (stride: string): Extent => (s) => {
  let last = 0;
  for (let axis = 0; axis < 4; axis++) {
    if (s[`d${axis}`] === 0) return 0;
    last += (s[`d${axis}`]! - 1) * s[`${stride}${axis}`]!;
  }
  return last + 1;
};

const operand = (name: string): Extent => (s) =>
  s.rows === 0 || s.columns === 0 ? 0 : (s.rows! - 1) * s[`${name}Row`]! +
    (s.columns! - 1) * s[`${name}Column`]! +
    1;

const unary: Signature<"exp"> = [number("n"), read("x", n), write("out", n)];

const unaryBackward: Signature<"tanhBackward"> = [
  number("n"),
  read("saved", n),
  read("dy", n),
  write("dx", n, "accumulate"),
  number("accumulate"),
];

const binary: Signature<"add"> = [
  number("rows"),
  number("columns"),
  read("a", operand("a")),
  number("aRow"),
  number("aColumn"),
  read("b", operand("b")),
  number("bRow"),
  number("bColumn"),
  write("out", whole, "accumulate"),
  number("accumulate"),
];

const reduce: Signature<"reduceMaximum"> = [
  number("outer"),
  number("n"),
  number("inner"),
  read("x", full),
  write("out", reduced),
];

const numbers = <T extends readonly string[]>(
  ...names: T
): { [I in keyof T]: Parameter } =>
  names.map(number) as { [I in keyof T]: Parameter };

/** The signature of every kernel. */
export const signatures: { readonly [K in KernelName]: Signature<K> } = {
  gemm: [
    ...numbers("transposeA", "transposeB", "m", "n", "k", "alpha"),
    read(
      "a",
      (s) =>
        s.transposeA ? matrix(s.k!, s.m!, s.lda!) : matrix(s.m!, s.k!, s.lda!),
    ),
    number("lda"),
    read(
      "b",
      (s) =>
        s.transposeB ? matrix(s.n!, s.k!, s.ldb!) : matrix(s.k!, s.n!, s.ldb!),
    ),
    ...numbers("ldb", "beta"),
    write("c", (s) => matrix(s.m!, s.n!, s.ldc!), "beta"),
    number("ldc"),
  ],
  fill: [...numbers("n", "value"), write("out", n)],
  copy: [
    ...numbers("d0", "d1", "d2", "d3", "s0", "s1", "s2", "s3"),
    read("x", strided("s")),
    ...numbers("t0", "t1", "t2", "t3"),
    write("out", strided("t"), "accumulate"),
    number("accumulate"),
  ],
  scaleAdd: [
    ...numbers("n", "alpha"),
    read("x", n),
    number("beta"),
    write("out", n, "beta"),
  ],
  add: binary,
  subtract: binary,
  multiply: binary,
  divide: binary,
  power: binary,
  maximum: binary,
  minimum: binary,
  less: binary,
  lessEqual: binary,
  equal: binary,
  select: [
    number("n"),
    read("condition", n),
    read("a", n),
    read("b", n),
    write("out", n),
  ],
  exp: unary,
  log: unary,
  sqrt: unary,
  tanh: unary,
  sigmoid: unary,
  relu: unary,
  erf: unary,
  gelu: unary,
  geluTanh: unary,
  biasRelu: [
    ...numbers("rows", "columns"),
    read("x", whole),
    read("bias", columns),
    write("out", whole),
  ],
  sqrtBackward: unaryBackward,
  tanhBackward: unaryBackward,
  sigmoidBackward: unaryBackward,
  reluBackward: unaryBackward,
  erfBackward: unaryBackward,
  geluBackward: unaryBackward,
  geluTanhBackward: unaryBackward,
  dropout: [
    ...numbers("n", "rate", "seed", "stream"),
    readIds("step", one),
    read("x", n),
    write("out", n, "accumulate"),
    number("accumulate"),
  ],
  sum: [
    ...numbers("outer", "n", "inner", "scale"),
    read("x", full),
    write("out", reduced, "accumulate"),
    number("accumulate"),
  ],
  reduceMaximum: reduce,
  reduceMinimum: reduce,
  reduceExtremumBackward: [
    ...numbers("outer", "n", "inner"),
    read("x", full),
    read("y", reduced),
    read("dy", reduced),
    write("dx", full, "accumulate"),
    number("accumulate"),
  ],
  sumOfSquares: [number("n"), read("x", n), write("out", one)],
  softmax: [
    ...numbers("rows", "columns", "scale", "causal"),
    read("x", whole),
    write("out", whole),
  ],
  softmaxBackward: [
    ...numbers("rows", "columns", "scale", "causal"),
    read("y", whole),
    read("dy", whole),
    write("dx", whole, "accumulate"),
    number("accumulate"),
  ],
  logSoftmax: [
    ...numbers("rows", "columns"),
    read("x", whole),
    write("out", whole),
  ],
  logSoftmaxBackward: [
    ...numbers("rows", "columns"),
    read("y", whole),
    read("dy", whole),
    write("dx", whole, "accumulate"),
    number("accumulate"),
  ],
  logSumExp: [
    ...numbers("rows", "columns"),
    read("x", whole),
    write("out", rows),
  ],
  crossEntropy: [
    ...numbers("rows", "columns"),
    read("logits", whole),
    readIds("targets", rows),
    write("probabilities", whole),
    write("loss", one),
  ],
  crossEntropyBackward: [
    ...numbers("rows", "columns"),
    read("probabilities", whole),
    readIds("targets", rows),
    read("dLoss", one),
    write("dx", whole, "accumulate"),
    number("accumulate"),
  ],
  layerNorm: [
    ...numbers("rows", "columns", "epsilon"),
    read("x", whole),
    read("weight", columns),
    read("bias", columns),
    write("out", whole),
    write("mean", rows),
    write("rstd", rows),
  ],
  residualLayerNorm: [
    ...numbers("rows", "columns", "epsilon"),
    read("x", whole),
    read("branch", whole),
    read("branchBias", columns),
    write("sum", whole),
    read("weight", columns),
    read("bias", columns),
    write("out", whole),
    write("mean", rows),
    write("rstd", rows),
  ],
  layerNormBackward: [
    ...numbers("rows", "columns"),
    read("x", whole),
    read("weight", columns),
    read("mean", rows),
    read("rstd", rows),
    read("dy", whole),
    write("dx", whole, "accumulate"),
    number("accumulate"),
    write("dWeight", columns, "accumulateParameters"),
    write("dBias", columns, "accumulateParameters"),
    number("accumulateParameters"),
  ],
  embedding: [
    ...numbers("rows", "columns", "vocabulary"),
    read("table", table),
    readIds("ids", rows),
    write("out", whole, "accumulate"),
    number("accumulate"),
  ],
  embeddingBackward: [
    ...numbers("rows", "columns", "vocabulary"),
    readIds("ids", rows),
    read("dy", whole),
    write("dTable", table, "accumulate"),
    number("accumulate"),
  ],
  cachedAttention: [
    ...numbers("rows", "heads", "size", "sequences", "capacity", "scale"),
    read("packed", (s) => 3 * s.rows! * s.heads! * s.size!),
    readIds("slots", rows),
    readIds("positions", rows),
    update("keys", cache),
    update("values", cache),
    write("out", (s) => s.rows! * s.heads! * s.size!),
  ],
  clipScale: [
    number("maximumNorm"),
    read("sumOfSquares", one),
    write("out", () => 2),
  ],
  adamw: [
    ...numbers("n", "beta1", "beta2", "epsilon", "weightDecay"),
    read("schedule", three),
    read("gradientScale", one),
    update("parameters", n),
    read("gradients", n),
    update("firstMoments", n),
    update("secondMoments", n),
  ],
  sgd: [
    ...numbers("n", "momentum", "weightDecay"),
    read("schedule", three),
    read("gradientScale", one),
    update("parameters", n),
    read("gradients", n),
    update("velocities", n),
  ],
};
