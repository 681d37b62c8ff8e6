/** A graph of ONNX operators, built node by node. */

import type {
  OnnxAttribute,
  OnnxNode,
  OnnxTensor,
} from "../formats/onnx/mod.ts";
import type { Parameter } from "../nn/parameters.ts";

/** Attributes of a node by name. */
export type Attributes = Readonly<Record<string, OnnxAttribute>>;

/** Operators and tensors so far; each value is known by its name. */
export class OnnxGraph {
  /** The operators, in the order of the computation. */
  readonly nodes: OnnxNode[] = [];
  /** The tensors that are part of the model. */
  readonly initializers: OnnxTensor[] = [];
  readonly #names = new Set<string>();
  readonly #counts = new Map<string, number>();

  /**
   * Applies an operator with one output.
   *
   * @param operator Its name.
   * @param inputs Names of values; empty where one is left out.
   * @param attributes Its attributes.
   * @param output What to call its output; a new name if absent.
   * @returns The output's name.
   */
  apply(
    operator: string,
    inputs: readonly string[],
    attributes: Attributes = {},
    output: string = this.#newName(operator),
  ): string {
    const name = `node_${output}`;
    this.nodes.push({ operator, name, inputs, outputs: [output], attributes });
    return output;
  }

  /**
   * Cuts a value into equal parts along its last axis.
   *
   * @param value The value's name.
   * @param count How many parts.
   * @param length The length of each.
   * @returns The names of the parts.
   */
  split(value: string, count: number, length: number): string[] {
    const outputs = Array.from({ length: count }, () => this.#newName("Split"));
    this.nodes.push({
      operator: "Split",
      name: `node_${outputs[0]}`,
      inputs: [value, this.integers(Array<number>(count).fill(length))],
      outputs,
      attributes: { axis: { integer: -1 } },
    });
    return outputs;
  }

  /**
   * Adds a parameter as it is.
   *
   * @param parameter The parameter, with its memory.
   * @returns Its name.
   */
  weight({ name, shape, tensor }: Parameter): string {
    if (!this.#names.has(name)) {
      this.#add(name, "float32", shape, new Float32Array(tensor.data()));
    }
    return name;
  }

  /**
   * Adds a matrix with its axes exchanged, as MatMul takes it.
   *
   * @param parameter The parameter, [out, in], with its memory.
   * @returns The name of the tensor, [in, out].
   */
  transposed({ name, shape, tensor }: Parameter): string {
    const [rows, columns] = [shape[0]!, shape[1]!];
    const values = tensor.data();
    const result = new Float32Array(values.length);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        result[column * rows + row] = values[row * columns + column]!;
      }
    }
    return this.#add(`${name}.transposed`, "float32", [columns, rows], result);
  }

  /**
   * Adds a float scalar.
   *
   * @param value Its value.
   * @returns Its name.
   */
  scalar(value: number): string {
    const name = `constant_${value}`;
    if (this.#names.has(name)) return name;
    return this.#add(name, "float32", [], new Float32Array([value]));
  }

  /**
   * Adds an integer scalar.
   *
   * @param value Its value.
   * @returns Its name.
   */
  integer(value: number): string {
    const name = `integer_${value}`;
    if (this.#names.has(name)) return name;
    const data = new BigInt64Array([BigInt(value)]);
    return this.#add(name, "int64", [], data);
  }

  /**
   * Adds a list of integers.
   *
   * @param values Their values.
   * @returns Its name.
   */
  integers(values: readonly number[]): string {
    const name = `integers_${values.join("_")}`;
    if (this.#names.has(name)) return name;
    const data = new BigInt64Array(values.map(BigInt));
    return this.#add(name, "int64", [values.length], data);
  }

  #add(
    name: string,
    dtype: OnnxTensor["dtype"],
    shape: readonly number[],
    array: Float32Array<ArrayBuffer> | BigInt64Array<ArrayBuffer>,
  ): string {
    const data = new Uint8Array(array.buffer);
    this.#names.add(name);
    this.initializers.push({ name, dtype, shape, data });
    return name;
  }

  #newName(operator: string): string {
    const count = this.#counts.get(operator) ?? 0;
    this.#counts.set(operator, count + 1);
    return `${operator}_${count}`;
  }
}
