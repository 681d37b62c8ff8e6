import { type DType, dtypeOf, type TypedArray } from "../core/dtype.ts";
import { ArgumentError, ShapeError } from "../core/errors.ts";
import { Random } from "../core/random.ts";
import { formatShape, type Shape, sizeOf } from "../core/shape.ts";
import type { Kernels } from "../kernels/kernels.ts";
import { fromNested } from "../tensor/nested.ts";
import type { NestedArray, Tensor, TensorOptions } from "../tensor/tensor.ts";

/** What a tensor may be told when an engine makes it. */
export interface CreateOptions extends Omit<TensorOptions, "strides"> {
  /** The element type; float32 if absent. */
  readonly dtype?: DType;
}

/** How random tensors are drawn. */
export interface RandomOptions extends CreateOptions {
  /** The random numbers to draw from; seed 0 if absent. */
  readonly random?: Random;
}

/** The ways to make a tensor, over whatever gives memory. */
export abstract class TensorFactory {
  /**
   * A tensor of unspecified content; nothing is zeroed.
   *
   * @param shape The lengths of the axes.
   * @param dtype The element type; float32 if absent.
   * @param options Whether gradients flow to it, and its name.
   * @returns The tensor, in the current scope.
   */
  abstract empty(
    shape: Shape,
    dtype?: DType,
    options?: Omit<CreateOptions, "dtype">,
  ): Tensor;

  /**
   * The kernels for an element type.
   *
   * @param dtype The element type.
   * @returns The kernels that ops call.
   */
  abstract kernels(dtype: DType): Kernels;

  /**
   * A tensor of given values.
   *
   * @param values A number, nested lists, or a typed array.
   * @param options Element type (a typed array's own if absent), gradient,
   * name; `shape` for a flat list or a typed array.
   * @returns The tensor, in the current scope.
   */
  tensor(
    values: NestedArray | TypedArray,
    options: CreateOptions & { readonly shape?: Shape } = {},
  ): Tensor {
    const nested = ArrayBuffer.isView(values) ? undefined : fromNested(values);
    const flat = nested?.values ?? values as TypedArray;
    const shape = options.shape ?? nested?.shape ?? [flat.length];
    if (sizeOf(shape) !== flat.length) {
      throw new ShapeError(
        `Cannot make a tensor as shape ${formatShape(shape)} must hold ` +
          `${sizeOf(shape)} values: current count is ${flat.length}`,
      );
    }
    const own = ArrayBuffer.isView(values) ? dtypeOf(values) : "float32";
    const result = this.empty(shape, options.dtype ?? own, options);
    result.write(flat);
    return result;
  }

  /**
   * A tensor of one value.
   *
   * @param shape The lengths of the axes.
   * @param value The value of every element.
   * @param options Element type, gradient, name.
   * @returns The tensor, in the current scope.
   */
  full(shape: Shape, value: number, options: CreateOptions = {}): Tensor {
    const result = this.empty(shape, options.dtype, options);
    this.kernels(result.dtype).fill(result.size, value, result.address);
    return result;
  }

  /**
   * A tensor of zeros.
   *
   * @param shape The lengths of the axes.
   * @param options Element type, gradient, name.
   * @returns The tensor, in the current scope.
   */
  zeros(shape: Shape, options: CreateOptions = {}): Tensor {
    return this.full(shape, 0, options);
  }

  /**
   * A tensor of ones.
   *
   * @param shape The lengths of the axes.
   * @param options Element type, gradient, name.
   * @returns The tensor, in the current scope.
   */
  ones(shape: Shape, options: CreateOptions = {}): Tensor {
    return this.full(shape, 1, options);
  }

  /**
   * Evenly spaced values: start, start + step, … below (or above, for a
   * negative step) stop.
   *
   * @param start The first value.
   * @param stop Where to end, itself left out.
   * @param step The distance, not 0; 1 if absent.
   * @param options Element type, gradient, name.
   * @returns A tensor of rank 1, in the current scope.
   * @throws {ArgumentError} If the step is 0 or a bound is not finite.
   */
  arange(
    start: number,
    stop: number,
    step: number = 1,
    options: CreateOptions = {},
  ): Tensor {
    const count = Math.max(0, Math.ceil((stop - start) / step));
    if (step === 0 || !Number.isSafeInteger(count)) {
      throw new ArgumentError(
        `Cannot make a range as its bounds must be finite and its step not ` +
          `0: current values are ${start}, ${stop}, ${step}`,
      );
    }
    const result = this.empty([count], options.dtype, options);
    result.write(
      Float64Array.from({ length: count }, (_, i) => start + i * step),
    );
    return result;
  }

  /**
   * Uniformly distributed values.
   *
   * @param shape The lengths of the axes.
   * @param low The smallest value.
   * @param high The bound, itself left out.
   * @param options Random numbers, element type, gradient, name.
   * @returns The tensor, in the current scope.
   */
  uniform(
    shape: Shape,
    low: number = 0,
    high: number = 1,
    options: RandomOptions = {},
  ): Tensor {
    const random = options.random ?? new Random(0);
    return this.#drawn(
      shape,
      options,
      () => low + (high - low) * random.uniform(),
    );
  }

  /**
   * Normally distributed values.
   *
   * @param shape The lengths of the axes.
   * @param mean The mean.
   * @param deviation The standard deviation.
   * @param options Random numbers, element type, gradient, name.
   * @returns The tensor, in the current scope.
   */
  normal(
    shape: Shape,
    mean: number = 0,
    deviation: number = 1,
    options: RandomOptions = {},
  ): Tensor {
    const random = options.random ?? new Random(0);
    return this.#drawn(
      shape,
      options,
      () => mean + deviation * random.normal(),
    );
  }

  #drawn(shape: Shape, options: CreateOptions, draw: () => number): Tensor {
    const result = this.empty(shape, options.dtype, options);
    result.write(Float64Array.from({ length: result.size }, draw));
    return result;
  }
}
