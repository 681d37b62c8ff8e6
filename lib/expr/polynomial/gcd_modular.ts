/**
 * The greatest common divisor of polynomials in several variables modulo a
 * prime, by evaluation and interpolation (Brown, On Euclid's algorithm and the
 * computation of polynomial greatest common divisors, 1971).
 */
import { spend } from "../budget.ts";
import { invertModulo, multiplyModulo } from "../exact/modular.ts";
import { checkDegree } from "./limits.ts";
import {
  addModular,
  divideModular,
  gcdModular,
  type ModularPolynomial,
  multiplyModular,
  scaleModular,
} from "./modular.ts";
import { compareExponents, type Sparse, type SparseTerm } from "./sparse.ts";

/** Residues as coefficients. */
export type SparseModular = Sparse<number>;

/** Polynomials in the last variable as coefficients. */
type Grouped = Sparse<ModularPolynomial>;

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

/** Terms with the same exponents but for the last stand side by side. */
function group(a: SparseModular): Grouped {
  const groups: { exponents: number[]; coefficient: number[] }[] = [];
  const last = a[0]!.exponents.length - 1;
  for (const { exponents, coefficient } of a) {
    const head = exponents.slice(0, last), degree = exponents[last]!;
    let current = groups[groups.length - 1];
    if (!current || compareExponents(current.exponents, head) !== 0) {
      checkDegree(degree);
      const zeros = new Array<number>(degree + 1).fill(0);
      current = { exponents: head, coefficient: zeros };
      groups.push(current);
    }
    current.coefficient[degree] = coefficient;
  }
  return groups;
}

function ungroup(a: Grouped): SparseModular {
  const terms: SparseTerm<number>[] = [];
  for (const { exponents, coefficient } of a) {
    for (let i = coefficient.length - 1; i >= 0; i--) {
      if (coefficient[i] === 0) continue;
      terms.push({
        exponents: [...exponents, i],
        coefficient: coefficient[i]!,
      });
    }
  }
  return terms;
}

function mapGrouped(
  a: Grouped,
  change: (coefficient: ModularPolynomial) => ModularPolynomial,
): Grouped {
  return a.map(({ exponents, coefficient }) => ({
    exponents,
    coefficient: change(coefficient),
  })).filter(({ coefficient }) => coefficient.length > 0);
}

function withoutContent(
  a: Grouped,
  p: number,
): { content: ModularPolynomial; primitive: Grouped } {
  let content: ModularPolynomial = [];
  for (const { coefficient } of a) {
    content = gcdModular(content, coefficient, p);
    if (content.length === 1) return { content: [1], primitive: a };
  }
  const divisor = content;
  const primitive = mapGrouped(
    a,
    (c) => divideModular(c, divisor, p).quotient,
  );
  return { content, primitive };
}

/** What is known of a gcd from its values at some points. */
interface Interpolation {
  readonly value: Grouped;
  /** The product of x - point. */
  readonly nodes: ModularPolynomial;
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
  for (const point of points(p)) {
    const scale = valueAt(lead, point, p);
    if (
      valueAt(a[0]!.coefficient, point, p) === 0 ||
      valueAt(b[0]!.coefficient, point, p) === 0
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
    known = next ?? known;
    if (known!.nodes.length > limit || (stable && !patient)) break;
  }
  return withoutContent(known!.value, p).primitive;
}

function degreeOf(a: Grouped): number {
  return a.reduce(
    (most, { coefficient }) => Math.max(most, coefficient.length - 1),
    0,
  );
}

function isConstant(a: SparseModular): boolean {
  return a[0]!.exponents.every((exponent) => exponent === 0);
}

function constantLike(a: SparseModular): Grouped {
  return [{ exponents: a[0]!.exponents, coefficient: [1] }];
}

/** All residues, in an order without a pattern that inputs may share. */
function* points(p: number): Generator<number> {
  const step = Math.floor(p * 0.381966011250105);
  for (let i = 0, point = step; i < p; i++, point = (point + step) % p) {
    yield point;
  }
}

function valueAt(a: ModularPolynomial, point: number, p: number): number {
  let value = 0;
  for (let i = a.length - 1; i >= 0; i--) {
    value = multiplyModulo(value, point, p) + a[i]!;
    if (value >= p) value -= p;
  }
  return value;
}

function valuesAt(a: Grouped, point: number, p: number): SparseModular {
  spend(1 + (a.length >> 3));
  const terms: SparseTerm<number>[] = [];
  for (const { exponents, coefficient } of a) {
    const value = valueAt(coefficient, point, p);
    if (value !== 0) terms.push({ exponents, coefficient: value });
  }
  return terms;
}

/** Newton's interpolation with one more point; an image with a greater leading
 * term comes from an unlucky point, and one with a smaller shows that all
 * before were unlucky. */
function joinPoint(
  known: Interpolation | undefined,
  image: SparseModular,
  point: number,
  p: number,
): Interpolation | undefined {
  const order = known === undefined
    ? -1
    : compareExponents(image[0]!.exponents, known.value[0]!.exponents);
  if (order > 0) return undefined;
  const node = [point === 0 ? 0 : p - point, 1];
  if (order < 0) {
    const value = image.map(({ exponents, coefficient }) => ({
      exponents,
      coefficient: [coefficient],
    }));
    return { value, nodes: node };
  }
  const { value, nodes } = known!;
  const inverse = invertModulo(valueAt(nodes, point, p), p);
  return {
    value: correct(value, image, { nodes, inverse, point, p }),
    nodes: multiplyModular(nodes, node, p),
  };
}

interface Step {
  readonly nodes: ModularPolynomial;
  /** Of the value of the nodes at the point. */
  readonly inverse: number;
  readonly point: number;
  readonly p: number;
}

/** The same array if the image is no news. */
function correct(value: Grouped, image: SparseModular, step: Step): Grouped {
  const { nodes, inverse, point, p } = step;
  const result: SparseTerm<ModularPolynomial>[] = [];
  let changed = false;
  for (let i = 0, j = 0; i < value.length || j < image.length;) {
    const order = i === value.length
      ? -1
      : j === image.length
      ? 1
      : compareExponents(value[i]!.exponents, image[j]!.exponents);
    const old = order >= 0 ? value[i++]! : undefined;
    const now = order <= 0 ? image[j++]! : undefined;
    const before = old === undefined ? 0 : valueAt(old.coefficient, point, p);
    const gap = (now?.coefficient ?? 0) - before;
    if (gap === 0) {
      result.push(old!);
      continue;
    }
    changed = true;
    const factor = multiplyModulo(gap < 0 ? gap + p : gap, inverse, p);
    const coefficient = addModular(
      old?.coefficient ?? [],
      scaleModular(nodes, factor, p),
      p,
    );
    const { exponents } = (old ?? now)!;
    if (coefficient.length > 0) result.push({ exponents, coefficient });
  }
  return changed ? result : value;
}
