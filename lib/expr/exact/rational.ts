/** Exact fractions. */
import { currentBudget, spend } from "../budget.ts";
import { ExpressionError } from "../errors.ts";

/** A fraction in lowest terms with a positive denominator; never changed. */
export class Rational {
  /** Carries the sign. */
  readonly numerator: bigint;
  /** At least 1. */
  readonly denominator: bigint;

  private constructor(numerator: bigint, denominator: bigint) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  /**
   * A fraction, reduced.
   *
   * @param numerator Any integer.
   * @param denominator Any integer but 0.
   * @returns numerator / denominator.
   * @throws {ExpressionError} `division-by-zero`; `budget` if an integer grows
   * beyond the budget's bits.
   */
  static of(
    numerator: bigint | number,
    denominator: bigint | number = 1n,
  ): Rational {
    let n = BigInt(numerator), d = BigInt(denominator);
    if (d === 0n) {
      throw new ExpressionError(
        "division-by-zero",
        `Cannot divide as the divisor must not be 0: dividend is ${n}`,
      );
    }
    if (d < 0n) n = -n, d = -d;
    if (d !== 1n) {
      const divisor = greatestCommonDivisor(n, d);
      if (divisor !== 1n) n /= divisor, d /= divisor;
    }
    checkBits(n);
    checkBits(d);
    return new Rational(n, d);
  }

  /** Whether it is an integer. */
  get isInteger(): boolean {
    return this.denominator === 1n;
  }

  /** Whether it is 0. */
  get isZero(): boolean {
    return this.numerator === 0n;
  }

  /** Whether it is 1. */
  get isOne(): boolean {
    return this.numerator === 1n && this.denominator === 1n;
  }

  /** -1, 0 or 1. */
  get sign(): -1 | 0 | 1 {
    return this.numerator > 0n ? 1 : this.numerator < 0n ? -1 : 0;
  }

  /**
   * The sum.
   *
   * @param other The other one.
   * @returns this + other.
   */
  plus(other: Rational): Rational {
    return this.isInteger && other.isInteger
      ? Rational.of(this.numerator + other.numerator)
      : Rational.of(
        this.numerator * other.denominator +
          other.numerator * this.denominator,
        this.denominator * other.denominator,
      );
  }

  /**
   * The difference.
   *
   * @param other The other one.
   * @returns this - other.
   */
  minus(other: Rational): Rational {
    return this.plus(other.negated());
  }

  /**
   * The product.
   *
   * @param other The other one.
   * @returns this · other.
   */
  times(other: Rational): Rational {
    return Rational.of(
      this.numerator * other.numerator,
      this.denominator * other.denominator,
    );
  }

  /**
   * The quotient.
   *
   * @param other Not 0.
   * @returns this / other.
   * @throws {ExpressionError} `division-by-zero`.
   */
  dividedBy(other: Rational): Rational {
    return Rational.of(
      this.numerator * other.denominator,
      this.denominator * other.numerator,
    );
  }

  /**
   * The negative.
   *
   * @returns -this.
   */
  negated(): Rational {
    return new Rational(-this.numerator, this.denominator);
  }

  /**
   * The absolute value.
   *
   * @returns |this|.
   */
  absolute(): Rational {
    return this.numerator < 0n ? this.negated() : this;
  }

  /**
   * An integer power.
   *
   * @param exponent An integer; not negative if this is 0.
   * @returns this ^ exponent.
   * @throws {ExpressionError} `division-by-zero`, or `budget` before a power
   * is computed that has more bits than the budget.
   */
  power(exponent: bigint | number): Rational {
    const n = BigInt(exponent);
    if (n < 0n) return Rational.of(1n).dividedBy(this).power(-n);
    const bits = Math.max(
      bitLength(this.numerator),
      bitLength(this.denominator),
    );
    if (
      bits > 1 && BigInt(bits - 1) * n > BigInt(currentBudget().integerBits)
    ) {
      throw tooManyBits();
    }
    return Rational.of(this.numerator ** n, this.denominator ** n);
  }

  /**
   * Compares two.
   *
   * @param other The other one.
   * @returns Negative, 0 or positive, as this is less, equal or greater.
   */
  compare(other: Rational): number {
    if (this.isInteger && other.isInteger) {
      const left = this.numerator, right = other.numerator;
      return left < right ? -1 : left > right ? 1 : 0;
    }
    const left = this.numerator * other.denominator;
    const right = other.numerator * this.denominator;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  /**
   * Whether two are equal.
   *
   * @param other The other one.
   * @returns Whether they are the same number.
   */
  equals(other: Rational): boolean {
    return this.numerator === other.numerator &&
      this.denominator === other.denominator;
  }

  /**
   * The greatest integer that is not greater.
   *
   * @returns floor(this).
   */
  floor(): bigint {
    const quotient = this.numerator / this.denominator;
    return this.numerator < 0n && !this.isInteger ? quotient - 1n : quotient;
  }

  /**
   * The nearest double (ties to even); infinite beyond the range.
   *
   * @returns this, rounded once.
   */
  toNumber(): number {
    const { numerator: n, denominator: d } = this;
    if (d === 1n) return Number(n);
    const magnitude = n < 0n ? -n : n;
    const shift = 64 - (bitLength(magnitude) - bitLength(d));
    // The quotient has 64 or 65 bits; a sticky last bit makes Number() round
    // it as if all bits were there.
    let quotient = shift >= 0
      ? (magnitude << BigInt(shift)) / d
      : magnitude / (d << BigInt(-shift));
    const rest = shift >= 0
      ? (magnitude << BigInt(shift)) % d
      : magnitude % (d << BigInt(-shift));
    if (rest !== 0n) quotient |= 1n;
    const value = scale(quotient, -shift);
    return n < 0n ? -value : value;
  }

  /**
   * As `3/4`, `-2`.
   *
   * @returns The text.
   */
  toString(): string {
    return this.isInteger
      ? `${this.numerator}`
      : `${this.numerator}/${this.denominator}`;
  }
}

/** quotient · 2^exponent, rounded once also where the result is subnormal. */
function scale(quotient: bigint, exponent: number): number {
  const bits = bitLength(quotient) + exponent;
  if (bits > -1022) {
    const value = Number(quotient);
    const half = Math.trunc(exponent / 2);
    return value * 2 ** half * 2 ** (exponent - half);
  }
  const drop = BigInt(-1074 - exponent);
  const kept = quotient >> drop;
  const rest = quotient - (kept << drop);
  const half = 1n << (drop - 1n);
  const up = rest > half || (rest === half && (kept & 1n) === 1n);
  return Number(kept + (up ? 1n : 0n)) * 2 ** -1074;
}

/**
 * How many bits a magnitude has.
 *
 * @param value Any integer.
 * @returns 0 for 0, else floor(log2 |value|) + 1.
 */
export function bitLength(value: bigint): number {
  const magnitude = value < 0n ? -value : value;
  if (magnitude < 9007199254740992n) {
    const value = Number(magnitude);
    const high = Math.floor(value / 2 ** 32);
    return high === 0 ? 32 - Math.clz32(value) : 64 - Math.clz32(high);
  }
  const digits = magnitude.toString(16);
  return 4 * (digits.length - 1) + (32 - Math.clz32(parseInt(digits[0]!, 16)));
}

/**
 * The greatest common divisor.
 *
 * @param a Any integer.
 * @param b Any integer.
 * @returns At least 0; 0 only if both are 0.
 */
export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a, y = b < 0n ? -b : b;
  if (x > wide && y > wide) {
    const bits = Math.min(bitLength(x), bitLength(y));
    spend((bits >> 5) + Math.floor(bits / 128 * bits / 128));
  }
  while (y !== 0n) {
    if (x < 9007199254740992n && y < 9007199254740992n) {
      return BigInt(smallDivisor(Number(x), Number(y)));
    }
    [x, y] = [y, x % y];
  }
  return x;
}

/** Integers beyond it cost more than a step. */
const wide = 1n << 256n;

function smallDivisor(a: number, b: number): number {
  let x = a, y = b;
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

function checkBits(value: bigint): void {
  // A quick pass for what fits a machine word.
  if (value < 18446744073709551616n && value > -18446744073709551616n) return;
  const bits = bitLength(value);
  if (bits > currentBudget().integerBits) throw tooManyBits();
  spend(bits >> 9);
}

function tooManyBits(): ExpressionError {
  return new ExpressionError(
    "budget",
    `Cannot go on as integers must stay within the budget: the budget is ` +
      `${currentBudget().integerBits} bits`,
  );
}
