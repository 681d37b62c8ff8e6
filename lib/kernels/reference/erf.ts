/** The error function in float64, by the rational approximations of W. J.
 * Cody, "Rational Chebyshev approximations for the error function",
 * Mathematics of Computation 23 (1969), 631-637. Coefficients are listed from
 * the highest power to the constant.
 * @module
 */

// erf(x) = x · P(x²) / Q(x²) for |x| ≤ 0.46875.
const smallP = [
  1.85777706184603153e-1,
  3.16112374387056560e0,
  1.13864154151050156e2,
  3.77485237685302021e2,
  3.20937758913846947e3,
];
const smallQ = [
  1,
  2.36012909523441209e1,
  2.44024637934444173e2,
  1.28261652607737228e3,
  2.84423683343917062e3,
];

// erfc(x) = e^(-x²) · P(x) / Q(x) for 0.46875 ≤ x ≤ 4.
const middleP = [
  2.15311535474403846e-8,
  5.64188496988670089e-1,
  8.88314979438837594e0,
  6.61191906371416295e1,
  2.98635138197400131e2,
  8.81952221241769090e2,
  1.71204761263407058e3,
  2.05107837782607147e3,
  1.23033935479799725e3,
];
const middleQ = [
  1,
  1.57449261107098347e1,
  1.17693950891312499e2,
  5.37181101862009858e2,
  1.62138957456669019e3,
  3.29079923573345963e3,
  4.36261909014324716e3,
  3.43936767414372164e3,
  1.23033935480374942e3,
];

// erfc(x) = e^(-x²)/x · (1/√π - P(1/x²) / (x² Q(1/x²))) for x ≥ 4.
const largeP = [
  1.63153871373020978e-2,
  3.05326634961232344e-1,
  3.60344899949804439e-1,
  1.25781726111229246e-1,
  1.60837851487422766e-2,
  6.58749161529837803e-4,
];
const largeQ = [
  1,
  2.56852019228982242e0,
  1.87295284992346725e0,
  5.27905102951428412e-1,
  6.05183413124413191e-2,
  2.33520497626869185e-3,
];

const small = 0.46875;

/** Horner's scheme. */
const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);

/** erfc(x) for x ≥ 0.46875. */
function tail(x: number): number {
  if (x > 27) return 0;
  const power = Math.exp(-x * x);
  if (x <= 4) return power * polynomial(middleP, x) / polynomial(middleQ, x);
  const z = 1 / (x * x);
  const ratio = z * polynomial(largeP, z) / polynomial(largeQ, z);
  return power / x * (1 / Math.sqrt(Math.PI) - ratio);
}

/**
 * The error function 2/√π ∫₀ˣ e^(-t²) dt.
 *
 * @param x Where to evaluate it.
 * @returns Its value, to about 1e-15.
 */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size <= small) {
    return x * polynomial(smallP, x * x) / polynomial(smallQ, x * x);
  }
  return Math.sign(x) * (1 - tail(size));
}

/**
 * The complement 1 - erf(x), without the cancellation where erf(x) is near 1.
 *
 * @param x Where to evaluate it.
 * @returns Its value, to a relative 1e-13 or better.
 */
export function erfc(x: number): number {
  if (x > small) return tail(x);
  return x < -small ? 2 - tail(-x) : 1 - erf(x);
}

/**
 * The standard normal distribution function Φ.
 *
 * @param x Where to evaluate it.
 * @returns The probability of a value below x.
 */
export function normalCumulative(x: number): number {
  return erfc(-x * Math.SQRT1_2) / 2;
}

/**
 * The standard normal density φ = e^(-x²/2) / √(2π).
 *
 * @param x Where to evaluate it.
 * @returns The density.
 */
export function normalDensity(x: number): number {
  return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
}
