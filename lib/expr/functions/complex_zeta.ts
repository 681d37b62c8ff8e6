/** The zeta function of Riemann. */
import { spend } from "../budget.ts";
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";
import { exp, pow } from "./complex_elementary.ts";
import { gamma, sinPi } from "./complex_gamma.ts";
import { bernoulliNumbers, factorials } from "./complex_tables.ts";

/** Terms before the Euler-Maclaurin formula. */
const from = 24;
const corrections = 13;

/**
 * The zeta function.
 *
 * @param s A number with an imaginary part of at most some 20.
 * @returns ζ(s); not finite at 1.
 */
export function zeta(s: Complex): Complex {
  if (s[1] === 0 && s[0] < 0 && s[0] % 2 === 0) return complex.zero;
  return s[0] < 0 ? reflected(s) : eulerMaclaurin(s);
}

/** DLMF 25.2.9 */
function eulerMaclaurin(s: Complex): Complex {
  spend(5);
  const power = pow([from, 0], complex.negate(s));
  // N^(1-s) / (s - 1) + N^-s / 2
  let sum = complex.add(
    complex.divide(complex.scale(power, from), [s[0] - 1, s[1]]),
    complex.scale(power, 0.5),
  );
  let term = complex.scale(complex.multiply(power, s), 1 / from);
  for (let j = 1; j <= corrections; j++) {
    // B_2j / (2j)! · s (s + 1) … (s + 2j - 2) · N^(1 - s - 2j)
    const weight = bernoulliNumbers[j - 1]! / factorials[2 * j]!;
    sum = complex.add(sum, complex.scale(term, weight));
    term = complex.multiply(term, [s[0] + 2 * j - 1, s[1]]);
    term = complex.multiply(term, [s[0] + 2 * j, s[1]]);
    term = complex.scale(term, 1 / (from * from));
  }
  for (let n = from - 1; n >= 1; n--) {
    sum = complex.add(sum, pow([n, 0], complex.negate(s)));
  }
  return sum;
}

/** ζ(s) = 2 (2π)^(s-1) sin(πs/2) Γ(1-s) ζ(1-s) (DLMF 25.4.2) */
function reflected(s: Complex): Complex {
  const other: Complex = [1 - s[0], -s[1]];
  const logarithm = Math.log(2 * Math.PI);
  const power = exp(complex.scale([s[0] - 1, s[1]], logarithm));
  const wave = sinPi(complex.scale(s, 0.5));
  const product = complex.multiply(
    complex.multiply(power, wave),
    complex.multiply(gamma(other), zeta(other)),
  );
  return complex.scale(product, 2);
}
