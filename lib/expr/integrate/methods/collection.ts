/** Collection by functions. */
import {
  add,
  dependsOn,
  divide,
  type Expression,
  multiply,
  numeral,
  power,
  replace,
  same,
  substitute,
  variable as variableOf,
} from "../../algebra/mod.ts";
import { rationalNormal } from "../../simplify/mod.ts";
import type { Method } from "../method.ts";
import { factorDenominator } from "../rational/denominator.ts";
import { expressionOfPolynomial, ring } from "../rational/field.ts";
import { partialFractions } from "../rational/hermite.ts";
import { quotientIn } from "../rational/quotient.ts";
import { generatorsOf } from "../tools/kernels.ts";
import { coefficientsIn } from "../tools/polynomial.ts";

/** A polynomial in functions of x whose coefficients are rational in x: each
 * coefficient in partial fractions, term by term. */
export const collection: Method = {
  name: "collection",
  apply(integrand, variable, context) {
    const collected = collect(integrand, variable);
    const isNew = collected?.kind === "sum" && !same(collected, integrand);
    return isNew ? context.linear(collected, variable) : undefined;
  },
};

/** More functions are not looked at. */
const mostGenerators = 4;

function collect(
  integrand: Expression,
  variable: string,
): Expression | undefined {
  const generators = generatorsOf(integrand, variable)
    .filter((part) => part.kind !== "variable");
  const count = generators.length;
  if (count === 0 || count > mostGenerators) return undefined;
  const names = generators.map((_, place) => `#g${place}`);
  const form = replace(integrand, (node) => {
    const place = generators.findIndex((part) => same(part, node));
    return place < 0 ? undefined : variableOf(names[place]!);
  });
  const { numerator, denominator } = rationalNormal(form);
  if (names.some((name) => dependsOn(denominator, name))) return undefined;
  const terms = split(numerator, denominator, names, variable);
  const values = new Map(
    names.map((name, place) => [name, generators[place]!]),
  );
  return terms && substitute(add(...terms), values);
}

/** The monomials in the functions, each with its coefficient. */
function split(
  numerator: Expression,
  denominator: Expression,
  names: readonly string[],
  variable: string,
): readonly Expression[] | undefined {
  const [name, ...others] = names;
  if (name === undefined) {
    const fraction = apart(divide(numerator, denominator), variable);
    return fraction && [fraction];
  }
  const terms: Expression[] = [];
  const coefficients = coefficientsIn(numerator, name) ?? [];
  for (const [k, coefficient] of coefficients.entries()) {
    if (coefficient.kind === "numeral" && coefficient.value.isZero) continue;
    const inner = split(coefficient, denominator, others, variable);
    if (inner === undefined) return undefined;
    const factor = power(variableOf(name), numeral(k));
    for (const term of inner) terms.push(multiplyOut(term, factor));
  }
  return terms;
}

/** A sum times a factor, term by term. */
function multiplyOut(sum: Expression, factor: Expression): Expression {
  return sum.kind === "sum"
    ? add(...sum.terms.map((term) => multiply(term, factor)))
    : multiply(sum, factor);
}

/** Polynomial part and partial fractions. */
function apart(
  expression: Expression,
  variable: string,
): Expression | undefined {
  const quotient = quotientIn(expression, variable);
  if (quotient === undefined) return undefined;
  const x = variableOf(variable);
  const denominator = ring.monic(quotient.denominator);
  const lead = ring.leading(quotient.denominator);
  const numerator = ring.scale(
    quotient.numerator,
    ring.field.divide(ring.field.one, lead),
  );
  const division = ring.divide(numerator, denominator);
  const terms = [expressionOfPolynomial(division.quotient, x)];
  if (division.remainder.length > 0) {
    const factors = factorDenominator(denominator, quotient.hints);
    for (const part of partialFractions(division.remainder, factors)) {
      terms.push(divide(
        expressionOfPolynomial(part.numerator, x),
        power(
          expressionOfPolynomial(part.factor, x),
          numeral(part.multiplicity),
        ),
      ));
    }
  }
  return add(...terms);
}
