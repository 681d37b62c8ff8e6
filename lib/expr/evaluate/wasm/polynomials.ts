/** Coefficients of least greatest relative error, lowest power first; made by
 * tests/golden/polynomials.py. */

/** (sin(x) - x) / x³ in x², for |x| ≤ π/4. */
export const sinePolynomial: readonly number[] = [
  -0.1666666666666663,
  0.00833333333332184,
  -0.00019841269829358525,
  2.755731353851223e-06,
  -2.5050734388781305e-08,
  1.5895433252578254e-10,
];

/** (cos(x) - 1 + x²/2) / x⁴ in x², for |x| ≤ π/4. */
export const cosinePolynomial: readonly number[] = [
  0.041666666666666595,
  -0.001388888888887334,
  2.4801587288999782e-05,
  -2.755731421617022e-07,
  2.0875705255804924e-09,
  -1.1358741031012507e-11,
];

/** (sinh(x) - x) / x³ in x², for |x| ≤ 1. */
export const hyperbolicSinePolynomial: readonly number[] = [
  0.16666666666666669,
  0.008333333333332912,
  0.0001984126984159341,
  2.7557319106756312e-06,
  2.5052130998843092e-08,
  1.6056659154845755e-10,
  7.776600574884252e-13,
];

/** (e^x - 1 - x) / x² for |x| ≤ ln 2 / 64: Taylor's are enough. */
export const exponentialPolynomial: readonly number[] = [
  1 / 2,
  1 / 6,
  1 / 24,
  1 / 120,
  1 / 720,
];

/** (ln(1 + x) - x + x²/2) / x³ for |x| ≤ 2^-7: Taylor's are enough. */
export const logarithmPolynomial: readonly number[] = [
  1 / 3,
  -1 / 4,
  1 / 5,
  -1 / 6,
  1 / 7,
  -1 / 8,
];

/** The same with more terms, for powers: their exponents magnify errors. */
export const longLogarithmPolynomial: readonly number[] = [
  ...logarithmPolynomial,
  1 / 9,
  -1 / 10,
];

/** (arctan(x) - x) / x³ in x², for |x| ≤ 1/32: Taylor's are enough. */
export const arctangentPolynomial: readonly number[] = [
  -1 / 3,
  1 / 5,
  -1 / 7,
  1 / 9,
  -1 / 11,
];
