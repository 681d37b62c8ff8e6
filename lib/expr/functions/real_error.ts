/** The error functions. */
import {
  continuedFraction,
  exponentialOfSquare,
  sumAsymptotically,
  sumSeries,
} from "./real_numbers.ts";

const twoOverRootPi = 2 / Math.sqrt(Math.PI);

/** From here on the continued fraction is used. */
const far = 2;

/**
 * The error function: a series of positive terms (NIST DLMF 7.6.2) near 0.
 *
 * @param x Any number.
 * @returns 2/√π ∫ e^(-t²) dt from 0 to x.
 */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size > far) return Math.sign(x) * (1 - farComplement(size));
  if (Number.isNaN(x)) return NaN;
  const square = x * x;
  return twoOverRootPi * exponentialOfSquare(x, -1) *
    sumSeries(x, (term, n) => term * 2 * square / (2 * n + 1));
}

/**
 * The complementary error function.
 *
 * @param x Any number.
 * @returns 1 - erf(x), with all digits where that is small.
 */
export function erfc(x: number): number {
  return x > far ? farComplement(x) : 1 - erf(x);
}

/** erfc(x) by its continued fraction (DLMF 7.9.1), for x > 2. */
function farComplement(x: number): number {
  if (x > 28) return 0;
  const fraction = continuedFraction(x, (n) => n / 2, () => x);
  return exponentialOfSquare(x, -1) / (Math.sqrt(Math.PI) * fraction);
}

/**
 * The imaginary error function: its series (NIST DLMF 7.6.1), and the
 * asymptotic one from 6.5 on.
 *
 * @param x Any number.
 * @returns 2/√π ∫ e^(t²) dt from 0 to x.
 */
export function erfi(x: number): number {
  const square = x * x;
  if (Math.abs(x) > 6.5) {
    const series = sumAsymptotically((n) => (2 * n - 1) / (2 * square));
    return exponentialOfSquare(x, 1) * series / (Math.sqrt(Math.PI) * x);
  }
  return twoOverRootPi *
    sumSeries(
      x,
      (term, n) => term * square / n,
      (n) => 1 / (2 * n + 1),
    );
}
