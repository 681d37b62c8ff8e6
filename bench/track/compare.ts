/** Measured ratios against those that were committed. */

/** How much slower than its baseline a metric may be: what the ratios of two
 * runs of the same code on one shared machine differ by, and a little. */
export const margin = 0.25;

/** Speeds in relation to the reference of the run, by metric. */
export type Ratios = Readonly<Record<string, number>>;

/** The committed file: ratios by machine. */
export type Baseline = Readonly<Record<string, Ratios>>;

/** How a metric stands. */
export interface Verdict {
  /** The metric. */
  readonly name: string;
  /** Its ratio now. */
  readonly ratio: number;
  /** Its ratio when the baseline was written; null if it was not there. */
  readonly baseline: number | null;
  /** Whether it is slower than it may be. */
  readonly isSlower: boolean;
}

/**
 * Compares every metric that was measured with its baseline.
 *
 * @param ratios What was measured.
 * @param baseline What it was once.
 * @returns A verdict for each.
 */
export function compare(ratios: Ratios, baseline: Ratios): Verdict[] {
  return Object.entries(ratios).map(([name, ratio]) => {
    const before = baseline[name] ?? null;
    const isSlower = before !== null && !(ratio >= before * (1 - margin));
    return { name, ratio, baseline: before, isSlower };
  });
}

/**
 * Says how a metric stands.
 *
 * @param verdict The verdict.
 * @returns One sentence.
 */
export function sentence({ name, ratio, baseline, isSlower }: Verdict): string {
  const now = ratio.toPrecision(4);
  if (baseline === null) return `${name}: ${now}, without a baseline`;
  const share = (ratio / baseline).toFixed(2);
  const numbers = `${share} of its baseline (${now}, ${
    baseline.toPrecision(4)
  } before)`;
  if (isSlower) {
    return `${name} must be at least ${1 - margin} of its baseline: ` +
      `it is ${numbers}`;
  }
  return ratio > baseline * (1 + margin)
    ? `${name}: ${numbers}; --update would keep it there`
    : `${name}: ${numbers}`;
}
