/** The Fresnel integrals (DLMF 7.2, 7.5, 7.6). */
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";
import { exp } from "./complex_elementary.ts";
import { faddeeva } from "./complex_error.ts";

/** Up to here the power series loses no digit that matters. */
const seriesUpTo = 1.5;

/**
 * The sine integral of Fresnel.
 *
 * @param z A number.
 * @returns The integral of sin(π t² / 2) from 0 to z.
 */
export function fresnelS(z: Complex): Complex {
  if (complex.modulus(z) < seriesUpTo) return series(z, 1);
  return far(z)[1];
}

/**
 * The cosine integral of Fresnel.
 *
 * @param z A number.
 * @returns The integral of cos(π t² / 2) from 0 to z.
 */
export function fresnelC(z: Complex): Complex {
  if (complex.modulus(z) < seriesUpTo) return series(z, 0);
  return far(z)[0];
}

/** Σ (-1)^n (π/2)^m z^(2m + 1) / (m! (2m + 1)), m = 2n + start. */
function series(z: Complex, start: 0 | 1): Complex {
  const square = complex.scale(complex.multiply(z, z), Math.PI / 2);
  let term = start === 0 ? z : complex.multiply(z, square);
  let sum: Complex = complex.zero;
  for (let m = start; m < 80; m += 2) {
    sum = complex.add(sum, complex.scale(term, 1 / (2 * m + 1)));
    term = complex.multiply(complex.multiply(term, square), square);
    term = complex.scale(term, -1 / ((m + 1) * (m + 2)));
    if (complex.modulus(term) < 1e-18 * complex.modulus(sum)) break;
  }
  return sum;
}

/** [C, S] by the Faddeeva function: with E± = e^(±iπz²/2) w((±1 + i) √π z / 2),
 * C = 1/2 - ((1 - i) E- + (1 + i) E+) / 4 and so on, in the first quadrant. */
function far(z: Complex): readonly [Complex, Complex] {
  const [x, y] = z;
  if (x < 0) {
    const [c, s] = far([-x, -y]);
    return [complex.negate(c), complex.negate(s)];
  }
  if (y < 0) {
    const [c, s] = far([x, -y]);
    return [complex.conjugate(c), complex.conjugate(s)];
  }
  if (y > x) {
    // C(iz) = i C(z), S(iz) = -i S(z), mirrored on the diagonal.
    const [c, s] = far([y, x]);
    return [[c[1], c[0]], [-s[1], -s[0]]];
  }
  const half = Math.sqrt(Math.PI) / 2;
  // erf((1 - i) s) and erf((1 + i) s) with s = √π z / 2.
  const plus = complement(z, [half * (x - y), half * (x + y)], 1);
  const minus = complement(z, [half * (x + y), half * (y - x)], -1);
  const c = combine(plus, minus);
  return c;
}

/** erfc of the argument u = (1 ± i) √π z / 2, as e^(∓iπz²/2) w(i u). */
function complement(z: Complex, u: Complex, sign: 1 | -1): Complex {
  const [a, b] = halfSquare(z);
  // u² = ± i π z² / 2
  const wave = exp([sign * b, -sign * a]);
  return complex.multiply(wave, faddeeva(complex.timesI(u)));
}

/** π z² / 2, reduced by whole turns where z is real. */
function halfSquare([x, y]: Complex): Complex {
  const re = (x - y) * (x + y) / 4;
  return [2 * Math.PI * (re - Math.round(re)), Math.PI * x * y];
}

/** From erfc((1 + i) s) and erfc((1 - i) s): C = (1 - i)/4 (e+ + i e-), S =
 * (1 + i)/4 (e+ - i e-) with e = 1 - erfc (DLMF 7.5.8). */
function combine(plus: Complex, minus: Complex): readonly [Complex, Complex] {
  const turned = complex.timesI(minus);
  const c = complex.multiply([0.25, -0.25], complex.add(plus, turned));
  const s = complex.multiply([0.25, 0.25], complex.subtract(plus, turned));
  return [
    complex.subtract([0.5, 0], c),
    complex.subtract([0.5, 0], s),
  ];
}
