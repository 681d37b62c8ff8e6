/** The value of an integral in doubles. */
import type { Expression } from "../algebra/mod.ts";
import type { Complex } from "../functions/complex.ts";
import { compileComplex } from "../numeric/complex_evaluate.ts";
import { quadrature, type QuadratureReport } from "../numeric/quadrature.ts";

/** An integral in doubles. */
export interface Approximation {
  /** Its value. */
  readonly value: Complex;
  /** A bound of the error, as far as samples tell. */
  readonly error: number;
  /** Whether the rules converged. */
  readonly isGood: boolean;
}

/** Errors that are not small beside the value say nothing. */
const usefulError = 1e-5;

/**
 * Integrates over neighbouring pieces.
 *
 * @param pieces The integrand of each piece, with its ends.
 * @param name The variable.
 * @returns The sum.
 */
export function approximate(
  pieces: readonly NumericPiece[],
  name: string,
): Approximation {
  let re = 0, im = 0, error = 0, isGood = true;
  for (const { f, from, to } of pieces) {
    const evaluate = compileComplex(f, [name]);
    let isReal = true;
    const real = quadrature(
      (x) => {
        const [value, imaginary] = evaluate([[x, 0]]);
        isReal &&= Math.abs(imaginary) <= 1e-13 * Math.abs(value);
        return value;
      },
      from,
      to,
    );
    const parts = [real];
    re += real.value;
    if (!isReal) {
      const imaginary = quadrature((x) => evaluate([[x, 0]])[1], from, to);
      parts.push(imaginary);
      im += imaginary.value;
    }
    error += Math.max(...parts.map((part) => part.error));
    isGood &&= parts.every(isUseful);
  }
  const size = Math.hypot(re, im);
  return {
    value: [re, im],
    error,
    isGood: isGood && error <= usefulError * (1 + size),
  };
}

/** A part of a range with one formula. */
export interface NumericPiece {
  /** The formula. */
  readonly f: Expression;
  /** Its lower end, perhaps infinite. */
  readonly from: number;
  /** Its upper end. */
  readonly to: number;
}

/** Larger values are overflows. */
const largest = 1e300;

function isUseful({ status, value }: QuadratureReport): boolean {
  return Math.abs(value) < largest &&
    (status === "converged" || status === "roundoff");
}

/**
 * A piece in parts.
 *
 * @param piece The piece.
 * @param places Where to cut it; those outside of it are left out.
 * @returns Its parts, ascending.
 */
export function cutAt(
  { f, from, to }: NumericPiece,
  places: readonly number[],
): NumericPiece[] {
  const inside = places.filter((place) => from < place && place < to)
    .toSorted((a, b) => a - b);
  const all = [from, ...inside, to];
  return all.slice(1).map((end, index) => ({ f, from: all[index]!, to: end }));
}

/**
 * The same pieces, cut finely, so that no narrow peak is missed.
 *
 * @param pieces The pieces.
 * @returns More pieces.
 */
export function finer(pieces: readonly NumericPiece[]): NumericPiece[] {
  return pieces.flatMap((piece) =>
    cutAt(piece, placesBetween(piece.from, piece.to))
  );
}

/** Evenly in a finite range, in a geometric progression in an infinite one. */
function placesBetween(from: number, to: number): number[] {
  const count = 100;
  if (Number.isFinite(from) && Number.isFinite(to)) {
    return Array.from(
      { length: count - 1 },
      (_, k) => from + (to - from) * (k + 1) / count,
    );
  }
  const far = Array.from({ length: 40 }, (_, k) => 2 ** (k / 2 - 10));
  if (Number.isFinite(from)) return far.map((x) => from + x);
  if (Number.isFinite(to)) return far.map((x) => to - x).reverse();
  return [...far.map((x) => -x).reverse(), 0, ...far];
}

/** The ends of a piece are doubles: beside a singular end at which the
 * integrand is like 1/sqrt(t), that costs the root of their rounding. */
const relativeTolerance = 1e-7;

/**
 * Whether a value is that of an approximation.
 *
 * @param value The value.
 * @param approximation What it should be.
 * @returns Whether they agree.
 */
export function agrees(
  value: Complex,
  { value: [re, im], error }: Approximation,
): boolean {
  const distance = Math.hypot(value[0] - re, value[1] - im);
  const size = Math.hypot(...value) + Math.hypot(re, im);
  return distance <= 20 * error + relativeTolerance * size;
}
