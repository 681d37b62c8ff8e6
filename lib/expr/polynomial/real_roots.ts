/** Isolation of the real roots of a polynomial, by Descartes' rule of signs and
 * bisection (Collins and Akritas, Polynomial real root isolation using
 * Descartes' rule of signs, 1976). */
import { spend } from "../budget.ts";
import { bitLength, Rational } from "../exact/rational.ts";
import { type IntegerPolynomial, toPrimitive } from "./integer.ts";
import type { RationalPolynomial } from "./rational_ring.ts";
import { halve, type RootInterval } from "./refine_root.ts";
import { squareFreeOverIntegers } from "./square_free_integer.ts";

/** A real root between two rationals. */
export interface RealRoot extends RootInterval {
  /** How often it is a root, at least 1. */
  readonly multiplicity: number;
}

/**
 * All real roots, each in an interval of its own.
 *
 * @param a Any but 0.
 * @returns Ascending; closed intervals that have no point in common.
 * @throws {ExpressionError} `budget`.
 */
export function isolateRealRoots(a: RationalPolynomial): readonly RealRoot[] {
  const roots: RealRoot[] = [];
  for (
    const { factor, multiplicity } of squareFreeOverIntegers(
      toPrimitive(a).primitive,
    )
  ) {
    for (const interval of isolateSimple(factor)) {
      roots.push({ ...interval, multiplicity });
    }
  }
  return separate(roots);
}

/** Roots of different factors differ, so that halving parts them. */
function separate(roots: readonly RealRoot[]): readonly RealRoot[] {
  let sorted = roots.toSorted((a, b) => a.lower.compare(b.lower));
  while (true) {
    const touching = sorted.findIndex((root, i) =>
      i > 0 && sorted[i - 1]!.upper.compare(root.lower) >= 0
    );
    if (touching < 0) return sorted;
    sorted[touching - 1] = halve(sorted[touching - 1]!);
    sorted[touching] = halve(sorted[touching]!);
    sorted = sorted.toSorted((a, b) => a.lower.compare(b.lower));
  }
}

/** The intervals are open but where both ends are the root; they may touch. */
function isolateSimple(a: IntegerPolynomial): readonly RootInterval[] {
  const zero = Rational.of(0);
  const roots: RootInterval[] = [];
  const hasZero = a[0] === 0n;
  const rest = hasZero ? a.slice(1) : a;
  if (hasZero) roots.push({ polynomial: a, lower: zero, upper: zero });
  for (const { lower, upper } of positiveRoots(rest)) {
    roots.push({ polynomial: a, lower, upper });
  }
  const mirrored = rest.map((c, i) => i % 2 === 1 ? -c : c);
  for (const { lower, upper } of positiveRoots(mirrored)) {
    roots.push({
      polynomial: a,
      lower: upper.negated(),
      upper: lower.negated(),
    });
  }
  return roots;
}

/** The roots of `polynomial` in (0, 1) are those in
 * (position, position + 1) · 2^exponent of the first one. */
interface Piece {
  readonly polynomial: IntegerPolynomial;
  readonly position: bigint;
  readonly exponent: number;
}

interface Span {
  readonly lower: Rational;
  readonly upper: Rational;
}

function positiveRoots(a: IntegerPolynomial): readonly Span[] {
  if (a.length < 2) return [];
  const exponent = rootBound(a);
  const scaled = scaleByPower(a, exponent);
  const pieces: Piece[] = [{ polynomial: scaled, position: 0n, exponent }];
  const roots: Span[] = [];
  while (pieces.length > 0) {
    const piece = pieces.pop()!;
    const count = variationsIn(piece.polynomial);
    if (count === 0) continue;
    const lower = dyadic(piece.position, piece.exponent);
    if (count === 1) {
      const upper = dyadic(piece.position + 1n, piece.exponent);
      roots.push({ lower, upper });
      continue;
    }
    const [left, right] = split(piece);
    const middle = dyadic(right.position, right.exponent);
    if (right.polynomial[0] === 0n) {
      roots.push({ lower: middle, upper: middle });
    }
    pieces.push(left, right);
  }
  return roots;
}

function dyadic(position: bigint, exponent: number): Rational {
  return exponent >= 0
    ? Rational.of(position << BigInt(exponent))
    : Rational.of(position, 1n << BigInt(-exponent));
}

/** An exponent e with all roots below 2^e in magnitude (Fujiwara 1916). */
function rootBound(a: IntegerPolynomial): number {
  const n = a.length - 1, lead = bitLength(a[n]!);
  let exponent = -Infinity;
  for (let i = 0; i < n; i++) {
    if (a[i] === 0n) continue;
    const ratio = bitLength(a[i]!) - lead + 1;
    exponent = Math.max(exponent, Math.ceil(ratio / (n - i)));
  }
  return exponent === -Infinity ? 0 : exponent + 1;
}

/** An integer multiple of a(2^exponent x). */
function scaleByPower(
  a: IntegerPolynomial,
  exponent: number,
): IntegerPolynomial {
  const step = BigInt(Math.abs(exponent)), n = BigInt(a.length - 1);
  return a.map((c, i) =>
    c << (step * (exponent >= 0 ? BigInt(i) : n - BigInt(i)))
  );
}

function split({ polynomial, position, exponent }: Piece): [Piece, Piece] {
  const half = scaleByPower(polynomial, -1);
  const next = exponent - 1;
  return [
    { polynomial: half, position: 2n * position, exponent: next },
    {
      polynomial: shiftByOne(half),
      position: 2n * position + 1n,
      exponent: next,
    },
  ];
}

/** a(x + 1). */
function shiftByOne(a: IntegerPolynomial): IntegerPolynomial {
  spend(1 + (a.length * a.length >> 4));
  const shifted = a.slice();
  for (let i = 0; i < a.length - 1; i++) {
    for (let j = a.length - 2; j >= i; j--) {
      shifted[j] = shifted[j]! + shifted[j + 1]!;
    }
  }
  return shifted;
}

/** The sign variations of (x + 1)^n a(1 / (x + 1)): none if there is no root
 * in (0, 1), one if there is one. */
function variationsIn(a: IntegerPolynomial): number {
  const turned = shiftByOne(a.toReversed());
  let count = 0, last = 0n;
  for (const coefficient of turned) {
    if (coefficient === 0n) continue;
    if (last !== 0n && (last > 0n) !== (coefficient > 0n)) count++;
    last = coefficient;
  }
  return count;
}

/**
 * How many real roots a polynomial has.
 *
 * @param a Any but 0.
 * @returns Their number, multiple roots counted once.
 * @throws {ExpressionError} `budget`.
 */
export function countRealRoots(a: RationalPolynomial): number {
  return isolateRealRoots(a).length;
}
