import { bytesPerElement } from "../../core/dtype.ts";
import { ShapeError } from "../../core/errors.ts";
import {
  broadcastShapes,
  contiguousStrides,
  formatShape,
  type Shape,
} from "../../core/shape.ts";
import { checkDType, type Tensor } from "../../tensor/tensor.ts";
import {
  hasMatrixLayout,
  type MatrixStack,
  multiplyMatrices,
  repeatBatch,
  transposeMatrices,
} from "../matrix_product.ts";
import type { BackwardContext, PrimitiveOp, Sample } from "../op.ts";

type Arguments = [a: Tensor, b: Tensor];

/**
 * The matrix product, as NumPy's `matmul`: a […, m, k] times b […, k, n] is
 * […, m, n], the axes in front broadcast. A vector a [k] is one row, a vector b
 * [k] one column, and the output lacks that axis. Throws a `ShapeError` if an
 * operand is a scalar, the inner axes differ or the others do not broadcast, a
 * `DTypeError` if the element types differ or are int32.
 */
export const matmul: PrimitiveOp<Arguments, null> = {
  name: "matmul",
  call: (apply, a, b) => apply([a, b], null),

  infer(inputs) {
    const [a, b] = inputs as Arguments;
    checkDType("matmul", a, "float32", "float64");
    checkDType("matmul", b, a.dtype);
    const left = a.rank === 1 ? [1, ...a.shape] : a.shape;
    const right = b.rank === 1 ? [...b.shape, 1] : b.shape;
    const fits = a.rank > 0 && b.rank > 0 && left.at(-1) === right.at(-2) &&
      broadcasts(left.slice(0, -2), right.slice(0, -2));
    if (!fits) {
      throw new ShapeError(
        `Cannot matmul as the shapes must be […, m, k] and […, k, n]: ` +
          `shapes are ${formatShape(a.shape)} and ${formatShape(b.shape)}`,
      );
    }
    const shape = [
      ...broadcastShapes("matmul", left.slice(0, -2), right.slice(0, -2)),
      ...(a.rank === 1 ? [] : a.shape.slice(-2, -1)),
      ...(b.rank === 1 ? [] : b.shape.slice(-1)),
    ];
    return { shape, dtype: a.dtype };
  },

  forward(context, [a, b], _, { shape, dtype }) {
    const output = context.empty(shape, dtype);
    const c = outputMatrices(output, a!, b!);
    const batch = c.shape.slice(0, -2);
    multiplyMatrices(
      context.kernels(dtype),
      bytesPerElement[dtype],
      repeatBatch(operand(context, a!, 0), batch),
      repeatBatch(operand(context, b!, 1), batch),
      c,
      0,
    );
    return output;
  },

  // C = AB: dA = dC Bᵀ, dB = Aᵀ dC, summed over the batch axes each lacks
  backward(context) {
    const { inputs: [a, b], gradient } = context;
    const dc = outputMatrices(gradient, a!, b!);
    const batch = dc.shape.slice(0, -2);
    if (context.needs(0)) {
      const right = repeatBatch(operand(context, b!, 1), batch);
      writeGradient(context, 0, dc, transposeMatrices(right), batch);
    }
    if (context.needs(1)) {
      const left = repeatBatch(operand(context, a!, 0), batch);
      writeGradient(context, 1, transposeMatrices(left), dc, batch);
    }
  },

  samples: samples(),
};

/** Whether two lists of batch axes fit, aligned at the end. */
function broadcasts(a: Shape, b: Shape): boolean {
  return a.every((length, i) => {
    const other = b[i + b.length - a.length] ?? 1;
    return length === other || length === 1 || other === 1;
  });
}

/** An operand as matrices: a vector gets an axis of length 1 at the front if it
 * is the first operand, else at the end; copied if gemm could not read it. */
function operand(
  context: { contiguous(tensor: Tensor): Tensor },
  tensor: Tensor,
  index: number,
): MatrixStack {
  if (tensor.rank === 1) {
    const { address, shape, strides } = tensor;
    return index === 0
      ? { address, shape: [1, ...shape], strides: [0, ...strides] }
      : { address, shape: [...shape, 1], strides: [...strides, 0] };
  }
  return hasMatrixLayout(tensor) ? tensor : context.contiguous(tensor);
}

/** A tensor of the output's shape as matrices, the axes of vectors back. */
function outputMatrices(
  { shape, address }: Tensor,
  a: Tensor,
  b: Tensor,
): MatrixStack {
  const restored = [...shape];
  if (b.rank === 1) restored.push(1);
  if (a.rank === 1) restored.splice(-1, 0, 1);
  return { address, shape: restored, strides: contiguousStrides(restored) };
}

/** Writes left · right to an input, summed over the batch axes it lacks. */
function writeGradient(
  context: BackwardContext<null>,
  index: number,
  left: MatrixStack,
  right: MatrixStack,
  batch: Shape,
): void {
  const input = context.inputs[index]!;
  const { kernels } = context;
  const { address, accumulate } = context.target(index);
  // A sum over no matrices has no product that would overwrite the target.
  if (context.gradient.size === 0 && accumulate === 0) {
    kernels.fill(input.size, 0, address);
  }
  if (context.gradient.size === 0) return;
  const shape = [
    ...input.shape.slice(0, -2),
    left.shape.at(-2)!,
    right.shape.at(-1)!,
  ];
  const target = { address, shape, strides: contiguousStrides(shape) };
  const bytes = bytesPerElement[input.dtype];
  const repeated = repeatBatch(target, batch);
  multiplyMatrices(kernels, bytes, left, right, repeated, accumulate);
}

function samples(): Sample<Arguments>[] {
  const pairs: readonly (readonly [Shape, Shape])[] = [
    [[1], [1]],
    [[5], [5]],
    [[3], [3, 4]],
    [[4, 3], [3]],
    [[3], [2, 3, 4]],
    [[2, 4, 3], [3]],
    [[1, 1], [1, 1]],
    [[2, 3], [3, 4]],
    [[1, 5], [5, 1]],
    [[5, 1], [1, 5]],
    [[4, 4], [4, 4]],
    [[7, 9], [9, 8]],
    [[3, 2, 5], [5, 4]],
    [[2, 3, 4], [2, 4, 3]],
    [[3, 2, 1], [3, 1, 2]],
    [[3, 1, 2], [3, 2, 4]],
    [[3, 2, 4], [3, 4, 1]],
    [[2, 3], [4, 3, 2]],
    [[2, 1, 2, 3], [3, 3, 2]],
    [[1, 3, 2], [4, 2, 3]],
    [[4, 1, 3], [3, 5]],
    [[2, 2, 2, 3], [2, 2, 3, 2]],
    [[2, 1, 3, 2], [1, 2, 2, 4]],
    [[3, 1, 1, 2], [2, 3]],
    [[1, 1, 2, 2, 3], [2, 1, 3, 2]],
  ];
  return pairs.map(([a, b]) => ({
    inputs: [{ shape: a }, { shape: b }],
    arguments: ([x, y]) => [x!, y!],
  }));
}
