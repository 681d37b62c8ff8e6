import { bytesPerElement } from "../../core/dtype.ts";
import { ShapeError } from "../../core/errors.ts";
import { formatShape } from "../../core/shape.ts";
import { checkDType, type Tensor } from "../../tensor/tensor.ts";
import type { PrimitiveOp, Sample } from "../op.ts";

/** How attention is computed. */
export interface AttentionOptions {
  /** The number of heads; divides the features. */
  readonly heads: number;
  /** Whether a position sees only itself and those before; true if absent. */
  readonly causal?: boolean;
}

type Attributes = Required<AttentionOptions>;
type Arguments = [queryKeyValue: Tensor, options: AttentionOptions];

/**
 * Multi-head self-attention: softmax(QKᵀ/√size)V for each head (Vaswani et
 * al., "Attention is all you need", 2017, section 3.2). Queries, keys and
 * values come packed, [batch, time, 3·features] as one linear layer leaves
 * them; out [batch, time, features].
 */
export const attention: PrimitiveOp<Arguments, Attributes> = {
  name: "attention",
  call: (apply, queryKeyValue, { heads, causal = true }) =>
    apply([queryKeyValue], { heads, causal }),

  infer([x], { heads }) {
    checkDType("attention", x!, "float32", "float64");
    const packed = x!.shape.at(-1) ?? 0;
    const fits = x!.rank === 3 && Number.isInteger(heads) && heads > 0 &&
      packed % (3 * heads) === 0;
    if (!fits) {
      throw new ShapeError(
        `Cannot attention as the shape must be [batch, time, 3·features] ` +
          `with features a multiple of ${heads} heads: ` +
          `shape is ${formatShape(x!.shape)}`,
      );
    }
    return { shape: [...x!.shape.slice(0, 2), packed / 3], dtype: x!.dtype };
  },

  forward(context, [x], attributes, { shape, dtype }) {
    const packed = context.contiguous(x!);
    const layout = layoutOf(packed, attributes);
    const { rows, time, size, features, leading, scale, causal } = layout;
    const kernels = context.kernels(dtype);
    const output = context.empty(shape, dtype);
    const weights = context.empty([rows, time], dtype);
    const at = weights.address;
    const heads = layout.heads(packed.address, at, output.address);
    // S = Q Kᵀ, P = softmax(S), O = P V
    // deno-fmt-ignore
    for (const head of heads) {
      kernels.gemm(
        0, 1, time, time, size, 1, head.query, leading,
        head.key, leading, 0, head.weights, time,
      );
    }
    kernels.softmax(rows, time, scale, causal, at, at);
    // deno-fmt-ignore
    for (const head of heads) {
      kernels.gemm(
        0, 0, time, size, time, 1, head.weights, time,
        head.value, leading, 0, head.output, features,
      );
    }
    context.save(packed, weights);
    return output;
  },

  // dV = Pᵀ dO, dP = dO Vᵀ, dS = softmax′(dP), dQ = dS K, dK = dSᵀ Q
  backward(context) {
    const [packed, weights] = context.saved as [Tensor, Tensor];
    const { kernels, gradient } = context;
    const layout = layoutOf(packed, context.attributes);
    const { rows, time, size, features, leading, scale, causal } = layout;
    const p = weights.address;
    const ds = context.empty(weights.shape).address;
    const { address, accumulate } = context.target(0);
    const heads = layout.heads(packed.address, p, gradient.address);
    const targets = layout.heads(address, ds, gradient.address);
    // deno-fmt-ignore
    heads.forEach((head, i) => {
      const d = targets[i]!;
      kernels.gemm(
        1, 0, time, size, time, 1, head.weights, time,
        head.output, features, accumulate, d.value, leading,
      );
      kernels.gemm(
        0, 1, time, time, size, 1, head.output, features,
        head.value, leading, 0, d.weights, time,
      );
    });
    kernels.softmaxBackward(rows, time, scale, causal, p, ds, ds, 0);
    // deno-fmt-ignore
    heads.forEach((head, i) => {
      const d = targets[i]!;
      kernels.gemm(
        0, 0, time, size, time, 1, d.weights, time,
        head.key, leading, accumulate, d.query, leading,
      );
      kernels.gemm(
        1, 0, time, size, time, 1, d.weights, time,
        head.query, leading, accumulate, d.key, leading,
      );
    });
  },

  samples: samples(),
};

/** The addresses of one head of one batch element. */
interface Head {
  readonly query: number;
  readonly key: number;
  readonly value: number;
  /** Its time×time matrix, before or after the softmax. */
  readonly weights: number;
  readonly output: number;
}

/** Sizes, and where each head lies: no head is ever copied, as the products
 * step over the others by the leading dimension. */
function layoutOf(packed: Tensor, { heads, causal }: Attributes) {
  const [batch, time, leading] = packed.shape as [number, number, number];
  const features = leading / 3;
  const size = features / heads;
  const bytes = bytesPerElement[packed.dtype];
  const headAt = (
    index: number,
    packed: number,
    weights: number,
    output: number,
  ): Head => {
    const b = Math.floor(index / heads);
    const h = index % heads;
    const query = packed + (b * time * leading + h * size) * bytes;
    return {
      query,
      key: query + features * bytes,
      value: query + 2 * features * bytes,
      weights: weights + index * time * time * bytes,
      output: output + (b * time * features + h * size) * bytes,
    };
  };
  return {
    rows: batch * heads * time,
    time,
    size,
    features,
    leading,
    scale: 1 / Math.sqrt(size),
    causal: causal ? time : 0,
    heads: (packed: number, weights: number, output: number): Head[] =>
      Array.from(
        { length: batch * heads },
        (_, index) => headAt(index, packed, weights, output),
      ),
  };
}

function samples(): Sample<Arguments>[] {
  const sizes = [
    [1, 1, 1, 1],
    [1, 2, 1, 3],
    [1, 3, 2, 2],
    [2, 3, 1, 4],
    [2, 4, 2, 3],
    [1, 5, 3, 1],
    [3, 2, 2, 5],
    [1, 7, 1, 2],
    [2, 5, 4, 2],
    [1, 8, 2, 4],
    [1, 9, 1, 5],
  ] as const;
  return sizes.flatMap(([batch, time, heads, size]) =>
    [true, false].map((causal) => ({
      inputs: [{ shape: [batch, time, 3 * heads * size] }],
      arguments: ([x]: readonly Tensor[]): Arguments => [x!, {
        heads,
        causal,
      }],
    }))
  );
}
