/**
 * What a normal form is a quotient of polynomials in: roots of unity, symbols
 * and their fractional powers, exponentials, roots of polynomials, sines and
 * cosines. Each is made while an expression is read; its exponent unit is
 * known when all is read, so that x^(1/2) and x^(1/3) become powers of x^(1/6).
 */
import {
  call,
  type Expression,
  minusOne,
  multiply,
  numeral,
  one,
  power,
} from "../algebra/mod.ts";
import { greatestCommonDivisor, Rational } from "../exact/rational.ts";
import { ExpressionMap } from "./expression_map.ts";
import type { Form } from "./form.ts";

/** What all generators share. */
interface Unit {
  /** The greatest common divisor of all amounts asked for. */
  unit: Rational;
}

/** base^(unit · rest), without an algebraic relation. */
export interface Free extends Unit {
  /** Tells it from the others. */
  readonly kind: "free";
  /** A symbol, or any base of a power that is no root. */
  readonly base: Expression;
  /** 1 for a symbol. */
  readonly rest: Expression;
}

/** radicand^unit, the unit being 1/q: its q-th power is the radicand. */
export interface Root extends Unit {
  /** Tells it from the others. */
  readonly kind: "root";
  /** What is under the root. */
  readonly base: Expression;
  /** The same, read. */
  readonly radicand: Form;
}

/** (-1)^unit, the unit being 1/q: a primitive root of unity. */
export interface Unity extends Unit {
  /** Tells it from the others. */
  readonly kind: "unity";
}

/** The sine and cosine of unit · rest; two generators. */
export interface Angle extends Unit {
  /** Tells it from the others. */
  readonly kind: "angle";
  /** What the angle is a rational multiple of. */
  readonly rest: Expression;
}

/** What polynomials are in. */
export type Generator = Free | Root | Unity | Angle;

/** Of the roots of unity whose relation is used. */
const largestOrder = 128n;

/** The generators of an expression, in the order in which they are met: what
 * a root is taken of comes before it. */
export class Generators {
  /** All of them. */
  readonly list: Generator[] = [];
  readonly #free = new ExpressionMap<ExpressionMap<Free>>();
  readonly #roots = new ExpressionMap<Root>();
  readonly #angles = new ExpressionMap<Angle>();
  #unity: Unity | undefined;

  /**
   * A power of a symbol or an exponential.
   *
   * @param base What is raised.
   * @param rest The exponent without its rational factor.
   * @param amount That factor.
   * @returns The generator.
   */
  free(base: Expression, rest: Expression, amount: Rational): Free {
    const ofBase = this.#free.obtain(base, () => new ExpressionMap<Free>());
    const generator = ofBase.obtain(
      rest,
      // A whole multiple is a power, so that e^(2x) - 1 has factors.
      () => this.#add({ kind: "free", base, rest, unit: one.value }),
    );
    return widened(generator, amount);
  }

  /**
   * A fractional power of a polynomial or a number.
   *
   * @param base What is under the root.
   * @param radicand The same, read.
   * @param amount The exponent.
   * @returns The generator.
   */
  root(base: Expression, radicand: Form, amount: Rational): Root {
    const generator = this.#roots.obtain(
      base,
      () => this.#add({ kind: "root", base, radicand, unit: one.value }),
    );
    return widened(generator, amount);
  }

  /**
   * A power of -1.
   *
   * @param amount The exponent.
   * @returns The generator.
   */
  unity(amount: Rational): Unity {
    this.#unity ??= this.#add({ kind: "unity", unit: one.value });
    return widened(this.#unity, amount);
  }

  /**
   * Whether a power of -1 may be a root of unity: those of a high order have
   * too many terms.
   *
   * @param amount The exponent.
   * @returns Whether the order that all need stays low enough.
   */
  hasUnity(amount: Rational): boolean {
    const known = this.#unity?.unit.denominator ?? 1n;
    const common = known * amount.denominator /
      greatestCommonDivisor(known, amount.denominator);
    // i may have to be a power of the root as well.
    return 2n * common <= largestOrder;
  }

  /** Makes i a power of the root of unity where sqrt(p) may be i times a sum
   * of such powers: for a prime p that is 3 modulo 4. */
  relateUnity(): void {
    const unity = this.#unity;
    if (unity === undefined) return;
    const isNeeded = this.list.some((generator) => {
      if (generator.kind !== "root" || generator.base.kind !== "numeral") {
        return false;
      }
      const prime = generator.base.value.numerator;
      return prime % 4n === 3n && unity.unit.denominator % prime === 0n;
    });
    if (isNeeded) this.unity(Rational.of(1, 2));
  }

  /**
   * An angle.
   *
   * @param rest The angle without its rational factor.
   * @param amount That factor.
   * @returns The generator.
   */
  angle(rest: Expression, amount: Rational): Angle {
    const generator = this.#angles.obtain(
      rest,
      () => this.#add({ kind: "angle", rest, unit: amount }),
    );
    return widened(generator, amount);
  }

  #add<G extends Generator>(generator: G): G {
    this.list.push(generator);
    return generator;
  }
}

function widened<G extends Generator>(generator: G, amount: Rational): G {
  const { unit } = generator;
  const numerator = greatestCommonDivisor(
    unit.numerator * amount.denominator,
    amount.numerator * unit.denominator,
  );
  generator.unit = Rational.of(
    numerator,
    unit.denominator * amount.denominator,
  );
  return generator;
}

/**
 * What a generator stands for; the first of the two of an angle is the cosine.
 *
 * @param generator Any.
 * @returns One expression, or two.
 */
export function expressionsOf(generator: Generator): readonly Expression[] {
  const unit = numeral(generator.unit);
  switch (generator.kind) {
    case "free":
      return [power(generator.base, multiply(unit, generator.rest))];
    case "root":
      return [power(generator.base, unit)];
    case "unity":
      return [power(minusOne, unit)];
    case "angle": {
      const angle = multiply(unit, generator.rest);
      return [call("cos", angle), call("sin", angle)];
    }
  }
}
