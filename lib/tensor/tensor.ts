import { bytesPerElement, type DType, type TypedArray } from "../core/dtype.ts";
import { ArgumentError, DTypeError, ShapeError } from "../core/errors.ts";
import {
  contiguousStrides,
  formatShape,
  isContiguous,
  type Shape,
  sizeOf,
} from "../core/shape.ts";
import type { MediaBundle } from "../core/display.ts";
import type { Scope } from "./arena.ts";
import { tensorHtml } from "./html.ts";
import type { Memory } from "./memory.ts";
import { formatTensor } from "./print.ts";
import { toNested } from "./nested.ts";

/** Addresses from here on stand for no memory: those of a plan that is being
 * captured. No real address is that large. */
export const virtualBase: number = 2 ** 40;

/** A number, or lists of lists of numbers, as deep as the rank. */
export type NestedArray = number | NestedArray[];

/** Where the elements of a tensor are. */
export interface Storage {
  /** The memory they are in. */
  readonly memory: Memory;
  /** The address of element `[0, …, 0]`, in bytes. */
  readonly address: number;
  /** The scope that owns the memory. */
  readonly scope: Scope;
}

/** What a tensor may be told when it is made. */
export interface TensorOptions {
  /** Elements to step over for one index more, an axis each; row-major if
   * absent. */
  readonly strides?: readonly number[];
  /** Whether gradients flow to it. */
  readonly requiresGrad?: boolean;
  /** A name for plans, graphs and files. */
  readonly name?: string;
}

/**
 * An n-dimensional array, rank 0 to 8, over the memory of an engine. It owns
 * nothing: its scope does.
 */
export class Tensor {
  /** The lengths of the axes. */
  readonly shape: Shape;
  /** Elements to step over for one index more, an axis each. */
  readonly strides: readonly number[];
  /** The element type. */
  readonly dtype: DType;
  /** Whether gradients flow to this tensor. */
  readonly requiresGrad: boolean;
  /** The name, or the empty string. */
  readonly name: string;
  /** The gradient that the last backward pass left, or null. */
  grad: Tensor | null = null;
  readonly #storage: Storage;
  readonly #generation: number;

  /**
   * Describes memory as a tensor; an engine makes tensors for its users.
   *
   * @param storage Where the elements are.
   * @param shape The lengths of the axes.
   * @param dtype The element type.
   * @param options Strides, gradient, name.
   */
  constructor(
    storage: Storage,
    shape: Shape,
    dtype: DType,
    options: TensorOptions = {},
  ) {
    this.#storage = storage;
    this.#generation = storage.scope.generation;
    this.shape = shape;
    this.dtype = dtype;
    this.strides = options.strides ?? contiguousStrides(shape);
    this.requiresGrad = options.requiresGrad ?? false;
    this.name = options.name ?? "";
  }

  /** The number of axes. */
  get rank(): number {
    return this.shape.length;
  }

  /** The number of elements. */
  get size(): number {
    return sizeOf(this.shape);
  }

  /** Whether the memory was given back: any use but this one throws. */
  get isStale(): boolean {
    return this.#storage.scope.generation !== this.#generation;
  }

  /** Where the elements are; throws if that memory was given back. */
  get storage(): Storage {
    this.#storage.scope.assertGeneration(this.#generation);
    return this.#storage;
  }

  /** The address of element `[0, …, 0]`, in bytes; throws if it is stale. */
  get address(): number {
    return this.storage.address;
  }

  /** Whether the elements lie in row-major order without gaps. */
  get isContiguous(): boolean {
    return isContiguous(this.shape, this.strides);
  }

  /**
   * The elements themselves, without a copy: writing to them writes to the
   * tensor. Valid until the tensor's scope is reset.
   *
   * @returns A typed array over the memory, in row-major order.
   * @throws {ShapeError} If the tensor is a view with gaps.
   * @throws {ArgumentError} If a plan is being captured.
   */
  data(): TypedArray {
    if (!this.isContiguous) {
      throw new ShapeError(
        `Cannot see the data of a tensor without a copy as it must be ` +
          `contiguous: strides are ${formatShape(this.strides)} for shape ` +
          formatShape(this.shape),
      );
    }
    const { memory, address } = this.#readable();
    return memory.view(this.dtype, address, this.size);
  }

  /**
   * A copy of the elements, in row-major order.
   *
   * @returns A typed array of its own.
   */
  toTypedArray(): TypedArray {
    if (this.isContiguous) return this.data().slice();
    const source = this.#span();
    const result = this.#emptyCopy();
    const index = new Array<number>(this.rank).fill(0);
    for (let i = 0, at = 0; i < result.length; i++) {
      result[i] = source[at]!;
      for (let axis = this.rank - 1; axis >= 0; axis--) {
        at += this.strides[axis]!;
        if (++index[axis]! < this.shape[axis]!) break;
        at -= this.strides[axis]! * this.shape[axis]!;
        index[axis] = 0;
      }
    }
    return result;
  }

  /**
   * The elements as lists of lists.
   *
   * @returns A number for a scalar, else a list as deep as the rank.
   */
  toArray(): NestedArray {
    return toNested(this.toTypedArray(), this.shape);
  }

  /**
   * The only element.
   *
   * @returns Its value.
   * @throws {ShapeError} If there is not exactly one.
   */
  item(): number {
    if (this.size !== 1) {
      throw new ShapeError(
        `Cannot read a tensor as one number as its size must be 1: ` +
          `shape is ${formatShape(this.shape)}`,
      );
    }
    const { memory, address } = this.#readable();
    return memory.view(this.dtype, address, 1)[0]!;
  }

  /**
   * One element.
   *
   * @param index An index for every axis; negative ones count from the end.
   * @returns Its value.
   * @throws {ShapeError} If there is no such element.
   */
  at(...index: number[]): number {
    return this.#span()[this.#offsetOf(index)]!;
  }

  /**
   * Overwrites all elements.
   *
   * @param values As many numbers as there are elements, in row-major order.
   * @throws {ShapeError} If the count differs or the tensor is not contiguous.
   */
  write(values: ArrayLike<number>): void {
    if (values.length !== this.size) {
      throw new ShapeError(
        `Cannot write to a tensor as the count must be ${this.size}: ` +
          `current value is ${values.length}`,
      );
    }
    this.data().set(values);
  }

  /**
   * A tensor over the same memory with another shape.
   *
   * @param shape The shape of the view.
   * @param strides Its strides, in elements.
   * @param offset How many elements after this tensor's first it starts.
   * @param options Whether gradients flow to it, and its name.
   * @returns The view.
   */
  view(
    shape: Shape,
    strides: readonly number[],
    offset: number = 0,
    options: Omit<TensorOptions, "strides"> = {},
  ): Tensor {
    const storage = this.storage;
    const address = storage.address + offset * bytesPerElement[this.dtype];
    return new Tensor({ ...storage, address }, shape, this.dtype, {
      ...options,
      strides,
    });
  }

  /** The tensor as a person reads it: values, shape and element type. */
  toString(): string {
    return formatTensor(this.toTypedArray(), this.shape, this.dtype);
  }

  /** What `console.log` prints in Deno. */
  [Symbol.for("Deno.customInspect")](): string {
    return this.#inspect();
  }

  #inspect(): string {
    if (this.isStale) return `Tensor(${formatShape(this.shape)}, stale)`;
    return this.#storage.address >= virtualBase
      ? `Tensor(${formatShape(this.shape)}, ${this.dtype}, captured)`
      : this.toString();
  }

  /** What `console.log` prints in Node. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return this.toString();
  }

  /** What a notebook shows: a table. */
  [Symbol.for("Jupyter.display")](): MediaBundle {
    const isReadable = !this.isStale && this.#storage.address < virtualBase;
    const values = isReadable ? this.toTypedArray() : undefined;
    return {
      "text/plain": this.#inspect(),
      "text/html": tensorHtml(this, values),
    };
  }

  #readable(): Storage {
    const storage = this.storage;
    if (storage.address >= virtualBase) {
      throw new ArgumentError(
        `Cannot read or write a tensor while a plan is captured as it has no ` +
          `value yet: shape is ${formatShape(this.shape)}`,
      );
    }
    return storage;
  }

  /** All elements from the first to the last, gaps included. */
  #span(): TypedArray {
    const { memory, address } = this.#readable();
    const last = this.shape.reduce(
      (sum, length, axis) => sum + (length - 1) * this.strides[axis]!,
      0,
    );
    return memory.view(this.dtype, address, this.size === 0 ? 0 : last + 1);
  }

  #emptyCopy(): TypedArray {
    const bytes = this.size * bytesPerElement[this.dtype];
    if (this.dtype === "float32") return new Float32Array(bytes / 4);
    return this.dtype === "int32"
      ? new Int32Array(bytes / 4)
      : new Float64Array(bytes / 8);
  }

  #offsetOf(index: readonly number[]): number {
    const position = index.map((i, axis) => i < 0 ? i + this.shape[axis]! : i);
    const fits = index.length === this.rank &&
      position.every((i, axis) =>
        Number.isInteger(i) && i >= 0 && i < this.shape[axis]!
      );
    if (!fits) {
      throw new ShapeError(
        `Cannot read an element as its index must lie within ` +
          `${formatShape(this.shape)}: current value is ${formatShape(index)}`,
      );
    }
    return position.reduce((sum, i, axis) => sum + i * this.strides[axis]!, 0);
  }
}

/**
 * Refuses a tensor of another element type.
 *
 * @param operation The name to put in the error.
 * @param tensor The tensor to check.
 * @param allowed The element types that fit.
 * @throws {DTypeError} If the tensor has none of them.
 */
export function checkDType(
  operation: string,
  tensor: { readonly dtype: DType },
  ...allowed: readonly DType[]
): void {
  if (allowed.includes(tensor.dtype)) return;
  throw new DTypeError(
    `Cannot ${operation} as the element type must be ` +
      `${allowed.join(" or ")}: current value is ${tensor.dtype}`,
  );
}
