/** A learning rate for each step, counted from 0. */
export type Schedule = (step: number) => number;

/** The shape of a warm-up followed by a cosine. */
export interface WarmupCosineOptions {
  /** The highest rate. */
  readonly peak: number;
  /** The rate at the end. */
  readonly final: number;
  /** Steps over which the rate rises in a line from 0 to the peak. */
  readonly warmup: number;
  /** The step at which the rate is final. */
  readonly steps: number;
}

/**
 * A rise in a line, then half a cosine down (Loshchilov and Hutter, "SGDR",
 * 2017, equation 5, one period).
 *
 * @param options The shape.
 * @returns The learning rate for each step.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { warmupCosine } from "@fluxion/fluxion/train";
 *
 * const rate = warmupCosine({ peak: 1, final: 0, warmup: 4, steps: 12 });
 * assertEquals([rate(0), rate(3), rate(4), rate(12)], [0.25, 1, 1, 0]);
 * ```
 */
export function warmupCosine(options: WarmupCosineOptions): Schedule {
  const { peak, final, warmup, steps } = options;
  return (step) => {
    if (step < warmup) return peak * (step + 1) / warmup;
    if (step >= steps) return final;
    const progress = (step - warmup) / (steps - warmup);
    return final + (peak - final) * 0.5 * (1 + Math.cos(Math.PI * progress));
  };
}

/**
 * The same rate at every step.
 *
 * @param rate The rate.
 * @returns The learning rate for each step.
 */
export function constant(rate: number): Schedule {
  return () => rate;
}
