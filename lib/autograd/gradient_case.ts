import { ArgumentError, FluxionError } from "../core/errors.ts";
import { Random } from "../core/random.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import { type NestedArray, Tensor } from "../tensor/tensor.ts";
import type { Engine } from "./engine.ts";
import { checkGradient, type GradientCheckOptions } from "./gradient_check.ts";
import { unravel } from "./non_finite.ts";
import type { SampleInput } from "./op.ts";

/** A function whose gradients are to be checked, and what it is given. */
export interface GradientCase {
  /** Its inputs by name: numbers in lists as deep as the rank, or a shape, to be
   * filled with random numbers. */
  readonly inputs: Readonly<Record<string, NestedArray | SampleInput>>;
  /**
   * Computes a tensor of any shape; called again and again, it must do the
   * same.
   *
   * @param engine Its ops compute in float64.
   * @param inputs The inputs by name.
   */
  readonly f: (
    engine: Engine,
    inputs: Readonly<Record<string, Tensor>>,
  ) => Tensor;
}

/** How right the gradient by one input is. */
export interface InputReport {
  /** The input. */
  readonly name: string;
  /** Its shape. */
  readonly shape: Shape;
  /** Whether every error is within the tolerance. */
  readonly ok: boolean;
  /** How many derivatives were compared. */
  readonly checked: number;
  /** The largest relative error. */
  readonly error: number;
  /** Where: an index of the input; one number for a random direction. */
  readonly index: readonly number[];
  /** What the backward pass says there. */
  readonly analytic: number;
  /** What the central difference says there. */
  readonly numeric: number;
}

/**
 * Compares the gradients of a function with central differences, by each of its
 * inputs: for tests of layers and of ops of one's own.
 *
 * @param engine An engine with float64: `new Engine(reference())`.
 * @param gradientCase The function and its inputs.
 * @param options How thoroughly.
 * @returns One report an input that has a gradient.
 * @throws {ArgumentError} If an input is not what it has to be.
 *
 * @example
 * ```ts
 * import { assert } from "@std/assert";
 * import { checkGradientCase, Engine, reference } from "@fluxion/fluxion";
 *
 * const reports = checkGradientCase(new Engine(reference()), {
 *   inputs: { x: { shape: [2, 3] }, w: [[1, 2, 3], [4, 5, 6]] },
 *   f: ({ ops }, { x, w }) => ops.tanh(ops.multiply(x!, w!)),
 * });
 * assert(reports.every(({ ok }) => ok));
 * ```
 */
export function checkGradientCase(
  engine: Engine,
  { inputs, f }: GradientCase,
  options: GradientCheckOptions = {},
): InputReport[] {
  using _scope = engine.scope();
  const random = new Random(options.seed ?? 0, 3);
  const names = Object.keys(inputs);
  const tensors = names.map((name) =>
    tensorOf(engine, name, inputs[name]!, random)
  );
  const named = Object.fromEntries(names.map((name, i) => [name, tensors[i]!]));
  const compute = () => {
    const result: unknown = f(engine, named);
    if (result instanceof Tensor) return result;
    throw new ArgumentError(
      `Cannot check gradients as the function must return a tensor of the ` +
        `engine it is given: current value is ${typeof result}`,
    );
  };
  const { worst, checked } = checkGradient(engine, compute, tensors, options);
  return worst.flatMap((found, i): InputReport[] => {
    if (found === undefined) return [];
    const { shape, size } = tensors[i]!;
    const { error, index, analytic, numeric } = found;
    return [{
      name: names[i]!,
      shape,
      ok: error <= (options.tolerance ?? 1e-6),
      checked: checked[i]!,
      error,
      index: checked[i] === size ? unravel(index, shape) : [index],
      analytic,
      numeric,
    }];
  });
}

function tensorOf(
  engine: Engine,
  name: string,
  input: NestedArray | SampleInput,
  random: Random,
): Tensor {
  const options = { name, dtype: "float64", requiresGrad: true } as const;
  try {
    if (typeof input === "number" || Array.isArray(input)) {
      return engine.tensor(input, options);
    }
    const { shape, low = -1, high = 1, idsBelow, isMask = false } = input;
    const { length } = { length: sizeOf(shape) };
    const draw = (next: () => number) => Float64Array.from({ length }, next);
    if (idsBelow !== undefined) {
      const ids = Int32Array.from(draw(() => random.below(idsBelow)));
      return engine.tensor(ids, { name, shape });
    }
    if (isMask) {
      const values = draw(() => random.below(2));
      return engine.tensor(values, { name, shape });
    }
    const values = draw(() => low + (high - low) * random.uniform());
    return engine.tensor(values, { ...options, shape });
  } catch (error) {
    if (error instanceof FluxionError) throw error;
    throw new ArgumentError(
      `Cannot check gradients as the input ${name} must be numbers in lists, ` +
        `or have a shape: current value is ${JSON.stringify(input)}`,
    );
  }
}
