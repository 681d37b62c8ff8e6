/**
 * Certified discs around the complex roots of a polynomial: approximations by
 * Aberth's iteration, radii from Weierstrass' corrections. If z_1 ... z_n are
 * any distinct points, the discs around z_i of radius
 * n |a(z_i) / (lead Π_(j ≠ i) (z_i - z_j))| cover the roots, and a disc that
 * meets no other has exactly one of them (Braess and Hadeler, Simultaneous
 * inclusion of the zeros of a polynomial, 1973).
 */
import { spend } from "../budget.ts";
import { bitLength, Rational } from "../exact/rational.ts";
import { integerRoot } from "../exact/radicals.ts";
import {
  aberth,
  exactValue,
  type Gaussian,
  squaredNorm,
  startingPoints,
} from "./complex_fixed.ts";
import { type IntegerPolynomial, toPrimitive } from "./integer.ts";
import type { RationalPolynomial } from "./rational_ring.ts";
import { squareFreeOverIntegers } from "./square_free_integer.ts";

/** A disc with a root. */
export interface ComplexRoot {
  /** The real part of the centre. */
  readonly real: Rational;
  /** The imaginary part of the centre; 0 exactly if the root is real. */
  readonly imaginary: Rational;
  /** How far the root is from the centre at most. */
  readonly radius: Rational;
  /** How often it is a root, at least 1. */
  readonly multiplicity: number;
}

/**
 * All complex roots.
 *
 * @param a Any but 0.
 * @param radius What no radius exceeds, above 0.
 * @returns The real roots, ascending, then those with an imaginary part, by
 * their real parts, each beside its conjugate. The discs of roots of one
 * multiplicity are disjoint.
 * @throws {ExpressionError} `budget`.
 */
export function isolateComplexRoots(
  a: RationalPolynomial,
  radius: Rational,
): readonly ComplexRoot[] {
  const roots: ComplexRoot[] = [];
  for (
    const { factor, multiplicity } of squareFreeOverIntegers(
      toPrimitive(a).primitive,
    )
  ) {
    for (const disc of isolateSimple(factor, radius)) {
      roots.push({ ...disc, multiplicity });
    }
  }
  return roots.sort(inOrder);
}

function inOrder(a: ComplexRoot, b: ComplexRoot): number {
  const isReal = Number(b.imaginary.isZero) - Number(a.imaginary.isZero);
  if (isReal !== 0) return isReal;
  return a.real.compare(b.real) ||
    a.imaginary.absolute().compare(b.imaginary.absolute()) ||
    b.imaginary.compare(a.imaginary);
}

type Disc = Omit<ComplexRoot, "multiplicity">;

/** Roots of a square-free polynomial; the precision is doubled until the discs
 * are small and apart. */
function isolateSimple(
  a: IntegerPolynomial,
  radius: Rational,
): readonly Disc[] {
  const zero = Rational.of(0);
  if (a[0] === 0n) {
    const origin = { real: zero, imaginary: zero, radius: zero };
    return a.length === 2
      ? [origin]
      : [origin, ...isolateSimple(a.slice(1), radius)];
  }
  const target = bitLength(radius.denominator) - bitLength(radius.numerator);
  let bits = BigInt(Math.max(64, target + 32) + smallness(a));
  let points = startingPoints(a, bits);
  while (true) {
    spend(100);
    points = aberth(a, points, bits, 60 + 4 * a.length);
    const discs = certify(a, points, bits, radius);
    if (discs !== undefined) return discs;
    // Points that met would go the same way for ever.
    points = points.map(({ real, imaginary }, i) => ({
      real: (real << bits) + BigInt(i),
      imaginary: imaginary << bits,
    }));
    bits *= 2n;
  }
}

/** Bits after the binary point before a root can begin: all roots are above
 * |a_0| / (|a_0| + max |a_i|). */
function smallness(a: IntegerPolynomial): number {
  const most = Math.max(...a.map(bitLength));
  return Math.max(0, most - bitLength(a[0]!) + 2);
}

/** A disc over a power of two. */
interface GridDisc extends Gaussian {
  readonly radius: bigint;
}

function certify(
  a: IntegerPolynomial,
  points: readonly Gaussian[],
  bits: bigint,
  radius: Rational,
): readonly Disc[] | undefined {
  const discs: GridDisc[] = [];
  for (let i = 0; i < points.length; i++) {
    const size = radiusAt(a, points, i, bits);
    if (size === undefined) return undefined;
    if (size * radius.denominator > radius.numerator << bits) return undefined;
    discs.push({ ...points[i]!, radius: size });
  }
  if (!areDisjoint(discs)) return undefined;
  const paired = pairConjugates(discs);
  return paired?.map((disc) => ({
    real: Rational.of(disc.real, 1n << bits),
    imaginary: Rational.of(disc.imaginary, 1n << bits),
    radius: Rational.of(disc.radius, 1n << bits),
  }));
}

/** Rounded up; nothing if two points are the same. */
function radiusAt(
  a: IntegerPolynomial,
  points: readonly Gaussian[],
  index: number,
  bits: bigint,
): bigint | undefined {
  const n = BigInt(points.length), lead = a[a.length - 1]!;
  const value = squaredNorm(exactValue(a, points[index]!, bits));
  let divisor = lead * lead;
  points.forEach((other, j) => {
    if (j === index) return;
    const { real, imaginary } = points[index]!;
    divisor *= squaredNorm({
      real: real - other.real,
      imaginary: imaginary - other.imaginary,
    });
  });
  if (divisor === 0n) return undefined;
  // The value has the scale 2^(2 n bits), the divisor 2^(2 (n - 1) bits).
  const square = n * n * value / divisor + 1n;
  return integerRoot(square, 2).root + 1n;
}

function areDisjoint(discs: readonly GridDisc[]): boolean {
  spend(1 + (discs.length * discs.length >> 4));
  return discs.every((a, i) => discs.slice(i + 1).every((b) => !doMeet(a, b)));
}

function doMeet(a: GridDisc, b: GridDisc): boolean {
  const reach = a.radius + b.radius;
  const distance = squaredNorm({
    real: a.real - b.real,
    imaginary: a.imaginary - b.imaginary,
  });
  return distance <= reach * reach;
}

/** The conjugate of a root is a root: if a disc meets its own mirror image
 * only, the root is real; if it meets another's, that has the conjugate. */
function pairConjugates(
  discs: readonly GridDisc[],
): readonly GridDisc[] | undefined {
  const result: GridDisc[] = [];
  for (const disc of discs) {
    const mirror = { ...disc, imaginary: -disc.imaginary };
    const partners = discs.filter((other) => doMeet(other, mirror));
    if (partners.length !== 1) return undefined;
    if (partners[0] === disc) {
      result.push({ ...disc, imaginary: 0n });
    } else if (disc.imaginary > 0n) {
      result.push(disc, mirror);
    }
  }
  return result.length === discs.length ? result : undefined;
}
