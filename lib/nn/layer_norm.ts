import type { Operations } from "../autograd/operations.ts";
import type { Tensor } from "../tensor/tensor.ts";
import { ones, zeros } from "./initializers.ts";
import type { Parameter, ParameterList } from "./parameters.ts";

/** Normalises the last axis, then scales and, with a bias, shifts it. */
export class LayerNorm {
  /** The scale, [features]. */
  readonly weight: Parameter;
  /** The shift, [features], or null. */
  readonly bias: Parameter | null;
  readonly #epsilon: number;

  /**
   * Declares scale and shift.
   *
   * @param parameters Where to declare them.
   * @param features The length of the last axis.
   * @param options Whether it shifts (true if absent), and the guard against
   * a variance of 0 (1e-5 if absent).
   */
  constructor(
    parameters: ParameterList,
    features: number,
    options: { readonly bias?: boolean; readonly epsilon?: number } = {},
  ) {
    const { bias = true, epsilon = 1e-5 } = options;
    this.weight = parameters.declare("weight", [features], {
      initialize: ones,
    });
    this.bias = bias
      ? parameters.declare("bias", [features], { initialize: zeros })
      : null;
    this.#epsilon = epsilon;
  }

  /**
   * Applies the layer.
   *
   * @param ops The engine's ops.
   * @param x […, features].
   * @returns The same shape.
   */
  forward(ops: Operations, x: Tensor): Tensor {
    return ops.layerNorm(x, {
      weight: this.weight.tensor,
      ...(this.bias === null ? {} : { bias: this.bias.tensor }),
      epsilon: this.#epsilon,
    });
  }
}
