/** Polynomials in the tangent of half an angle by its sine and cosine. */
import {
  add,
  call,
  type Expression,
  multiply,
  numeral,
  one,
  power,
  splitContent,
  subtract,
} from "../../algebra/mod.ts";
import type { Multivariate, MultivariateRing } from "../../polynomial/mod.ts";
import { expressionOfPolynomial } from "../../polynomial/from_expression.ts";
import { expandProducts } from "../../simplify/mod.ts";

/** Writes what has the tangent of u/2 among its kernels by sin u and cos u. */
export class HalfAngle {
  readonly #ring: MultivariateRing;
  readonly #place: number;
  readonly #values: readonly Expression[];
  readonly #sine: Expression;
  /** 1 + cos u = 2 cos(u/2)² */
  readonly #above: Expression;
  /** 1 - cos u = 2 sin(u/2)² */
  readonly #below: Expression;

  /**
   * Prepares to write.
   *
   * @param ring Of the polynomials.
   * @param place The index of the tangent.
   * @param angle u
   * @param values What the kernels and parameters are.
   */
  constructor(
    ring: MultivariateRing,
    place: number,
    angle: Expression,
    values: readonly Expression[],
  ) {
    this.#ring = ring;
    this.#place = place;
    this.#values = values;
    this.#sine = call("sin", angle);
    const cosine = call("cos", angle);
    this.#above = add(one, cosine);
    this.#below = subtract(one, cosine);
  }

  /**
   * Half of the degree in the tangent, rounded up.
   *
   * @param p Any.
   * @returns How many factors 2 cos(u/2)² make it a polynomial in sin u and
   * cos u.
   */
  order(p: Multivariate): number {
    return Math.ceil(this.#ring.degree(p, this.#place) / 2);
  }

  /**
   * A polynomial times (2 cos(u/2)²)^order.
   *
   * @param p Any.
   * @param order At least that of p.
   * @returns A polynomial in sin u and cos u.
   */
  polynomial(p: Multivariate, order: number): Expression {
    const coefficients = this.#ring.coefficientsIn(p, this.#place);
    return expandProducts(add(...coefficients.map((coefficient, k) => {
      const half = Math.floor(k / 2), odd = k % 2;
      return multiply(
        expressionOfPolynomial(coefficient, this.#values),
        power(this.#below, numeral(half)),
        power(this.#sine, numeral(odd)),
        power(this.#above, numeral(order - half - odd)),
      );
    })));
  }

  /**
   * The logarithm of a polynomial.
   *
   * @param p Any.
   * @returns ln p but for a constant.
   */
  logarithm(p: Multivariate): Expression {
    const order = this.order(p);
    const whole = this.polynomial(p, order);
    return subtract(
      call("ln", whole.kind === "sum" ? splitContent(whole).primitive : whole),
      multiply(numeral(order), call("ln", this.#above)),
    );
  }
}
