/** Polynomial equations in a part of an expression. */
import {
  dependsOn,
  divide,
  type Expression,
  isInteger,
  negate,
  numeral,
  same,
  zero,
} from "../algebra/mod.ts";
import type { Rational } from "../exact/rational.ts";
import { factorOverRationals, rationalPolynomials } from "../polynomial/mod.ts";
import {
  coefficientsOf,
  expandExpression,
  rationalNormal,
} from "../simplify/mod.ts";
import { enclosures, type RootDisc } from "./enclosures.ts";
import { rootsInRadicals } from "./radicals.ts";

/** A root in a disc. */
export interface Enclosure extends RootDisc {
  /** How often it is a root. */
  readonly multiplicity: number;
}

/** The roots of a polynomial. */
export interface PolynomialRoots {
  /** In radicals. */
  readonly values: readonly {
    readonly value: Expression;
    readonly multiplicity: number;
  }[];
  /** Roots of irreducible factors that radicals do not reach. */
  readonly enclosed: readonly Enclosure[];
  /** What was done. */
  readonly method: string;
}

const highestDegree = 200;

/**
 * The roots of an expression as a polynomial in one of its parts.
 *
 * @param expression Expanded.
 * @param part The polynomial's variable.
 * @returns The roots; undefined if it is no such polynomial, or one of a
 * degree beyond 4 whose coefficients are not all rational.
 * @throws {ExpressionError} `budget`.
 */
export function polynomialRoots(
  expression: Expression,
  part: Expression,
): PolynomialRoots | undefined {
  const coefficients = coefficientList(expression, part);
  if (coefficients === undefined) return undefined;
  const rational = coefficients.map((c) =>
    c.kind === "numeral" ? c.value : undefined
  );
  return rational.every((c) => c !== undefined)
    ? rationalRoots(rational)
    : symbolicRoots(coefficients);
}

/** Ascending; negative powers are multiplied out. */
function coefficientList(
  expression: Expression,
  part: Expression,
): Expression[] | undefined {
  const found = coefficientsOf(expression, part);
  const isPolynomial = found.every(({ exponent, coefficient }) =>
    isInteger(exponent) && !mentions(coefficient, part)
  );
  if (!isPolynomial || found.length === 0) return undefined;
  const exponents = found.map(({ exponent }) =>
    exponent.kind === "numeral" ? Number(exponent.value.numerator) : 0
  );
  const lowest = Math.min(0, ...exponents);
  const degree = Math.max(...exponents) - lowest;
  if (degree > highestDegree) return undefined;
  const list = Array.from({ length: degree + 1 }, () => zero as Expression);
  found.forEach(({ coefficient }, place) => {
    list[exponents[place]! - lowest] = coefficient;
  });
  while (list.length > 0 && same(list.at(-1)!, zero)) list.pop();
  return list;
}

/** Whether what is left still holds what the part holds. */
function mentions(coefficient: Expression, part: Expression): boolean {
  return part.kind === "variable"
    ? dependsOn(coefficient, part.name)
    : (coefficient.mask & part.mask) !== 0 && holdsSame(coefficient, part);
}

function holdsSame(expression: Expression, part: Expression): boolean {
  if (same(expression, part)) return true;
  switch (expression.kind) {
    case "sum":
      return expression.terms.some((term) => holdsSame(term, part));
    case "product":
      return expression.factors.some((factor) => holdsSame(factor, part));
    case "power":
      return holdsSame(expression.base, part) ||
        holdsSame(expression.exponent, part);
    case "call":
      return expression.arguments.some((argument) => holdsSame(argument, part));
    default:
      return false;
  }
}

function rationalRoots(coefficients: readonly Rational[]): PolynomialRoots {
  const direct = binomialRoots(coefficients);
  if (direct !== undefined) return direct;
  const polynomial = rationalPolynomials.of(coefficients);
  const values: { value: Expression; multiplicity: number }[] = [];
  const enclosed: Enclosure[] = [];
  let degree = 0;
  for (
    const { factor, multiplicity } of factorOverRationals(polynomial).factors
  ) {
    degree = Math.max(degree, factor.length - 1);
    const roots = powerRoots(factor.map((c) => numeral(c)));
    if (roots === undefined) {
      for (const root of enclosures(factor)) {
        enclosed.push({ ...root, multiplicity });
      }
    } else values.push(...roots.map((value) => ({ value, multiplicity })));
  }
  const method = degree < 2
    ? "rational roots"
    : enclosed.length > 0
    ? "isolation of roots"
    : "radicals";
  return { values, enclosed, method };
}

/** Of a x^n + b, n > 4, by roots of unity, without factoring. */
function binomialRoots(
  coefficients: readonly Rational[],
): PolynomialRoots | undefined {
  const isBinomial = coefficients.length > 5 && !coefficients[0]!.isZero &&
    coefficients.slice(1, -1).every((c) => c.isZero);
  if (!isBinomial) return undefined;
  const roots = rootsInRadicals(coefficients.map((c) => numeral(c)));
  const values = roots?.map((value) => ({ value, multiplicity: 1 }));
  return values && { values, enclosed: [], method: "roots of unity" };
}

function symbolicRoots(
  coefficients: readonly Expression[],
): PolynomialRoots | undefined {
  const lowest = coefficients.findIndex((c) => !same(c, zero));
  const roots = powerRoots(coefficients.slice(lowest));
  if (roots === undefined) return undefined;
  const zeros = lowest > 0 ? [{ value: zero, multiplicity: lowest }] : [];
  const values = roots.map((value) => ({ value, multiplicity: 1 }));
  return { values: [...zeros, ...values], enclosed: [], method: "radicals" };
}

/** As `rootsInRadicals`, also of a polynomial in a power of its variable. */
function powerRoots(
  coefficients: readonly Expression[],
): Expression[] | undefined {
  if (coefficients.length === 2) return [lineRoot(coefficients)];
  const direct = rootsInRadicals(coefficients);
  if (direct !== undefined) return direct;
  for (let n = coefficients.length - 1; n > 1; n--) {
    const isInPower = coefficients.every((c, k) =>
      k % n === 0 || same(c, zero)
    );
    if (!isInPower) continue;
    const outer = rootsInRadicals(coefficients.filter((_, k) => k % n === 0));
    const inner = outer?.map((value) => rootsInRadicals(binomial(value, n)));
    return inner?.every((roots) => roots !== undefined)
      ? inner.flatMap((roots) => roots ?? [])
      : undefined;
  }
  return undefined;
}

/** Of a x + b, without a common divisor of a and b. */
function lineRoot([b, a]: readonly Expression[]): Expression {
  const ratio = negate(divide(b!, a!));
  if (ratio.kind === "numeral") return ratio;
  const { numerator, denominator } = rationalNormal(ratio);
  return denominator.size < a!.size
    ? divide(numerator, denominator)
    : expandExpression(ratio);
}

/** x^n - value, ascending. */
function binomial(value: Expression, n: number): Expression[] {
  const unit = Array.from({ length: n + 1 }, () => zero as Expression);
  unit[0] = negate(value);
  unit[n] = numeral(1);
  return unit;
}
