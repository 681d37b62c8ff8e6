/** Kinds of numbers with what their operations round. */
import type { Complex } from "../functions/complex.ts";
import type { Arithmetic } from "./complex_arithmetic.ts";
import { complexDoubles } from "./complex_double.ts";
import type { PlainCallName } from "./complex_schedule.ts";
import { doubleDoubleUnit } from "./double_double.ts";
import { doubleDoubles, isDoubleDouble } from "./double_double_arithmetic.ts";
import type { ComplexDoubleDouble } from "./double_double_complex.ts";
import { toComplex } from "./double_double_complex.ts";

/** A number, how wrong it may be, and how large what it is made of was. */
export interface Tracked<V> {
  /** The number as computed. */
  readonly value: V;
  /** The same in doubles. */
  readonly near: Complex;
  /** A bound of |computed - exact|; infinite if there is none. */
  readonly error: number;
  /** The largest term of a sum, and so on: what cancelled is beside it. */
  readonly magnitude: number;
}

/** An arithmetic with what it rounds. */
export interface Precision<V> {
  /** How to compute. */
  readonly arithmetic: Arithmetic<V>;
  /** The relative rounding of one operation. */
  readonly unit: number;
  /** Rounds to doubles. */
  readonly round: (value: V) => Complex;
  /** The relative error of a function. */
  readonly accuracy: (name: PlainCallName) => number;
}

/** The relative error of special functions in doubles. */
const specialAccuracy = 1e-12;
/** A few roundings. */
export const roundings = 8;

/** Doubles. */
export const doublePrecision: Precision<Complex> = {
  arithmetic: complexDoubles,
  unit: 2 ** -52,
  round: (value) => value,
  accuracy: (name) =>
    isDoubleDouble(name) ? roundings * 2 ** -52 : specialAccuracy,
};

/** Double-doubles, where the functions have as many digits. */
export const doubleDoublePrecision: Precision<ComplexDoubleDouble> = {
  arithmetic: doubleDoubles,
  unit: doubleDoubleUnit,
  round: toComplex,
  accuracy: (name) =>
    isDoubleDouble(name) ? roundings * doubleDoubleUnit : specialAccuracy,
};
