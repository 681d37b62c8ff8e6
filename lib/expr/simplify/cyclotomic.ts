/** Powers of roots of unity. */

/**
 * The cyclotomic polynomial: that of the primitive n-th roots of unity.
 *
 * @param n At least 1.
 * @returns Its coefficients, the constant one first; the last is 1.
 */
export function cyclotomic(n: number): readonly bigint[] {
  let result = powerMinusOne(n);
  for (let d = 1; d < n; d++) {
    if (n % d === 0) result = quotient(result, cyclotomic(d));
  }
  return result;
}

/** x^n - 1 */
function powerMinusOne(n: number): bigint[] {
  const result = new Array<bigint>(n + 1).fill(0n);
  result[0] = -1n;
  result[n] = 1n;
  return result;
}

/** The quotient by a monic polynomial that divides. */
function quotient(a: readonly bigint[], b: readonly bigint[]): bigint[] {
  const rest = [...a], result: bigint[] = [];
  for (let k = a.length - b.length; k >= 0; k--) {
    const lead = rest[k + b.length - 1]!;
    result[k] = lead;
    b.forEach((coefficient, j) => {
      rest[k + j] = rest[k + j]! - lead * coefficient;
    });
  }
  return result;
}

/**
 * A power of a root of unity in terms of lower ones.
 *
 * @param polynomial Monic; the root is one of its roots.
 * @param exponent At least 0.
 * @returns Coefficients below the degree of the polynomial.
 */
export function powerModulo(
  polynomial: readonly bigint[],
  exponent: number,
): readonly bigint[] {
  const degree = polynomial.length - 1;
  let result = new Array<bigint>(degree).fill(0n);
  result[0] = 1n;
  for (let k = 0; k < exponent; k++) {
    const lead = result[degree - 1]!;
    result = result.map((_, j) =>
      (j === 0 ? 0n : result[j - 1]!) - lead * polynomial[j]!
    );
  }
  return result;
}

/**
 * The sums of the powers of all roots, by Newton's identities.
 *
 * @param polynomial Monic, the constant coefficient first.
 * @returns The sums of the powers 0 to degree - 1.
 */
export function powerSums(polynomial: readonly bigint[]): bigint[] {
  const degree = polynomial.length - 1;
  const sums = [BigInt(degree)];
  for (let k = 1; k < degree; k++) {
    let sum = -BigInt(k) * polynomial[degree - k]!;
    for (let j = 1; j < k; j++) sum -= polynomial[degree - j]! * sums[k - j]!;
    sums.push(sum);
  }
  return sums;
}
