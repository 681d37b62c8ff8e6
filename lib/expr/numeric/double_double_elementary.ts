/** Exponential, circular and hyperbolic functions of double-doubles. */
import {
  add,
  divide,
  type DoubleDouble,
  exactProduct,
  multiply,
  negate,
  one,
  scale,
  subtract,
} from "./double_double.ts";

/** 1 / n! for n = 0, 1, 2, … */
const reciprocalFactorials: readonly DoubleDouble[] = factorials(24);

function factorials(count: number): readonly DoubleDouble[] {
  const values: DoubleDouble[] = [one];
  for (let n = 1; n < count; n++) {
    values.push(divide(values[n - 1]!, [n, 0]));
  }
  return values;
}

/** π/2 in parts, the first of 53 bits and so on: some 160 bits. */
const halfPi: readonly number[] = [
  1.5707963267948966,
  6.123233995736766e-17,
  -1.4973849048591698e-33,
];

/** ln 2 in parts. */
const logarithmOfTwo: readonly number[] = [
  0.6931471805599453,
  2.3190468138462996e-17,
  5.707708438416212e-34,
];

/** x less k times what is given in parts. */
function reduceBy(
  x: DoubleDouble,
  k: number,
  parts: readonly number[],
): DoubleDouble {
  return parts.reduce(
    (rest, part) => subtract(rest, exactProduct(k, part)),
    x,
  );
}

/** Halvings of the argument before the series, and squarings after it. */
const halvings = 9;

/**
 * The exponential function: e^x = 2^k (e^r)^512.
 *
 * @param x A number.
 * @returns e^x; infinite where it overflows.
 */
export function exp(x: DoubleDouble): DoubleDouble {
  if (x[0] > 709.7) return [Infinity, 0];
  if (x[0] < -745) return [0, 0];
  const k = Math.round(x[0] / Math.LN2);
  const r = scale(reduceBy(x, k, logarithmOfTwo), 2 ** -halvings);
  // e^r - 1 keeps its digits when it is squared up.
  let term = r, sum = r;
  for (let n = 2; n <= 9; n++) {
    term = multiply(term, r);
    sum = add(sum, multiply(term, reciprocalFactorials[n]!));
  }
  for (let n = 0; n < halvings; n++) {
    sum = add(scale(sum, 2), multiply(sum, sum));
  }
  const value = add(sum, one), half = Math.trunc(k / 2);
  return scale(scale(value, 2 ** half), 2 ** (k - half));
}

const doublings = 4;

/** sin and 1 - cos for |x| < π/4: the series at x / 16, and sin 2a =
 * 2 sin a (1 - v), 1 - cos 2a = 2 sin² a. */
function sineAndVersine(
  x: DoubleDouble,
): readonly [DoubleDouble, DoubleDouble] {
  const a = scale(x, 2 ** -doublings), square = multiply(a, a);
  let sine = a, term = a;
  for (let n = 3; n <= 17; n += 2) {
    term = negate(multiply(term, square));
    sine = add(sine, multiply(term, reciprocalFactorials[n]!));
  }
  let versine: DoubleDouble = [0, 0];
  term = negate(one);
  for (let n = 2; n <= 18; n += 2) {
    term = negate(multiply(term, square));
    versine = add(versine, multiply(term, reciprocalFactorials[n]!));
  }
  for (let n = 0; n < doublings; n++) {
    const doubled = scale(multiply(sine, subtract(one, versine)), 2);
    versine = scale(multiply(sine, sine), 2);
    sine = doubled;
  }
  return [sine, versine];
}

/**
 * Sine and cosine.
 *
 * @param x A number; below 1e12 all digits are right, beyond they are those of
 * an argument off by 2^-106 of it.
 * @returns [sin x, cos x].
 */
export function sineAndCosine(
  x: DoubleDouble,
): readonly [DoubleDouble, DoubleDouble] {
  const k = Math.round(x[0] / halfPi[0]!), quarter = ((k % 4) + 4) % 4;
  const rest = reduceBy(x, k, halfPi);
  const [sine, versine] = sineAndVersine(rest);
  const cosine = subtract(one, versine);
  switch (quarter) {
    case 0:
      return [sine, cosine];
    case 1:
      return [cosine, negate(sine)];
    case 2:
      return [negate(sine), negate(cosine)];
    default:
      return [negate(cosine), sine];
  }
}

/**
 * Hyperbolic sine and cosine.
 *
 * @param x A number.
 * @returns [sinh x, cosh x].
 */
export function hyperbolicSineAndCosine(
  x: DoubleDouble,
): readonly [DoubleDouble, DoubleDouble] {
  const up = exp(x), down = exp(negate(x));
  const cosh = scale(add(up, down), 0.5);
  if (Math.abs(x[0]) > 0.5) return [scale(subtract(up, down), 0.5), cosh];
  // The difference would cancel here.
  const square = multiply(x, x);
  let sinh = x, term = x;
  for (let n = 3; n <= 23; n += 2) {
    term = multiply(term, square);
    sinh = add(sinh, multiply(term, reciprocalFactorials[n]!));
  }
  return [sinh, cosh];
}
