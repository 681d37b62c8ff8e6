import type { DType } from "../core/dtype.ts";
import type { Shape } from "../core/shape.ts";
import type { Kernels } from "../kernels/kernels.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Operations } from "./operations.ts";

/** The shape and the element type of a tensor that is yet to be made. */
export interface TensorSpecification {
  /** The lengths of the axes. */
  readonly shape: Shape;
  /** The element type. */
  readonly dtype: DType;
}

/** What the forward pass of an op works with. */
export interface ForwardContext {
  /**
   * The kernels for an element type.
   *
   * @param dtype The element type.
   */
  kernels(dtype: DType): Kernels;
  /**
   * A new tensor in the current scope; its elements are whatever was there.
   *
   * @param shape The lengths of the axes.
   * @param dtype The element type.
   */
  empty(shape: Shape, dtype: DType): Tensor;
  /**
   * Another way to see a tensor, as the output of the op.
   *
   * @param tensor The tensor to see.
   * @param shape The shape of the view.
   * @param strides Its strides, in elements.
   * @param offset How many elements after the tensor's first it starts.
   */
  view(
    tensor: Tensor,
    shape: Shape,
    strides: readonly number[],
    offset?: number,
  ): Tensor;
  /**
   * The tensor itself if its elements lie in order, else a copy.
   *
   * @param tensor The tensor to read.
   */
  contiguous(tensor: Tensor): Tensor;
  /**
   * Keeps tensors for the backward pass, beside inputs and output.
   *
   * @param tensors What `saved` will hold there.
   */
  save(...tensors: Tensor[]): void;
}

/** Where to write the gradient of one input. */
export interface GradientTarget {
  /** The address, of a contiguous tensor of the input's shape. */
  readonly address: number;
  /** 0 to overwrite, 1 to add: the kernels' `accumulate`. */
  readonly accumulate: number;
}

/** What the backward pass of an op works with. */
export interface BackwardContext<Attributes> {
  /** The inputs of the forward pass. */
  readonly inputs: readonly Tensor[];
  /** The output of the forward pass. */
  readonly output: Tensor;
  /** What the forward pass saved. */
  readonly saved: readonly Tensor[];
  /** The attributes of the forward pass. */
  readonly attributes: Attributes;
  /** The gradient of the loss by the output: contiguous, of its shape. */
  readonly gradient: Tensor;
  /** The kernels for the gradient's element type. */
  readonly kernels: Kernels;
  /**
   * Whether the gradient of an input is wanted.
   *
   * @param index Which input.
   */
  needs(index: number): boolean;
  /**
   * Where to write the gradient of an input. Ask right before writing, and
   * write once: an input may stand twice, and the second time is added.
   *
   * @param index Which input.
   */
  target(index: number): GradientTarget;
  /**
   * As {@linkcode BackwardContext.target}, for an input of the output's shape:
   * the answer may be the address of `gradient` itself, to save memory. For
   * the last use of `gradient` only.
   *
   * @param index Which input.
   */
  targetInPlace(index: number): GradientTarget;
  /**
   * Says that the gradient of an input is the gradient, seen another way: no
   * copy is made where none is needed.
   *
   * @param index Which input.
   * @param view A view of `gradient` of the input's shape, or itself.
   */
  share(index: number, view: Tensor): void;
  /**
   * A new tensor of the gradient's element type.
   *
   * @param shape The lengths of the axes.
   */
  empty(shape: Shape): Tensor;
  /**
   * The tensor itself if its elements lie in order, else a copy.
   *
   * @param tensor The tensor to read.
   */
  contiguous(tensor: Tensor): Tensor;
}

/** One input of a sample for the gradient check. */
export interface SampleInput {
  /** The shape. */
  readonly shape: Shape;
  /** Values are drawn uniformly from here; -1 if absent. */
  readonly low?: number;
  /** Values are drawn uniformly up to here; 1 if absent. */
  readonly high?: number;
  /** Values stay this far from each other and from 0, for ops with kinks. */
  readonly spacing?: number;
  /** The input is int32, each id below this number. */
  readonly idsBelow?: number;
  /** The input is a mask: each value is 0 or 1, and no gradient is wanted. */
  readonly isMask?: boolean;
}

/** One call of an op for the gradient check. */
export interface Sample<Arguments extends readonly unknown[]> {
  /** The tensors to make. */
  readonly inputs: readonly SampleInput[];
  /**
   * The op's arguments.
   *
   * @param tensors One tensor an input.
   */
  readonly arguments: (tensors: readonly Tensor[]) => Arguments;
}

/** Runs the forward pass of an op and puts it on the tape. A number among the
 * inputs becomes a scalar of the first tensor's element type. */
export type Apply<Attributes> = (
  inputs: readonly TensorLike[],
  attributes: Attributes,
) => Tensor;

/**
 * An op with a forward and a backward pass of its own: what `engine.define`
 * takes. Both passes call kernels with addresses, so that they can be captured
 * in a plan; `checkGradient` tells whether they fit each other.
 *
 * @example
 * ```ts
 * import { assert, assertEquals } from "@std/assert";
 * import { checkGradient, Engine, type Tensor, wasm } from "@fluxion/fluxion";
 *
 * const engine = new Engine(wasm());
 * const cube = engine.define<[x: Tensor], null>({
 *   name: "cube",
 *   call: (apply, x) => apply([x], null),
 *   infer: ([x]) => ({ shape: x!.shape, dtype: x!.dtype }),
 *   forward(context, [x]) {
 *     const { address, size, shape, dtype } = context.contiguous(x!);
 *     const y = context.empty(shape, dtype);
 *     const { multiply } = context.kernels(dtype);
 *     multiply(1, size, address, size, 1, address, size, 1, y.address, 0);
 *     multiply(1, size, y.address, size, 1, address, size, 1, y.address, 0);
 *     return y;
 *   },
 *   // dx = 3 x² dy
 *   backward(context) {
 *     const { address, size, shape } = context.contiguous(context.inputs[0]!);
 *     const { multiply, scaleAdd } = context.kernels;
 *     const dy = context.gradient.address;
 *     const part = context.empty(shape).address;
 *     multiply(1, size, address, size, 1, address, size, 1, part, 0);
 *     multiply(1, size, part, size, 1, dy, size, 1, part, 0);
 *     const target = context.target(0);
 *     scaleAdd(size, 3, part, target.accumulate, target.address);
 *   },
 *   samples: [],
 * });
 *
 * const x = engine.tensor([1, -2], { dtype: "float64", requiresGrad: true });
 * assertEquals(cube(x).toArray(), [1, -8]);
 * assert(checkGradient(engine, cube, [x]).ok);
 * ```
 */
export interface PrimitiveOp<
  Arguments extends readonly unknown[],
  Attributes,
> {
  /** The name, as in the registry. */
  readonly name: string;
  /**
   * What a user calls.
   *
   * @param apply Runs the op.
   * @param args The user's arguments.
   */
  readonly call: (apply: Apply<Attributes>, ...args: Arguments) => Tensor;
  /**
   * The output's shape and element type; throws if the inputs do not fit.
   *
   * @param inputs The inputs.
   * @param attributes The attributes.
   */
  readonly infer: (
    inputs: readonly Tensor[],
    attributes: Attributes,
  ) => TensorSpecification;
  /**
   * Computes the output.
   *
   * @param context Kernels and memory.
   * @param inputs The inputs, of any strides.
   * @param attributes The attributes.
   * @param specification What `infer` said.
   */
  readonly forward: (
    context: ForwardContext,
    inputs: readonly Tensor[],
    attributes: Attributes,
    specification: TensorSpecification,
  ) => Tensor;
  /**
   * Writes the gradient of each input that needs one.
   *
   * @param context All that the forward pass left.
   */
  readonly backward: (context: BackwardContext<Attributes>) => void;
  /** Whether the output does not depend on the inputs wherever it can be
   * differentiated, as that of a comparison; no gradient is asked for then. */
  readonly isConstant?: boolean;
  /** Calls for the gradient check: of an op of the registry at least 20, of one
   * that is defined elsewhere as many as its own tests use. */
  readonly samples: readonly Sample<Arguments>[];
}

/** An op in terms of others; its gradient follows from theirs. */
export interface CompositeOp<Arguments extends readonly unknown[]> {
  /** The name, as in the registry. */
  readonly name: string;
  /**
   * Computes the output.
   *
   * @param ops The other ops.
   * @param args The user's arguments.
   */
  readonly compose: (ops: Operations, ...args: Arguments) => Tensor;
  /** Calls for the gradient check, at least 20. */
  readonly samples: readonly Sample<Arguments>[];
}

/** A tensor, or a number that stands for a scalar of the other's type. */
export type TensorLike = Tensor | number;
