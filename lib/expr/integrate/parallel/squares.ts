/** Elements that are constants apart from squares, or vanish together. */
import {
  type Multivariate,
  type RationalFunction,
  squareFreeMultivariate,
} from "../../polynomial/mod.ts";
import type { Derivation } from "./derivation.ts";

/** w = unit · root² with a constant unit. */
export interface ScaledSquare {
  /** Without kernels. */
  readonly unit: RationalFunction;
  /** Any element but 0. */
  readonly root: RationalFunction;
}

/**
 * An element as a constant times a square.
 *
 * @param w Any.
 * @param derivation Of the field.
 * @returns The constant and the root; undefined if it is no such product.
 */
export function numberTimesSquare(
  w: RationalFunction,
  derivation: Derivation,
): ScaledSquare | undefined {
  if (w.numerator.length === 0) return undefined;
  const above = splitSquare(w.numerator, derivation);
  const below = splitSquare(w.denominator, derivation);
  if (above === undefined || below === undefined) return undefined;
  const { field } = derivation;
  return {
    unit: field.of(above.unit, below.unit),
    root: field.of(above.root, below.root),
  };
}

function splitSquare(
  p: Multivariate,
  derivation: Derivation,
): { readonly unit: Multivariate; readonly root: Multivariate } | undefined {
  const { ring } = derivation;
  const { content, primitive } = ring.primitive(p);
  let unit = ring.constant(content), root = ring.one;
  for (const each of squareFreeMultivariate(primitive).factors) {
    const { factor, multiplicity } = each;
    const half = ring.power(factor, Math.floor(multiplicity / 2));
    root = ring.multiply(root, half);
    if (multiplicity % 2 === 0) continue;
    if (!derivation.isConstant(factor)) return undefined;
    unit = ring.multiply(unit, factor);
  }
  return { unit, root };
}

/**
 * The constant c for which w + c vanishes where a polynomial does.
 *
 * @param w Any.
 * @param pole Irreducible, with kernels in it.
 * @param derivation Of the field.
 * @returns c; undefined if there is none.
 */
export function shiftOf(
  w: RationalFunction,
  pole: Multivariate,
  derivation: Derivation,
): RationalFunction | undefined {
  const { ring, field, count } = derivation;
  if (ring.divideIfExact(w.numerator, pole) !== undefined) return field.zero;
  let place = 0;
  while (place < count && ring.degree(pole, place) < 1) place++;
  const above = remainder(w.numerator, pole, place, derivation);
  const below = remainder(w.denominator, pole, place, derivation);
  const index = below.findIndex((each) => !field.isZero(each));
  if (index < 0) return undefined;
  const c = field.negate(field.divide(above[index]!, below[index]!));
  const isShift = derivation.isConstant(c.numerator) &&
    derivation.isConstant(c.denominator) &&
    below.every((each, k) =>
      field.isZero(field.add(above[k]!, field.multiply(c, each)))
    );
  return isShift ? c : undefined;
}

/** The remainder of division by a polynomial in one kernel, as long as it. */
function remainder(
  p: Multivariate,
  divisor: Multivariate,
  place: number,
  { ring, field }: Derivation,
): readonly RationalFunction[] {
  const rest = ring.coefficientsIn(p, place).map((each) => field.of(each));
  const by = ring.coefficientsIn(divisor, place).map((each) => field.of(each));
  const degree = by.length - 1;
  while (rest.length > degree) {
    const lead = field.divide(rest.pop()!, by[degree]!);
    for (let k = 0; k < degree; k++) {
      const index = rest.length - degree + k;
      rest[index] = field.subtract(rest[index]!, field.multiply(lead, by[k]!));
    }
  }
  while (rest.length < degree) rest.push(field.zero);
  return rest;
}
