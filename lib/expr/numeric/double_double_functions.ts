/** Elementary functions of complex double-doubles, by name. */
import type { Rational } from "../exact/rational.ts";
import type { ComplexFunctionName } from "../functions/complex_functions.ts";
import * as complex from "./double_double_complex.ts";
import type { ComplexDoubleDouble } from "./double_double_complex.ts";
import { exp, ln, sineAndCosine, sqrt } from "./double_double_exponential.ts";
import { inverse, type InverseName } from "./double_double_inverse.ts";
import * as real from "./double_double.ts";

type Value = ComplexDoubleDouble;
type Unary = (z: Value) => Value;

const sin: Unary = (z) => sineAndCosine(z)[0];
const cos: Unary = (z) => sineAndCosine(z)[1];

function tan(z: Value): Value {
  // So far off the axis it is ±i, while sine and cosine may overflow.
  if (Math.abs(z[1][0]) > 200) return [real.zero, [Math.sign(z[1][0]), 0]];
  const [sine, cosine] = sineAndCosine(z);
  return complex.divide(sine, cosine);
}

/** f(i z) / i, as sinh is of sin. */
function turned(f: Unary): Unary {
  return (z) => complex.timesMinusI(f(complex.timesI(z)));
}

const sinh = turned(sin), tanh = turned(tan);
const cosh: Unary = (z) => cos(complex.timesI(z));

const reciprocal: Unary = (z) => complex.divide(complex.one, z);

/** 1 / f(z) */
function reciprocalOf(f: Unary): Unary {
  return (z) => reciprocal(f(z));
}

const inverseOf = (name: InverseName): Unary => (z) => inverse(name, z);
const inverseOfReciprocal = (name: InverseName): Unary => (z) =>
  inverse(name, reciprocal(z));

const ofReal = (value: real.DoubleDouble): Value => [value, real.zero];

/** The functions of one argument that there are. */
export const doubleDoubleFunctions: ReadonlyMap<string, Unary> = new Map<
  ComplexFunctionName,
  Unary
>([
  ["ln", ln],
  ["sin", sin],
  ["cos", cos],
  ["tan", tan],
  ["sec", reciprocalOf(cos)],
  ["csc", reciprocalOf(sin)],
  ["cot", reciprocalOf(tan)],
  ["sinh", sinh],
  ["cosh", cosh],
  ["tanh", tanh],
  ["sech", reciprocalOf(cosh)],
  ["csch", reciprocalOf(sinh)],
  ["coth", reciprocalOf(tanh)],
  ["asin", inverseOf("asin")],
  ["acos", inverseOf("acos")],
  ["atan", inverseOf("atan")],
  ["asec", inverseOfReciprocal("acos")],
  ["acsc", inverseOfReciprocal("asin")],
  ["acot", inverseOfReciprocal("atan")],
  ["asinh", inverseOf("asinh")],
  ["acosh", inverseOf("acosh")],
  ["atanh", inverseOf("atanh")],
  ["asech", inverseOfReciprocal("acosh")],
  ["acsch", inverseOfReciprocal("asinh")],
  ["acoth", inverseOfReciprocal("atanh")],
  ["abs", (z) => ofReal(complex.modulus(z))],
  ["sgn", sgn],
  ["re", (z) => ofReal(z[0])],
  ["im", (z) => ofReal(z[1])],
  ["arg", (z) => ofReal(z[0][0] > 0 || z[1][0] !== 0 ? ln(z)[1] : argument(z))],
  ["conj", (z) => [z[0], real.negate(z[1])]],
]);

/** Of a real number that is not positive. */
function argument(z: Value): real.DoubleDouble {
  return z[0][0] < 0 ? real.pi : real.zero;
}

function sgn(z: Value): Value {
  if (z[1][0] === 0) return [[Math.sign(z[0][0]), 0], real.zero];
  const size = complex.modulus(z);
  return size[0] === 0
    ? complex.zero
    : [real.divide(z[0], size), real.divide(z[1], size)];
}

/** Powers of integers up to here are products. */
const largestProduct = 1024;

function integerPower(z: Value, n: number): Value {
  if (Number.isNaN(z[0][0]) || Number.isNaN(z[1][0])) {
    return complex.undefinedValue;
  }
  let result = complex.one, square = z;
  for (let rest = Math.abs(n); rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = complex.multiply(result, square);
    if (rest > 1) square = complex.multiply(square, square);
  }
  return n < 0 ? reciprocal(result) : result;
}

/**
 * The principal power.
 *
 * @param base What is raised.
 * @param exponent To what.
 * @param exact The exponent, if it is a rational number.
 * @returns base^exponent, with x^0 = 1 and 0^w = 0 for re w > 0.
 */
export function power(
  base: Value,
  exponent: Value,
  exact: Rational | undefined,
): Value {
  const [[twice], [im]] = complex.add(exponent, exponent);
  const isHalf = im === 0 && Number.isInteger(twice) &&
    (exact?.denominator ?? 1n) <= 2n && exponent[0][1] === 0;
  if (isHalf && Math.abs(twice) <= 2 * largestProduct) {
    return twice % 2 === 0
      ? integerPower(base, twice / 2)
      : integerPower(sqrt(base), twice);
  }
  if (base[0][0] === 0 && base[1][0] === 0) {
    if (exponent[0][0] > 0) return complex.zero;
    const isZero = exponent[0][0] === 0 && exponent[1][0] === 0;
    return isZero ? complex.one : complex.undefinedValue;
  }
  return exp(complex.multiply(exponent, ln(base)));
}

/**
 * The n-th root, real of a negative number where n is odd.
 *
 * @param operands What the root is of, and which root.
 * @returns The root.
 */
export function root([z, n]: readonly Value[]): Value {
  const [x, y] = complex.toComplex(z!), [degree] = complex.toComplex(n!);
  const inverse = reciprocal(n!);
  return y === 0 && x < 0 && Math.abs(degree % 2) === 1
    ? complex.negate(power(complex.negate(z!), inverse, undefined))
    : power(z!, inverse, undefined);
}
