/** Integrals of rational functions of x and the root of a quadratic. */
import {
  add,
  divide,
  type Expression,
  multiply,
  negate,
  variable as variableOf,
} from "../../algebra/mod.ts";
import { factorDenominator } from "../rational/denominator.ts";
import {
  expressionField as field,
  type Polynomial,
  ring,
} from "../rational/field.ts";
import { type PartialFraction, partialFractions } from "../rational/hermite.ts";
import { integrateRational } from "../rational/integrate_rational.ts";
import { quotientIn } from "../rational/quotient.ts";
import {
  integratePole,
  integrateReciprocalRoot,
  rootTerm,
} from "./elementary.ts";
import { integrateOverFactor } from "./pencil.ts";
import { radicalForm } from "./read.ts";
import { reduceFraction, reducePolynomial } from "./reduce.ts";

/**
 * The integral of a rational function of x and √(a x² + b x + c): reduced to
 * ∫ dx/√Q and integrals over simple poles.
 *
 * @param integrand Any.
 * @param variable The name of the variable.
 * @returns An antiderivative; undefined if it is no such function, or there is
 * a pole of a kind that is left to substitution.
 */
export function integrateQuadraticRadical(
  integrand: Expression,
  variable: string,
): Expression | undefined {
  const form = radicalForm(integrand, variable, 2);
  const odd = form && quotientIn(form.odd, variable);
  if (form === undefined || odd === undefined) return undefined;
  const even = integrateRational(form.even, variable);
  if (even === undefined) return undefined;
  const work = new RootIntegral(
    form.radicand,
    form.root,
    variableOf(variable),
  );
  const unit = field.divide(field.one, ring.leading(odd.denominator));
  const denominator = ring.monic(odd.denominator);
  const result = work.integrate(
    ring.scale(odd.numerator, unit),
    denominator,
    odd.hints,
  );
  return result && add(even, result);
}

class RootIntegral {
  readonly #quadratic: Polynomial;
  readonly #root: Expression;
  readonly #x: Expression;
  readonly #terms: Expression[] = [];

  constructor(quadratic: Polynomial, root: Expression, x: Expression) {
    this.#quadratic = quadratic;
    this.#root = root;
    this.#x = x;
  }

  /** ∫ numerator/(denominator √Q) */
  integrate(
    numerator: Polynomial,
    denominator: Polynomial,
    hints: readonly Polynomial[],
  ): Expression | undefined {
    const division = ring.divide(numerator, denominator);
    let polynomial = division.quotient;
    const factors = denominator.length < 2
      ? []
      : factorDenominator(denominator, [...hints, this.#quadratic]);
    for (const part of partialFractions(division.remainder, factors)) {
      const { terms, rest } = reduceFraction(part, this.#quadratic);
      for (const term of terms) {
        this.#terms.push(
          rootTerm(term.numerator, term, this.#root, this.#x),
        );
      }
      const whole = ring.divide(rest.numerator, rest.factor);
      const isGone = rest.multiplicity === 0;
      polynomial = ring.add(
        polynomial,
        isGone ? rest.numerator : whole.quotient,
      );
      if (isGone || whole.remainder.length === 0) continue;
      const simple = this.#simple({ ...rest, numerator: whole.remainder });
      if (simple === undefined) return undefined;
      this.#terms.push(simple);
    }
    this.#polynomial(polynomial);
    return add(...this.#terms);
  }

  #polynomial(polynomial: Polynomial): void {
    const { whole, rest } = reducePolynomial(polynomial, this.#quadratic);
    const below = { factor: ring.one, power: 0 };
    this.#terms.push(rootTerm(whole, below, this.#root, this.#x));
    if (rest.length === 0) return;
    this.#terms.push(multiply(
      rest[0]!,
      integrateReciprocalRoot(this.#quadratic, this.#root, this.#x),
    ));
  }

  #simple({ numerator, factor }: PartialFraction): Expression | undefined {
    if (factor.length > 2) {
      const quadratic = this.#quadratic, root = this.#root;
      return integrateOverFactor(
        { numerator, factor, quadratic, root },
        this.#x,
      );
    }
    const pole = negate(divide(factor[0]!, factor[1]!));
    return multiply(
      field.divide(numerator[0]!, factor[1]!),
      integratePole(
        field.add(pole, field.zero),
        this.#quadratic,
        this.#root,
        this.#x,
      ),
    );
  }
}
