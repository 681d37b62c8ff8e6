/** Legendre's normal integrals over the root of c (1 - p x²)(1 - q x²). */
import {
  add,
  call,
  divide,
  type Expression,
  multiply,
  numeral,
  one,
  power,
  squareRoot,
  subtract,
  two,
} from "../../algebra/mod.ts";
import {
  expressionField as field,
  type Polynomial,
} from "../rational/field.ts";
import { anyRoot } from "../tools/root.ts";
import { isNegativeConstant } from "../tools/sign.ts";

/**
 * ∫ dx/√P, ∫ x² dx/√P and ∫ dx/((x² - α) √P) for P = a x⁴ + b x² + c, with
 * sin φ = √p x and m = q/p (DLMF 19.2.4 to 19.2.7). The factor √(1 - p x²)
 * √(1 - q x²)/√P is constant on each piece of the domain.
 */
export class Legendre {
  readonly #p: Expression;
  readonly #q: Expression;
  readonly #angle: Expression;
  readonly #scale: Expression;

  /**
   * Prepares the integrals.
   *
   * @param quartic c, 0, b, 0, a; a and c not 0.
   * @param root √P as it is written in the integrand.
   * @param x The variable.
   */
  constructor(quartic: Polynomial, root: Expression, x: Expression) {
    const c = quartic[0]!, b = quartic[2]!, a = quartic[4]!;
    const discriminant = field.subtract(
      field.multiply(b, b),
      field.multiply(numeral(4), field.multiply(a, c)),
    );
    const size = anyRoot(discriminant);
    const twice = field.multiply(two, c);
    const first = field.divide(field.subtract(size, b), twice);
    const second = field.divide(field.negate(field.add(size, b)), twice);
    // A positive p makes the angle real beside 0.
    const isBetter = isNegativeConstant(first) && !isNegativeConstant(second);
    this.#p = isBetter ? second : first;
    this.#q = isBetter ? first : second;
    const rootOfP = squareRoot(this.#p);
    this.#angle = call("asin", multiply(rootOfP, x));
    const factor = (k: Expression) =>
      squareRoot(subtract(one, multiply(k, power(x, two))));
    this.#scale = divide(
      multiply(factor(this.#p), factor(this.#q)),
      multiply(rootOfP, root),
    );
  }

  get #modulus(): Expression {
    return field.divide(this.#q, this.#p);
  }

  /**
   * ∫ (n0 + n2 x²) dx/√P
   *
   * @param n0 The constant coefficient.
   * @param n2 That of x².
   * @returns By the integrals of the first and the second kind.
   */
  integral(n0: Expression, n2: Expression): Expression {
    const share = field.divide(n2, this.#q);
    const first = call("ellipticF", this.#angle, this.#modulus);
    const second = call("ellipticE", this.#angle, this.#modulus);
    return multiply(
      this.#scale,
      add(
        multiply(field.add(n0, share), first),
        multiply(field.negate(share), second),
      ),
    );
  }

  /**
   * ∫ dx/((x² - α) √P)
   *
   * @param alpha Not 0, no root of P.
   * @returns By the integral of the third kind.
   */
  pole(alpha: Expression): Expression {
    const characteristic = field.divide(
      one,
      field.multiply(alpha, this.#p),
    );
    const third = call(
      "ellipticPi",
      characteristic,
      this.#angle,
      this.#modulus,
    );
    return divide(multiply(numeral(-1), this.#scale, third), alpha);
  }
}
