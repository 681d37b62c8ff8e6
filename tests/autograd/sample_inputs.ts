/** Tensors for the samples of ops. */

import type { DType } from "../../lib/core/dtype.ts";
import { Random } from "../../lib/core/random.ts";
import { sizeOf } from "../../lib/core/shape.ts";
import type { Engine } from "../../lib/autograd/engine.ts";
import type { SampleInput } from "../../lib/autograd/op.ts";
import type { Tensor } from "../../lib/tensor/tensor.ts";

/** What one input of a sample holds. */
export interface SampleValues {
  readonly input: SampleInput;
  readonly values: number[];
}

/**
 * Draws the values of a sample's inputs. Those with a spacing are dealt from
 * one grid for all inputs, so that no two of them are close, whichever input
 * they are of; then they are moved away from 0.
 */
export function drawValues(
  inputs: readonly SampleInput[],
  seed: number,
): SampleValues[] {
  const random = new Random(seed, 3);
  const spaced = inputs.filter((input) => input.spacing !== undefined);
  const count = spaced.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const cells = shuffled(count, random);
  return inputs.map((input) => {
    const { low = -1, high = 1, spacing, idsBelow, isMask } = input;
    const draw = () => {
      if (idsBelow !== undefined) return random.below(idsBelow);
      if (isMask) return random.below(2);
      if (spacing === undefined) return low + (high - low) * random.uniform();
      const width = Math.max((high - low) / count, 2 * spacing);
      const jitter = (width - spacing) * (random.uniform() - 0.5);
      const value = low + (cells.pop()! + 0.5) * width + jitter;
      return value < 0 ? value - spacing : value + spacing;
    };
    return { input, values: Array.from({ length: sizeOf(input.shape) }, draw) };
  });
}

function shuffled(count: number, random: Random): number[] {
  const cells = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [cells[i], cells[j]] = [cells[j]!, cells[i]!];
  }
  return cells;
}

/** Makes the tensor of an input; a gradient flows to it if it can. */
export function makeInput(
  engine: Engine,
  { input, values }: SampleValues,
  dtype: DType,
): Tensor {
  const { shape, idsBelow, isMask } = input;
  if (idsBelow !== undefined) {
    return engine.tensor(values, { shape, dtype: "int32" });
  }
  return engine.tensor(values, { shape, dtype, requiresGrad: !isMask });
}

/** As {@linkcode makeInput}, but the leaf is stored with its axes reversed and
 * every other element of its last axis unused: what `reorder` undoes. */
export function makeStridedInput(
  engine: Engine,
  { input, values }: SampleValues,
  dtype: DType,
): Tensor {
  const { shape, idsBelow, isMask } = input;
  const plain = engine.tensor(values, { shape, dtype: "float64" });
  const reversed = engine.ops.transpose(plain).toTypedArray();
  const last = shape[0] ?? 1;
  const padded = Array.from(
    reversed,
    (value, i) => i % last === last - 1 ? [value] : [value, 0],
  ).flat();
  const stored = shape.length === 0 ? [] : [
    ...shape.slice(1).reverse(),
    2 * last - 1,
  ];
  return engine.tensor(padded, {
    shape: stored,
    dtype: idsBelow === undefined ? dtype : "int32",
    requiresGrad: idsBelow === undefined && !isMask,
  });
}

/** The view of a stored leaf that has the sample's shape and values. */
export function reorder(engine: Engine, stored: Tensor): Tensor {
  if (stored.rank === 0) return stored;
  const { slice, transpose } = engine.ops;
  const whole = Array.from({ length: stored.rank - 1 }, () => ({}));
  return transpose(slice(stored, [...whole, { step: 2 }]));
}

/** An op that takes whatever its samples give. */
export type AnyOperation = (...args: readonly unknown[]) => Tensor;

/** An op of the registry as a function of unknown arguments. */
export function operation(engine: Engine, name: string): AnyOperation {
  const ops: Readonly<Record<string, unknown>> = engine.ops;
  return ops[name] as AnyOperation;
}
