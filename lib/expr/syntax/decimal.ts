/** Exact values of number literals, and literals of exact values. */
import { currentBudget } from "../budget.ts";
import { bitLength } from "../exact/rational.ts";

/** A fraction in lowest terms whose denominator only 2 and 5 divide. */
export interface Decimal {
  /** At least 0. */
  readonly numerator: bigint;
  /** At least 1. */
  readonly denominator: bigint;
}

const smallPowers: readonly number[] = Array.from(
  { length: 16 },
  (_, exponent) => Number(`1e${exponent}`),
);
const smallIntegers: readonly bigint[] = Array.from(
  { length: 256 },
  (_, value) => BigInt(value),
);

/**
 * The value of a literal.
 *
 * @param text The text that holds it: decimal digits with a point and an
 * exponent, or 0x and hexadecimal digits, as the lexer takes them.
 * @param start Where it begins.
 * @param end One past its end.
 * @returns The exact value, or undefined if it needs integers beyond the
 * budget's bits.
 */
export function readDecimal(
  text: string,
  start = 0,
  end: number = text.length,
): Decimal | undefined {
  let value = 0;
  for (let at = start; at < end && value < 2 ** 40; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) break;
    value = value * 10 + digit;
    if (at === end - 1) return { numerator: integer(value), denominator: 1n };
  }
  return readLiteral(text.slice(start, end));
}

function readLiteral(literal: string): Decimal | undefined {
  const second = literal.charCodeAt(1) | 0x20;
  if (second === 120) return readHexadecimal(literal); // x
  let exponentAt = literal.indexOf("e");
  if (exponentAt < 0) exponentAt = literal.indexOf("E");
  const end = exponentAt < 0 ? literal.length : exponentAt;
  const point = literal.indexOf(".");
  const whole = point < 0 ? literal.slice(0, end) : literal.slice(0, point);
  const fraction = point < 0 ? "" : literal.slice(point + 1, end);
  const exponent = exponentAt < 0 ? 0 : Number(literal.slice(exponentAt + 1));
  return scaled(whole + fraction, exponent - fraction.length);
}

function readHexadecimal(literal: string): Decimal | undefined {
  const digits = literal.length - 2;
  if (4 * (digits - 1) >= currentBudget().integerBits) return undefined;
  return { numerator: BigInt(literal), denominator: 1n };
}

/** digits · 10^exponent. */
function scaled(digits: string, exponent: number): Decimal | undefined {
  if (digits.length <= 15) {
    const value = Number(digits);
    if (exponent === 0) return { numerator: integer(value), denominator: 1n };
    if (exponent < 0 && exponent >= -15) return smallFraction(value, -exponent);
  }
  // 10^n has more than 3 n bits; beyond twice the budget nothing is computed.
  const bits = currentBudget().integerBits;
  const significant = digits.replace(/^0+/, "");
  if (significant === "") return { numerator: 0n, denominator: 1n };
  if (significant.length * 3 > 2 * bits || Math.abs(exponent) * 3 > 2 * bits) {
    return undefined;
  }
  const value = exponent >= 0
    ? {
      numerator: BigInt(significant) * 10n ** BigInt(exponent),
      denominator: 1n,
    }
    : reduced(BigInt(significant), -exponent);
  const limit = 1n << BigInt(bits);
  return value.numerator >= limit || value.denominator >= limit
    ? undefined
    : value;
}

function integer(value: number): bigint {
  return smallIntegers[value] ?? BigInt(value);
}

/** value / 10^places for what doubles hold exactly. */
function smallFraction(value: number, places: number): Decimal {
  if (value === 0) return { numerator: 0n, denominator: 1n };
  let a = value, b = smallPowers[places]!;
  while (b !== 0) [a, b] = [b, a % b];
  return {
    numerator: integer(value / a),
    denominator: integer(smallPowers[places]! / a),
  };
}

/** value / 10^places, reduced. */
function reduced(value: bigint, places: number): Decimal {
  let numerator = value;
  const twos = Math.min(places, multiplicity(value, 2n));
  const fives = Math.min(places, multiplicity(value, 5n));
  numerator /= 2n ** BigInt(twos) * 5n ** BigInt(fives);
  return {
    numerator,
    denominator: 2n ** BigInt(places - twos) * 5n ** BigInt(places - fives),
  };
}

/** How often a prime divides a number other than 0. */
function multiplicity(value: bigint, prime: bigint): number {
  let count = 0;
  for (let rest = value; rest % prime === 0n; rest /= prime) count++;
  return count;
}

/**
 * The shortest literal of a value.
 *
 * @param value An exact decimal.
 * @returns Digits with a point, or with an exponent where that is shorter.
 */
export function writeDecimal(value: Decimal): string {
  const places = placesOf(value.denominator);
  const integer = value.numerator * (10n ** BigInt(places) / value.denominator);
  const digits = integer.toString();
  if (integer === 0n) return "0";
  const significant = digits.replace(/0+$/, "");
  const exponent = digits.length - significant.length - places;
  const plain = plainDigits(significant, exponent);
  const first = digits.length - 1 - places;
  const scientific = significant.length === 1
    ? `${significant}e${first}`
    : `${significant[0]}.${significant.slice(1)}e${first}`;
  // A little longer but without an exponent reads better.
  return plain.length <= scientific.length + 4 ? plain : scientific;
}

/** significant · 10^exponent without an exponent. */
function plainDigits(significant: string, exponent: number): string {
  if (exponent >= 0) return significant + "0".repeat(exponent);
  const padded = significant.padStart(1 - exponent, "0");
  return `${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

/** The least n such that a denominator, 2^a 5^b, divides 10^n. */
function placesOf(denominator: bigint): number {
  const twos = bitLength(denominator & -denominator) - 1;
  const power = denominator >> BigInt(twos);
  // 5^b has floor(b log2(5)) + 1 bits, and log2(5) > 1, so b is the ceiling.
  const fives = Math.ceil((bitLength(power) - 1) / Math.log2(5));
  return Math.max(twos, fives);
}
