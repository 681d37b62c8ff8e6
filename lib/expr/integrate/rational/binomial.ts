/** Denominators x^n - k. */
import {
  add,
  call,
  divide,
  type Expression,
  multiply,
  negate,
  numeral,
  one,
  pi,
  power,
  zero,
} from "../../algebra/mod.ts";
import { isNegativeConstant } from "../tools/sign.ts";
import { expressionField as field, type Polynomial } from "./field.ts";
import { integrateOverQuadratic } from "./quadratic.ts";

/** Sums of more roots are left as sums over roots. */
const largestDegree = 12;

/**
 * ∫ numerator / (c x^n + a) dx, n odd or above 4, as a sum over the roots α of
 * α N(α) / (n c k) ln(x - α), k = -a/c, conjugate pairs taken together.
 *
 * @param numerator Of lower degree than the factor.
 * @param factor The denominator.
 * @param x The variable.
 * @returns An antiderivative; undefined for another denominator.
 */
export function integrateBinomial(
  numerator: Polynomial,
  factor: Polynomial,
  x: Expression,
): Expression | undefined {
  const degree = factor.length - 1;
  const isBinomial = factor.slice(1, -1).every((c) => field.isZero(c));
  if (!isBinomial || degree === 4 || degree > largestDegree) return undefined;
  const constant = field.divide(factor[0]!, factor[degree]!);
  // x^n + constant = 0 has the roots ρ e^(iθ).
  const isNegative = isNegativeConstant(constant);
  const size = isNegative ? negate(constant) : constant;
  const radius = power(size, numeral(1, degree));
  const scale = divide(
    numeral(-1),
    multiply(numeral(degree), factor[degree]!, constant),
  );
  const roots = new Roots(numerator, radius, scale, x);
  const terms: Expression[] = [];
  for (let j = isNegative ? 0 : 1; j <= degree; j += 2) {
    const angle = multiply(numeral(j, degree), pi);
    terms.push(
      j === 0 || j === degree
        ? roots.real(j === 0 ? radius : negate(radius))
        : roots.pair(angle),
    );
  }
  return add(...terms);
}

/** The terms of single roots. */
class Roots {
  readonly #numerator: Polynomial;
  readonly #radius: Expression;
  readonly #scale: Expression;
  readonly #x: Expression;

  constructor(
    numerator: Polynomial,
    radius: Expression,
    scale: Expression,
    x: Expression,
  ) {
    this.#numerator = numerator;
    this.#radius = radius;
    this.#scale = scale;
    this.#x = x;
  }

  /** scale · α N(α) ln(x - α) */
  real(root: Expression): Expression {
    const value = add(
      ...this.#numerator.map((coefficient, k) =>
        multiply(coefficient, power(root, numeral(k + 1)))
      ),
    );
    const logarithm = call("ln", add(this.#x, negate(root)));
    return multiply(this.#scale, value, logarithm);
  }

  /** The terms of ρ e^(±iθ): ∫ 2 (Re(c) x - Re(c ᾱ)) / |x - α|². */
  pair(angle: Expression): Expression {
    const slope = this.#sum(1, 1, angle);
    const constant = negate(this.#sum(2, 0, angle));
    const cosine = call("cos", angle);
    return integrateOverQuadratic(
      [constant, slope].map((part) => multiply(numeral(2), this.#scale, part)),
      {
        a: power(this.#radius, numeral(2)),
        b: multiply(numeral(-2), this.#radius, cosine),
        c: one,
      },
      this.#x,
    );
  }

  /** Σ n_k ρ^(k + shift) cos((k + turn) θ) */
  #sum(shift: number, turn: number, angle: Expression): Expression {
    return this.#numerator.reduce<Expression>((sum, coefficient, k) => {
      const cosine = call("cos", multiply(numeral(k + turn), angle));
      const size = power(this.#radius, numeral(k + shift));
      return add(sum, multiply(coefficient, size, cosine));
    }, zero);
  }
}
