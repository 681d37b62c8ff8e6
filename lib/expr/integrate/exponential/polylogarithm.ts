/** Powers of x times rational functions of t = e^(s x). */
import {
  add,
  call,
  divide,
  exp,
  type Expression,
  multiply,
  negate,
  numeral,
  power,
  subtract,
  variable as variableOf,
} from "../../algebra/mod.ts";
import { integrateQuasipolynomial } from "../quasipolynomial/integrate.ts";
import { factorDenominator } from "../rational/denominator.ts";
import {
  expressionField as field,
  expressionOfPolynomial,
  type Polynomial,
  ring,
} from "../rational/field.ts";
import { partialFractions } from "../rational/hermite.ts";
import { quotientIn } from "../rational/quotient.ts";
import { rootsOf } from "./elementary.ts";

/** What t is. */
export interface Tower {
  /** s */
  readonly slope: Expression;
  /** The name of x. */
  readonly variable: string;
}

/**
 * ∫ x^n R(t) dx with t = e^(s x), by partial fractions in t.
 *
 * @param coefficient R in the variable `#t`.
 * @param n At least 0.
 * @param tower What t is.
 * @returns An antiderivative; undefined if a denominator has irreducible
 * factors of degree 3 or higher.
 */
export function integrateTower(
  coefficient: Expression,
  n: number,
  tower: Tower,
): Expression | undefined {
  const quotient = quotientIn(coefficient, "#t");
  if (quotient === undefined) return undefined;
  const x = variableOf(tower.variable);
  const t = exp(multiply(tower.slope, x));
  const unit = field.divide(field.one, ring.leading(quotient.denominator));
  const denominator = ring.monic(quotient.denominator);
  const numerator = ring.scale(quotient.numerator, unit);
  const division = ring.divide(numerator, denominator);
  let plain = expressionOfPolynomial(division.quotient, t);
  const terms: Expression[] = [];
  const factors = denominator.length < 2
    ? []
    : factorDenominator(denominator, quotient.hints);
  for (const part of partialFractions(division.remainder, factors)) {
    if (part.factor.length === 2 && field.isZero(part.factor[0]!)) {
      const above = expressionOfPolynomial(part.numerator, t);
      const below = power(t, numeral(-part.multiplicity));
      plain = add(plain, timesEach(above, below));
      continue;
    }
    if (part.factor.length > 3) return undefined;
    for (const { root, coefficients } of polesOf(part)) {
      const pole = new Pole(root, t, x, tower.slope);
      coefficients.forEach((c, k) => {
        if (!field.isZero(c)) {
          terms.push(multiply(c, pole.integrate(n, k + 1)));
        }
      });
    }
  }
  const rest = integrateQuasipolynomial(
    timesEach(plain, power(x, numeral(n))),
    tower.variable,
  );
  return rest && add(rest, ...terms);
}

function timesEach(sum: Expression, factor: Expression): Expression {
  const terms = sum.kind === "sum" ? sum.terms : [sum];
  return add(...terms.map((term) => multiply(term, factor)));
}

interface PoleCoefficients {
  readonly root: Expression;
  /** Of 1/(t - root), 1/(t - root)², … */
  readonly coefficients: readonly Expression[];
}

/** The partial fractions over the roots of a linear or quadratic factor. */
function polesOf(
  { numerator, factor, multiplicity }: {
    readonly numerator: Polynomial;
    readonly factor: Polynomial;
    readonly multiplicity: number;
  },
): readonly PoleCoefficients[] {
  const roots = rootsOf(factor);
  const linear = roots.map((root) => ({
    factor: ring.of([field.negate(root), field.one]),
    multiplicity,
  }));
  const lead = field.divide(
    field.one,
    ring.leading(ring.power(factor, multiplicity)),
  );
  return partialFractions(ring.scale(numerator, lead), linear).map((part) => {
    const root = field.negate(part.factor[0]!);
    const shifted = ring.compose(
      part.numerator,
      ring.of([root, field.one]),
    );
    const coefficients = Array.from(
      { length: multiplicity },
      (_, k) => shifted[multiplicity - 1 - k] ?? field.zero,
    );
    return { root, coefficients };
  });
}

/** Integrals of x^n/(t - r)^k. */
class Pole {
  readonly #root: Expression;
  readonly #t: Expression;
  readonly #x: Expression;
  readonly #slope: Expression;

  constructor(
    root: Expression,
    t: Expression,
    x: Expression,
    slope: Expression,
  ) {
    this.#root = root;
    this.#t = t;
    this.#x = x;
    this.#slope = slope;
  }

  /** For k > 1: 1/(t-r)^k = -(1/r) (1/(t-r)^(k-1) + ((t-r)^(1-k))'/((k-1) s)) */
  integrate(n: number, k: number): Expression {
    if (k === 1) return this.#simple(n);
    const below = power(subtract(this.#t, this.#root), numeral(1 - k));
    const whole = multiply(power(this.#x, numeral(n)), below);
    const rest = n === 0
      ? numeral(0)
      : multiply(numeral(-n), this.integrate(n - 1, k - 1));
    const byParts = divide(
      add(whole, rest),
      multiply(numeral(k - 1), this.#slope),
    );
    return negate(divide(
      add(this.integrate(n, k - 1), byParts),
      this.#root,
    ));
  }

  /** ∫ x^n/(t-r) = (-x^(n+1)/(n+1) + ∫ x^n t/(t-r))/r, and with A₁ =
   * -ln(1 - t/r), Aₖ = Liₖ(t/r): Aₖ' = s Aₖ₋₁, t/(t-r) = -A₁'/s. */
  #simple(n: number): Expression {
    const terms = [
      negate(divide(power(this.#x, numeral(n + 1)), numeral(n + 1))),
    ];
    let factor = numeral(-1);
    for (let j = 0; j <= n; j++) {
      terms.push(multiply(
        factor,
        power(this.#x, numeral(n - j)),
        power(this.#slope, numeral(-j - 1)),
        this.#polylogarithm(j + 1),
      ));
      factor = numeral(
        factor.value.times(numeral(-(n - j)).value),
      );
    }
    return divide(add(...terms), this.#root);
  }

  #polylogarithm(order: number): Expression {
    const ratio = divide(this.#t, this.#root);
    return order === 1
      ? negate(call("ln", subtract(numeral(1), ratio)))
      : call("polylog", numeral(order), ratio);
  }
}
