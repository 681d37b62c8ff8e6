/** Radicands in factors. */
import {
  divide,
  type Expression,
  isInteger,
  multiply,
  negate,
  numeral,
  power,
  same,
  substitute,
  variable as variableOf,
} from "../../algebra/mod.ts";
import { squareFreeDecomposition } from "../../polynomial/mod.ts";
import {
  numeratorDenominator,
  togetherExpression,
} from "../../simplify/mod.ts";
import type { Method } from "../method.ts";
import {
  expressionOfPolynomial,
  type Polynomial,
  ring,
} from "../rational/field.ts";
import { coefficientsIn } from "../tools/polynomial.ts";
import {
  replaceRoots,
  type RootBase,
  rootBases,
  rootOf,
} from "../tools/roots_of.ts";

/**
 * (g^2 h)^(1/3) = ρ g^(2/3) h^(1/3) with ρ constant on each piece of the
 * domain: the integral is found with ρ as a parameter. Radicands with multiple
 * factors, denominators, or common factors are written like this.
 */
export const radicand: Method = {
  name: "factors of radicands",
  apply(integrand, variable, context) {
    const roots = rootBases(integrand, variable);
    const factored = roots.map(({ base }) => factorsOf(base, variable));
    const refined = refine(factored, roots, variable);
    const values = new Map<string, Expression>();
    let inner = integrand;
    roots.forEach((root, place) => {
      const factors = refined[place]!;
      if (!isWorthwhile(factors, root)) return;
      const name = `#r${place}`;
      const value = product(factors, root.degree, 1);
      inner = replaceRoots(inner, root, (m) =>
        multiply(
          power(variableOf(name), m),
          product(
            factors,
            root.degree,
            Number((m as typeof one).value.numerator),
          ),
        ));
      values.set(name, divide(rootOf(root), value));
    });
    if (values.size === 0) return undefined;
    const result = context.antiderivative(inner, variable);
    return result && substitute(result, values);
  },
};

const one = numeral(1);

interface RootFactor {
  readonly base: Expression;
  readonly multiplicity: number;
}

function product(
  factors: readonly RootFactor[],
  degree: bigint,
  times: number,
): Expression {
  return multiply(
    ...factors.map(({ base, multiplicity }) =>
      power(base, numeral(BigInt(multiplicity * times), degree))
    ),
  );
}

function isWorthwhile(
  factors: readonly RootFactor[],
  root: RootBase,
): boolean {
  return factors.length > 0 &&
    !(factors.length === 1 && factors[0]!.multiplicity === 1 &&
      same(factors[0]!.base, root.base));
}

/** The factors of a radicand; none if it has no multiple factor and no
 * denominator. */
function factorsOf(base: Expression, variable: string): readonly RootFactor[] {
  const { numerator, denominator } = numeratorDenominator(
    togetherExpression(base),
  );
  return [
    ...split(numerator, variable),
    ...split(denominator, variable).map((factor) => ({
      ...factor,
      multiplicity: -factor.multiplicity,
    })),
  ];
}

/** The factors as written, polynomials without multiple factors. */
function split(
  expression: Expression,
  variable: string,
): readonly RootFactor[] {
  const written = expression.kind === "product"
    ? expression.factors
    : [expression];
  return written.flatMap((factor): readonly RootFactor[] => {
    const isPower = factor.kind === "power" && isInteger(factor.exponent);
    const base = isPower ? factor.base : factor;
    const times = isPower
      ? Number((factor.exponent as typeof one).value.numerator)
      : 1;
    const polynomial = coefficientsIn(base, variable);
    if (polynomial === undefined) return [{ base, multiplicity: times }];
    if (polynomial.length < 2) return [];
    const { factors } = squareFreeDecomposition(ring, normal(polynomial));
    if (factors.length === 1 && factors[0]!.multiplicity === 1) {
      return [{ base, multiplicity: times }];
    }
    return factors.map((part) => ({
      base: expressionOfPolynomial(part.factor, variableOf(variable)),
      multiplicity: part.multiplicity * times,
    }));
  });
}

function normal(polynomial: Polynomial): Polynomial {
  return ring.of(polynomial.map((c) => ring.field.add(c, ring.field.zero)));
}

/** Splits the factors by common divisors with other radicands; a radicand that
 * is left whole has no factors. */
function refine(
  factored: readonly (readonly RootFactor[])[],
  roots: readonly RootBase[],
  variable: string,
): readonly (readonly RootFactor[])[] {
  const others = factored.flat();
  return factored.map((factors, place) => {
    const parts = factors.flatMap((factor) =>
      others.reduce<readonly RootFactor[]>(
        (list, other) => list.flatMap((one) => divideOut(one, other, variable)),
        [factor],
      )
    );
    return isUnchanged(parts, factors, roots[place]!.base) ? [] : parts;
  });
}

/** Whether a radicand has no multiple factor, no denominator, and nothing in
 * common with another one. */
function isUnchanged(
  parts: readonly RootFactor[],
  factors: readonly RootFactor[],
  base: Expression,
): boolean {
  const isSquareFree = parts.every(({ multiplicity }) => multiplicity === 1);
  if (!isSquareFree || parts.length !== factors.length) return false;
  return parts.length !== 1 || same(parts[0]!.base, base);
}

/** g h and g: g and h. */
function divideOut(
  factor: RootFactor,
  other: RootFactor,
  variable: string,
): readonly RootFactor[] {
  if (same(factor.base, other.base)) return [factor];
  if (same(factor.base, negate(other.base))) {
    return isLess(other.base, factor.base)
      ? [{ ...factor, base: other.base }]
      : [factor];
  }
  const a = coefficientsIn(factor.base, variable);
  const b = coefficientsIn(other.base, variable);
  if (a === undefined || b === undefined || b.length >= a.length) {
    return [factor];
  }
  const left = normal(a), right = normal(b);
  if (ring.remainder(left, right).length > 0) return [factor];
  const rest = ring.exactDivide(left, right);
  const { multiplicity } = factor;
  const base = expressionOfPolynomial(rest, variableOf(variable));
  return [{ base: other.base, multiplicity }, { base, multiplicity }];
}

/** Any order, so that of two opposite factors the same one is taken. */
function isLess(a: Expression, b: Expression): boolean {
  return a.hash < b.hash;
}
