/** Inverse circular and hyperbolic functions of complex double-doubles. */
import type { Complex } from "../functions/complex.ts";
import { complexFunctions } from "../functions/complex_functions.ts";
import * as complex from "./double_double_complex.ts";
import type { ComplexDoubleDouble } from "./double_double_complex.ts";
import { ln, sineAndCosine, sqrt } from "./double_double_exponential.ts";
import * as real from "./double_double.ts";

type Value = ComplexDoubleDouble;

const sinh = (z: Value) =>
  complex.timesMinusI(sineAndCosine(complex.timesI(z))[0]);
const cosh = (z: Value) => sineAndCosine(complex.timesI(z))[1];

/** Those that have a Newton step or a logarithm here. */
export type InverseName =
  | "asin"
  | "acos"
  | "atan"
  | "asinh"
  | "acosh"
  | "atanh";

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

/** Within this distance of an end of a cut, Newton's method starts too far
 * from what a double cannot tell from the end. */
const nearEnd = 1e-6;

/** sqrt(1 - z²) by factors, which keep their digits near ±1. */
function cosineOf(z: Value): Value {
  return complex.multiply(
    sqrt(complex.subtract(complex.one, z)),
    sqrt(complex.add(complex.one, z)),
  );
}

/** The functions as logarithms (DLMF 4.23.19 to 4.23.26, 4.37.16 to 4.37.24);
 * those of which only a multiple by i differs are turned first. */
const logarithms: Readonly<
  Record<"asin" | "acos" | "acosh" | "atanh", (z: Value) => Value>
> = {
  asin: (z) =>
    complex.timesMinusI(ln(complex.add(complex.timesI(z), cosineOf(z)))),
  acos: (z) =>
    complex.timesMinusI(ln(complex.add(z, complex.timesI(cosineOf(z))))),
  acosh: (z) =>
    ln(complex.add(
      z,
      complex.multiply(
        sqrt(complex.subtract(z, complex.one)),
        sqrt(complex.add(z, complex.one)),
      ),
    )),
  atanh: (z) => {
    const [x, y] = complex.subtract(
      ln(complex.add(complex.one, z)),
      ln(complex.subtract(complex.one, z)),
    );
    return [real.scale(x, 0.5), real.scale(y, 0.5)];
  },
};

/**
 * An inverse function: Newton's steps from its value in doubles, which has the
 * right branch; a logarithm near the ends of its cuts.
 *
 * @param name The function.
 * @param z Its argument.
 * @returns The principal value; not finite at a pole.
 */
export function inverse(name: InverseName, z: Value): Value {
  const value = principal(name, z);
  const isReal = z[1][0] === 0 && isRealAt[name](z[0]);
  return isReal ? [value[0], real.zero] : value;
}

const within = ([high, low]: real.DoubleDouble) =>
  Math.abs(high) < 1 || (Math.abs(high) === 1 && low * high <= 0);

/** Where on the axis a function is real: no rounding leaves it there. */
const isRealAt: Readonly<
  Record<InverseName, (x: real.DoubleDouble) => boolean>
> = {
  asin: within,
  acos: within,
  atanh: within,
  atan: () => true,
  asinh: () => true,
  acosh: ([high, low]) => high > 1 || (high === 1 && low >= 0),
};

function principal(name: InverseName, z: Value): Value {
  if (name === "asinh" || name === "atan") {
    const turned = name === "asinh" ? "asin" : "atanh";
    if (isNearEnd(complex.timesI(z))) {
      return complex.timesMinusI(principal(turned, complex.timesI(z)));
    }
  } else if (isNearEnd(z)) return logarithms[name](z);
  return newton(name, z);
}

function isNearEnd(z: Value): boolean {
  const [x, y] = complex.toComplex(z);
  return Math.abs(Math.abs(x) - 1) < nearEnd && Math.abs(y) < nearEnd;
}

function newton(name: InverseName, z: Value): Value {
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
