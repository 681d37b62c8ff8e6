/** Compares what two kernels left. */

/** The next number after the largest float32. */
const overflow = 2 ** 128;

/**
 * Whether a value is within a bound. NaN must meet NaN. An infinity must meet
 * itself, or a finite value that is within the bound of overflowing. The sign
 * of zero does not count.
 *
 * @param actual The value.
 * @param expected What it should be.
 * @param bound The largest difference; one that is infinite allows none.
 * @returns Whether it is.
 */
export function agree(
  actual: number,
  expected: number,
  bound: number,
): boolean {
  if (actual === expected) return true;
  if (Number.isNaN(actual) || Number.isNaN(expected)) {
    return Number.isNaN(actual) && Number.isNaN(expected);
  }
  const finite = (x: number) => Math.max(-overflow, Math.min(overflow, x));
  const allowed = Number.isFinite(bound) ? bound : 0;
  return Math.abs(finite(actual) - finite(expected)) <= allowed;
}

/**
 * The first word that was changed though it is nobody's to write.
 *
 * @param before The words before the call.
 * @param owned 1 for each word that may be written.
 * @param after The words after it, and maybe more.
 * @returns What is wrong, or undefined.
 */
export function findStray(
  before: Int32Array,
  owned: Uint8Array,
  after: Int32Array,
): string | undefined {
  for (let i = 0; i < before.length; i++) {
    if (owned[i] === 0 && after[i] !== before[i]) {
      return `word ${i} was written, which is in a gap, an input or outside`;
    }
  }
  return undefined;
}
