/** Roots of polynomials with complex coefficients. */
import { spend } from "../budget.ts";
import type { Complex } from "../functions/complex.ts";
import * as complex from "../functions/complex.ts";

const sweeps = 200;

/**
 * All roots at once (O. Aberth, "Iteration methods for finding all zeros of a
 * polynomial simultaneously", 1973): Newton's step of p, less what the other
 * roots do to it.
 *
 * @param coefficients The constant one first.
 * @returns The roots, those of higher order as often; undefined if there is no
 * polynomial or no convergence.
 */
export function polynomialRoots(
  coefficients: readonly Complex[],
): readonly Complex[] | undefined {
  let degree = coefficients.length - 1;
  while (degree >= 0 && complex.modulus(coefficients[degree]!) === 0) degree--;
  const monic = coefficients.slice(0, degree + 1);
  if (degree < 0 || !monic.every(complex.isFiniteComplex)) return undefined;
  const roots = startingPoints(monic, degree);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    if (sweepOnce(monic, roots)) return roots;
  }
  return undefined;
}

/** Points on a circle of the size of the roots, no two conjugate. */
function startingPoints(monic: readonly Complex[], degree: number): Complex[] {
  const lead = complex.modulus(monic[degree]!);
  const radius = Math.max(
    1e-8,
    ...monic.slice(0, degree).map((coefficient, k) =>
      (complex.modulus(coefficient) / lead) ** (1 / (degree - k))
    ),
  );
  return Array.from({ length: degree }, (_, k) => {
    const angle = 2 * Math.PI * k / degree + 0.7;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

/** Moves every root; whether none moved by more than rounding. */
function sweepOnce(monic: readonly Complex[], roots: Complex[]): boolean {
  let settled = true;
  for (let k = 0; k < roots.length; k++) {
    spend(roots.length);
    const root = roots[k]!, ratio = newtonStep(monic, root);
    if (ratio === undefined) continue;
    let repulsion: Complex = complex.zero;
    for (let other = 0; other < roots.length; other++) {
      if (other === k) continue;
      const apart = complex.subtract(root, roots[other]!);
      if (complex.modulus(apart) === 0) continue;
      repulsion = complex.add(repulsion, complex.reciprocal(apart));
    }
    const step = complex.divide(
      ratio,
      complex.subtract(complex.one, complex.multiply(ratio, repulsion)),
    );
    if (!complex.isFiniteComplex(step)) continue;
    roots[k] = complex.subtract(root, step);
    if (complex.modulus(step) > 4e-16 * complex.modulus(root)) settled = false;
  }
  return settled;
}

/** p / p' at a point; undefined where p is 0 up to rounding. */
function newtonStep(
  monic: readonly Complex[],
  z: Complex,
): Complex | undefined {
  let value: Complex = complex.zero, slope: Complex = complex.zero, size = 0;
  const radius = complex.modulus(z);
  for (let k = monic.length - 1; k >= 0; k--) {
    slope = complex.add(complex.multiply(slope, z), value);
    value = complex.add(complex.multiply(value, z), monic[k]!);
    size = size * radius + complex.modulus(monic[k]!);
  }
  return complex.modulus(value) <= 1e-16 * size
    ? undefined
    : complex.divide(value, slope);
}
