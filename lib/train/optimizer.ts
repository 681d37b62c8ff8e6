import type { TypedArray } from "../core/dtype.ts";
import { ArgumentError } from "../core/errors.ts";
import { bytesPerElement } from "../core/dtype.ts";
import type { Engine } from "../autograd/engine.ts";
import type { ParameterSegment } from "../nn/parameters.ts";
import type { Tensor } from "../tensor/tensor.ts";

/** What an optimizer changes: the blocks of a parameter list, or tensors. */
export type Optimizable = readonly ParameterSegment[] | readonly Tensor[];

/** What all optimizers have in common. */
export interface OptimizerOptions {
  /** Gradients are scaled down to this norm; 0, or absent, for never. */
  readonly maximumNorm?: number;
}

/** Some elements of a segment. */
export interface SegmentPart {
  /** Which segment. */
  readonly segment: number;
  /** The first element. */
  readonly start: number;
  /** How many. */
  readonly count: number;
}

/**
 * Changes parameters by their gradients. A step is two parts: `prepare` writes
 * the values that change from step to step into memory, `update` calls the
 * kernels, and that part can be captured in a plan.
 */
export abstract class Optimizer {
  /** How many steps were prepared. */
  stepCount = 0;
  /** What is changed. */
  protected readonly segments: readonly ParameterSegment[];
  /** The engine of the parameters. */
  protected readonly engine: Engine;
  /** Address of [learning rate, 1 / (1 - β1ᵗ), 1 / √(1 - β2ᵗ)]. */
  protected readonly schedule: Tensor;
  /** The norm of the gradients, and what they are multiplied by. */
  readonly #clip: Tensor;
  readonly #squares: Tensor;
  readonly #maximumNorm: number;
  readonly #scheduleData: TypedArray;
  readonly #clipData: TypedArray;

  /**
   * Makes what all optimizers need.
   *
   * @param engine The engine of the parameters.
   * @param parameters What to change.
   * @param options Clipping.
   */
  constructor(
    engine: Engine,
    parameters: Optimizable,
    { maximumNorm = 0 }: OptimizerOptions = {},
  ) {
    const segments = segmentsOf(engine, parameters);
    const dtype = segments[0]!.values.dtype;
    this.engine = engine;
    this.segments = segments;
    this.#maximumNorm = maximumNorm;
    [this.schedule, this.#clip, this.#squares] = engine.persistent(() =>
      [
        engine.zeros([3], { dtype, name: "schedule" }),
        engine.ones([3], { dtype, name: "clip" }),
        engine.zeros([segments.length], { dtype, name: "squares" }),
      ] as const
    );
    this.#scheduleData = this.schedule.data();
    this.#clipData = this.#clip.data();
  }

  /** The norm of all gradients at the last update, before clipping. */
  get gradientNorm(): number {
    return this.#clipData[0]!;
  }

  /** Where the norm is, and behind it the factor that clips it. */
  get clipAddress(): number {
    return this.#clip.address;
  }

  /** Tensors of the optimizer that a plan reads or writes, for its names. */
  get named(): readonly Tensor[] {
    return [this.schedule, this.#clip, this.#squares];
  }

  /** The state, one tensor for each segment and moment, by name. */
  abstract get state(): ReadonlyMap<string, Tensor>;

  /**
   * Counts a step and writes what it depends on into memory.
   *
   * @param learningRate The learning rate of this step.
   */
  prepare(learningRate: number): void {
    this.stepCount++;
    // not destructured: its iterator would be garbage at each step
    const corrections = this.corrections(this.stepCount);
    this.#scheduleData[0] = learningRate;
    this.#scheduleData[1] = corrections[0];
    this.#scheduleData[2] = corrections[1];
  }

  /** Changes the parameters: kernel calls only, so that it can be captured. */
  update(): void {
    this.#measure();
    const scale = this.#clip.address + bytesPerElement[this.schedule.dtype];
    this.segments.forEach((segment, i) =>
      this.apply(segment, i, scale, 0, segment.values.size)
    );
  }

  /**
   * Changes some elements of a segment; what is changed does not depend on
   * which others are changed along with them.
   *
   * @param part Which ones.
   * @param scale The address of the factor for their gradients.
   */
  updatePart({ segment, start, count }: SegmentPart, scale: number): void {
    this.apply(this.segments[segment]!, segment, scale, start, count);
  }

  /**
   * The norm and the factor that clips it, from the sums of squares of parts.
   *
   * @param count How many sums there are.
   * @param squares Their address.
   * @param clip The address of the two results, and of one element more.
   */
  clipBy(count: number, squares: number, clip: number): void {
    const { dtype } = this.schedule;
    const kernels = this.engine.kernels(dtype);
    const total = clip + 2 * bytesPerElement[dtype];
    kernels.sum(1, count, 1, 1, squares, total, 0);
    kernels.clipScale(this.#maximumNorm, total, clip);
  }

  /**
   * Changes the parameters once.
   *
   * @param learningRate The learning rate.
   */
  step(learningRate: number): void {
    this.prepare(learningRate);
    this.update();
  }

  /**
   * The factors that take the bias out of running means.
   *
   * @param step The number of the step, from 1.
   */
  protected abstract corrections(step: number): readonly [number, number];

  /**
   * Changes some elements of one segment.
   *
   * @param segment The segment.
   * @param index Which one.
   * @param scale The address of the factor for its gradients.
   * @param start The first element.
   * @param count How many.
   */
  protected abstract apply(
    segment: ParameterSegment,
    index: number,
    scale: number,
    start: number,
    count: number,
  ): void;

  /** A tensor of zeros for each segment, that lives as long as the engine. */
  protected momentsOf(name: string): Tensor[] {
    return this.engine.persistent(() =>
      this.segments.map(({ values: { shape, dtype } }, i) =>
        this.engine.zeros(shape, { dtype, name: `${name}.${i}` })
      )
    );
  }

  /** The norm of all gradients, and the factor that clips it. */
  #measure(): void {
    const { dtype, address } = this.#squares;
    const kernels = this.engine.kernels(dtype);
    const bytes = bytesPerElement[dtype];
    this.segments.forEach(({ gradients }, i) =>
      kernels.sumOfSquares(
        gradients.size,
        gradients.address,
        address + i * bytes,
      )
    );
    this.clipBy(this.segments.length, address, this.#clip.address);
  }
}

/** The segments of tensors by themselves, each with memory for a gradient. */
function segmentsOf(
  engine: Engine,
  parameters: Optimizable,
): readonly ParameterSegment[] {
  if (parameters.length === 0) {
    throw new ArgumentError(
      "Cannot optimize as there must be a parameter: current count is 0",
    );
  }
  return parameters.map((parameter) =>
    "values" in parameter ? parameter : segmentOf(engine, parameter)
  );
}

function segmentOf(engine: Engine, parameter: Tensor): ParameterSegment {
  const { shape, size, dtype } = parameter;
  if (!parameter.requiresGrad || !parameter.isContiguous) {
    throw new ArgumentError(
      `Cannot optimize a tensor as it must be contiguous and made with ` +
        `requiresGrad: shape is [${shape.join(", ")}]`,
    );
  }
  parameter.grad = engine.persistent(() => engine.zeros(shape, { dtype }));
  return {
    values: parameter.view([size], [1]),
    gradients: parameter.grad.view([size], [1]),
    decays: shape.length >= 2,
  };
}

/**
 * Refuses a number outside of a range.
 *
 * @param name What it is.
 * @param value The number.
 * @param low The smallest that fits.
 * @param below The bound, itself left out.
 * @throws {ArgumentError} If it is not in the range.
 */
export function checkRange(
  name: string,
  value: number,
  low: number,
  below: number,
): void {
  if (value >= low && value < below) return;
  throw new ArgumentError(
    `Cannot make an optimizer as ${name} must be in [${low}, ${below}): ` +
      `current value is ${value}`,
  );
}
