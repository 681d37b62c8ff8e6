/** Integrals of rational functions. */
import { add, divide, type Expression, power } from "../../algebra/mod.ts";
import { numeral, variable as variableOf } from "../../algebra/mod.ts";
import { factorDenominator } from "./denominator.ts";
import { expressionOfPolynomial, ring } from "./field.ts";
import {
  type PartialFraction,
  partialFractions,
  reduceHermite,
} from "./hermite.ts";
import { integrateSimple } from "./logarithmic.ts";
import { type Quotient, quotientIn } from "./quotient.ts";

/**
 * The integral of a rational function: polynomial part, partial fractions,
 * Hermite's reduction, logarithms and arc tangents.
 *
 * @param integrand Any.
 * @param variable The name of the variable.
 * @returns An antiderivative; undefined if it is no rational function.
 */
export function integrateRational(
  integrand: Expression,
  variable: string,
): Expression | undefined {
  const quotient = quotientIn(integrand, variable);
  return quotient && integrateQuotient(quotient, variableOf(variable));
}

function integrateQuotient(
  quotient: Quotient,
  x: Expression,
): Expression | undefined {
  const denominator = ring.monic(quotient.denominator);
  const numerator = ring.scale(
    quotient.numerator,
    ring.field.divide(ring.field.one, ring.leading(quotient.denominator)),
  );
  const division = ring.divide(numerator, denominator);
  const terms = [expressionOfPolynomial(ring.integral(division.quotient), x)];
  if (division.remainder.length > 0) {
    const factors = factorDenominator(denominator, quotient.hints);
    for (const part of partialFractions(division.remainder, factors)) {
      const term = integrateFraction(part, x);
      if (term === undefined) return undefined;
      terms.push(term);
    }
  }
  return add(...terms);
}

function integrateFraction(
  fraction: PartialFraction,
  x: Expression,
): Expression | undefined {
  const { rational, rest } = reduceHermite(fraction);
  const base = expressionOfPolynomial(fraction.factor, x);
  const terms = rational.map((numerator, place) =>
    divide(
      expressionOfPolynomial(numerator, x),
      power(base, numeral(place + 1)),
    )
  );
  if (rest.length === 0) return add(...terms);
  const logarithms = integrateProper(fraction, rest, x);
  return logarithms && add(...terms, logarithms);
}

/** The rest over the factor; Hermite's reduction may leave a polynomial. */
function integrateProper(
  { factor }: PartialFraction,
  rest: readonly Expression[],
  x: Expression,
): Expression | undefined {
  const { quotient, remainder } = ring.divide(rest, factor);
  const whole = expressionOfPolynomial(ring.integral(quotient), x);
  if (remainder.length === 0) return whole;
  const logarithms = integrateSimple(remainder, factor, x);
  return logarithms && add(whole, logarithms);
}
