/**
 * The running mean of numbers, without the bias of its beginning: the weights
 * of the numbers so far add up to 1.
 *
 * @param values The numbers; what is not finite is passed over.
 * @param weight How much of the mean stays at each number, in [0, 1).
 * @returns The means, one for each number.
 */
export function smooth(values: readonly number[], weight: number): number[] {
  let mean = 0, sum = 0;
  return values.map((value) => {
    if (!Number.isFinite(value)) return value;
    mean = weight * mean + (1 - weight) * value;
    sum = weight * sum + (1 - weight);
    return mean / sum;
  });
}

/**
 * Marks for an axis whose scale is logarithmic: round numbers, few of them.
 *
 * @param minimum The least value that is seen.
 * @param maximum The greatest.
 * @returns The values to mark.
 */
export function logarithmicMarks(minimum: number, maximum: number): number[] {
  const ratio = maximum / minimum;
  const digits = ratio > 1000
    ? [1]
    : ratio > 30
    ? [1, 3]
    : ratio > 4
    ? [1, 2, 3, 5]
    : [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9];
  const marks: number[] = [];
  const last = Math.ceil(Math.log10(maximum));
  for (let k = Math.floor(Math.log10(minimum)); k <= last; k++) {
    for (const digit of digits) {
      const mark = digit * 10 ** k;
      if (mark >= minimum && mark <= maximum) marks.push(mark);
    }
  }
  return marks;
}
