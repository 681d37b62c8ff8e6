/** Roots, exponentials, logarithms and powers of complex numbers. */
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";

/** The size with the sign of another number, that of a zero too. */
function copySign(size: number, sign: number): number {
  return sign < 0 || Object.is(sign, -0) ? -Math.abs(size) : Math.abs(size);
}

/**
 * The square root with a real part that is not negative.
 *
 * @param z A number.
 * @returns sqrt(z); on the cut z < 0 the sign of the zero tells the side.
 */
export function sqrt(z: Complex): Complex {
  const [x, y] = z;
  if (y === 0) {
    return x >= 0 ? [Math.sqrt(x), y] : [0, copySign(Math.sqrt(-x), y)];
  }
  const size = Math.max(Math.abs(x), Math.abs(y));
  if (size === Infinity) return complex.undefinedComplex;
  // Even powers of two keep the sum below away from both ends of the range.
  if (size > 1e300) return complex.scale(sqrt(complex.scale(z, 2 ** -4)), 4);
  if (size < 1e-290) {
    return complex.scale(sqrt(complex.scale(z, 2 ** 120)), 2 ** -60);
  }
  const large = Math.sqrt((Math.abs(x) + complex.hypotenuse(x, y)) / 2);
  const small = Math.abs(y) / (2 * large);
  return x >= 0 ? [large, copySign(small, y)] : [small, copySign(large, y)];
}

/**
 * The exponential function.
 *
 * @param z A number.
 * @returns e^z.
 */
export function exp(z: Complex): Complex {
  const [x, y] = z;
  if (y === 0) return [Math.exp(x), y];
  // Two factors: e^x may overflow where e^x sin y does not.
  if (x > 700) {
    const half = Math.exp(x / 2);
    return [half * Math.cos(y) * half, half * Math.sin(y) * half];
  }
  const size = Math.exp(x);
  return [size * Math.cos(y), size * Math.sin(y)];
}

/**
 * e^z - 1 without cancellation near 0.
 *
 * @param z A number.
 * @returns e^z - 1.
 */
export function expm1(z: Complex): Complex {
  const [x, y] = z;
  if (y === 0) return [Math.expm1(x), y];
  const sine = Math.sin(y / 2);
  return [
    Math.expm1(x) * Math.cos(y) - 2 * sine * sine,
    Math.exp(x) * Math.sin(y),
  ];
}

/** a² + b² - 1 to full precision (T. J. Dekker, "A floating-point technique
 * for extending the available precision", 1971); parts at most 2. */
function squareSumMinusOne(a: number, b: number): number {
  const [aHigh, aLow] = exactSquare(a), [bHigh, bLow] = exactSquare(b);
  const large = Math.max(aHigh, bHigh), small = Math.min(aHigh, bHigh);
  // large - 1 is exact where it matters: large is at least 1/4 there.
  const start = large - 1, startRest = start - large + 1;
  const sum = start + small;
  const back = sum - start;
  const rest = (start - (sum - back)) + (small - back);
  return sum + (rest - startRest + aLow + bLow);
}

function exactSquare(a: number): readonly [number, number] {
  const spread = 134217729 * a, high = spread - (spread - a), low = a - high;
  const square = a * a;
  return [square, ((high * high - square) + 2 * high * low) + low * low];
}

/**
 * ln |z|, to full precision near |z| = 1 too.
 *
 * @param z A number.
 * @returns ln |z|; -Infinity for 0.
 */
export function logModulus(z: Complex): number {
  const x = Math.abs(z[0]), y = Math.abs(z[1]);
  const size = x * x + y * y;
  if (size > 0.5 && size < 3) {
    return Math.log1p(squareSumMinusOne(x, y)) / 2;
  }
  if (size > 1e-280 && size < 1e300) return Math.log(size) / 2;
  const largest = Math.max(x, y);
  if (largest === 0 || !Number.isFinite(largest)) return Math.log(largest);
  const ratio = Math.min(x, y) / largest;
  return Math.log(largest) + Math.log1p(ratio * ratio) / 2;
}

/**
 * The principal logarithm.
 *
 * @param z A number; on the cut z < 0 the sign of the zero tells the side.
 * @returns ln |z| + i arg z; not finite for 0.
 */
export function ln(z: Complex): Complex {
  const [x, y] = z;
  if (y === 0 && x > 0) return [Math.log(x), y];
  if (x === 0 && y === 0) return [-Infinity, 0];
  return [logModulus(z), Math.atan2(y, x)];
}

/**
 * ln(1 + z) without cancellation near 0.
 *
 * @param z A number.
 * @returns The principal logarithm of 1 + z.
 */
export function log1p(z: Complex): Complex {
  const [x, y] = z;
  if (y === 0 && x > -1) return [Math.log1p(x), y];
  if (Math.abs(x) > 0.25 || Math.abs(y) > 0.25) return ln([1 + x, y]);
  return [Math.log1p(x * (2 + x) + y * y) / 2, Math.atan2(y, 1 + x)];
}

/** z^n by squaring. */
function integerPower(z: Complex, n: number): Complex {
  // Nothing to the power of 0 is nothing too.
  if (n === 0 && !complex.isFiniteComplex(z)) return complex.undefinedComplex;
  let result: Complex = complex.one, square = z;
  for (let rest = Math.abs(n); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = complex.multiply(result, square);
    if (rest > 1) square = complex.multiply(square, square);
  }
  return n < 0 ? complex.reciprocal(result) : result;
}

/** Powers of integers up to here are products: exact where they can be. */
const largestProduct = 1024;

/** x^w of a real x and a real w that is no small integer. */
function realPower(x: number, w: number, zeroSign: number): Complex {
  if (x >= 0) return [Math.pow(x, w), 0];
  const size = Math.pow(-x, w);
  // w mod 2 is exact, so that the angle loses nothing to a large exponent.
  const angle = copySign(Math.PI, zeroSign) * (w % 2);
  if (w % 1 === 0) return [w % 2 === 0 ? size : -size, 0];
  if (Math.abs(w % 1) === 0.5) return [0, size * Math.sin(angle)];
  return [size * Math.cos(angle), size * Math.sin(angle)];
}

/**
 * The principal power exp(w ln z), with z^0 = 1 and 0^w = 0 for re w > 0.
 *
 * @param z The base.
 * @param w The exponent.
 * @returns z^w; not finite for 0^w with re w <= 0 but w = 0.
 */
export function pow(z: Complex, w: Complex): Complex {
  const [a, b] = w;
  if (b === 0) {
    if (a % 1 === 0 && Math.abs(a) <= largestProduct) {
      return integerPower(z, a);
    }
    if (z[1] === 0) return realPower(z[0], a, z[1]);
    if (a % 0.5 === 0 && Math.abs(a) <= largestProduct) {
      return integerPower(sqrt(z), 2 * a);
    }
  }
  if (z[0] === 0 && z[1] === 0) {
    return a > 0 ? complex.zero : complex.undefinedComplex;
  }
  return exp(complex.multiply(w, ln(z)));
}

/**
 * The n-th root: the real one of a negative number where n is odd, else the
 * principal one.
 *
 * @param z What the root is of.
 * @param n Which root.
 * @returns z^(1/n), but -|z|^(1/n) for a real z < 0 and an odd n.
 */
export function root(z: Complex, n: Complex): Complex {
  if (n[1] === 0) {
    if (n[0] === 2) return sqrt(z);
    if (z[1] === 0 && z[0] < 0 && Math.abs(n[0] % 2) === 1) {
      return [-realRoot(-z[0], n[0]), 0];
    }
    if (z[1] === 0 && z[0] > 0) return [realRoot(z[0], n[0]), 0];
  }
  if (z[0] === 0 && z[1] === 0) return pow(z, complex.reciprocal(n));
  return exp(complex.divide(ln(z), n));
}

function realRoot(x: number, n: number): number {
  return n === 3 ? Math.cbrt(x) : Math.pow(x, 1 / n);
}

/**
 * The cube root: the real one of a real number, else the principal one, as
 * `root(z, 3)`.
 *
 * @param z A number.
 * @returns A number whose cube is z.
 */
export function cbrt(z: Complex): Complex {
  if (z[1] === 0) return [Math.cbrt(z[0]), z[1]];
  const size = Math.cbrt(complex.modulus(z)), angle = complex.argument(z) / 3;
  return [size * Math.cos(angle), size * Math.sin(angle)];
}

/**
 * The logarithm to a base.
 *
 * @param z A number.
 * @param base The base.
 * @returns ln z / ln base; not finite if the base is 1 or 0.
 */
export function log(z: Complex, base: Complex): Complex {
  return complex.divide(ln(z), ln(base));
}

/**
 * The square root of the sum of squares, without an overflow between.
 *
 * @param parts Real or complex numbers.
 * @returns sqrt(Σ z²); with real parts this is their length.
 */
export function hypot(parts: readonly Complex[]): Complex {
  const largest = Math.max(...parts.map(complex.modulus));
  if (largest === 0 || !Number.isFinite(largest)) return [largest, 0];
  let sum: Complex = complex.zero;
  for (const part of parts) {
    const ratio = complex.scale(part, 1 / largest);
    sum = complex.add(sum, complex.multiply(ratio, ratio));
  }
  return complex.scale(sqrt(sum), largest);
}
