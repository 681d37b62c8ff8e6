/** What is known of a value: whether it is real, between which bounds, whether
 * it is an integer, whether it can be 0. */

/** Facts about a value, wherever it is defined. */
export interface Nature {
  /** Whether it is known to be real. */
  readonly isReal: boolean;
  /** If real: not less than this. */
  readonly lower: number;
  /** If real: not more than this. */
  readonly upper: number;
  /** Whether it is known not to be 0. */
  readonly isNonzero: boolean;
  /** Whether it is known to be an integer. */
  readonly isInteger: boolean;
}

/** Nothing is known. */
export const unknown: Nature = {
  isReal: false,
  lower: -Infinity,
  upper: Infinity,
  isNonzero: false,
  isInteger: false,
};

/**
 * A real value.
 *
 * @param lower Not more than it.
 * @param upper Not less than it.
 * @param isNonzero Whether it is known not to be 0; found from the bounds too.
 * @param isInteger Whether it is an integer.
 * @returns What is known of it.
 */
export function real(
  lower = -Infinity,
  upper = Infinity,
  isNonzero = false,
  isInteger = false,
): Nature {
  // Bounds that leave only 0 to what is not 0 have come from an underflow.
  const isEmpty = isNonzero && lower >= 0 && upper <= 0;
  return {
    isReal: true,
    lower: isEmpty ? -Infinity : lower,
    upper: isEmpty ? Infinity : upper,
    isNonzero: isNonzero || lower > 0 || upper < 0,
    isInteger,
  };
}

/** More than the roundings of any function used here. */
const slack = 2 ** -46;

/**
 * A lower bound made safe against rounding.
 *
 * @param x A computed lower bound.
 * @returns Not more than the exact one.
 */
export function down(x: number): number {
  return isFixed(x) ? x : x - Math.abs(x) * slack;
}

/**
 * An upper bound made safe against rounding.
 *
 * @param x A computed upper bound.
 * @returns Not less than the exact one.
 */
export function up(x: number): number {
  return isFixed(x) ? x : x + Math.abs(x) * slack;
}

function isFixed(x: number): boolean {
  return x === 0 || Math.abs(x) === Infinity;
}

/**
 * What is known of a sum.
 *
 * @param parts Of its terms.
 * @returns Of the sum.
 */
export function sumNature(parts: readonly Nature[]): Nature {
  if (!parts.every((part) => part.isReal)) return unknown;
  let lower = 0, upper = 0, isWhole = true;
  for (const part of parts) {
    lower += part.lower;
    upper += part.upper;
    isWhole &&= Number.isInteger(part.lower) && Number.isInteger(part.upper);
  }
  const sameSign = parts.every((part) => part.lower >= 0) ||
    parts.every((part) => part.upper <= 0);
  return real(
    isWhole ? lower : guarded(parts, lower, "lower"),
    isWhole ? upper : guarded(parts, upper, "upper"),
    sameSign && parts.some((part) => part.isNonzero),
    parts.every((part) => part.isInteger),
  );
}

/** Terms may cancel: the slack is that of the largest term. */
function guarded(
  parts: readonly Nature[],
  sum: number,
  side: "lower" | "upper",
): number {
  if (Math.abs(sum) === Infinity || Number.isNaN(sum)) {
    return side === "lower" ? -Infinity : Infinity;
  }
  const values = parts.map((part) => part[side]);
  if (values.every(Number.isInteger)) return sum;
  const error = slack *
    values.reduce((total, value) => total + Math.abs(value), 0);
  const safe = side === "lower" ? sum - error : sum + error;
  // Terms of one sign cannot cancel, and so the sum keeps the sign.
  if (values.every((value) => value >= 0)) return Math.max(safe, 0);
  return values.every((value) => value <= 0) ? Math.min(safe, 0) : safe;
}

/**
 * What is known of a product.
 *
 * @param a Of one factor.
 * @param b Of the other.
 * @returns Of the product.
 */
export function productNature(a: Nature, b: Nature): Nature {
  const isNonzero = a.isNonzero && b.isNonzero;
  if (!a.isReal || !b.isReal) return { ...unknown, isNonzero };
  const corners = [
    times(a.lower, b.lower),
    times(a.lower, b.upper),
    times(a.upper, b.lower),
    times(a.upper, b.upper),
  ];
  const lower = Math.min(...corners), upper = Math.max(...corners);
  const isWhole = [a.lower, a.upper, b.lower, b.upper].every(Number.isInteger);
  return real(
    isWhole ? lower : down(lower),
    isWhole ? upper : up(upper),
    isNonzero,
    a.isInteger && b.isInteger,
  );
}

/** A bound that is 0 stays so beside an infinite one. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}
