/** From expressions to polynomials and back. The generators are any
 * expressions, and are taken as indeterminates: what relates them, such as
 * sin² + cos² = 1, is not used. */
import * as algebra from "../algebra/mod.ts";
import type { Expression } from "../algebra/mod.ts";
import { spend } from "../budget.ts";
import { asPower, generatorsOf, smallInteger } from "./generators.ts";
import { type Multivariate, MultivariateRing } from "./multivariate.ts";
import {
  type RationalFunction,
  type RationalFunctionField,
  rationalFunctions,
} from "./rational_functions.ts";

/**
 * An expression as a polynomial.
 *
 * @param expression Any.
 * @param generators What stands for the variables, in their order; a power
 * such as x^(1/2) or e^x also stands for its integer powers, x or e^(2x).
 * @returns The polynomial, or nothing if the expression is no polynomial in
 * the generators with rational coefficients.
 * @throws {ExpressionError} `budget`.
 */
export function polynomialOf(
  expression: Expression,
  generators: readonly Expression[],
): Multivariate | undefined {
  const fraction = rationalFunctionOf(expression, generators);
  if (fraction === undefined) return undefined;
  const { numerator, denominator } = fraction;
  // A constant denominator is 1: see `RationalFunction`.
  return denominator.length === 1 &&
      denominator[0]!.exponents.every((exponent) => exponent === 0)
    ? numerator
    : undefined;
}

/**
 * An expression as a quotient of polynomials.
 *
 * @param expression Any.
 * @param generators What stands for the variables, as for `polynomialOf`.
 * @returns The quotient in lowest terms, or nothing if the expression is no
 * rational function of the generators with rational coefficients.
 * @throws {ExpressionError} `budget`; `division-by-zero` if a denominator is
 * identically 0.
 */
export function rationalFunctionOf(
  expression: Expression,
  generators: readonly Expression[],
): RationalFunction | undefined {
  return new Reader(generators).read(expression);
}

/** Remembers what shared parts are. */
class Reader {
  readonly #generators: readonly Expression[];
  readonly #field: RationalFunctionField;
  readonly #ring: MultivariateRing;
  readonly #done = new Map<Expression, RationalFunction | undefined>();

  constructor(generators: readonly Expression[]) {
    const arity = Math.max(1, generators.length);
    this.#generators = generators;
    this.#field = rationalFunctions(arity);
    this.#ring = new MultivariateRing(arity);
  }

  read(expression: Expression): RationalFunction | undefined {
    if (this.#done.has(expression)) return this.#done.get(expression);
    spend();
    const value = this.#generator(expression) ?? this.#inside(expression);
    this.#done.set(expression, value);
    return value;
  }

  /** An integer power of a generator. */
  #generator(expression: Expression): RationalFunction | undefined {
    for (let i = 0; i < this.#generators.length; i++) {
      const count = powerOf(expression, this.#generators[i]!);
      if (count === undefined) continue;
      const variable = this.#field.of(this.#ring.variable(i));
      return this.#power(variable, count);
    }
    return undefined;
  }

  #inside(expression: Expression): RationalFunction | undefined {
    switch (expression.kind) {
      case "numeral":
        return this.#field.fromRational(expression.value);
      case "sum":
        return this.#fold(expression.terms, (a, b) => this.#field.add(a, b));
      case "product":
        return this.#fold(
          expression.factors,
          (a, b) => this.#field.multiply(a, b),
        );
      case "power": {
        const count = smallInteger(expression.exponent);
        if (count === undefined) return undefined;
        const base = this.read(expression.base);
        return base && this.#power(base, count);
      }
      default:
        return undefined;
    }
  }

  #fold(
    parts: readonly Expression[],
    join: (a: RationalFunction, b: RationalFunction) => RationalFunction,
  ): RationalFunction | undefined {
    let result: RationalFunction | undefined;
    for (const part of parts) {
      const value = this.read(part);
      if (value === undefined) return undefined;
      result = result === undefined ? value : join(result, value);
    }
    return result;
  }

  #power(base: RationalFunction, exponent: number): RationalFunction {
    if (exponent < 0) {
      return this.#power(this.#field.divide(this.#field.one, base), -exponent);
    }
    // Powers of coprime polynomials are coprime.
    return {
      numerator: this.#ring.power(base.numerator, exponent),
      denominator: this.#ring.power(base.denominator, exponent),
    };
  }
}

/** The integer n with expression = generator^n, if there is one. */
function powerOf(
  expression: Expression,
  generator: Expression,
): number | undefined {
  if (algebra.same(expression, generator)) return 1;
  const whole = asPower(expression), unit = asPower(generator);
  if (!algebra.same(whole.base, unit.base)) return undefined;
  const above = algebra.splitCoefficient(whole.exponent);
  const below = algebra.splitCoefficient(unit.exponent);
  if (!algebra.same(above.rest, below.rest)) return undefined;
  const ratio = above.coefficient.dividedBy(below.coefficient);
  return smallInteger(algebra.numeral(ratio));
}

/**
 * A polynomial as an expression.
 *
 * @param polynomial Any.
 * @param generators What stands for the variables.
 * @returns The sum of its terms.
 */
export function expressionOfPolynomial(
  polynomial: Multivariate,
  generators: readonly Expression[],
): Expression {
  return algebra.add(
    ...polynomial.map(({ exponents, coefficient }) =>
      algebra.multiply(
        algebra.numeral(coefficient),
        ...generators.map((generator, i) =>
          algebra.power(generator, algebra.numeral(exponents[i]!))
        ),
      )
    ),
  );
}

/**
 * A rational function as an expression.
 *
 * @param fraction Any.
 * @param generators What stands for the variables.
 * @returns The quotient.
 */
export function expressionOfFraction(
  fraction: RationalFunction,
  generators: readonly Expression[],
): Expression {
  return algebra.divide(
    expressionOfPolynomial(fraction.numerator, generators),
    expressionOfPolynomial(fraction.denominator, generators),
  );
}

/**
 * Numerator and denominator without a common factor.
 *
 * @param expression Any.
 * @returns Polynomials in `generatorsOf(expression)`, expanded; the
 * coefficients of the denominator are coprime integers.
 * @throws {ExpressionError} `budget`; `division-by-zero` if a denominator is
 * identically 0.
 */
export function cancelFraction(
  expression: Expression,
): { readonly numerator: Expression; readonly denominator: Expression } {
  const generators = generatorsOf(expression);
  const fraction = rationalFunctionOf(expression, generators);
  if (fraction === undefined) {
    return { numerator: expression, denominator: algebra.one };
  }
  return {
    numerator: expressionOfPolynomial(fraction.numerator, generators),
    denominator: expressionOfPolynomial(fraction.denominator, generators),
  };
}
