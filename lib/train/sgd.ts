import { bytesPerElement } from "../core/dtype.ts";
import type { Engine } from "../autograd/engine.ts";
import type { ParameterSegment } from "../nn/parameters.ts";
import type { Tensor } from "../tensor/tensor.ts";
import {
  checkRange,
  type Optimizable,
  Optimizer,
  type OptimizerOptions,
} from "./optimizer.ts";

/** The constants of SGD. */
export interface SGDOptions extends OptimizerOptions {
  /** The share of the last velocity that is kept, in [0, 1); 0 if absent. */
  readonly momentum?: number;
  /** Added to the gradients of matrices, times their values; 0 if absent. */
  readonly weightDecay?: number;
}

/**
 * Stochastic gradient descent with momentum (Sutskever et al., "On the
 * importance of initialization and momentum in deep learning", 2013, in
 * PyTorch's form: velocity = momentum · velocity + gradient).
 */
export class SGD extends Optimizer {
  readonly #velocities: Tensor[];
  readonly #momentum: number;
  readonly #weightDecay: number;

  /**
   * Makes an optimizer, its velocities zero.
   *
   * @param engine The engine of the parameters.
   * @param parameters What to change.
   * @param options The constants.
   * @throws {ArgumentError} If a constant is out of range.
   */
  constructor(
    engine: Engine,
    parameters: Optimizable,
    options: SGDOptions = {},
  ) {
    super(engine, parameters, options);
    const { momentum = 0, weightDecay = 0 } = options;
    checkRange("momentum", momentum, 0, 1);
    checkRange("weightDecay", weightDecay, 0, Infinity);
    this.#momentum = momentum;
    this.#weightDecay = weightDecay;
    this.#velocities = momentum === 0 ? [] : this.momentsOf("velocity");
  }

  /** The velocity of each segment, by name. */
  override get state(): ReadonlyMap<string, Tensor> {
    return new Map(this.#velocities.map((tensor) => [tensor.name, tensor]));
  }

  /** @ignore */
  protected override corrections(): readonly [number, number] {
    return [1, 1];
  }

  /** @ignore */
  protected override apply(
    { values, gradients, decays }: ParameterSegment,
    index: number,
    scale: number,
    start: number,
    count: number,
  ): void {
    const offset = start * bytesPerElement[values.dtype];
    const velocities = this.#velocities[index];
    this.engine.kernels(values.dtype).sgd(
      count,
      this.#momentum,
      decays ? this.#weightDecay : 0,
      this.schedule.address,
      scale,
      values.address + offset,
      gradients.address + offset,
      velocities === undefined ? 0 : velocities.address + offset,
    );
  }
}
