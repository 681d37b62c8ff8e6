/** The Lambert W function. */
import { exactProduct } from "../numeric/double_double.ts";
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";
import { exp, ln, log1p, sqrt } from "./complex_elementary.ts";

/** e - Math.E */
const lowE = 1.4456468917292502e-16;

/** 1 + e z, to full precision near z = -1/e. */
function onePlusE([x, y]: Complex): Complex {
  const [high, low] = exactProduct(Math.E, x);
  return [(1 + high) + (low + lowE * x), Math.E * y + lowE * y];
}

/** Coefficients of W in powers of p = sqrt(2 (1 + e z)) (R. M. Corless and
 * others, "On the Lambert W function", 1996, section 4.3). */
const branchSeries: readonly number[] = tabulate(24);

function tabulate(count: number): readonly number[] {
  const mu = [-1, 1], alpha = [2, -1];
  for (let k = 2; k < count; k++) {
    let sum = 0;
    for (let j = 2; j < k; j++) sum += mu[j]! * mu[k + 1 - j]!;
    alpha.push(sum);
    mu.push(
      (k - 1) / (k + 1) * (mu[k - 2]! / 2 + alpha[k - 2]! / 4) -
        sum / 2 - mu[k - 1]! / (k + 1),
    );
  }
  return mu;
}

function firstTerms(p: Complex, count: number = 5): Complex {
  let sum: Complex = complex.zero;
  for (let k = count - 1; k >= 0; k--) {
    sum = complex.multiply(sum, p);
    sum = [sum[0] + branchSeries[k]!, sum[1]];
  }
  return sum;
}

function startingPoint(z: Complex, p: Complex): Complex {
  if (complex.modulus(p) < 1.5) return firstTerms(p);
  if (z[0] >= 0 && complex.modulus(z) < 3) return log1p(z);
  // Corless and others 1996, (4.18)
  const first = ln(z), second = ln(first);
  return complex.add(
    complex.subtract(first, second),
    complex.divide(second, first),
  );
}

/**
 * The principal branch of the Lambert W function; cut x < -1/e.
 *
 * @param z A number.
 * @returns W with W e^W = z.
 */
export function lambertw(z: Complex): Complex {
  if (complex.modulus(z) < 1e-8) {
    return complex.subtract(z, complex.multiply(z, z));
  }
  const p = sqrt(complex.scale(onePlusE(z), 2));
  if (complex.modulus(p) < 0.2) return firstTerms(p, branchSeries.length);
  let w = startingPoint(z, p);
  for (let step = 0; step < 40; step++) {
    const [next, change] = halley(w, z);
    w = next;
    if (change <= 1e-16 * complex.modulus(w)) break;
  }
  return w;
}

/** Halley's step for w - z e^-w, which no exponential overflows. */
function halley(w: Complex, z: Complex): readonly [Complex, number] {
  const rest = complex.subtract(
    w,
    complex.multiply(z, exp(complex.negate(w))),
  );
  // f = w e^w - z: f / e^w = rest, f' / e^w = w + 1, f'' / f' = (w + 2) / (w + 1)
  const slope: Complex = [w[0] + 1, w[1]];
  const curve = complex.divide([w[0] + 2, w[1]], complex.scale(slope, 2));
  const divisor = complex.subtract(slope, complex.multiply(curve, rest));
  const change = complex.divide(rest, divisor);
  if (!complex.isFiniteComplex(change)) return [w, 0];
  return [complex.subtract(w, change), complex.modulus(change)];
}
