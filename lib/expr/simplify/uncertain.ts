/**
 * Complex numbers that know how wrong they may be: the numbers with which a
 * difference of two expressions is told from rounding.
 *
 * Sums and products carry first-order error bounds. The error of a function is
 * what its value does when its argument moves by its error, which finds a
 * branch cut nearby too, and the error of the function itself. A part that is
 * exactly 0 stays so: a real argument is not moved off the real axis, so that
 * a value on a branch cut is that of the cut.
 */
import type { Rational } from "../exact/rational.ts";
import {
  type Complex,
  reciprocal as complexReciprocal,
} from "../functions/complex.ts";
import type { Arithmetic } from "../numeric/complex_arithmetic.ts";
import { complexDoubles } from "../numeric/complex_double.ts";

/** A complex number with bounds on the errors of its parts. */
export interface Uncertain {
  /** The computed value. */
  readonly value: Complex;
  /** Bounds on the errors of the real and the imaginary part. */
  readonly error: readonly [re: number, im: number];
}

/** Half a unit in the last place, and as much again for safety. */
const rounding = 2 ** -52;
/** Relative errors of functions, with room: elementary and others. */
const elementaryError = 2 ** -46;
const specialError = 2 ** -30;

const none: Uncertain = { value: [NaN, NaN], error: [Infinity, Infinity] };

/** Functions with a value to full precision. */
const elementary: ReadonlySet<string> = new Set([
  ...["sin", "cos", "tan", "sec", "csc", "cot", "asin", "acos", "atan"],
  ...["asec", "acsc", "acot", "sinh", "cosh", "tanh", "sech", "csch", "coth"],
  ...["asinh", "acosh", "atanh", "asech", "acsch", "acoth", "ln", "root"],
  ...["abs", "sgn", "floor", "ceil", "round", "min", "max", "mod", "re", "im"],
  ...["arg", "conj", "atan2"],
  ...["less", "lessEqual", "equal", "notEqual", "and", "or", "not"],
]);

/** Functions without a singularity at 0, or steps. */
const smooth: ReadonlySet<string> = new Set([
  ...["sin", "cos", "tan", "sec", "sinh", "cosh", "tanh", "sech", "asin"],
  ...["acos", "atan", "asinh", "atanh", "abs", "re", "im", "conj", "erf"],
  ...["erfc", "erfi", "Si", "Shi", "fresnelS", "fresnelC", "floor", "ceil"],
  ...["round", "min", "max", "mod"],
  ...["less", "lessEqual", "equal", "notEqual", "and", "or", "not"],
]);

/**
 * A number that is known exactly.
 *
 * @param value Its value.
 * @returns It, without an error.
 */
export function certain(value: Complex): Uncertain {
  return { value, error: [0, 0] };
}

/**
 * Whether two values are different for certain.
 *
 * @param a One.
 * @param b The other.
 * @returns True if no rounding can be the cause of the difference.
 */
export function areDifferent(a: Uncertain, b: Uncertain): boolean {
  const size = Math.hypot(...a.value) + Math.hypot(...b.value);
  return [0, 1].some((part) => {
    const difference = Math.abs(a.value[part]! - b.value[part]!);
    const error = a.error[part]! + b.error[part]!;
    return difference > safety * error && difference > 1e-9 * size;
  });
}

/** Errors of the second order and of functions are guessed, not bounded. */
const safety = 64;

/**
 * Whether a value says anything.
 *
 * @param x Any.
 * @returns Whether it is finite and its error is small beside it, or beside 1.
 */
export function isUseful(x: Uncertain): boolean {
  const size = Math.hypot(...x.value);
  return Number.isFinite(size) &&
    x.error[0] + x.error[1] < 1e-3 * Math.max(1, size);
}

function add(a: Uncertain, b: Uncertain): Uncertain {
  const re = a.value[0] + b.value[0], im = a.value[1] + b.value[1];
  return {
    value: [re, im],
    error: [
      a.error[0] + b.error[0] + rounding * Math.abs(re),
      a.error[1] + b.error[1] + rounding * Math.abs(im),
    ],
  };
}

function multiply(a: Uncertain, b: Uncertain): Uncertain {
  const [ar, ai] = a.value, [br, bi] = b.value;
  const rr = ar * br, ii = ai * bi, ri = ar * bi, ir = ai * br;
  return {
    value: [rr - ii + 0, ri + ir + 0],
    error: [
      productError(ar, a.error[0], br, b.error[0]) +
      productError(ai, a.error[1], bi, b.error[1]) +
      2 * rounding * (Math.abs(rr) + Math.abs(ii)),
      productError(ar, a.error[0], bi, b.error[1]) +
      productError(ai, a.error[1], br, b.error[0]) +
      2 * rounding * (Math.abs(ri) + Math.abs(ir)),
    ],
  };
}

function productError(
  a: number,
  aError: number,
  b: number,
  bError: number,
): number {
  return Math.abs(a) * bError + Math.abs(b) * aError + aError * bError;
}

/** Powers up to this one are products. */
const mostFactors = 64;

function power(
  base: Uncertain,
  exponent: Uncertain,
  exact: Rational | undefined,
): Uncertain {
  if (exact !== undefined && exact.isInteger) {
    const n = Math.abs(exact.toNumber());
    if (n <= mostFactors) {
      const result = repeated(base, n);
      return exact.sign < 0 ? reciprocal(result) : result;
    }
  }
  return moved(
    ([x, y]) => complexDoubles.power(x!, y!, exact),
    [base, exponent],
    elementaryError,
  );
}

function repeated(base: Uncertain, n: number): Uncertain {
  let result = certain([1, 0]), square = base;
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiply(result, square);
    if (left > 1) square = multiply(square, square);
  }
  return result;
}

function reciprocal(x: Uncertain): Uncertain {
  const inverse = ([z]: readonly Complex[]): Complex => {
    const [re, im] = complexReciprocal(z!);
    // The language has one zero.
    return [re + 0, im + 0];
  };
  return moved(inverse, [x], elementaryError);
}

/** Arguments known less well say nothing of a value. */
const largestError = 1e-3;

/** Whether an argument is known so well that a function changes little: those
 * that are not smooth at 0 need its size to be known. */
function isKnown({ value, error }: Uncertain, isSmooth: boolean): boolean {
  const scale = isSmooth ? 1 : Math.hypot(...value);
  return Math.hypot(...error) <= largestError * scale;
}

/** A function's value and error, from its values around the arguments. */
function moved(
  f: (z: readonly Complex[]) => Complex,
  operands: readonly Uncertain[],
  ownError: number,
  isSmooth = false,
): Uncertain {
  if (!operands.every((operand) => isKnown(operand, isSmooth))) return none;
  const z = operands.map((operand) => operand.value);
  const value = f(z);
  const own = ownError * Math.hypot(...value);
  const error: [number, number] = [0, 0];
  const isZero: [boolean, boolean] = [value[0] === 0, value[1] === 0];
  operands.forEach((operand, place) => {
    for (const part of [0, 1] as const) {
      if (operand.error[part] === 0) continue;
      const change: [number, number] = [0, 0];
      for (const sign of [1, -1]) {
        const shifted: [number, number] = [...operand.value];
        shifted[part] += sign * distance(operand, part);
        const other = f(z.with(place, shifted));
        for (const k of [0, 1] as const) {
          change[k] = Math.max(change[k], Math.abs(other[k] - value[k]));
          isZero[k] &&= other[k] === 0;
        }
      }
      error[0] += 2 * change[0];
      error[1] += 2 * change[1];
    }
  });
  return {
    value,
    error: [
      isZero[0] ? 0 : error[0] + own,
      isZero[1] ? 0 : error[1] + own,
    ],
  };
}

/** At least so far that the argument changes. */
function distance(operand: Uncertain, part: 0 | 1): number {
  return Math.max(
    operand.error[part],
    4 * rounding * Math.abs(operand.value[part]),
  );
}

/** The arithmetic of uncertain numbers. */
export const uncertainNumbers: Arithmetic<Uncertain> = {
  numeral: (value) => {
    const nearest = value.toNumber();
    const isExact = value.isInteger && Number.isSafeInteger(nearest);
    return {
      value: [nearest, 0],
      error: [isExact ? 0 : rounding * Math.abs(nearest), 0],
    };
  },
  constant: (name) => {
    const value = complexDoubles.constant(name);
    return {
      value,
      error: name === "i" ? [0, 0] : [rounding * value[0], 0],
    };
  },
  add,
  multiply,
  power,
  exp: (x) =>
    moved(([z]) => complexDoubles.exp(z!), [x], elementaryError, true),
  call: (name, operands) =>
    moved(
      (z) => complexDoubles.call(name, z),
      operands,
      elementary.has(name) ? elementaryError : specialError,
      smooth.has(name),
    ),
  choose: (condition, then, otherwise) =>
    condition.error[0] > 0 || !Number.isFinite(condition.value[0])
      ? none
      : condition.value[0] !== 0
      ? then
      : otherwise,
  integerOf: (x) => complexDoubles.integerOf(x.value),
  roots: rootsOf,
  none,
};

/** Roots with the error that their residuals tell (Newton's correction times
 * the degree bounds the distance to the nearest root). */
function rootsOf(
  coefficients: readonly Uncertain[],
): readonly Uncertain[] | undefined {
  const values = coefficients.map(({ value }) => value);
  return complexDoubles.roots(values)?.map((root) => {
    let value = certain([0, 0]), slope = certain([0, 0]);
    for (const coefficient of coefficients.toReversed()) {
      slope = add(multiply(slope, certain(root)), value);
      value = add(multiply(value, certain(root)), coefficient);
    }
    const residual = Math.hypot(...value.value) + Math.hypot(...value.error);
    const steepness = Math.hypot(...slope.value) - Math.hypot(...slope.error);
    const error = steepness > 0
      ? (coefficients.length - 1) * residual / steepness
      : Infinity;
    return { value: root, error: [error, error] as const };
  });
}
