/** Complex numbers as Gaussian integers over a power of two, and the iteration
 * that moves them to the roots of a polynomial. */
import { spend } from "../budget.ts";
import { bitLength } from "../exact/rational.ts";
import type { IntegerPolynomial } from "./integer.ts";

/** real + i imaginary, both times a power of two that stands elsewhere. */
export interface Gaussian {
  /** The real part. */
  readonly real: bigint;
  /** The imaginary part. */
  readonly imaginary: bigint;
}

/**
 * The squared absolute value.
 *
 * @param a Any.
 * @returns |a|².
 */
export function squaredNorm({ real, imaginary }: Gaussian): bigint {
  return real * real + imaginary * imaginary;
}

function subtract(a: Gaussian, b: Gaussian): Gaussian {
  return { real: a.real - b.real, imaginary: a.imaginary - b.imaginary };
}

function multiply(a: Gaussian, b: Gaussian, bits: bigint): Gaussian {
  return {
    real: (a.real * b.real - a.imaginary * b.imaginary) >> bits,
    imaginary: (a.real * b.imaginary + a.imaginary * b.real) >> bits,
  };
}

function divide(a: Gaussian, b: Gaussian, bits: bigint): Gaussian {
  const norm = squaredNorm(b);
  if (norm === 0n) return { real: 0n, imaginary: 0n };
  const real = a.real * b.real + a.imaginary * b.imaginary;
  const imaginary = a.imaginary * b.real - a.real * b.imaginary;
  return {
    real: (real << bits) / norm,
    imaginary: (imaginary << bits) / norm,
  };
}

/**
 * Starting points on circles whose radii follow from the sizes of the
 * coefficients (Bini, Numerical computation of polynomial zeros by means of
 * Aberth's method, 1996).
 *
 * @param a Its constant coefficient is not 0.
 * @param bits The power of two.
 * @returns One point for each root.
 */
export function startingPoints(
  a: IntegerPolynomial,
  bits: bigint,
): readonly Gaussian[] {
  const points: Gaussian[] = [];
  const corners = upperHull(a.map((c) => c === 0n ? -Infinity : bitLength(c)));
  for (let k = 1; k < corners.length; k++) {
    const [from, to] = [corners[k - 1]!, corners[k]!];
    const count = to.index - from.index;
    const exponent = (from.height - to.height) / count;
    for (let j = 0; j < count; j++) {
      const angle = 2 * Math.PI * (j / count + k / a.length) + 0.7;
      points.push(polar(exponent, angle, bits));
    }
  }
  return points;
}

function polar(exponent: number, angle: number, bits: bigint): Gaussian {
  const whole = Math.floor(exponent), radius = 2 ** (exponent - whole + 40);
  const shift = bits + BigInt(whole) - 40n;
  const scaled = (value: number) => {
    const integer = BigInt(Math.round(radius * value));
    return shift >= 0n ? integer << shift : integer >> -shift;
  };
  return { real: scaled(Math.cos(angle)), imaginary: scaled(Math.sin(angle)) };
}

interface Corner {
  readonly index: number;
  readonly height: number;
}

function upperHull(heights: readonly number[]): readonly Corner[] {
  const hull: Corner[] = [];
  heights.forEach((height, index) => {
    if (height === -Infinity) return;
    const point = { index, height };
    while (hull.length > 1 && isBelow(hull.at(-2)!, hull.at(-1)!, point)) {
      hull.pop();
    }
    hull.push(point);
  });
  return hull;
}

function isBelow(a: Corner, b: Corner, c: Corner): boolean {
  return (b.height - a.height) * (c.index - a.index) <=
    (c.height - a.height) * (b.index - a.index);
}

/**
 * Aberth's iteration: Newton's step, corrected by the pull of the other
 * points (Aberth, Iteration methods for finding all zeros of a polynomial
 * simultaneously, 1973).
 *
 * @param a The polynomial, square-free.
 * @param points Where to begin, one for each root.
 * @param bits The power of two of the points.
 * @param rounds How often at most.
 * @returns The points where no step is longer than a few units, or those of
 * the last round.
 */
export function aberth(
  a: IntegerPolynomial,
  points: readonly Gaussian[],
  bits: bigint,
  rounds: number,
): readonly Gaussian[] {
  const current = points.slice();
  const slope = a.slice(1).map((c, i) => c * BigInt(i + 1));
  const settled = new Array<boolean>(current.length).fill(false);
  for (let round = 0; round < rounds && settled.includes(false); round++) {
    for (let i = 0; i < current.length; i++) {
      if (settled[i]) continue;
      spend(2 * a.length);
      const step = stepAt(a, slope, current, i, bits);
      current[i] = subtract(current[i]!, step);
      settled[i] = squaredNorm(step) < 256n;
    }
  }
  return current;
}

function stepAt(
  a: IntegerPolynomial,
  slope: IntegerPolynomial,
  points: readonly Gaussian[],
  index: number,
  bits: bigint,
): Gaussian {
  const point = points[index]!;
  const newton = divide(
    horner(a, point, bits),
    horner(slope, point, bits),
    bits,
  );
  const one = { real: 1n << bits, imaginary: 0n };
  let pull: Gaussian = { real: 0n, imaginary: 0n };
  points.forEach((other, j) => {
    if (j === index) return;
    const inverse = divide(one, subtract(point, other), bits);
    pull = {
      real: pull.real + inverse.real,
      imaginary: pull.imaginary + inverse.imaginary,
    };
  });
  const divisor = subtract(one, multiply(newton, pull, bits));
  return divide(newton, divisor, bits);
}

function horner(
  a: IntegerPolynomial,
  point: Gaussian,
  bits: bigint,
): Gaussian {
  let value: Gaussian = { real: 0n, imaginary: 0n };
  for (let i = a.length - 1; i >= 0; i--) {
    const product = multiply(value, point, bits);
    value = {
      real: product.real + (a[i]! << bits),
      imaginary: product.imaginary,
    };
  }
  return value;
}

/**
 * The value at a point without rounding.
 *
 * @param a Any polynomial.
 * @param point Any, over 2^bits.
 * @param bits The power of two.
 * @returns a(point) · 2^(bits deg a).
 */
export function exactValue(
  a: IntegerPolynomial,
  point: Gaussian,
  bits: bigint,
): Gaussian {
  spend(1 + a.length);
  let value: Gaussian = { real: 0n, imaginary: 0n };
  for (let i = a.length - 1, power = 0n; i >= 0; i--, power += bits) {
    const product = multiply(value, point, 0n);
    value = {
      real: product.real + (a[i]! << power),
      imaginary: product.imaginary,
    };
  }
  return value;
}
