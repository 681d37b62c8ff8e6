/** ONNX models, run in float64 by loops that follow the specification of each
 * operator (https://onnx.ai/onnx/operators/, version 17): an oracle for
 * exported graphs that needs no runtime. Only what the exports use is here. */

import {
  bytesOf,
  floatsOf,
  integersOf,
  type Message,
  messagesOf,
  readMessage,
  textsOf,
} from "../formats/protobuf_reader.ts";

/** An array of numbers; integers are kept as numbers, too. */
export interface Value {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

type Attributes = ReadonlyMap<string, Message>;
type Operator = (inputs: readonly Value[], attributes: Attributes) => Value[];

/** A model as it stands in a file. */
export interface Model {
  readonly message: Message;
  readonly graph: Message;
  readonly initializers: ReadonlyMap<string, Value>;
}

/** Reads a file. */
export function readModel(bytes: Uint8Array): Model {
  const message = readMessage(bytes);
  const [graph] = messagesOf(message, 7);
  const initializers = new Map(
    messagesOf(graph!, 5).map((each) => [textsOf(each, 8)[0]!, tensorOf(each)]),
  );
  return { message, graph: graph!, initializers };
}

/** The outputs of a model by name; throws where a node takes what is not. */
export function runModel(
  { graph, initializers }: Model,
  inputs: Readonly<Record<string, Value>>,
): Map<string, Value> {
  const values = new Map([...initializers, ...Object.entries(inputs)]);
  for (const node of messagesOf(graph, 1)) {
    const operator = textsOf(node, 4)[0]!;
    const attributes = new Map(
      messagesOf(node, 5).map((each) => [textsOf(each, 1)[0]!, each]),
    );
    const operands = textsOf(node, 1).map((name) => {
      const value = values.get(name);
      if (value === undefined) throw new Error(`${name} is not there yet`);
      return value;
    });
    const results = operators[operator]!(operands, attributes);
    textsOf(node, 2).forEach((name, i) => values.set(name, results[i]!));
  }
  const outputs = messagesOf(graph, 12).map((each) => textsOf(each, 1)[0]!);
  return new Map(outputs.map((name) => [name, values.get(name)!]));
}

function tensorOf(message: Message): Value {
  const raw = new Uint8Array(bytesOf(message, 9)[0]!).buffer;
  const isFloat = integersOf(message, 2)[0] === 1;
  const data = isFloat
    ? [...new Float32Array(raw)]
    : [...new BigInt64Array(raw)].map(Number);
  return { shape: integersOf(message, 1), data };
}

const sizeOf = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

/** The place of an index in a value that is broadcast to it. */
function placeIn(shape: readonly number[], index: readonly number[]): number {
  const skipped = index.length - shape.length;
  return shape.reduce(
    (at, length, axis) =>
      at * length + (length === 1 ? 0 : index[axis + skipped]!),
    0,
  );
}

function indexOf(flat: number, shape: readonly number[]): number[] {
  const index: number[] = [];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index[axis] = flat % shape[axis]!;
    flat = Math.floor(flat / shape[axis]!);
  }
  return index;
}

/** A value of a shape, each element from its index. */
function filled(
  shape: readonly number[],
  element: (index: readonly number[]) => number,
): Value {
  const data = Array.from(
    { length: sizeOf(shape) },
    (_, flat) => element(indexOf(flat, shape)),
  );
  return { shape, data };
}

function broadcast(...shapes: (readonly number[])[]): number[] {
  const rank = Math.max(...shapes.map(({ length }) => length));
  return Array.from({ length: rank }, (_, axis) => {
    const lengths = shapes.map((shape) =>
      shape[axis - rank + shape.length] ?? 1
    );
    const length = lengths.find((each) => each !== 1) ?? 1;
    if (lengths.some((each) => each !== 1 && each !== length)) {
      throw new Error(`these do not fit: ${JSON.stringify(shapes)}`);
    }
    return length;
  });
}

const elementwise =
  (f: (...values: number[]) => number): Operator => (inputs) => [
    filled(
      broadcast(...inputs.map(({ shape }) => shape)),
      (index) =>
        f(...inputs.map((each) => each.data[placeIn(each.shape, index)]!)),
    ),
  ];

/** The error function by its series (Abramowitz and Stegun, 7.1.5). */
function erf(x: number): number {
  if (Math.abs(x) > 5) return Math.sign(x);
  let term = x, sum = x;
  for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
    term *= -x * x / n;
    sum += term / (2 * n + 1);
  }
  return 2 / Math.sqrt(Math.PI) * sum;
}

/** Replaces each run of the last axis. */
function rows(
  { shape, data }: Value,
  f: (row: readonly number[]) => readonly number[],
): Value {
  const length = shape.at(-1)!;
  const result: number[] = [];
  for (let at = 0; at < data.length; at += length) {
    result.push(...f(data.slice(at, at + length)));
  }
  return { shape, data: result };
}

function softmax(row: readonly number[]): number[] {
  const largest = Math.max(...row);
  const powers = row.map((value) => Math.exp(value - largest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}

function layerNorm(
  [x, scale, shift]: readonly Value[],
  attributes: Attributes,
): Value[] {
  const [epsilon] = floatsOf(attributes.get("epsilon")!, 2);
  return [rows(x!, (row) => {
    const mean = row.reduce((a, b) => a + b, 0) / row.length;
    const variance = row.reduce((a, b) => a + (b - mean) ** 2, 0) / row.length;
    return row.map((value, i) =>
      (value - mean) / Math.sqrt(variance + epsilon!) * scale!.data[i]! +
      (shift?.data[i] ?? 0)
    );
  })];
}

function matMul([a, b]: readonly Value[]): Value[] {
  const inner = a!.shape.at(-1)!;
  const lead = broadcast(a!.shape.slice(0, -2), b!.shape.slice(0, -2));
  const shape = [...lead, a!.shape.at(-2)!, b!.shape.at(-1)!];
  return [filled(shape, (index) => {
    const [row, column] = index.slice(-2);
    const batch = index.slice(0, -2);
    let sum = 0;
    for (let k = 0; k < inner; k++) {
      sum += a!.data[placeIn(a!.shape, [...batch, row!, k])]! *
        b!.data[placeIn(b!.shape, [...batch, k, column!])]!;
    }
    return sum;
  })];
}

/** Along axis 0, which is the default; an index outside is an error. */
function gather([data, indices]: readonly Value[]): Value[] {
  const [count, ...rest] = data!.shape;
  const size = sizeOf(rest);
  const picked = indices!.data.flatMap((i) => {
    if (i < -count! || i >= count!) throw new RangeError(`${i} is outside`);
    const at = (i < 0 ? i + count! : i) * size;
    return data!.data.slice(at, at + size);
  });
  return [{ shape: [...indices!.shape, ...rest], data: picked }];
}

/** Along the last axis. */
function split([x, lengths]: readonly Value[]): Value[] {
  let start = 0;
  return lengths!.data.map((length) => {
    const from = start;
    start += length;
    return filled(
      [...x!.shape.slice(0, -1), length],
      (index) =>
        x!.data[placeIn(x!.shape, index.with(-1, index.at(-1)! + from))]!,
    );
  });
}

const operators: Readonly<Record<string, Operator>> = {
  Add: elementwise((a, b) => a! + b!),
  Mul: elementwise((a, b) => a! * b!),
  Div: elementwise((a, b) => a! / b!),
  Relu: elementwise((x) => Math.max(0, x!)),
  Erf: elementwise((x) => erf(x!)),
  Tanh: elementwise((x) => Math.tanh(x!)),
  LessOrEqual: elementwise((a, b) => Number(a! <= b!)),
  Where: elementwise((which, a, b) => which ? a! : b!),
  Softmax: ([x]) => [rows(x!, softmax)],
  LayerNormalization: layerNorm,
  MatMul: matMul,
  Gather: gather,
  Split: split,
  Shape: ([x]) => [{ shape: [x!.shape.length], data: x!.shape }],
  Range: ([start, limit, step]) => {
    const data: number[] = [];
    for (let i = start!.data[0]!; i < limit!.data[0]!; i += step!.data[0]!) {
      data.push(i);
    }
    return [{ shape: [data.length], data }];
  },
  Unsqueeze: ([x, axes]) => [
    { shape: x!.shape.toSpliced(axes!.data[0]!, 0, 1), data: x!.data },
  ],
  Reshape: ([x, wanted]) => [{
    shape: wanted!.data.map((length, axis) => length || x!.shape[axis]!),
    data: x!.data,
  }],
  Transpose: ([x], attributes) => {
    const order = integersOf(attributes.get("perm")!, 8);
    const shape = order.map((axis) => x!.shape[axis]!);
    return [filled(shape, (index) => {
      const source: number[] = [];
      order.forEach((axis, i) => source[axis] = index[i]!);
      return x!.data[placeIn(x!.shape, source)]!;
    })];
  },
};
