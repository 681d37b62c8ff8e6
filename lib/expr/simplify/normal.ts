/** Rational normal forms and the exact test for zero. */
import { divide, type Expression } from "../algebra/mod.ts";
import { ExpressionMap } from "./expression_map.ts";
import type { Fraction } from "./fraction.ts";
import { type Eliminated, GeneratorRing } from "./generator_ring.ts";
import { type Assumptions, Knowledge } from "./knowledge.ts";
import type { SparseInteger } from "../polynomial/sparse_integer.ts";
import { withUsualNames } from "./bound_forms.ts";
import { cancelQuotient, type Lowest } from "./cancel_quotient.ts";
import type { Quotient } from "./quotient.ts";
import { rationalize, type Rationalized } from "./rationalize.ts";
import { Reader } from "./reader.ts";

/** How an expression is brought to a normal form. */
export interface NormalOptions {
  /** `none`: functions are symbols, and only roots and powers are related.
   * `identities`: trigonometric functions become polynomials in sines and
   * cosines, hyperbolic ones exponentials, logarithms of products sums.
   * `none` by default. */
  readonly functions?: "none" | "identities";
  /** Whose squares are replaced by 1 minus those of the other: `sine` by
   * default. */
  readonly eliminated?: Eliminated;
  /** Which roots are taken out of denominators: `none`, those of numbers (by
   * default), or all. */
  readonly rationalized?: Rationalized;
  /** What is assumed about variables. */
  readonly assumptions?: Assumptions;
}

/** A quotient with the ring that it is over. */
export interface Normal {
  /** What the expression is worth. */
  readonly quotient: Quotient;
  /** Over which generators. */
  readonly ring: GeneratorRing;
}

/**
 * An expression as a quotient of polynomials in what is not rational in it:
 * symbols, roots, exponentials, functions.
 *
 * @param expression Any.
 * @param options How.
 * @returns Numerator and denominator expanded, without a common divisor.
 * @throws {ExpressionError} `budget`; `division-by-zero` if a divisor is 0 by
 * its normal form.
 */
export function rationalNormal(
  expression: Expression,
  options: NormalOptions = {},
): Fraction {
  return new Normalizer(options).fraction(expression);
}

/** Brings expressions to normal form, and remembers those of their parts. */
export class Normalizer {
  readonly #options: NormalOptions;
  readonly #knowledge: Knowledge;
  readonly #done = new ExpressionMap<Expression>();

  /**
   * Makes one.
   *
   * @param options How.
   */
  constructor(options: NormalOptions = {}) {
    this.#options = options;
    this.#knowledge = new Knowledge(options.assumptions);
  }

  /**
   * The quotient that an expression is.
   *
   * @param expression Any.
   * @returns It and its ring; common divisors may be left.
   */
  quotient(expression: Expression): Normal {
    const reader = new Reader({
      usesIdentities: this.#options.functions === "identities",
      knowledge: this.#knowledge,
      normalize: (part) => this.#marked(part),
    });
    const form = reader.read(expression);
    reader.finish();
    const ring = new GeneratorRing(
      reader.generators,
      this.#options.eliminated,
    );
    return { quotient: ring.evaluate(form), ring };
  }

  /**
   * Numerator and denominator as polynomials, without a common divisor.
   *
   * @param expression Any.
   * @returns They and their ring.
   */
  lowest(expression: Expression): Lowest & { readonly ring: GeneratorRing } {
    const { quotient, ring } = this.quotient(expression);
    const lowest = rationalize(
      ring,
      cancelQuotient(ring, quotient),
      this.#options.rationalized ?? "numbers",
    );
    return { ...lowest, ring };
  }

  /**
   * Numerator and denominator.
   *
   * @param expression Any.
   * @returns Expanded, without a common divisor.
   */
  fraction(expression: Expression): Fraction {
    const { numerator, denominator, ring } = this.lowest(expression);
    const write = (polynomial: SparseInteger) =>
      withUsualNames(ring.write(polynomial), this.#knowledge);
    return {
      numerator: write(numerator),
      denominator: write(denominator),
    };
  }

  /**
   * The normal form as one expression.
   *
   * @param expression Any.
   * @returns An equal expression.
   */
  expression(expression: Expression): Expression {
    return withUsualNames(this.#marked(expression), this.#knowledge);
  }

  /** With bound names as the reader gives them. */
  #marked(expression: Expression): Expression {
    if (isPlain(expression)) return expression;
    return this.#done.obtain(expression, () => {
      const { numerator, denominator, ring } = this.lowest(expression);
      return divide(ring.write(numerator), ring.write(denominator));
    });
  }
}

/** Whether it is its own normal form. */
function isPlain({ kind }: Expression): boolean {
  return kind === "numeral" || kind === "constant" || kind === "variable";
}
