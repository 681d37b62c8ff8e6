/**
 * The error functions and the Fresnel integrals, all from the Faddeeva
 * function w(z) = e^(-z²) erfc(-iz) (DLMF 7.2, 7.5).
 */
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";
import { exp } from "./complex_elementary.ts";

/** Points of the trapezoidal rule to each side. */
const points = 11;
const step = Math.sqrt(Math.PI / (points + 1));

/** e^(-t²) at t = (k + 1/2) h and at t = k h. */
const nodes = Array.from({ length: points + 1 }, (_, k) => {
  const middle = (k + 0.5) * step, edge = k * step;
  return {
    middle: middle * middle,
    middleWeight: Math.exp(-middle * middle),
    edge: edge * edge,
    edgeWeight: Math.exp(-edge * edge),
  };
});

/** e^(-z²), the square to full precision. */
function gaussian([x, y]: Complex): Complex {
  return exp([(y - x) * (y + x), -2 * x * y]);
}

/**
 * w(z) in the first quadrant (M. Al Azah, S. N. Chandler-Wilde, "Computation
 * of the complex error function using modified trapezoidal rules", 2021): the
 * trapezoidal rule, with what the pole at z adds.
 */
function faddeevaInQuadrant(z: Complex): Complex {
  const [x, y] = z;
  if (Math.max(x, y) > 1e8) {
    return complex.divide([0, 1 / Math.sqrt(Math.PI)], z);
  }
  const square: Complex = [(x - y) * (x + y), 2 * x * y];
  const place = x / step - Math.floor(x / step);
  if (y >= Math.max(x, Math.PI / step)) return middleRule(z, square);
  // The rule whose nodes are farther from x.
  return place >= 0.25 && place <= 0.75
    ? edgeRule(z, square)
    : complex.add(middleRule(z, square), poleOfMiddleRule(z));
}

/** 2 i h z / π Σ e^(-t²) / (z² - t²), t = (k + 1/2) h. */
function middleRule(z: Complex, square: Complex): Complex {
  let sum: Complex = complex.zero;
  for (const { middle, middleWeight } of nodes) {
    const [x, y] = complex.reciprocal([square[0] - middle, square[1]]);
    sum = [sum[0] + middleWeight * x, sum[1] + middleWeight * y];
  }
  return complex.scale(complex.timesI(complex.multiply(z, sum)), ratio);
}

const ratio = 2 * step / Math.PI;

/** 2 e^(-z²) / (1 + e^(-2πiz/h)) */
function poleOfMiddleRule(z: Complex): Complex {
  const [a, b] = waveOf(z);
  if (a === Infinity) return complex.zero;
  return complex.divide(complex.scale(gaussian(z), 2), [a + 1, b]);
}

/** e^(-2πiz/h); where it overflows, what it divides is 0 beside the rest. */
function waveOf([x, y]: Complex): Complex {
  if (2 * Math.PI * y / step > 700) return [Infinity, 0];
  const turns = x / step;
  const angle = -2 * Math.PI * (turns - Math.round(turns));
  return exp([2 * Math.PI * y / step, angle]);
}

/** i h / (π z) + 2 i h z / π Σ e^(-t²) / (z² - t²), t = k h, and
 * 2 e^(-z²) / (1 - e^(-2πiz/h)). */
function edgeRule(z: Complex, square: Complex): Complex {
  let sum = complex.scale(complex.reciprocal(square), 0.5);
  for (const { edge, edgeWeight } of nodes.slice(1)) {
    const [x, y] = complex.reciprocal([square[0] - edge, square[1]]);
    sum = [sum[0] + edgeWeight * x, sum[1] + edgeWeight * y];
  }
  const rule = complex.scale(complex.timesI(complex.multiply(z, sum)), ratio);
  const [a, b] = waveOf(z);
  if (a === Infinity) return rule;
  const pole = complex.divide(complex.scale(gaussian(z), 2), [1 - a, -b]);
  return complex.add(rule, pole);
}

/**
 * The Faddeeva function.
 *
 * @param z A number.
 * @returns e^(-z²) erfc(-iz).
 */
export function faddeeva(z: Complex): Complex {
  const [x, y] = z;
  if (y < 0) {
    // w(z) = 2 e^(-z²) - w(-z)
    const value = faddeeva([-x, -y]);
    return complex.subtract(complex.scale(gaussian(z), 2), value);
  }
  if (x < 0) return complex.conjugate(faddeevaInQuadrant([-x, y]));
  return faddeevaInQuadrant(z);
}

/**
 * The complementary error function.
 *
 * @param z A number.
 * @returns 1 - erf z.
 */
export function erfc(z: Complex): Complex {
  if (z[0] < 0) return complex.subtract([2, 0], erfc(complex.negate(z)));
  if (complex.modulus(z) < 0.75) {
    return complex.subtract(complex.one, erf(z));
  }
  const value = complex.multiply(gaussian(z), faddeeva(complex.timesI(z)));
  return z[1] === 0 ? [value[0], 0] : value;
}

/** 2 / √π */
const twoOverRootPi = 1.1283791670955126;

/**
 * The error function.
 *
 * @param z A number.
 * @returns 2 / √π times the integral of e^(-t²) from 0 to z.
 */
export function erf(z: Complex): Complex {
  if (complex.modulus(z) > 1.5) {
    return z[0] < 0
      ? complex.subtract(erfc(complex.negate(z)), complex.one)
      : complex.subtract(complex.one, erfc(z));
  }
  const square = complex.multiply(z, z);
  let term = complex.scale(z, twoOverRootPi), sum: Complex = complex.zero;
  if (square[0] < 0) {
    // DLMF 7.6.1; with re z² < 0 its terms do not cancel.
    for (let k = 0; k < 60; k++) {
      sum = complex.add(sum, complex.scale(term, 1 / (2 * k + 1)));
      term = complex.scale(complex.multiply(term, square), -1 / (k + 1));
      if (complex.modulus(term) < 1e-18 * complex.modulus(sum)) break;
    }
    return sum;
  }
  // DLMF 7.6.2, which does so for re z² > 0.
  for (let k = 0; k < 60; k++) {
    sum = complex.add(sum, term);
    term = complex.scale(complex.multiply(term, square), 2 / (2 * k + 3));
    if (complex.modulus(term) < 1e-18 * complex.modulus(sum)) break;
  }
  return complex.multiply(sum, gaussian(z));
}

/**
 * The imaginary error function.
 *
 * @param z A number.
 * @returns -i erf(i z).
 */
export function erfi(z: Complex): Complex {
  const [x, y] = erf([-z[1] + 0, z[0]]);
  return [y, z[1] === 0 ? 0 : -x];
}
