/** Calls of the kernels whose operands may have gaps. */

import type { Case } from "./cases.ts";
import type { Draw } from "./draw.ts";

/** A matrix product with any transposes and leading dimensions. */
export function gemmCase(draw: Draw): Case {
  const budget = draw.chance(0.02) ? 1_500_000 : 30_000;
  const [m, n, k] = draw.sizes(3, budget) as [number, number, number];
  const transposeA = draw.pick(0, 1), transposeB = draw.pick(0, 1);
  const leading = (columns: number) =>
    Math.max(1, columns) + draw.pick(0, 0, 0, 1, 3, 8);
  const alpha = draw.pick(1, 1, 1, 0.3, -1.25, 0);
  // Whether 0 · NaN is NaN or 0 where alpha is 0 is left to the BLAS.
  const kind = alpha === 0 ? "finite" : "product";
  return {
    numbers: {
      transposeA,
      transposeB,
      m,
      n,
      k,
      alpha,
      lda: leading(transposeA ? m : k),
      ldb: leading(transposeB ? k : n),
      beta: draw.pick(0, 0, 1, 1, -0.7),
      ldc: leading(n),
    },
    contents: { a: kind, b: kind, c: "product" },
  };
}

/** Strides of four axes in any order, without overlap, maybe with gaps. */
function layout(draw: Draw, lengths: readonly number[]): number[] {
  const order = [0, 1, 2, 3];
  for (let i = 3; i > 0; i--) {
    const j = draw.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const strides = [0, 0, 0, 0];
  let next = draw.pick(1, 1, 1, 2);
  for (const axis of draw.chance(0.5) ? [3, 2, 1, 0] : order) {
    strides[axis] = next;
    next = next * Math.max(1, lengths[axis]!) + draw.pick(0, 0, 0, 1, 5);
  }
  return strides;
}

/** A copy between two layouts; that of x may repeat along an axis. */
export function copyCase(draw: Draw): Case {
  const rank = 1 + draw.below(4);
  const lengths = [1, 1, 1, 1, ...draw.sizes(rank, 3000)].slice(-4);
  const t = layout(draw, lengths);
  const inPlace = draw.chance(0.1);
  const s = inPlace ? t : layout(draw, lengths);
  if (!inPlace && draw.chance(0.3)) s[draw.below(4)] = draw.pick(0, 0, 1);
  const named = (letter: string, list: readonly number[]) =>
    list.map((value, axis) => [`${letter}${axis}`, value] as const);
  return {
    numbers: {
      ...Object.fromEntries([
        ...named("d", lengths),
        ...named("s", s),
        ...named("t", t),
      ]),
      accumulate: draw.pick(0, 1),
    },
    contents: { x: "any" },
    ...(inPlace ? { over: { out: "x" } } : {}),
  };
}
