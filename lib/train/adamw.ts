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

/** The constants of AdamW; PyTorch's defaults if absent. */
export interface AdamWOptions extends OptimizerOptions {
  /** The decay of the first moment, in [0, 1). */
  readonly beta1?: number;
  /** The decay of the second moment, in [0, 1). */
  readonly beta2?: number;
  /** Keeps the division finite. */
  readonly epsilon?: number;
  /** The share of matrices that is taken off, times the learning rate. */
  readonly weightDecay?: number;
}

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, "Decoupled weight
 * decay regularization", 2019, algorithm 2). Decay applies to the segments
 * that say so: matrices, not biases.
 *
 * @example
 * ```ts
 * import { assert } from "@std/assert";
 * import { AdamW, Engine, wasm } from "@fluxion/fluxion";
 *
 * const engine = new Engine(wasm());
 * const { square, subtract, sum } = engine.ops;
 * const x = engine.tensor([1, -4], { requiresGrad: true });
 * const optimizer = new AdamW(engine, [x]);
 * for (let step = 0; step < 300; step++) {
 *   using _scope = engine.scope();
 *   engine.backward(sum(square(subtract(x, 3))));
 *   optimizer.step(0.1);
 * }
 * assert(Math.abs(x.at(0) - 3) < 0.01 && Math.abs(x.at(1) - 3) < 0.01);
 * ```
 */
export class AdamW extends Optimizer {
  readonly #first: Tensor[];
  readonly #second: Tensor[];
  readonly #options: Required<Omit<AdamWOptions, "maximumNorm">>;

  /**
   * Makes an optimizer, its moments zero.
   *
   * @param engine The engine of the parameters.
   * @param parameters What to change.
   * @param options The constants.
   * @throws {ArgumentError} If a constant is out of range.
   */
  constructor(
    engine: Engine,
    parameters: Optimizable,
    options: AdamWOptions = {},
  ) {
    super(engine, parameters, options);
    const {
      beta1 = 0.9,
      beta2 = 0.999,
      epsilon = 1e-8,
      weightDecay = 0.01,
    } = options;
    checkRange("beta1", beta1, 0, 1);
    checkRange("beta2", beta2, 0, 1);
    checkRange("epsilon", epsilon, 0, Infinity);
    checkRange("weightDecay", weightDecay, 0, Infinity);
    this.#options = { beta1, beta2, epsilon, weightDecay };
    this.#first = this.momentsOf("firstMoment");
    this.#second = this.momentsOf("secondMoment");
  }

  /** Both moments of each segment, by name. */
  override get state(): ReadonlyMap<string, Tensor> {
    return new Map(
      [...this.#first, ...this.#second].map((tensor) => [tensor.name, tensor]),
    );
  }

  /** @ignore */
  protected override corrections(step: number): readonly [number, number] {
    const { beta1, beta2 } = this.#options;
    return [1 / (1 - beta1 ** step), 1 / Math.sqrt(1 - beta2 ** step)];
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
    const { beta1, beta2, epsilon, weightDecay } = this.#options;
    this.engine.kernels(values.dtype).adamw(
      count,
      beta1,
      beta2,
      epsilon,
      decays ? weightDecay : 0,
      this.schedule.address,
      scale,
      values.address + offset,
      gradients.address + offset,
      this.#first[index]!.address + offset,
      this.#second[index]!.address + offset,
    );
  }
}
