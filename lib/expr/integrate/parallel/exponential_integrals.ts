/** Exponential integrals and error functions that may stand in an antiderivative. */
import {
  add,
  call,
  divide,
  e,
  type Expression,
  isNegative,
  multiply,
  negate,
  pi,
  power,
  squareRoot,
  two,
} from "../../algebra/mod.ts";
import { Rational } from "../../exact/rational.ts";
import type { Multivariate, RationalFunction } from "../../polynomial/mod.ts";
import { expressionOfFraction } from "../../polynomial/from_expression.ts";
import type { Candidate } from "./candidates.ts";
import type { Derivation } from "./derivation.ts";
import { numberTimesSquare, shiftOf } from "./squares.ts";

/** An element e^w of the field with its exponent. */
export interface Exponential {
  /** e^w */
  readonly element: RationalFunction;
  /** w */
  readonly exponent: RationalFunction;
}

/**
 * e^(-c) Ei(w + c), whose derivative is w' e^w/(w + c), for exponentials e^w
 * and the constants c for which a pole of the integrand is a zero of w + c.
 *
 * @param exponentials The elements e^w.
 * @param poles Irreducible factors of the integrand's denominator.
 * @param derivation Of the field.
 * @param values What the kernels and parameters are.
 * @returns Candidates.
 */
export function exponentialIntegrals(
  exponentials: readonly Exponential[],
  poles: readonly Multivariate[],
  derivation: Derivation,
  values: readonly Expression[],
): Candidate[] {
  const { field } = derivation;
  const found: Candidate[] = [];
  for (const { element, exponent } of exponentials) {
    const seen: RationalFunction[] = [];
    for (const pole of poles) {
      const c = shiftOf(exponent, pole, derivation);
      if (c === undefined || seen.some((other) => field.equals(other, c))) {
        continue;
      }
      seen.push(c);
      const sum = field.add(exponent, c);
      const rate = field.divide(derivation.derivative(exponent), sum);
      const shift = expressionOfFraction(c, values);
      const argument = add(expressionOfFraction(exponent, values), shift);
      found.push({
        value: multiply(power(e, negate(shift)), call("Ei", argument)),
        slope: field.multiply(rate, element),
      });
    }
  }
  return found;
}

/**
 * √π e^(-c) erfi(√u r)/(2 √u), whose derivative is r' e^w, for exponentials
 * e^w and the constants c and u with w + c = u r².
 *
 * @param exponentials The elements e^w.
 * @param derivation Of the field.
 * @param values What the kernels and parameters are.
 * @returns Candidates.
 */
export function errorFunctions(
  exponentials: readonly Exponential[],
  derivation: Derivation,
  values: readonly Expression[],
): Candidate[] {
  const { field } = derivation;
  const found: Candidate[] = [];
  for (const { element, exponent } of exponentials) {
    const seen: RationalFunction[] = [field.zero];
    const rate = derivation.derivative(exponent);
    // A square has its double zeros where the derivative is 0.
    for (const { factor } of derivation.factors(rate.numerator)) {
      const c = shiftOf(exponent, factor, derivation);
      if (c && !seen.some((other) => field.equals(other, c))) seen.push(c);
    }
    for (const c of seen) {
      const split = numberTimesSquare(field.add(exponent, c), derivation);
      if (split === undefined) continue;
      const shift = power(e, negate(expressionOfFraction(c, values)));
      found.push({
        value: multiply(shift, errorFunction(split, values)),
        slope: field.multiply(derivation.derivative(split.root), element),
      });
    }
  }
  return found;
}

function errorFunction(
  { unit, root }: {
    readonly unit: RationalFunction;
    readonly root: RationalFunction;
  },
  values: readonly Expression[],
): Expression {
  const square = expressionOfFraction(unit, values);
  const isDecaying = isNegative(square);
  const scale = squareRoot(isDecaying ? negate(square) : square);
  const argument = multiply(scale, expressionOfFraction(root, values));
  return divide(
    multiply(squareRoot(pi), call(isDecaying ? "erf" : "erfi", argument)),
    multiply(two, scale),
  );
}

/**
 * The exponentials in an integrand: products of those kernels that are powers
 * as they stand in its terms, and powers g^k for logarithms ln(g).
 *
 * @param integrand An element.
 * @param kernels What the kernels are: the exponents of exponentials and of
 * logarithms' arguments, as elements; undefined of other kernels.
 * @param derivation Of the field.
 * @returns Each once.
 */
export function exponentialsIn(
  integrand: RationalFunction,
  kernels: readonly KernelKind[],
  derivation: Derivation,
): readonly Exponential[] {
  const found: Exponential[] = [];
  for (const powers of patterns(integrand, kernels)) {
    found.push(productOf(powers, kernels, derivation));
  }
  const { field } = derivation;
  for (const [place, kernel] of kernels.entries()) {
    if (kernel.kind !== "logarithm") continue;
    const variable = field.of(derivation.ring.variable(place));
    for (const k of [1, 2, 3, -1]) {
      const scale = field.fromRational(Rational.of(BigInt(k)));
      found.push({
        element: integerPower(kernel.argument, k, derivation),
        exponent: field.multiply(scale, variable),
      });
    }
  }
  return found;
}

/** What a kernel is. */
export type KernelKind =
  | { readonly kind: "exponential"; readonly argument: RationalFunction }
  | { readonly kind: "logarithm"; readonly argument: RationalFunction }
  | { readonly kind: "other" };

/** The exponents of exponentials in the terms over the least of those in the
 * denominator, but for none at all. */
function patterns(
  { numerator, denominator }: RationalFunction,
  kernels: readonly KernelKind[],
): readonly (readonly number[])[] {
  const found = new Map<string, readonly number[]>();
  const least = kernels.map((_, place) =>
    denominator.reduce(
      (low, { exponents }) => Math.min(low, exponents[place]!),
      Infinity,
    )
  );
  for (const { exponents } of numerator) {
    const powers = kernels.map(({ kind }, place) =>
      kind === "exponential" ? exponents[place]! - least[place]! : 0
    );
    if (powers.some((power) => power !== 0)) found.set(powers.join(), powers);
  }
  return [...found.values()].slice(0, mostPatterns);
}

const mostPatterns = 6;

function productOf(
  powers: readonly number[],
  kernels: readonly KernelKind[],
  derivation: Derivation,
): Exponential {
  const { field, ring } = derivation;
  let element = field.one, exponent = field.zero;
  for (const [place, power] of powers.entries()) {
    const kernel = kernels[place]!;
    if (power === 0 || kernel.kind !== "exponential") continue;
    const variable = field.of(ring.variable(place));
    element = field.multiply(
      element,
      integerPower(variable, power, derivation),
    );
    const scale = field.fromRational(Rational.of(BigInt(power)));
    exponent = field.add(exponent, field.multiply(kernel.argument, scale));
  }
  return { element, exponent };
}

function integerPower(
  base: RationalFunction,
  exponent: number,
  { field, ring }: Derivation,
): RationalFunction {
  const numerator = ring.power(base.numerator, Math.abs(exponent));
  const denominator = ring.power(base.denominator, Math.abs(exponent));
  return exponent < 0
    ? field.of(denominator, numerator)
    : field.of(numerator, denominator);
}
