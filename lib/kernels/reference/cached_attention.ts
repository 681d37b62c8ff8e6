import type { TypedArray } from "../../core/dtype.ts";
import type { Kernels } from "../kernels.ts";
import type { Access } from "./access.ts";

/** A row of the operands: a run of elements of an array. */
interface Row {
  readonly array: TypedArray;
  readonly start: number;
}

/** Σ a[i] · b[i]. */
function dot(size: number, a: Row, b: Row): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    sum += a.array[a.start + i]! * b.array[b.start + i]!;
  }
  return sum;
}

/** softmax(scale · q Kᵀ), of one query and `count` keys behind each other. */
function attentionWeights(
  count: number,
  size: number,
  scale: number,
  query: Row,
  keys: Row,
): number[] {
  const scores = Array.from({ length: count }, (_, t) => {
    const key = { array: keys.array, start: keys.start + t * size };
    return scale * dot(size, query, key);
  });
  const largest = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = scores.map((score) => Math.exp(score - largest));
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
}

/**
 * Attention over keys and values that are kept.
 *
 * @param access The memory.
 * @returns The kernel.
 */
export function cachedAttentionKernels(
  { floats, integers }: Access,
): Pick<Kernels, "cachedAttention"> {
  return {
    // keys[slot, h, position, :] = k, values likewise, and then
    // out[r, h, :] = Σ over t ≤ position of softmax(scale · q K[t])[t] · V[t]
    cachedAttention(
      rows,
      heads,
      size,
      sequences,
      capacity,
      scale,
      packedAddress,
      slotsAddress,
      positionsAddress,
      keysAddress,
      valuesAddress,
      outAddress,
    ) {
      const packed = floats(packedAddress), out = floats(outAddress);
      const keys = floats(keysAddress), values = floats(valuesAddress);
      const slots = integers(slotsAddress);
      const positions = integers(positionsAddress);
      const features = heads * size;
      const isKept = (r: number): boolean =>
        slots[r]! >= 0 && slots[r]! < sequences &&
        positions[r]! >= 0 && positions[r]! < capacity;
      const headAt = (r: number, h: number): number =>
        (slots[r]! * heads + h) * capacity * size;

      for (let r = 0; r < rows; r++) {
        if (!isKept(r)) continue;
        for (let i = 0; i < features; i++) {
          const h = Math.floor(i / size);
          const at = headAt(r, h) + positions[r]! * size + i % size;
          const key = (3 * r + 1) * features + i;
          keys[at] = packed[key]!;
          values[at] = packed[key + features]!;
        }
      }
      for (let r = 0; r < rows; r++) {
        for (let h = 0; h < heads; h++) {
          const start = headAt(r, h), to = r * features + h * size;
          out.fill(0, to, to + size);
          if (!isKept(r)) continue;
          const query = { array: packed, start: 3 * r * features + h * size };
          const weights = attentionWeights(
            positions[r]! + 1,
            size,
            scale,
            query,
            { array: keys, start },
          );
          for (let i = 0; i < size; i++) {
            out[to + i] = weights.reduce(
              (sum, weight, t) => sum + weight * values[start + t * size + i]!,
              0,
            );
          }
        }
      }
    },
  };
}
