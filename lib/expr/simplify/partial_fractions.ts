/** Partial fractions of expressions. */
import {
  add,
  dependsOn,
  divide,
  type Expression,
  multiply,
  numeral,
  power,
} from "../algebra/mod.ts";
import { spend } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import { Rational } from "../exact/rational.ts";
import type { Univariate } from "../polynomial/dense.ts";
import { factorSparse } from "../polynomial/factor_sparse.ts";
import type { Multivariate } from "../polynomial/multivariate.ts";
import { checkDegree } from "../polynomial/limits.ts";
import { partialFractions } from "../polynomial/partial_fractions.ts";
import {
  ParametricRing,
  type RationalFunction,
} from "../polynomial/rational_functions.ts";
import { rationalPolynomials } from "../polynomial/rational_ring.ts";
import type { SparseInteger } from "../polynomial/sparse_integer.ts";
import { fromSparseIntegers } from "../polynomial/sparse_integer.ts";
import type { Factor } from "../polynomial/square_free.ts";
import type { UnivariateRing } from "../polynomial/univariate.ts";
import type { Lowest } from "./cancel_quotient.ts";
import type { GeneratorRing } from "./generator_ring.ts";
import { Normalizer } from "./normal.ts";
import { strip } from "./quotient.ts";

/**
 * A quotient as a sum of a polynomial and fractions whose denominators are
 * powers of polynomials that are irreducible over the rationals.
 *
 * @param expression Any.
 * @param name The variable. Where it stands in one function only, such as
 * e^x, the fractions are those of that function.
 * @returns An equal sum.
 * @throws {ExpressionError} `unsupported` if the variable stands in more than
 * one root or function; `budget`.
 */
export function partialFractionsOf(
  expression: Expression,
  name: string,
): Expression {
  const { ring, ...lowest } = new Normalizer().lowest(expression);
  const place = placeOf(ring, name);
  if (place === undefined) return written(ring, lowest);
  const factored = factoredIn(lowest.denominator, place);
  const isParametric = [...lowest.numerator, ...lowest.denominator].some(
    ({ exponents }) => exponents.some((each, k) => each > 0 && k !== place),
  );
  const sum = isParametric ? parametric : rational;
  return sum(ring, place, lowest.numerator, factored);
}

function written(ring: GeneratorRing, lowest: Lowest): Expression {
  return divide(ring.write(lowest.numerator), ring.write(lowest.denominator));
}

/** The only generator with the variable in it. */
function placeOf(ring: GeneratorRing, name: string): number | undefined {
  const places: number[] = [];
  for (let place = 0; place < ring.size; place++) {
    if (dependsOn(ring.expressionAt(place), name)) places.push(place);
  }
  if (places.length <= 1) return places[0];
  throw new ExpressionError(
    "unsupported",
    `Cannot take partial fractions as ${name} must stand in one root or ` +
      `function only: current number is ${places.length}`,
  );
}

/** unit · Π factor^multiplicity, the unit being free of a generator. */
interface Factored {
  readonly unit: readonly Factor<SparseInteger>[];
  readonly factors: readonly Factor<SparseInteger>[];
}

function factoredIn(a: SparseInteger, place: number): Factored {
  const { content, powers, rest } = strip(a);
  const zero = powers.map(() => 0);
  const parts: Factor<SparseInteger>[] = [
    { factor: [{ exponents: zero, coefficient: content }], multiplicity: 1 },
    ...powers.flatMap((multiplicity, k) =>
      multiplicity === 0 ? [] : [{
        factor: [{ exponents: zero.with(k, 1), coefficient: 1n }],
        multiplicity,
      }]
    ),
    ...factorSparse(rest),
  ];
  const occurs = ({ factor }: Factor<SparseInteger>) =>
    factor.some(({ exponents }) => exponents[place]! > 0);
  return {
    unit: parts.filter((part) => !occurs(part)),
    factors: parts.filter(occurs),
  };
}

/** How polynomials in one generator come and go. */
interface Bridge<T> {
  readonly ring: UnivariateRing<T>;
  /** From all generators. */
  readonly read: (a: SparseInteger) => Univariate<T>;
  /** To an expression; sums over a common denominator. */
  readonly write: (a: Univariate<T>) => Expression;
}

function rational(
  ring: GeneratorRing,
  place: number,
  numerator: SparseInteger,
  factored: Factored,
): Expression {
  const x = ring.expressionAt(place);
  return summed(
    {
      ring: rationalPolynomials,
      read: (a) => {
        const degrees = a.map(({ exponents }) => exponents[place]!);
        checkDegree(degrees.reduce((most, each) => Math.max(most, each), 0));
        const coefficients: Rational[] = [];
        for (const { exponents, coefficient } of a) {
          coefficients[exponents[place]!] = Rational.of(coefficient);
        }
        return Array.from(coefficients, (each) => each ?? Rational.of(0));
      },
      write: (a) =>
        add(
          ...a.map((coefficient, k) =>
            multiply(numeral(coefficient), power(x, numeral(k)))
          ),
        ),
    },
    numerator,
    factored,
  );
}

function parametric(
  ring: GeneratorRing,
  place: number,
  numerator: SparseInteger,
  factored: Factored,
): Expression {
  const others = Array.from({ length: ring.size }, (_, k) => k)
    .filter((k) => k !== place);
  const order = [place, ...others];
  const expressions = order.map((k) => ring.expressionAt(k));
  const univariate = new ParametricRing(others.length);
  const write = (a: Multivariate, skipped: number) =>
    writeTerms(a, expressions.slice(skipped));
  return summed(
    {
      ring: univariate,
      read: (a) =>
        univariate.fromMultivariate(
          univariate.all.of(fromSparseIntegers(
            a.map(({ exponents, coefficient }) => ({
              exponents: order.map((k) => exponents[k]!),
              coefficient,
            })),
          )),
        ),
      write: (a: Univariate<RationalFunction>) => {
        const cleared = univariate.clear(a);
        return divide(
          write(cleared.numerator, 0),
          write(cleared.denominator, 1),
        );
      },
    },
    numerator,
    factored,
  );
}

function writeTerms(
  a: Multivariate,
  expressions: readonly Expression[],
): Expression {
  return add(...a.map(({ exponents, coefficient }) =>
    multiply(
      numeral(coefficient),
      ...exponents.map((exponent, k) =>
        power(expressions[k]!, numeral(exponent))
      ),
    )
  ));
}

function summed<T>(
  { ring, read, write }: Bridge<T>,
  numerator: SparseInteger,
  { unit, factors }: Factored,
): Expression {
  const constant = unit.reduce(
    (product, { factor, multiplicity }) =>
      ring.multiply(product, ring.power(read(factor), multiplicity)),
    ring.one,
  );
  const { polynomial, fractions } = partialFractions(ring, read(numerator), {
    unit: ring.leading(constant),
    factors: factors.map(({ factor, multiplicity }) => ({
      factor: read(factor),
      multiplicity,
    })),
  });
  return add(
    ...polynomial.map((_, k) => write(monomial(ring, polynomial, k))),
    ...fractions.map((fraction) =>
      divide(
        write(fraction.numerator),
        power(write(fraction.factor), numeral(fraction.power)),
      )
    ),
  );
}

/** One term of a polynomial. */
function monomial<T>(
  ring: UnivariateRing<T>,
  a: Univariate<T>,
  k: number,
): Univariate<T> {
  spend(a.length >> 4);
  return ring.of(a.map((c, other) => other === k ? c : ring.field.zero));
}
