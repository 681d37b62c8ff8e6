/** Gradients against central differences, in float64. */

import type { TypedArray } from "../core/dtype.ts";
import { ArgumentError, DTypeError } from "../core/errors.ts";
import { Random } from "../core/random.ts";
import { formatShape } from "../core/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Engine } from "./engine.ts";

/** How thoroughly to check. */
export interface GradientCheckOptions {
  /** The largest relative error that passes; 1e-6 if absent. A step of ∛ε
   * leaves about ∛ε² = 4e-11 of truncation and of rounding each; the rest is
   * room for third derivatives and for sums of many terms. */
  readonly tolerance?: number;
  /** Inputs of up to this many elements are checked element by element, larger
   * ones in random directions; 256 if absent. */
  readonly maximumElements?: number;
  /** How many random directions; 8 if absent. */
  readonly directions?: number;
  /** The seed of weights and directions; 0 if absent. */
  readonly seed?: number;
}

/** What a gradient check found. */
export interface GradientReport {
  /** Whether every error is within the tolerance. */
  readonly ok: boolean;
  /** The largest |analytic - numeric| / max(1, |analytic|, |numeric|). */
  readonly error: number;
  /** The input of that error. */
  readonly input: number;
  /** Its flat index in that input, or the number of the random direction. */
  readonly index: number;
  /** What the backward pass says there. */
  readonly analytic: number;
  /** What the central difference says there. */
  readonly numeric: number;
  /** For each input how many derivatives were compared: 0 where it does not
   * require a gradient. */
  readonly checked: readonly number[];
  /** For each input its worst derivative; undefined where it does not require a
   * gradient. */
  readonly worst:
    readonly (Comparison & { readonly error: number } | undefined)[];
}

/** One derivative, from both sides. */
export interface Comparison {
  /** Which input. */
  readonly input: number;
  /** Its flat index in that input, or the number of the random direction. */
  readonly index: number;
  /** What the backward pass says there. */
  readonly analytic: number;
  /** What the central difference says there. */
  readonly numeric: number;
}

/** ∛ε of float64: truncation of a central difference grows with h², rounding
 * with ε/h, and this is where their sum is least. */
const cubeRootEpsilon: number = Math.cbrt(Number.EPSILON);

/**
 * Compares the gradient of Σ f(inputs) · weights, the weights random and fixed,
 * with central differences. What f returns may have any shape.
 *
 * @param engine The engine of the inputs.
 * @param f Computes a tensor; called again and again, it must do the same.
 * @param inputs Its inputs; those that require a gradient are checked.
 * @param options How thoroughly.
 * @returns The largest error and where it is.
 * @throws {ArgumentError} If no input requires a gradient.
 * @throws {DTypeError} If one that does is not float64.
 */
export function checkGradient(
  engine: Engine,
  f: (...inputs: Tensor[]) => Tensor,
  inputs: readonly Tensor[],
  options: GradientCheckOptions = {},
): GradientReport {
  const { maximumElements = 256, directions = 8, seed = 0 } = options;
  checkInputs(inputs);
  const weights = randomWeights(engine, () => f(...inputs), seed);
  const loss = () => {
    const { multiply, sum } = engine.ops;
    const output = f(...inputs);
    const { shape, dtype } = output;
    return sum(multiply(output, engine.tensor(weights, { shape, dtype })));
  };
  const value = () => dot(evaluate(engine, () => f(...inputs)), weights);
  const gradients = analyticGradients(engine, loss, inputs);
  const random = new Random(seed, 1);
  const comparisons = inputs.flatMap((tensor, input) => {
    const gradient = gradients[input];
    if (gradient === undefined) return [];
    const steps = tensor.size <= maximumElements
      ? unitSteps(tensor.size)
      : randomSteps(tensor.size, directions, random);
    return Array.from(steps, (direction, index): Comparison => ({
      input,
      index,
      analytic: dot(gradient, direction),
      numeric: centralDifference(value, [tensor], [direction]),
    }));
  });
  return report(comparisons, inputs.length, options.tolerance ?? 1e-6, 1);
}

/**
 * Compares the gradient of a loss by many parameters at once with central
 * differences along random directions of length 1: for whole models, where
 * element by element would take too long. A wrong gradient of any parameter
 * shows in every direction.
 *
 * @param engine The engine of the parameters.
 * @param loss Computes the loss, a scalar; called again and again, it must do
 * the same.
 * @param parameters What to differentiate by, float64.
 * @param count How many directions.
 * @param options Seed and tolerance, 1e-5 if absent: relative to the gradient's
 * typical derivative ‖g‖/√n where the direction's own is smaller.
 * @returns The largest error; `input` is 0 and `index` the direction's number.
 * @throws {ArgumentError} If there is no parameter that requires a gradient.
 * @throws {DTypeError} If one is not float64.
 */
export function checkDirections(
  engine: Engine,
  loss: () => Tensor,
  parameters: readonly Tensor[],
  count: number,
  options: Pick<GradientCheckOptions, "seed" | "tolerance"> = {},
): GradientReport {
  checkInputs(parameters);
  const { seed = 0, tolerance = 1e-5 } = options;
  const tensors = parameters.filter((tensor) => tensor.requiresGrad);
  const gradients = analyticGradients(engine, loss, tensors);
  const random = new Random(seed, 2);
  const total = tensors.reduce((sum, { size }) => sum + size, 0);
  const value = () => evaluate(engine, loss)[0]!;
  const comparisons = Array.from({ length: count }, (_, index): Comparison => {
    const directions = tensors.map(({ size }) =>
      Float64Array.from({ length: size }, () => random.normal())
    );
    const norm = Math.sqrt(sumOver(directions.map((d) => dot(d, d))));
    directions.forEach((d) => d.forEach((v, i) => d[i] = v / norm));
    return {
      input: 0,
      index,
      analytic: sumOver(directions.map((d, i) => dot(gradients[i]!, d))),
      numeric: centralDifference(value, tensors, directions),
    };
  });
  const squares = sumOver(gradients.map((g) => dot(g!, g!)));
  const typical = Math.sqrt(squares / Math.max(total, 1));
  return report(comparisons, 1, tolerance, typical);
}

function checkInputs(inputs: readonly Tensor[]): void {
  const checked = inputs.filter((input) => input.requiresGrad);
  if (checked.length === 0) {
    throw new ArgumentError(
      `Cannot check gradients as an input must require one: ` +
        `current count is 0 of ${inputs.length}`,
    );
  }
  for (const { dtype, shape } of checked) {
    if (dtype === "float64") continue;
    throw new DTypeError(
      `Cannot check gradients as inputs must be float64: current value is ` +
        `${dtype} for shape ${formatShape(shape)}`,
    );
  }
}

/** Weights from ±[0.5, 1.5): no output counts for little, and derivatives that
 * cancel in a plain sum, as those of softmax, do not here. */
function randomWeights(
  engine: Engine,
  f: () => Tensor,
  seed: number,
): Float64Array {
  const random = new Random(seed, 0);
  return Float64Array.from(evaluate(engine, f), () => {
    const size = 0.5 + random.uniform();
    return random.below(2) === 0 ? -size : size;
  });
}

/** The elements of what a function returns, its memory given back. */
function evaluate(engine: Engine, f: () => Tensor): TypedArray {
  using _scope = engine.scope();
  return engine.withoutGradients(() => f().toTypedArray());
}

/** A copy of each gradient; 0 where the backward pass left none. The tensors'
 * own `grad` are as they were afterwards. */
function analyticGradients(
  engine: Engine,
  loss: () => Tensor,
  tensors: readonly Tensor[],
): (TypedArray | undefined)[] {
  const before = tensors.map((tensor) => tensor.grad);
  tensors.forEach((tensor) => tensor.grad = null);
  using _scope = engine.scope();
  try {
    const scalar = loss();
    if (scalar.requiresGrad) engine.backward(scalar);
    return tensors.map((tensor) => {
      if (!tensor.requiresGrad) return undefined;
      return tensor.grad?.toTypedArray() ?? new Float64Array(tensor.size);
    });
  } finally {
    tensors.forEach((tensor, i) => tensor.grad = before[i]!);
  }
}

/** (L(x + hd) - L(x - hd)) / 2h, x restored to the bit afterwards. */
function centralDifference(
  value: () => number,
  tensors: readonly Tensor[],
  directions: readonly Float64Array[],
): number {
  const before = tensors.map((tensor) => tensor.toTypedArray());
  const h = cubeRootEpsilon * Math.max(1, ...before.map(largest));
  const move = (step: number): number => {
    tensors.forEach((tensor, t) => {
      const data = tensor.data(), direction = directions[t]!;
      direction.forEach((d, i) => data[i] = before[t]![i]! + step * d);
    });
    return value();
  };
  try {
    return (move(h) - move(-h)) / (2 * h);
  } finally {
    tensors.forEach((tensor, t) => tensor.write(before[t]!));
  }
}

function* unitSteps(size: number): Generator<Float64Array> {
  for (let i = 0; i < size; i++) {
    const direction = new Float64Array(size);
    direction[i] = 1;
    yield direction;
  }
}

/** Directions of length 1. */
function* randomSteps(
  size: number,
  count: number,
  random: Random,
): Generator<Float64Array> {
  for (let i = 0; i < count; i++) {
    const direction = Float64Array.from(
      { length: size },
      () => random.normal(),
    );
    const norm = Math.sqrt(dot(direction, direction));
    yield direction.map((value) => value / norm);
  }
}

function report(
  comparisons: readonly Comparison[],
  inputs: number,
  tolerance: number,
  floor: number,
): GradientReport {
  const checked = new Array<number>(inputs).fill(0);
  const worst = new Array<Comparison & { error: number } | undefined>(inputs)
    .fill(undefined);
  for (const comparison of comparisons) {
    const { input } = comparison;
    checked[input]!++;
    const rival = { ...comparison, error: relativeError(comparison, floor) };
    worst[input] = worse(worst[input], rival);
  }
  const none = { input: -1, index: -1, analytic: 0, numeric: 0, error: 0 };
  const all = worst.reduce((a, b) => b === undefined ? a : worse(a, b)) ?? none;
  return { ...all, ok: all.error <= tolerance, checked, worst };
}

/** Written so that NaN counts as the worst of all, and the first of equals. */
function worse<Found extends { readonly error: number }>(
  a: Found | undefined,
  b: Found,
): Found {
  if (a === undefined) return b;
  return !Number.isNaN(a.error) && !(b.error <= a.error) ? b : a;
}

function relativeError(
  { analytic, numeric }: Comparison,
  floor: number,
): number {
  const scale = Math.max(floor, Math.abs(analytic), Math.abs(numeric));
  return scale === 0 ? 0 : Math.abs(analytic - numeric) / scale;
}

function largest(values: TypedArray): number {
  let result = 0;
  for (const value of values) result = Math.max(result, Math.abs(value));
  return result;
}

/** Σ ab over the elements where b is not 0: a NaN of a that does not count
 * must not spoil the others. */
function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) if (b[i] !== 0) sum += a[i]! * b[i]!;
  return sum;
}

function sumOver(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
