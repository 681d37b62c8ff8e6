/** Roots beyond radicals. */
import { Rational } from "../exact/rational.ts";
import {
  isolateComplexRoots,
  type RationalPolynomial,
} from "../polynomial/mod.ts";

/** A disc around one root of an irreducible polynomial. */
export interface RootDisc {
  /** The real part of the centre. */
  readonly real: number;
  /** The imaginary part; 0 exactly if the root is real. */
  readonly imaginary: number;
  /** How far the root is from the centre at most. */
  readonly radius: number;
}

/** Of the discs before their centres are rounded to doubles. */
const exactRadius = Rational.of(1n, 1n << 60n);

/** Half of the relative distance of neighbouring doubles. */
const rounding = 2 ** -53;

/**
 * All roots of an irreducible polynomial, enclosed.
 *
 * @param polynomial Its coefficients, ascending.
 * @returns The real roots, ascending, then the others in conjugate pairs.
 * @throws {ExpressionError} `budget`.
 */
export function enclosures(polynomial: RationalPolynomial): RootDisc[] {
  return isolateComplexRoots(polynomial, exactRadius).map((root) => {
    const real = root.real.toNumber(), imaginary = root.imaginary.toNumber();
    const moved = (Math.abs(real) + Math.abs(imaginary)) * rounding;
    // The sum is rounded three times.
    const radius = (root.radius.toNumber() + moved) * (1 + 8 * rounding);
    return { real, imaginary, radius };
  });
}
