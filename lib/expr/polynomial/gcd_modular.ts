/**
 * The greatest common divisor of polynomials in several variables modulo a
 * prime, by evaluation and interpolation (Brown, On Euclid's algorithm and the
 * computation of polynomial greatest common divisors, 1971).
 */
import { invertModulo, multiplyModulo } from "../exact/modular.ts";
import {
  degreeOf,
  group,
  type Grouped,
  mapGrouped,
  type SparseModular,
  ungroup,
  valueAt,
  valuesAt,
  withoutContent,
} from "./grouped.ts";
import { type Interpolation, joinPoint } from "./interpolation.ts";
import { checkDegree } from "./limits.ts";
import { type ModularPolynomial, multiplyModular } from "./modular.ts";
import { gcdModular } from "./modular_division.ts";
import type { SparseTerm } from "./sparse.ts";

/**
 * A greatest common divisor modulo a prime.
 *
 * @param a Not 0.
 * @param b Not 0.
 * @param p A prime below 2^26, larger than twice the degrees.
 * @param patient Whether to take as many points as the degrees demand; if not,
 * it stops at the first point that changes nothing, which is almost always
 * right.
 * @returns Monic in the lexicographic order; with small probability a wrong
 * answer, never one of too low a degree.
 */
export function gcdSparseModular(
  a: SparseModular,
  b: SparseModular,
  p: number,
  patient: boolean,
): SparseModular {
  const arity = a[0]!.exponents.length;
  if (arity === 1) {
    return fromDense(gcdModular(toDense(a), toDense(b), p));
  }
  const left = withoutContent(group(a), p);
  const right = withoutContent(group(b), p);
  const content = gcdModular(left.content, right.content, p);
  const primitive = interpolateGcd(left.primitive, right.primitive, p, patient);
  const product = mapGrouped(primitive, (c) => multiplyModular(c, content, p));
  return monic(ungroup(product), p);
}

function monic(a: SparseModular, p: number): SparseModular {
  const lead = a[0]!.coefficient;
  if (lead === 1) return a;
  const inverse = invertModulo(lead, p);
  return a.map(({ exponents, coefficient }) => ({
    exponents,
    coefficient: multiplyModulo(coefficient, inverse, p),
  }));
}

function toDense(a: SparseModular): ModularPolynomial {
  checkDegree(a[0]!.exponents[0]!);
  const dense = new Array<number>(a[0]!.exponents[0]! + 1).fill(0);
  for (const { exponents, coefficient } of a) {
    dense[exponents[0]!] = coefficient;
  }
  return dense;
}

function fromDense(a: ModularPolynomial): SparseModular {
  const terms: SparseTerm<number>[] = [];
  for (let i = a.length - 1; i >= 0; i--) {
    if (a[i] !== 0) terms.push({ exponents: [i], coefficient: a[i]! });
  }
  return terms;
}

/** The gcd of primitive polynomials; primitive, its leading coefficient monic. */
function interpolateGcd(
  a: Grouped,
  b: Grouped,
  p: number,
  patient: boolean,
): Grouped {
  const lead = gcdModular(a[0]!.coefficient, b[0]!.coefficient, p);
  const limit = Math.min(degreeOf(a), degreeOf(b)) + lead.length;
  let known: Interpolation | undefined;
  let unlucky = 0;
  for (const point of points(p, a[0]!.exponents.length)) {
    const scale = valueAt(lead, point, p);
    if (
      valueAt(a[0]!.coefficient, point, p) === 0 ||
      valueAt(b[0]!.coefficient, point, p) === 0 ||
      (known !== undefined && valueAt(known.nodes, point, p) === 0)
    ) continue;
    const gcd = gcdSparseModular(
      valuesAt(a, point, p),
      valuesAt(b, point, p),
      p,
      patient,
    );
    if (isConstant(gcd)) return constantLike(gcd);
    const image = gcd.map(({ exponents, coefficient }) => ({
      exponents,
      coefficient: multiplyModulo(coefficient, scale, p),
    }));
    const next = joinPoint(known, image, point, p);
    const stable = known !== undefined && next?.value === known.value;
    // If most points seem unlucky, it was the earlier ones that misled.
    if (next === undefined && ++unlucky > limit) known = undefined, unlucky = 0;
    if (next === undefined) continue;
    known = next;
    if (known.nodes.length > limit || (stable && !patient)) break;
  }
  return withoutContent(known!.value, p).primitive;
}

function isConstant(a: SparseModular): boolean {
  return a[0]!.exponents.every((exponent) => exponent === 0);
}

function constantLike(a: SparseModular): Grouped {
  return [{ exponents: a[0]!.exponents, coefficient: [1] }];
}

/** Residues in an order of their own for each number of variables, without a
 * pattern that inputs may share: at multiples of one number, homogeneous
 * polynomials have the same values too often. */
function* points(p: number, arity: number): Generator<number> {
  const factor = 40692 + 7919 * arity;
  let point = 1_234_567 % p;
  for (let i = 0; i < p; i++) {
    point = (multiplyModulo(point, factor % p, p) + 12_345) % p;
    yield point;
  }
}
