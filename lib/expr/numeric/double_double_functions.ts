/**
 * Elementary functions of complex double-doubles. Each inverse function is a
 * Newton step or two from its value in doubles, which has the right branch.
 */
import type { Complex } from "../functions/complex.ts";
import {
  type ComplexFunctionName,
  complexFunctions,
} from "../functions/complex_functions.ts";
import type { Rational } from "../exact/rational.ts";
import * as real from "./double_double.ts";
import * as elementary from "./double_double_elementary.ts";
import * as complex from "./double_double_complex.ts";
import type { ComplexDoubleDouble } from "./double_double_complex.ts";

type Value = ComplexDoubleDouble;
type Unary = (z: Value) => Value;

/**
 * The exponential function.
 *
 * @param z A number.
 * @returns e^z.
 */
export function exp(z: Value): Value {
  const size = elementary.exp(z[0]);
  if (z[1][0] === 0) return [size, real.zero];
  const [sine, cosine] = elementary.sineAndCosine(z[1]);
  return [real.multiply(size, cosine), real.multiply(size, sine)];
}

/**
 * The principal logarithm.
 *
 * @param z A number.
 * @returns ln z; not finite for 0.
 */
export function ln(z: Value): Value {
  const start = complexFunctions.ln([complex.toComplex(z)]);
  if (!start.every(Number.isFinite)) return complex.undefinedValue;
  const near = complex.ofComplex(start);
  // t = z e^-w - 1 is some 1e-16, and ln(1 + t) = t - t²/2 + O(t³).
  const t = complex.subtract(
    complex.multiply(z, exp(complex.negate(near))),
    complex.one,
  );
  const square = scale(complex.multiply(t, t), 0.5);
  return complex.add(near, complex.subtract(t, square));
}

function scale(z: Value, factor: number): Value {
  return [real.scale(z[0], factor), real.scale(z[1], factor)];
}

/**
 * The principal square root.
 *
 * @param z A number.
 * @returns sqrt(z).
 */
export function sqrt(z: Value): Value {
  const start = complexFunctions.sqrt([complex.toComplex(z)]);
  if (start[0] === 0 && start[1] === 0) return complex.zero;
  const root = complex.ofComplex(start);
  return scale(complex.add(root, complex.divide(z, root)), 0.5);
}

function sineAndCosine(z: Value): readonly [Value, Value] {
  const [sine, cosine] = elementary.sineAndCosine(z[0]);
  const [sinh, cosh] = elementary.hyperbolicSineAndCosine(z[1]);
  return [
    [real.multiply(sine, cosh), real.multiply(cosine, sinh)],
    [real.multiply(cosine, cosh), real.negate(real.multiply(sine, sinh))],
  ];
}

const sin: Unary = (z) => sineAndCosine(z)[0];
const cos: Unary = (z) => sineAndCosine(z)[1];

function tan(z: Value): Value {
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

type InverseName = "asin" | "acos" | "atan" | "asinh" | "acosh" | "atanh";

/** Newton's method for g(w) = f(w) c - z s, with its derivative. */
type Newton = (w: Value, z: Value) => readonly [value: Value, slope: Value];

const newtons: Readonly<Record<InverseName, Newton>> = {
  asin: (w, z) => {
    const [s, c] = sineAndCosine(w);
    return [complex.subtract(s, z), c];
  },
  acos: (w, z) => {
    const [s, c] = sineAndCosine(w);
    return [complex.subtract(c, z), complex.negate(s)];
  },
  // sin w - z cos w has no curvature at its root: digits triple.
  atan: (w, z) => {
    const [s, c] = sineAndCosine(w);
    return [
      complex.subtract(s, complex.multiply(z, c)),
      complex.add(c, complex.multiply(z, s)),
    ];
  },
  asinh: (w, z) => [complex.subtract(sinh(w), z), cosh(w)],
  acosh: (w, z) => [complex.subtract(cosh(w), z), sinh(w)],
  atanh: (w, z) => {
    const s = sinh(w), c = cosh(w);
    return [
      complex.subtract(s, complex.multiply(z, c)),
      complex.subtract(c, complex.multiply(z, s)),
    ];
  },
};

function inverse(name: InverseName, z: Value): Value {
  const start: Complex = complexFunctions[name]([complex.toComplex(z)]);
  if (!start.every(Number.isFinite)) return complex.undefinedValue;
  let w = complex.ofComplex(start);
  for (let step = 0; step < 2; step++) {
    const [value, slope] = newtons[name](w, z);
    // At the end of a cut the slope is 0, and the value is exact.
    if (slope[0][0] === 0 && slope[1][0] === 0) return w;
    w = complex.subtract(w, complex.divide(value, slope));
  }
  return w;
}

const inverseOf = (name: InverseName): Unary => (z) => inverse(name, z);
const inverseOfReciprocal = (name: InverseName): Unary => (z) =>
  inverse(name, reciprocal(z));

const ofReal = (value: real.DoubleDouble): Value => [value, real.zero];
const ln2 = ofReal(real.ln2), ln10 = ofReal(real.ln10);

/** The functions of one argument that there are. */
export const doubleDoubleFunctions: ReadonlyMap<string, Unary> = new Map<
  ComplexFunctionName,
  Unary
>([
  ["ln", ln],
  ["log2", (z) => complex.divide(ln(z), ln2)],
  ["log10", (z) => complex.divide(ln(z), ln10)],
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
  const size = complex.modulus(z);
  return size[0] === 0
    ? complex.zero
    : [real.divide(z[0], size), real.divide(z[1], size)];
}

/** Powers of integers up to here are products. */
const largestProduct = 1024;

function integerPower(z: Value, n: number): Value {
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
  if (exact !== undefined && exact.denominator <= 2n) {
    const numerator = Number(exact.numerator);
    if (Math.abs(numerator) <= largestProduct) {
      return exact.isInteger
        ? integerPower(base, numerator)
        : integerPower(sqrt(base), numerator);
    }
  }
  if (base[0][0] === 0 && base[1][0] === 0) {
    if (exponent[0][0] > 0) return complex.zero;
    const isZero = exponent[0][0] === 0 && exponent[1][0] === 0;
    return isZero ? complex.one : complex.undefinedValue;
  }
  return exp(complex.multiply(exponent, ln(base)));
}
