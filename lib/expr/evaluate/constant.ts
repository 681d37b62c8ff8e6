/**
 * Numbers known before the program runs. Rational numbers and rational
 * multiples of π stay exact and are rounded once, at the end; everything else
 * is float64.
 */
import { bitLength, Rational } from "../exact/rational.ts";
import { type OperationName, operationTable } from "./operations.ts";
import { cosineOfTurns, sineOfTurns, tangentOfTurns } from "./turns.ts";

/** A known number. */
export interface Constant {
  /** The number, rounded. */
  readonly value: number;
  /** It is exactly this, times π if `hasPi`. */
  readonly rational?: Rational;
  /** Whether π is a factor of it. */
  readonly hasPi?: boolean;
}

/** Beyond it exact arithmetic costs more than it is worth. */
const mostBits = 2048;

/**
 * An exact number.
 *
 * @param rational A rational number.
 * @returns The constant.
 */
export function exactConstant(rational: Rational): Constant {
  return { value: rational.toNumber(), rational };
}

/**
 * A number known to float64 only.
 *
 * @param value Any number, NaN and infinities included.
 * @returns The constant.
 */
export function floatConstant(value: number): Constant {
  return { value };
}

/** π, exact as a multiple of itself. */
export const piConstant: Constant = multipleOfPi(Rational.of(1n));

function multipleOfPi(rational: Rational): Constant {
  return rational.isZero
    ? exactConstant(rational)
    : { value: rational.toNumber() * Math.PI, rational, hasPi: true };
}

function make(rational: Rational, hasPi: boolean): Constant | undefined {
  return isSmall(rational)
    ? hasPi ? multipleOfPi(rational) : exactConstant(rational)
    : undefined;
}

function isSmall(rational: Rational): boolean {
  return bitLength(rational.numerator) <= mostBits &&
    bitLength(rational.denominator) <= mostBits;
}

/**
 * An operation on known numbers.
 *
 * @param name The operation; it has a value.
 * @param operands As many as it takes.
 * @returns Its value, exact where it is rational or a rational multiple of π.
 */
export function foldConstants(
  name: OperationName,
  operands: readonly Constant[],
): Constant {
  const exact = foldExactly(name, operands);
  if (exact !== undefined) return exact;
  const value = operationTable[name].value!;
  return floatConstant(value(...operands.map((operand) => operand.value)));
}

type Exact = Required<Constant>;

type Rule = (a: Exact, b: Exact) => Constant | undefined;

const half = Rational.of(1n, 2n);
const isTrue = (truth: boolean) => exactConstant(Rational.of(truth ? 1n : 0n));

/** The rules of the operations whose exact value may be exact again. */
const rules: Readonly<Partial<Record<OperationName, Rule>>> = {
  add: (a, b) => alike(a, b) && make(a.rational.plus(b.rational), pi(a, b)),
  subtract: (a, b) =>
    alike(a, b) && make(a.rational.minus(b.rational), pi(a, b)),
  multiply: (a, b) =>
    a.hasPi && b.hasPi
      ? undefined
      : make(a.rational.times(b.rational), a.hasPi || b.hasPi),
  divide: (a, b) =>
    b.rational.isZero || (b.hasPi && !a.hasPi && !a.rational.isZero)
      ? undefined
      : make(a.rational.dividedBy(b.rational), a.hasPi && !b.hasPi),
  negate: (a) => make(a.rational.negated(), a.hasPi),
  abs: (a) => make(a.rational.absolute(), a.hasPi),
  power: (a, b) => integerPower(a, b),
  less: (a, b) => alike(a, b) && isTrue(a.rational.compare(b.rational) < 0),
  lessEqual: (a, b) =>
    alike(a, b) && isTrue(a.rational.compare(b.rational) <= 0),
  min: (a, b) => alike(a, b) && (a.rational.compare(b.rational) <= 0 ? a : b),
  max: (a, b) => alike(a, b) && (a.rational.compare(b.rational) >= 0 ? a : b),
  floor: (a) => whole(a, (x) => x.floor()),
  ceil: (a) => whole(a, (x) => -x.negated().floor()),
  round: (a) =>
    whole(a, (x) => BigInt(x.sign) * x.absolute().plus(half).floor()),
  mod: (a, b) => remainder(a, b),
  sin: (a) => a.hasPi ? floatConstant(sineOfTurns(a.rational)) : undefined,
  cos: (a) => a.hasPi ? floatConstant(cosineOfTurns(a.rational)) : undefined,
  tan: (a) => a.hasPi ? floatConstant(tangentOfTurns(a.rational)) : undefined,
};

function foldExactly(
  name: OperationName,
  operands: readonly Constant[],
): Constant | undefined {
  const rule = rules[name];
  if (rule === undefined) return undefined;
  const exact = operands.map(({ value, rational, hasPi = false }) =>
    rational && { value, rational, hasPi }
  );
  const [a, b] = exact;
  if (a === undefined || (operands.length === 2 && b === undefined)) {
    return undefined;
  }
  return rule(a, b ?? a) ?? undefined;
}

/** Whether sums and comparisons stay exact: 0 goes with either. */
function alike(a: Exact, b: Exact): undefined | true {
  return a.hasPi === b.hasPi || a.rational.isZero || b.rational.isZero
    ? true
    : undefined;
}

function pi(a: Exact, b: Exact): boolean {
  return a.hasPi || b.hasPi;
}

function whole(
  a: Exact,
  round: (x: Rational) => bigint,
): Constant | undefined {
  return a.hasPi ? undefined : exactConstant(Rational.of(round(a.rational)));
}

function remainder(a: Exact, b: Exact): Constant | undefined {
  if (a.hasPi || b.hasPi || b.rational.isZero) return undefined;
  const quotient = Rational.of(a.rational.dividedBy(b.rational).floor());
  return make(a.rational.minus(b.rational.times(quotient)), false);
}

function integerPower(a: Exact, b: Exact): Constant | undefined {
  if (a.hasPi || b.hasPi || !b.rational.isInteger) return undefined;
  const exponent = b.rational.numerator;
  if (a.rational.isZero && exponent < 0n) return undefined;
  const bits = Math.max(
    bitLength(a.rational.numerator),
    bitLength(a.rational.denominator),
  );
  const magnitude = exponent < 0n ? -exponent : exponent;
  return BigInt(bits) * magnitude > mostBits
    ? undefined
    : make(a.rational.power(exponent), false);
}

/**
 * The sum, product or quotient of two exact numbers, if a double holds it
 * without overflow or loss by underflow, so that it may replace the two.
 *
 * @param name What to do with them.
 * @param a One.
 * @param b The other.
 * @returns The exact result, or undefined.
 */
export function combineExactly(
  name: "add" | "multiply" | "divide",
  a: Constant,
  b: Constant,
): Constant | undefined {
  const combined = foldExactly(name, [a, b]);
  if (combined?.rational === undefined) return undefined;
  const size = Math.abs(combined.value);
  return size === 0 || (size > 1e-290 && size < 1e290) ? combined : undefined;
}

/**
 * Whether a constant is a rational number that a double holds exactly.
 *
 * @param constant A constant.
 * @returns Whether its value is not rounded.
 */
export function isRepresented({ value, rational, hasPi }: Constant): boolean {
  if (rational === undefined || hasPi === true) return false;
  // A dyadic fraction with few bits is the only kind that fits.
  const { numerator, denominator } = rational;
  return (denominator & (denominator - 1n)) === 0n &&
    bitLength(numerator) <= 53 && bitLength(denominator) <= 1000 &&
    Number.isFinite(value);
}
