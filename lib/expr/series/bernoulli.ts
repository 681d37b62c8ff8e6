/** Bernoulli numbers. */
import { Rational } from "../exact/rational.ts";

/**
 * The Bernoulli numbers of even index, from the recurrence
 * Σ binomial(n+1, k) B_k = 0.
 *
 * @param count How many.
 * @returns B_2, B_4, …
 */
export function bernoulliNumbers(count: number): Rational[] {
  const all: Rational[] = [Rational.of(1n)];
  for (let n = 1; n <= 2 * count; n++) {
    let sum = Rational.of(0n), binomial = 1n;
    for (let k = 0; k < n; k++) {
      sum = sum.plus(all[k]!.times(Rational.of(binomial)));
      binomial = binomial * BigInt(n + 1 - k) / BigInt(k + 1);
    }
    all.push(sum.dividedBy(Rational.of(-n - 1)));
  }
  return all.filter((_, index) => index > 0 && index % 2 === 0);
}
