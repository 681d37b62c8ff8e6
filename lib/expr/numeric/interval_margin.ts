/** Bounds of what a machine computes to some units in the last place. */

/** Elementary functions of a machine are taken to be right to this. */
export const functionRoundings = 4;

/**
 * A bound below a value that is right to some units in the last place.
 *
 * @param value As a function of the machine returned it.
 * @param units How many.
 * @returns A bound.
 */
export function below(
  value: number,
  units: number = functionRoundings,
): number {
  if (value === Infinity) return Number.MAX_VALUE;
  return value - Math.abs(value) * (units * 2 ** -52) - tiny;
}

/**
 * A bound above a value that is right to some units in the last place.
 *
 * @param value As a function of the machine returned it.
 * @param units How many.
 * @returns A bound.
 */
export function above(
  value: number,
  units: number = functionRoundings,
): number {
  if (value === -Infinity) return -Number.MAX_VALUE;
  return value + Math.abs(value) * (units * 2 ** -52) + tiny;
}

/** Some subnormal steps. */
const tiny = 8 * Number.MIN_VALUE;
