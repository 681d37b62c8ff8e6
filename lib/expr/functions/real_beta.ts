/** The beta function. */
import { gamma, stirlingCorrection } from "./real_gamma.ts";

/** Up to here the gamma function does not overflow. */
const direct = 170;

/** Stirling's series is good from here on. */
const asymptotic = 16;

/**
 * The beta function: Γ(a) Γ(b) / Γ(a + b), where both are large by the
 * quotient of Stirling's series (NIST DLMF 5.12.1, 5.11.1).
 *
 * @param a Any number but 0, -1, -2, …
 * @param b Likewise.
 * @returns B(a, b); NaN or infinite at the poles.
 */
export function beta(a: number, b: number): number {
  if (isPole(a) || isPole(b)) return a === 0 || b === 0 ? Infinity : NaN;
  if (isPole(a + b)) return 0;
  if (Math.abs(a) + Math.abs(b) < direct || a < 0 || b < 0) {
    return gamma(a) / gamma(a + b) * gamma(b);
  }
  const small = Math.min(a, b), large = Math.max(a, b);
  // B(a, b) = B(a, b + n) Π (a + b + k) / (b + k)
  let factor = 1, shifted = small;
  for (; shifted < asymptotic; shifted++) {
    factor *= (large + shifted) / shifted;
  }
  return factor * largeBeta(large, shifted);
}

function isPole(x: number): boolean {
  return Number.isInteger(x) && x <= 0;
}

/** For a ≥ b ≥ 16. */
function largeBeta(a: number, b: number): number {
  const sum = a + b;
  const exponent = a * Math.log1p(-b / sum) + b * Math.log(b / sum) +
    stirlingCorrection(a) + stirlingCorrection(b) - stirlingCorrection(sum);
  return Math.sqrt(2 * Math.PI * (1 / a + 1 / b)) * Math.exp(exponent);
}
