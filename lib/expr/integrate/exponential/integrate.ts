/** Integrals of rational functions times the exponential of a polynomial. */
import {
  add,
  call,
  dependsOn,
  divide,
  type Expression,
  multiply,
  numeral,
  power,
  variable as variableOf,
} from "../../algebra/mod.ts";
import { factorDenominator } from "../rational/denominator.ts";
import {
  expressionField as field,
  expressionOfPolynomial,
  type Polynomial,
  ring,
} from "../rational/field.ts";
import { partialFractions } from "../rational/hermite.ts";
import { type Quotient, quotientIn } from "../rational/quotient.ts";
import { coefficientsIn } from "../tools/polynomial.ts";
import { integrateBell, integrateOverRoots } from "./elementary.ts";
import { reduceDegree, reducePowers } from "./reduce.ts";

/**
 * ∫ R(x) b^(p(x)) dx: an exponential times a rational function, exponential
 * integrals if p is linear, an error function if it is quadratic.
 *
 * @param integrand Any.
 * @param variable The name of the variable.
 * @returns An antiderivative; undefined if it is no such product, or needs
 * other functions.
 */
export function integrateExponential(
  integrand: Expression,
  variable: string,
): Expression | undefined {
  const factors = integrand.kind === "product"
    ? integrand.factors
    : [integrand];
  const factor = factors.find((part) =>
    part.kind === "power" && !dependsOn(part.base, variable)
  );
  if (factor?.kind !== "power") return undefined;
  const exponent = multiply(factor.exponent, call("ln", factor.base));
  const polynomial = coefficientsIn(exponent, variable);
  const quotient = quotientIn(divide(integrand, factor), variable);
  if (polynomial === undefined || polynomial.length < 2) return undefined;
  const normal = ring.of(polynomial.map((c) => field.add(c, field.zero)));
  return quotient && new Reduction(normal, factor, variableOf(variable))
    .integrate(quotient);
}

class Reduction {
  readonly #exponent: Polynomial;
  readonly #slope: Polynomial;
  readonly #exponential: Expression;
  readonly #x: Expression;
  readonly #terms: Expression[] = [];

  constructor(exponent: Polynomial, exponential: Expression, x: Expression) {
    this.#exponent = exponent;
    this.#slope = ring.derivative(exponent);
    this.#exponential = exponential;
    this.#x = x;
  }

  integrate(quotient: Quotient): Expression | undefined {
    const unit = field.divide(field.one, ring.leading(quotient.denominator));
    const denominator = ring.monic(quotient.denominator);
    const numerator = ring.scale(quotient.numerator, unit);
    const division = ring.divide(numerator, denominator);
    let polynomial = division.quotient;
    if (denominator.length > 1) {
      const factors = factorDenominator(denominator, quotient.hints);
      for (const part of partialFractions(division.remainder, factors)) {
        const { terms, rest } = reducePowers(part, this.#slope);
        for (const term of terms) this.#add(term.numerator, term);
        const last = ring.divide(rest, part.factor);
        polynomial = ring.add(polynomial, last.quotient);
        if (!this.#simple(last.remainder, part.factor)) return undefined;
      }
    }
    return this.#polynomial(polynomial) ? add(...this.#terms) : undefined;
  }

  #add(
    numerator: Polynomial,
    { factor, power: k }: {
      readonly factor: Polynomial;
      readonly power: number;
    },
  ): void {
    this.#terms.push(multiply(
      expressionOfPolynomial(numerator, this.#x),
      power(expressionOfPolynomial(factor, this.#x), numeral(-k)),
      this.#exponential,
    ));
  }

  #simple(numerator: Polynomial, factor: Polynomial): boolean {
    if (numerator.length === 0) return true;
    if (this.#exponent.length !== 2) return false;
    const term = integrateOverRoots(
      numerator,
      factor,
      this.#exponent,
      this.#x,
    );
    if (term !== undefined) this.#terms.push(term);
    return term !== undefined;
  }

  #polynomial(polynomial: Polynomial): boolean {
    const { whole, rest } = reduceDegree(polynomial, this.#slope);
    this.#add(whole, { factor: ring.one, power: 0 });
    if (rest.length === 0) return true;
    if (this.#exponent.length !== 3) return false;
    this.#terms.push(
      multiply(rest[0]!, integrateBell(this.#exponent, this.#x)),
    );
    return true;
  }
}
