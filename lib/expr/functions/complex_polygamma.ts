/** The derivatives of the logarithm of the gamma function. */
import type { Complex } from "./complex.ts";
import * as complex from "./complex.ts";
import { ln, pow } from "./complex_elementary.ts";
import { cosPi, gamma, sinPi } from "./complex_gamma.ts";
import { bernoulliNumbers } from "./complex_tables.ts";

/** From here on the asymptotic series have all digits of a double. */
const asymptoticFrom = 15;

/** cot πz; far off the axis, where both waves overflow, it is ∓i. */
function cotPi(z: Complex): Complex {
  if (Math.abs(z[1]) > 20) return [0, -Math.sign(z[1])];
  return complex.divide(cosPi(z), sinPi(z));
}

/**
 * The digamma function.
 *
 * @param z A number.
 * @returns Γ'(z) / Γ(z); not finite at 0, -1, -2, ….
 */
export function digamma(z: Complex): Complex {
  const [x, y] = z;
  if (x < 0.5) {
    if (y === 0 && x === Math.floor(x)) return complex.undefinedComplex;
    const turn = complex.scale(cotPi(z), Math.PI);
    return complex.subtract(digamma([1 - x, -y]), turn);
  }
  let shifted = z, sum: Complex = complex.zero;
  while (complex.modulus(shifted) < asymptoticFrom) {
    sum = complex.add(sum, complex.reciprocal(shifted));
    shifted = [shifted[0] + 1, y];
  }
  return complex.subtract(asymptoticDigamma(shifted), sum);
}

/** DLMF 5.11.2. */
function asymptoticDigamma(z: Complex): Complex {
  const inverse = complex.reciprocal(z);
  const square = complex.multiply(inverse, inverse);
  let sum: Complex = complex.zero;
  for (let k = 9; k >= 1; k--) {
    const term = bernoulliNumbers[k - 1]! / (2 * k);
    sum = complex.multiply([sum[0] + term, sum[1]], square);
  }
  const half = complex.scale(inverse, 0.5);
  return complex.subtract(complex.subtract(ln(z), half), sum);
}

/**
 * The polygamma functions.
 *
 * @param order Which derivative of the digamma function: a real integer that
 * is not negative.
 * @param z A number.
 * @returns ψ^(order)(z); not finite at 0, -1, -2, … and of other orders.
 */
export function polygamma(order: Complex, z: Complex): Complex {
  const n = order[0], [x, y] = z;
  const isOrder = order[1] === 0 && Number.isInteger(n) && n >= 0 && n < 150;
  if (!isOrder) return complex.undefinedComplex;
  if (n === 0) return digamma(z);
  if (y === 0 && x <= 0 && x === Math.floor(x)) return complex.undefinedComplex;
  if (x < 0) return reflected(n, z);
  // ψ_n(z) = ψ_n(z + 1) - (-1)^n n! / z^(n + 1)  (DLMF 5.15.5)
  const size = gamma([n + 1, 0])[0], sign = n % 2 === 0 ? 1 : -1;
  let shifted = z, sum: Complex = complex.zero;
  while (complex.modulus(shifted) < asymptoticFrom + n / 2) {
    const term = pow(shifted, [-n - 1, 0]);
    sum = complex.add(sum, complex.scale(term, -sign * size));
    shifted = [shifted[0] + 1, y];
  }
  return complex.add(sum, asymptotic(n, shifted));
}

/** DLMF 5.15.8, differentiated. */
function asymptotic(n: number, z: Complex): Complex {
  const inverse = complex.reciprocal(z);
  const square = complex.multiply(inverse, inverse);
  // (n - 1)! / z^n, and terms with (2k + n - 1)! / ((2k)! z^(2k + n)).
  let term = complex.scale(pow(z, [-n, 0]), gamma([n, 0])[0]);
  let sum = complex.add(
    term,
    complex.scale(complex.multiply(term, inverse), n / 2),
  );
  for (let k = 1; k <= 14; k++) {
    const m = 2 * k + n;
    const growth = (m - 1) * (m - 2) / (2 * k * (2 * k - 1));
    term = complex.scale(complex.multiply(term, square), growth);
    const part = complex.scale(term, bernoulliNumbers[k - 1]!);
    sum = complex.add(sum, part);
    if (complex.modulus(part) < 1e-17 * complex.modulus(sum)) break;
  }
  return n % 2 === 0 ? complex.negate(sum) : sum;
}

/** ψ_n(z) = (-1)^n ψ_n(1 - z) - π^(n + 1) cot^(n)(πz)  (DLMF 5.15.6) */
function reflected(n: number, z: Complex): Complex {
  const other = polygamma([n, 0], [1 - z[0], -z[1]]);
  const wave = complex.scale(
    cotangentDerivative(n, z),
    Math.PI ** (n + 1),
  );
  const value = complex.subtract(
    n % 2 === 0 ? other : complex.negate(other),
    wave,
  );
  return z[1] === 0 ? [value[0], 0] : value;
}

/** The n-th derivative of cot at πz, n >= 1: with c = cot it is
 * -(1 + c²) times a polynomial in c. */
function cotangentDerivative(n: number, z: Complex): Complex {
  if (Math.abs(z[1]) > 100) return complex.zero;
  // p is the polynomial: (-(1 + c²) p)' = (1 + c²) (2 c p + (1 + c²) p').
  let p: number[] = [1];
  for (let k = 1; k < n; k++) {
    const next: number[] = new Array(p.length + 1).fill(0);
    p.forEach((coefficient, power) => {
      next[power + 1]! -= (2 + power) * coefficient;
      if (power > 0) next[power - 1]! -= power * coefficient;
    });
    p = next;
  }
  const cotangent = cotPi(z), sine = sinPi(z);
  let value: Complex = complex.zero;
  for (const coefficient of p.toReversed()) {
    value = complex.multiply(value, cotangent);
    value = [value[0] + coefficient, value[1]];
  }
  const square = complex.reciprocal(complex.multiply(sine, sine));
  return complex.negate(complex.multiply(value, square));
}
