/** Symmetric elliptic integrals (B. C. Carlson, "Numerical computation of real
 * or complex elliptic integrals", 1995; DLMF 19.16, 19.36). */
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";
import { sqrt } from "./complex_elementary.ts";

const { add, multiply, scale, subtract, divide, modulus } = complex;

/** Duplications go on until the parts differ by this from their mean: the
 * series end with terms of its sixth power. */
export const closeEnough = 1e-3;

/**
 * A product.
 *
 * @param factors At least one.
 * @returns Their product.
 */
export function product(...factors: readonly Complex[]): Complex {
  return factors.reduce(multiply);
}

/**
 * A sum.
 *
 * @param terms At least one.
 * @returns Their sum.
 */
export function sum(...terms: readonly Complex[]): Complex {
  return terms.reduce(add);
}

/**
 * How far numbers are from their mean.
 *
 * @param mean The mean.
 * @param parts The numbers.
 * @returns The greatest distance, beside the mean.
 */
export function spread(mean: Complex, parts: readonly Complex[]): number {
  const size = modulus(mean);
  return Math.max(...parts.map((part) => modulus(subtract(mean, part)))) / size;
}

/** Each takes the parts four times closer to their mean. */
export const mostDuplications = 100;

/**
 * What a duplication adds to each part.
 *
 * @param x A part.
 * @param y Another.
 * @param z Another.
 * @returns λ = √x √y + √x √z + √y √z.
 */
export function lambdaOf(x: Complex, y: Complex, z: Complex): Complex {
  const a = sqrt(x), b = sqrt(y), c = sqrt(z);
  return sum(multiply(a, b), multiply(a, c), multiply(b, c));
}

/**
 * A part after a duplication.
 *
 * @param x The part.
 * @param lambda What is added.
 * @returns (x + λ) / 4.
 */
export function quarter(x: Complex, lambda: Complex): Complex {
  return scale(add(x, lambda), 0.25);
}

/** The symmetric polynomials E2 and E3 of X, Y and Z = -X - Y. */
function deviations(
  mean: Complex,
  x: Complex,
  y: Complex,
): readonly [Complex, Complex] {
  const a = divide(subtract(mean, x), mean),
    b = divide(subtract(mean, y), mean);
  const c = complex.negate(add(a, b));
  const ab = multiply(a, b);
  return [subtract(ab, multiply(c, c)), multiply(ab, c)];
}

/**
 * Carlson's integral of the first kind.
 *
 * @param x A number off the negative axis.
 * @param y Another.
 * @param z Another; at most one of the three is 0.
 * @returns R_F(x, y, z).
 */
export function carlsonF(x: Complex, y: Complex, z: Complex): Complex {
  let parts: readonly [Complex, Complex, Complex] = [x, y, z];
  for (let k = 0; k < mostDuplications; k++) {
    const mean = scale(sum(...parts), 1 / 3);
    if (spread(mean, parts) < closeEnough) return seriesF(mean, parts);
    const lambda = lambdaOf(...parts);
    const [a, b, c] = parts;
    parts = [quarter(a, lambda), quarter(b, lambda), quarter(c, lambda)];
  }
  return complex.undefinedComplex;
}

/** DLMF 19.36.1 */
function seriesF(
  mean: Complex,
  [x, y]: readonly [Complex, Complex, Complex],
): Complex {
  const [e2, e3] = deviations(mean, x, y);
  const square = multiply(e2, e2);
  const series = sum(
    complex.one,
    scale(e2, -1 / 10),
    scale(e3, 1 / 14),
    scale(square, 1 / 24),
    scale(multiply(e2, e3), -3 / 44),
  );
  return divide(series, sqrt(mean));
}

/**
 * The series that R_D and R_J end with (DLMF 19.36.2).
 *
 * @param e2 The symmetric polynomials of the deviations.
 * @param e3 The third.
 * @param e4 The fourth.
 * @param e5 The fifth.
 * @returns Its sum.
 */
export function seriesJ(
  e2: Complex,
  e3: Complex,
  e4: Complex,
  e5: Complex,
): Complex {
  return sum(
    complex.one,
    scale(e2, -3 / 14),
    scale(e3, 1 / 6),
    scale(multiply(e2, e2), 9 / 88),
    scale(e4, -3 / 22),
    scale(multiply(e2, e3), -9 / 52),
    scale(e5, 3 / 26),
  );
}

/**
 * Carlson's integral of the second kind.
 *
 * @param x A number off the negative axis.
 * @param y Another; at most one of the two is 0.
 * @param z Another, not 0.
 * @returns R_D(x, y, z).
 */
export function carlsonD(x: Complex, y: Complex, z: Complex): Complex {
  let parts: readonly [Complex, Complex, Complex] = [x, y, z];
  let rest: Complex = complex.zero, power = 1;
  for (let k = 0; k < mostDuplications; k++) {
    const [a, b, c] = parts;
    const mean = scale(sum(a, b, scale(c, 3)), 1 / 5);
    if (spread(mean, parts) < closeEnough) {
      const end = scale(endD(mean, a, b), power);
      return add(end, scale(rest, 3));
    }
    const lambda = lambdaOf(a, b, c);
    const divisor = multiply(sqrt(c), add(c, lambda));
    rest = add(rest, scale(complex.reciprocal(divisor), power));
    power /= 4;
    parts = [quarter(a, lambda), quarter(b, lambda), quarter(c, lambda)];
  }
  return complex.undefinedComplex;
}

function endD(mean: Complex, a: Complex, b: Complex): Complex {
  const x = divide(subtract(mean, a), mean),
    y = divide(subtract(mean, b), mean);
  const z = scale(add(x, y), -1 / 3);
  const xy = multiply(x, y), zz = multiply(z, z);
  const series = seriesJ(
    subtract(xy, scale(zz, 6)),
    multiply(subtract(scale(xy, 3), scale(zz, 8)), z),
    scale(multiply(subtract(xy, zz), zz), 3),
    product(xy, zz, z),
  );
  return divide(series, multiply(mean, sqrt(mean)));
}
