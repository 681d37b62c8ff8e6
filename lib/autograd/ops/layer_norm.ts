import { ShapeError } from "../../core/errors.ts";
import { formatShape, sameShape } from "../../core/shape.ts";
import { checkDType, type Tensor } from "../../tensor/tensor.ts";
import type {
  BackwardContext,
  GradientTarget,
  PrimitiveOp,
  Sample,
} from "../op.ts";

/** Scale, shift and the guard against a variance of 0. */
export interface LayerNormOptions {
  /** What to multiply the normalised row by, [features]. */
  readonly weight?: Tensor;
  /** What to add to it then, [features]. */
  readonly bias?: Tensor;
  /** Added to the variance; 1e-5 if absent. */
  readonly epsilon?: number;
}

interface Attributes {
  readonly epsilon: number;
  /** Which input the weight is, or -1. */
  readonly weight: number;
  /** Which input the bias is, or -1. */
  readonly bias: number;
}

type Arguments = [x: Tensor, options?: LayerNormOptions];

/**
 * Normalises the last axis to mean 0 and variance 1, then scales and shifts:
 * x […, features], the same shape out (Ba, Kiros, Hinton, "Layer
 * normalization", 2016, equation 4).
 */
export const layerNorm: PrimitiveOp<Arguments, Attributes> = {
  name: "layerNorm",
  call(apply, x, { weight, bias, epsilon = 1e-5 } = {}) {
    const inputs = [x];
    const indexOf = (tensor: Tensor | undefined): number =>
      tensor === undefined ? -1 : inputs.push(tensor) - 1;
    const attributes = {
      epsilon,
      weight: indexOf(weight),
      bias: indexOf(bias),
    };
    return apply(inputs, attributes);
  },

  infer(inputs) {
    const [x, ...parameters] = inputs as [Tensor, ...Tensor[]];
    checkDType("layerNorm", x, "float32", "float64");
    for (const parameter of parameters) {
      checkDType("layerNorm", parameter, x.dtype);
      if (x.rank > 0 && sameShape(parameter.shape, x.shape.slice(-1))) continue;
      throw new ShapeError(
        `Cannot layerNorm as weight and bias must have the shape of the last ` +
          `axis: shapes are ${formatShape(x.shape)} and ` +
          formatShape(parameter.shape),
      );
    }
    return { shape: x.shape, dtype: x.dtype };
  },

  forward(context, inputs, { epsilon, weight, bias }, { shape, dtype }) {
    const list = inputs.map((input) => context.contiguous(input));
    const columns = shape.at(-1) ?? 1;
    const rows = columns === 0 ? 0 : list[0]!.size / columns;
    const output = context.empty(shape, dtype);
    const mean = context.empty([rows], dtype);
    const rstd = context.empty([rows], dtype);
    context.kernels(dtype).layerNorm(
      rows,
      columns,
      epsilon,
      list[0]!.address,
      list[weight]?.address ?? 0,
      list[bias]?.address ?? 0,
      output.address,
      mean.address,
      rstd.address,
    );
    context.save(mean, rstd);
    return output;
  },

  backward(context) {
    const { inputs } = context;
    if (new Set(inputs).size === inputs.length) {
      const { dWeight, dBias, accumulate } = parameterTargets(context);
      const dx = inputTarget(context);
      runBackward(context, dx, dWeight, dBias, accumulate);
    } else backwardOfTwin(context);
  },

  samples: samples(),
};

/** One call writes all gradients; the kernel's contract has the formula. */
function runBackward(
  context: BackwardContext<Attributes>,
  dx: GradientTarget,
  dWeight: number,
  dBias: number,
  accumulate: number,
): void {
  const { gradient, inputs, saved, attributes } = context;
  const x = context.contiguous(inputs[0]!);
  const [mean, rstd] = saved as [Tensor, Tensor];
  const weight = inputs[attributes.weight];
  context.kernels.layerNormBackward(
    mean.size,
    x.shape.at(-1) ?? 1,
    x.address,
    weight === undefined ? 0 : context.contiguous(weight).address,
    mean.address,
    rstd.address,
    gradient.address,
    dx.address,
    dx.accumulate,
    dWeight,
    dBias,
    accumulate,
  );
}

/** One tensor stands twice among the inputs: its gradients are made apart and
 * added one after the other. */
function backwardOfTwin(context: BackwardContext<Attributes>): void {
  const { inputs, attributes: { weight, bias }, kernels } = context;
  const parts = inputs.map(({ shape }) => context.empty(shape));
  const [dx] = parts as [Tensor];
  const addressOf = (index: number) => parts[index]?.address ?? 0;
  const target = { address: dx.address, accumulate: 0 };
  runBackward(context, target, addressOf(weight), addressOf(bias), 0);
  parts.forEach(({ size, address: part }, i) => {
    if (!context.needs(i)) return;
    const { address, accumulate } = context.target(i);
    kernels.scaleAdd(size, 1, part, accumulate, address);
  });
}

/** Where the gradients of weight and bias go; address 0 if not wanted. The
 * kernel has one flag for both: where only one adds, the other starts at 0. */
function parameterTargets(context: BackwardContext<Attributes>) {
  const indices = [context.attributes.weight, context.attributes.bias];
  const targets = indices.map((index) =>
    context.needs(index) ? context.target(index) : undefined
  );
  const accumulate = targets.some((target) => target?.accumulate) ? 1 : 0;
  targets.forEach((target, i) => {
    if (target === undefined || target.accumulate === accumulate) return;
    const { size } = context.inputs[indices[i]!]!;
    context.kernels.fill(size, 0, target.address);
  });
  const [dWeight, dBias] = targets.map((target) => target?.address ?? 0);
  return { dWeight: dWeight!, dBias: dBias!, accumulate };
}

/** Where the gradient of x goes: a temporary if it is not wanted. */
function inputTarget(context: BackwardContext<Attributes>): GradientTarget {
  if (context.needs(0)) return context.targetInPlace(0);
  const { address } = context.empty(context.gradient.shape);
  return { address, accumulate: 0 };
}

function samples(): Sample<Arguments>[] {
  const shapes = [
    [2],
    [5],
    [1, 4],
    [3, 7],
    [2, 8],
    [2, 3, 5],
    [4, 9],
    [2, 2, 2, 3],
  ];
  return shapes.flatMap((shape) => {
    const parameter = { shape: shape.slice(-1) };
    return [
      {
        inputs: [{ shape }],
        arguments: ([x]: readonly Tensor[]): Arguments => [x!],
      },
      {
        inputs: [{ shape }, parameter],
        arguments: ([x, weight]: readonly Tensor[]): Arguments => [x!, {
          weight: weight!,
        }],
      },
      {
        inputs: [{ shape }, parameter, parameter],
        arguments: ([x, weight, bias]: readonly Tensor[]): Arguments => [x!, {
          weight: weight!,
          bias: bias!,
          epsilon: 1e-3,
        }],
      },
    ];
  });
}
