/** Complex logarithms as real arctangents. */
import { AlgebraicExtension } from "./algebraic_extension.ts";
import type { Univariate } from "./dense.ts";
import type { LogarithmicTerm } from "./logarithmic_part.ts";
import { UnivariateRing } from "./univariate.ts";

/**
 * Rioboo's conversion: i ln((a + i b) / (a - i b)) has the same derivative as
 * the sum of 2 arctan(p) over the polynomials p returned. Unlike arctan(a / b)
 * it has no jumps at real zeros of b (Bronstein, Symbolic Integration I,
 * section 2.8).
 *
 * @param ring Of polynomials over a field in which -1 is no square.
 * @param a Not 0.
 * @param b Any; coprime to a.
 * @returns The arguments of the arctangents.
 */
export function logarithmToArctangents<T>(
  ring: UnivariateRing<T>,
  a: Univariate<T>,
  b: Univariate<T>,
): readonly Univariate<T>[] {
  const result: Univariate<T>[] = [];
  let high = a, low = b;
  while (low.length > 0) {
    if (high.length < low.length) {
      [high, low] = [ring.negate(low), high];
      continue;
    }
    const { quotient, remainder } = ring.divide(high, low);
    if (remainder.length === 0) return [...result, quotient];
    // With low · d - high · c = gcd, the rest is that of d and c.
    const { gcd, s, t } = ring.extendedGcd(low, ring.negate(high));
    const sum = ring.add(ring.multiply(high, s), ring.multiply(low, t));
    result.push(ring.exactDivide(sum, gcd));
    [high, low] = [s, t];
  }
  return result;
}

/**
 * What the two conjugate roots u ± i v of a quadratic contribute to an
 * integral: u · ln(norm) + v · Σ 2 arctan(p).
 */
export interface RealLogarithm<T> {
  /** The real part of the residues. */
  readonly u: T;
  /** v², the square of the imaginary part. */
  readonly square: T;
  /** v itself, if it is in K. */
  readonly v: T | undefined;
  /** The product of the two conjugate arguments, in K[x]. */
  readonly norm: Univariate<T>;
  /** The arguments of the arctangents: polynomials in x, the coefficients of
   * which are polynomials in v, of degree 1 at most. */
  readonly arctangents: readonly Univariate<Univariate<T>>[];
}

/**
 * The real form of a term with a quadratic for its residues.
 *
 * @param ring Of the polynomials in x, over a real field K.
 * @param term From `logarithmicPart`; the quadratic is irreducible and has no
 * real roots.
 * @param squareRoot The square root of an element of K, if it is in K.
 * @returns The same function up to a constant, wherever it is real.
 */
export function quadraticLogarithm<T>(
  ring: UnivariateRing<T>,
  term: LogarithmicTerm<T>,
  squareRoot: (value: T) => T | undefined,
): RealLogarithm<T> {
  const { field } = ring;
  const [c, b] = ring.monic(term.residues) as readonly [T, T, T];
  const u = field.negate(field.divide(b, field.fromInteger(2n)));
  const square = field.subtract(c, field.multiply(u, u));
  // A coefficient p + q t becomes (p + q u) + i v q.
  const real = ring.of(
    term.argument.map(([p, q]) =>
      field.add(p ?? field.zero, field.multiply(q ?? field.zero, u))
    ),
  );
  const imaginary = ring.of(term.argument.map(([, q]) => q ?? field.zero));
  const norm = ring.add(
    ring.multiply(real, real),
    ring.scale(ring.multiply(imaginary, imaginary), square),
  );
  const v = squareRoot(square);
  const arctangents = v === undefined
    ? arctangentsOver(ring, real, imaginary, square)
    : logarithmToArctangents(ring, real, ring.scale(imaginary, v))
      .map((p) => p.map((each) => ring.constant(each)));
  return { u, square, v, norm, arctangents };
}

/** In K(v) where v is not in K. */
function arctangentsOver<T>(
  ring: UnivariateRing<T>,
  real: Univariate<T>,
  imaginary: Univariate<T>,
  square: T,
): readonly Univariate<Univariate<T>>[] {
  const { field } = ring;
  const minimal = ring.of([field.negate(square), field.zero, field.one]);
  const extension = new AlgebraicExtension(ring, minimal);
  return logarithmToArctangents(
    new UnivariateRing(extension),
    real.map((each) => ring.constant(each)),
    imaginary.map((each) =>
      extension.multiply(ring.constant(each), extension.generator)
    ),
  );
}
