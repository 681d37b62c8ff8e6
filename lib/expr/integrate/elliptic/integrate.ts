/** Integrals of rational functions of x and the root of an even quartic. */
import {
  add,
  divide,
  type Expression,
  multiply,
  negate,
  numeral,
  power,
  two,
  variable as variableOf,
} from "../../algebra/mod.ts";
import {
  integratePole,
  integrateReciprocalRoot,
  rootTerm,
} from "../quadratic_radical/elementary.ts";
import { radicalForm } from "../quadratic_radical/read.ts";
import {
  reduceFraction,
  reducePolynomial,
} from "../quadratic_radical/reduce.ts";
import { factorDenominator } from "../rational/denominator.ts";
import {
  expressionField as field,
  type Polynomial,
  ring,
} from "../rational/field.ts";
import { partialFractions } from "../rational/hermite.ts";
import { integrateRational } from "../rational/integrate_rational.ts";
import { quotientIn } from "../rational/quotient.ts";
import { Legendre } from "./legendre.ts";

/**
 * The integral of a rational function of x and √(a x⁴ + b x² + c).
 *
 * @param integrand Any.
 * @param variable The name of the variable.
 * @returns An antiderivative; undefined if it is no such function, or has
 * poles at roots of polynomials that are not even quadratics.
 */
export function integrateElliptic(
  integrand: Expression,
  variable: string,
): Expression | undefined {
  const form = radicalForm(integrand, variable, 4);
  if (form === undefined || !isEven(form.radicand)) return undefined;
  const odd = quotientIn(form.odd, variable);
  const even = integrateRational(form.even, variable);
  if (odd === undefined || even === undefined) return undefined;
  const work = new EllipticIntegral(
    form.radicand,
    form.root,
    variableOf(variable),
  );
  const unit = field.divide(field.one, ring.leading(odd.denominator));
  const result = work.integrate(
    ring.scale(odd.numerator, unit),
    ring.monic(odd.denominator),
    odd.hints,
  );
  return result && add(even, result);
}

function isEven(polynomial: Polynomial): boolean {
  return field.isZero(polynomial[1]!) && field.isZero(polynomial[3]!) &&
    !field.isZero(polynomial[0]!);
}

class EllipticIntegral {
  readonly #quartic: Polynomial;
  readonly #root: Expression;
  readonly #x: Expression;
  readonly #legendre: Legendre;
  readonly #terms: Expression[] = [];

  constructor(quartic: Polynomial, root: Expression, x: Expression) {
    this.#quartic = quartic;
    this.#root = root;
    this.#x = x;
    this.#legendre = new Legendre(quartic, root, x);
  }

  integrate(
    numerator: Polynomial,
    denominator: Polynomial,
    hints: readonly Polynomial[],
  ): Expression | undefined {
    const division = ring.divide(numerator, denominator);
    let polynomial = division.quotient;
    const factors = denominator.length < 2
      ? []
      : factorDenominator(denominator, [...hints, this.#quartic]);
    for (const part of partialFractions(division.remainder, factors)) {
      const { terms, rest } = reduceFraction(part, this.#quartic);
      for (const term of terms) {
        this.#terms.push(
          rootTerm(term.numerator, term, this.#root, this.#x),
        );
      }
      const last = rest.multiplicity === 0
        ? { quotient: rest.numerator, remainder: [] }
        : ring.divide(rest.numerator, rest.factor);
      polynomial = ring.add(polynomial, last.quotient);
      if (!this.#simple(last.remainder, rest.factor)) return undefined;
    }
    this.#polynomial(polynomial);
    return add(...this.#terms);
  }

  #polynomial(polynomial: Polynomial): void {
    const { whole, rest } = reducePolynomial(polynomial, this.#quartic);
    const below = { factor: ring.one, power: 0 };
    this.#terms.push(rootTerm(whole, below, this.#root, this.#x));
    const [n0 = field.zero, n1 = field.zero, n2 = field.zero] = rest;
    if (!field.isZero(n0) || !field.isZero(n2)) {
      this.#terms.push(this.#legendre.integral(n0, n2));
    }
    if (!field.isZero(n1)) {
      const square = power(this.#x, two);
      this.#terms.push(multiply(
        numeral(1, 2),
        n1,
        integrateReciprocalRoot(this.#inSquares(), this.#root, square),
      ));
    }
  }

  /** P in u = x². */
  #inSquares(): Polynomial {
    return [0, 2, 4].map((k) => this.#quartic[k]!);
  }

  /** Over x - α, which is (x + α)/(x² - α²), or over x² - α. */
  #simple(numerator: Polynomial, factor: Polynomial): boolean {
    if (numerator.length === 0) return true;
    if (factor.length === 2) {
      const pole = field.negate(field.divide(factor[0]!, factor[1]!));
      const residue = field.divide(numerator[0]!, factor[1]!);
      this.#pole(
        [field.multiply(residue, pole), residue],
        field.multiply(pole, pole),
      );
      return true;
    }
    if (factor.length !== 3 || !field.isZero(factor[1]!)) return false;
    const lead = factor[2]!;
    this.#pole(
      numerator.map((value) => field.divide(value, lead)),
      field.negate(field.divide(factor[0]!, lead)),
    );
    return true;
  }

  /** ∫ (q1 x + q0)/((x² - α) √P) dx, the odd part with u = x². */
  #pole(
    [q0 = field.zero, q1 = field.zero]: Polynomial,
    alpha: Expression,
  ): void {
    if (!field.isZero(q0)) {
      this.#terms.push(multiply(q0, this.#legendre.pole(alpha)));
    }
    if (!field.isZero(q1)) {
      const square = power(this.#x, two);
      this.#terms.push(multiply(
        numeral(1, 2),
        q1,
        integratePole(alpha, this.#inSquares(), this.#root, square),
      ));
    }
  }
}

/**
 * A root of a cubic that has a closed form without cases.
 *
 * @param cubic Ascending.
 * @returns A root of a linear factor, or of a pure cubic.
 */
export function rootOfCubic(cubic: Polynomial): Expression | undefined {
  const [c, c1, c2, lead] = cubic as [
    Expression,
    Expression,
    Expression,
    Expression,
  ];
  const linear = factorDenominator(cubic, []).find(({ factor }) =>
    factor.length === 2
  );
  if (linear !== undefined) {
    return field.negate(field.divide(linear.factor[0]!, linear.factor[1]!));
  }
  if (!field.isZero(c1) || !field.isZero(c2)) return undefined;
  return negate(power(divide(c, lead), numeral(1, 3)));
}
