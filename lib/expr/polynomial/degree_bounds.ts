/** How high the degree of a greatest common divisor can be. */
import { spend } from "../budget.ts";
import {
  modulusLimit,
  multiplyModulo,
  powerModulo,
  primeBelow,
  residue,
} from "../exact/modular.ts";
import { checkDegree } from "./limits.ts";
import { gcdModular } from "./modular_division.ts";
import { degreesOf } from "./sparse.ts";
import type { SparseInteger } from "./sparse_integer.ts";

/**
 * Bounds of the degrees of a greatest common divisor: an image in one variable,
 * modulo a prime and at a point where the leading coefficients do not vanish,
 * has at least the degree of the gcd.
 *
 * @param a Not 0.
 * @param b Not 0.
 * @returns What the degree in each variable does not exceed.
 */
export function degreeBounds(a: SparseInteger, b: SparseInteger): number[] {
  const p = primeBelow(modulusLimit >> 1);
  const left = degreesOf(a), right = degreesOf(b);
  return left.map((degree, variable) => {
    const bound = Math.min(degree, right[variable]!);
    if (bound === 0) return 0;
    for (let attempt = 0; attempt < 3; attempt++) {
      const first = imageIn(a, variable, attempt, p);
      const second = imageIn(b, variable, attempt, p);
      if (
        first.length === degree + 1 && second.length === right[variable]! + 1
      ) return Math.min(bound, gcdModular(first, second, p).length - 1);
    }
    return bound;
  });
}

/** The image in one variable, the others being scattered numbers. */
function imageIn(
  a: SparseInteger,
  variable: number,
  attempt: number,
  p: number,
): number[] {
  spend(1 + (a.length >> 2));
  checkDegree(Math.max(...a.map(({ exponents }) => exponents[variable]!)));
  const image: number[] = [];
  for (const { exponents, coefficient } of a) {
    let value = residue(coefficient, p);
    for (let i = 0; i < exponents.length; i++) {
      if (i === variable || exponents[i] === 0) continue;
      const point = (7919 * (i + 1) * (attempt + 3) ** 4 + 12345) % p;
      value = multiplyModulo(value, powerModulo(point, exponents[i]!, p), p);
    }
    while (image.length <= exponents[variable]!) image.push(0);
    const sum = image[exponents[variable]!]! + value;
    image[exponents[variable]!] = sum >= p ? sum - p : sum;
  }
  while (image.at(-1) === 0) image.pop();
  return image;
}
