import type { Operations } from "../autograd/operations.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { type Initializer, normal, zeros } from "./initializers.ts";
import type { Parameter, ParameterList } from "./parameters.ts";

/** How a linear layer is made. */
export interface LinearOptions {
  /** Whether it has a bias; true if absent. */
  readonly bias?: boolean;
  /** The first weights; normal with deviation 0.02 if absent, as GPT-2. */
  readonly initialize?: Initializer;
}

/** y = x Wᵀ + b over the last axis, W [out, in]. */
export class Linear {
  /** The matrix, [out, in]. */
  readonly weight: Parameter;
  /** The bias, [out], or null. */
  readonly bias: Parameter | null;

  /**
   * Declares matrix and bias.
   *
   * @param parameters Where to declare them.
   * @param into The features of x.
   * @param out The features of y.
   * @param options Bias, first values.
   */
  constructor(
    parameters: ParameterList,
    into: number,
    out: number,
    { bias = true, initialize = normal(0.02) }: LinearOptions = {},
  ) {
    this.weight = parameters.declare("weight", [out, into], { initialize });
    this.bias = bias
      ? parameters.declare("bias", [out], { initialize: zeros })
      : null;
  }

  /**
   * Applies the layer.
   *
   * @param ops The engine's ops.
   * @param x […, in].
   * @returns […, out].
   */
  forward(ops: Operations, x: Tensor): Tensor {
    return ops.linear(x, this.weight.tensor, this.bias?.tensor);
  }
}
