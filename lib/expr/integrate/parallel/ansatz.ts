/** The form that the antiderivative is looked for in. */
import type {
  Factor,
  Multivariate,
  RationalFunction,
} from "../../polynomial/mod.ts";
import type { Candidate } from "./candidates.ts";
import type { Derivation } from "./derivation.ts";
import type { Column } from "./system.ts";

/** More unknowns than these are not tried. */
const mostUnknowns = 500;

/** Σ unknown · monomial / denominator + Σ unknown · candidate. */
export interface Ansatz {
  /** The exponents of the monomials in the kernels. */
  readonly monomials: readonly (readonly number[])[];
  /** Under all monomials. */
  readonly denominator: Multivariate;
  /** The functions outside of the field. */
  readonly candidates: readonly Candidate[];
}

/**
 * The denominator of the rational part: special factors as they are, and the
 * others once less, since differentiation adds one to their multiplicity.
 *
 * @param factors Of the integrand's denominator.
 * @param derivation Of the field.
 * @returns Their product.
 */
export function denominatorOf(
  factors: readonly Factor<Multivariate>[],
  derivation: Derivation,
): Multivariate {
  const { ring } = derivation;
  let product = ring.one;
  for (const { factor, multiplicity } of factors) {
    const count = derivation.isSpecial(factor)
      ? multiplicity
      : multiplicity - 1;
    product = ring.multiply(product, ring.power(factor, count));
  }
  return product;
}

/**
 * The monomials: in each kernel as far as the integrand goes, once more where
 * differentiation lowers the degree, and in all together as in Bronstein's
 * heuristic bound.
 *
 * @param integrand f
 * @param denominator Of the antiderivative.
 * @param derivation Of the field.
 * @param isStable Whether differentiation keeps the degree in a kernel.
 * @returns Exponents; undefined if they are too many.
 */
export function monomialsOf(
  integrand: RationalFunction,
  denominator: Multivariate,
  derivation: Derivation,
  isStable: readonly boolean[],
): readonly (readonly number[])[] | undefined {
  const { ring } = derivation;
  const bounds = isStable.map((stable, place) => {
    const excess = ring.degree(integrand.numerator, place) -
      ring.degree(integrand.denominator, place);
    const more = stable ? 0 : 1;
    return ring.degree(denominator, place) + Math.max(0, excess + more);
  });
  const most = 1 + Math.max(
    degreeInKernels(integrand.numerator, derivation.count),
    degreeInKernels(integrand.denominator, derivation.count),
  );
  let found: (readonly number[])[] = [[]];
  for (const bound of bounds) {
    const next: (readonly number[])[] = [];
    for (const start of found) {
      const left = most - start.reduce((sum, each) => sum + each, 0);
      for (let each = 0; each <= Math.min(bound, left); each++) {
        next.push([...start, each]);
      }
      if (next.length > mostUnknowns) return undefined;
    }
    found = next;
  }
  return found;
}

function degreeInKernels(p: Multivariate, count: number): number {
  return p.reduce((most, { exponents }) => {
    const degree = exponents.slice(0, count).reduce((a, b) => a + b, 0);
    return Math.max(most, degree);
  }, 0);
}

/** Σ unknown · column = target. */
export interface Equations {
  /** For the monomials, then for the candidates. */
  readonly columns: readonly Column[];
  /** The right-hand side. */
  readonly target: Multivariate;
}

/**
 * The equation F' = f without its denominators.
 *
 * @param ansatz The form of F.
 * @param integrand f
 * @param derivation Of the field.
 * @returns Columns of polynomials.
 */
export function equationsOf(
  { monomials, denominator, candidates }: Ansatz,
  integrand: RationalFunction,
  derivation: Derivation,
): Equations {
  const { ring, common, images, count } = derivation;
  // (m/d)' = (q m' · d/g - m · q d'/g) / (q d d/g) with g = gcd(d, q d').
  const image = derivation.image(denominator);
  const gcd = ring.gcd(denominator, image);
  const reduced = ring.exactDivide(denominator, gcd);
  const below = ring.multiply(ring.multiply(common, denominator), reduced);
  let whole = derivation.lcm(below, integrand.denominator);
  for (const { slope } of candidates) {
    whole = derivation.lcm(whole, slope.denominator);
  }
  const factor = ring.exactDivide(whole, below);
  const up = ring.multiply(factor, reduced);
  const slopes = images.map((each) => ring.multiply(each, up));
  const down = ring.negate(
    ring.multiply(factor, ring.exactDivide(image, gcd)),
  );
  const columns = monomials.map((exponents): Column => [
    { polynomial: down, shift: exponents, factor: 1 },
    ...slopes.flatMap((polynomial, place) => {
      const times = exponents[place]!;
      if (times === 0) return [];
      const shift = exponents.with(place, times - 1);
      return [{ polynomial, shift, factor: times }];
    }),
  ]);
  const none = new Array<number>(count).fill(0);
  const over = ({ numerator, denominator }: RationalFunction) =>
    ring.multiply(numerator, ring.exactDivide(whole, denominator));
  for (const { slope } of candidates) {
    columns.push([{ polynomial: over(slope), shift: none, factor: 1 }]);
  }
  return { columns, target: over(integrand) };
}
