/** Numbers that series are made of. */

/** B_2, B_4, …, B_30 (DLMF 24.2, table 24.2.1). */
export const bernoulliNumbers: readonly number[] = [
  1 / 6,
  -1 / 30,
  1 / 42,
  -1 / 30,
  5 / 66,
  -691 / 2730,
  7 / 6,
  -3617 / 510,
  43867 / 798,
  -174611 / 330,
  854513 / 138,
  -236364091 / 2730,
  8553103 / 6,
  -23749461029 / 870,
  8615841276005 / 14322,
];

/**
 * A Bernoulli number.
 *
 * @param n An integer from 0 to 31.
 * @returns B_n, with B_1 = -1/2.
 */
export function bernoulli(n: number): number {
  if (n === 0) return 1;
  if (n === 1) return -0.5;
  return n % 2 === 1 ? 0 : bernoulliNumbers[n / 2 - 1]!;
}

/** 0!, 1!, …, 170!, each rounded once. */
export const factorials: readonly number[] = tabulateFactorials();

function tabulateFactorials(): readonly number[] {
  const values = [1];
  let exact = 1n;
  for (let n = 1; n <= 170; n++) {
    exact *= BigInt(n);
    values.push(Number(exact));
  }
  return values;
}

/** ζ(k) - 1 for k = 2, 3, …: what is left of the sum over n from 2. */
export const zetasMinusOne: readonly number[] = Array.from(
  { length: 50 },
  (_, index) => zetaMinusOne(index + 2),
);

/** By the Euler-Maclaurin formula from n = 12 on (DLMF 25.2.9). */
function zetaMinusOne(s: number): number {
  const from = 12;
  let tail = from ** (1 - s) / (s - 1) + from ** -s / 2, factor = s;
  for (let j = 1; j <= 8; j++) {
    // B_2j / (2j)! · s (s + 1) … (s + 2j - 2) · 12^(1 - s - 2j)
    tail += bernoulliNumbers[j - 1]! * factor / factorials[2 * j]! *
      from ** (1 - s - 2 * j);
    factor *= (s + 2 * j - 1) * (s + 2 * j);
  }
  for (let n = from - 1; n >= 2; n--) tail += n ** -s;
  return tail;
}
