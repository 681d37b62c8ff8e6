/** A derivation on rational functions of kernels and parameters. */
import type { Expression } from "../../algebra/mod.ts";
import {
  type Factor,
  factorMultivariate,
  type Multivariate,
  MultivariateRing,
  type RationalFunction,
  type RationalFunctionField,
  rationalFunctions,
} from "../../polynomial/mod.ts";
import { rationalFunctionOf } from "../../polynomial/from_expression.ts";
import { generatorsOf } from "../../polynomial/generators.ts";
import type { Tower } from "./tower.ts";

/** Kernels come first among the variables, then the parameters. */
export class Derivation {
  /** The number of kernels. */
  readonly count: number;
  /** What the parameters are. */
  readonly parameters: readonly Expression[];
  /** Polynomials in kernels and parameters. */
  readonly ring: MultivariateRing;
  /** Their quotients. */
  readonly field: RationalFunctionField;
  /** A common denominator q of the derivatives of the kernels. */
  readonly common: Multivariate;
  /** The derivatives of the kernels times q. */
  readonly images: readonly Multivariate[];
  readonly #symbols: readonly Expression[];

  private constructor(
    symbols: readonly Expression[],
    count: number,
    slopes: readonly RationalFunction[],
  ) {
    this.count = count;
    this.parameters = symbols.slice(count);
    this.#symbols = symbols;
    this.ring = new MultivariateRing(symbols.length);
    this.field = rationalFunctions(symbols.length);
    this.common = slopes.reduce(
      (q, { denominator }) => this.lcm(q, denominator),
      this.ring.one,
    );
    this.images = slopes.map(({ numerator, denominator }) =>
      this.ring.multiply(
        numerator,
        this.ring.exactDivide(this.common, denominator),
      )
    );
  }

  /**
   * The derivation of a tower.
   *
   * @param tower Any.
   * @returns The derivation; undefined if a slope is no rational function.
   */
  static of(tower: Tower): Derivation | undefined {
    const symbols = tower.kernels.map(({ symbol }) => symbol);
    const names = new Set(symbols.map(nameOf));
    const parameters: Expression[] = [];
    const parts = [tower.integrand, ...tower.kernels.map((k) => k.slope)];
    for (const part of parts) {
      for (const generator of generatorsOf(part)) {
        const name = nameOf(generator);
        if (name !== undefined && names.has(name)) continue;
        if (!parameters.includes(generator)) parameters.push(generator);
      }
    }
    const all = [...symbols, ...parameters];
    const slopes: RationalFunction[] = [];
    for (const { slope } of tower.kernels) {
      const value = rationalFunctionOf(slope, all);
      if (value === undefined) return undefined;
      slopes.push(value);
    }
    return new Derivation(all, symbols.length, slopes);
  }

  /**
   * An expression in symbols as an element.
   *
   * @param expression Any.
   * @returns The element; undefined if it is none.
   */
  read(expression: Expression): RationalFunction | undefined {
    return rationalFunctionOf(expression, this.#symbols);
  }

  /** The least common multiple. */
  lcm(a: Multivariate, b: Multivariate): Multivariate {
    const rest = this.ring.exactDivide(b, this.ring.gcd(a, b));
    return this.ring.multiply(a, rest);
  }

  /** q · p', a polynomial. */
  image(p: Multivariate): Multivariate {
    let sum = this.ring.zero;
    for (const [place, image] of this.images.entries()) {
      const partial = this.ring.derivative(p, place);
      if (partial.length === 0) continue;
      sum = this.ring.add(sum, this.ring.multiply(partial, image));
    }
    return sum;
  }

  /** p' of a polynomial. */
  slope(p: Multivariate): RationalFunction {
    return this.field.of(this.image(p), this.common);
  }

  /** f' of a rational function. */
  derivative({ numerator, denominator }: RationalFunction): RationalFunction {
    const { ring } = this;
    return this.field.of(
      ring.subtract(
        ring.multiply(this.image(numerator), denominator),
        ring.multiply(numerator, this.image(denominator)),
      ),
      ring.multiply(this.common, ring.multiply(denominator, denominator)),
    );
  }

  /** Whether no kernel occurs. */
  isConstant(p: Multivariate): boolean {
    return p.every(({ exponents }) =>
      exponents.every((each, place) => place >= this.count || each === 0)
    );
  }

  /** Whether p divides its own derivative: no pole comes from it. */
  isSpecial(p: Multivariate): boolean {
    const { numerator } = this.slope(p);
    return this.ring.divideIfExact(numerator, p) !== undefined;
  }

  /** The irreducible factors with kernels in them. */
  factors(p: Multivariate): readonly Factor<Multivariate>[] {
    return factorMultivariate(p).factors
      .filter(({ factor }) => !this.isConstant(factor));
  }
}

function nameOf(expression: Expression): string | undefined {
  return expression.kind === "variable" ? expression.name : undefined;
}
