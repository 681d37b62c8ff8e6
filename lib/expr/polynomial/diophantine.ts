/** Linear equations in polynomials modulo a large prime, as Hensel lifting has
 * to solve them (Geddes, Czapor and Labahn, Algorithms for Computer Algebra,
 * section 6.7). */
import type { Univariate } from "./dense.ts";
import type { Field } from "./domain.ts";
import { add, multiply, type Sparse, subtract } from "./sparse.ts";
import { coefficientsIn, fromCoefficients } from "./sparse_variable.ts";
import { UnivariateRing } from "./univariate.ts";

/** Residues modulo a large prime as coefficients. */
export type Modular = Sparse<bigint>;

/**
 * A polynomial in the first variable, sparsely.
 *
 * @param a Coefficients, ascending.
 * @param arity The number of variables.
 * @returns Its terms.
 */
export function toSparse(a: Univariate<bigint>, arity: number): Modular {
  const zeros = new Array<number>(arity - 1).fill(0);
  return a.map((coefficient, i) => ({ exponents: [i, ...zeros], coefficient }))
    .filter(({ coefficient }) => coefficient !== 0n).reverse();
}

/**
 * The coefficient of a power in a product.
 *
 * @param field Of the coefficients.
 * @param a The coefficients of one factor, ascending.
 * @param b Those of the other.
 * @param power Which one.
 * @returns The sum of a_i · b_(power - i).
 */
export function convolution(
  field: Field<bigint>,
  a: readonly Modular[],
  b: readonly Modular[],
  power: number,
): Modular {
  let sum: Modular = [];
  for (let i = 0; i <= power; i++) {
    const left = a[i], right = b[power - i];
    if (left === undefined || right === undefined) continue;
    sum = add(field, sum, multiply(field, left, right));
  }
  return sum;
}

/** Solves Σ s_i · Π_(j ≠ i) factor_j = right, the degree of s_i in the first
 * variable below that of factor_i. */
export interface Solver {
  solve(right: Modular): Modular[] | undefined;
}

/** Where the factors have one variable only. */
export class Univariates implements Solver {
  readonly #ring: UnivariateRing<bigint>;
  readonly #factors: readonly Univariate<bigint>[];
  /** The inverse of each cofactor modulo its factor. */
  readonly #inverses: readonly Univariate<bigint>[];
  readonly #arity: number;
  readonly #degree: number;

  constructor(
    field: Field<bigint>,
    monic: readonly Univariate<bigint>[],
    scaled: readonly Modular[],
  ) {
    const ring = new UnivariateRing(field);
    const leads = scaled.map((factor) => factor[0]!.coefficient);
    this.#ring = ring;
    this.#factors = monic;
    this.#arity = scaled[0]![0]!.exponents.length;
    this.#degree = monic.reduce((sum, factor) => sum + factor.length - 1, 0);
    this.#inverses = monic.map((factor, i) => {
      let cofactor = ring.one;
      monic.forEach((other, j) => {
        if (i === j) return;
        const product = ring.multiply(cofactor, ring.scale(other, leads[j]!));
        cofactor = ring.remainder(product, factor);
      });
      return ring.remainder(ring.extendedGcd(cofactor, factor).s, factor);
    });
  }

  solve(right: Modular): Modular[] | undefined {
    const ring = this.#ring;
    const dense = new Array<bigint>(this.#degree).fill(0n);
    for (const { exponents, coefficient } of right) {
      if (exponents[0]! >= this.#degree) return undefined;
      dense[exponents[0]!] = coefficient;
    }
    const value = ring.of(dense);
    return this.#factors.map((factor, i) => {
      const product = ring.multiply(
        ring.remainder(value, factor),
        this.#inverses[i]!,
      );
      return toSparse(ring.remainder(product, factor), this.#arity);
    });
  }
}

/** Where the factors have one variable more than those of another solver. */
export class Level implements Solver {
  readonly #field: Field<bigint>;
  readonly #below: Solver;
  /** For each factor the product of the others, by powers of the variable. */
  readonly #cofactors: readonly (readonly Modular[])[];
  readonly #variable: number;
  readonly #degree: number;

  constructor(
    field: Field<bigint>,
    below: Solver,
    factors: readonly Modular[],
    variable: number,
    degree: number,
  ) {
    this.#field = field;
    this.#below = below;
    this.#variable = variable;
    this.#degree = degree;
    this.#cofactors = factors.map((_, i) =>
      coefficientsIn(
        factors.filter((_, j) => i !== j)
          .reduce((product, other) => multiply(field, product, other)),
        variable,
      )
    );
  }

  /** A solution of higher degree than the factors is none: it is cut off, and
   * the product of the factors will tell. */
  solve(right: Modular): Modular[] | undefined {
    const field = this.#field;
    const wanted = coefficientsIn(right, this.#variable);
    const sums: Modular[][] = this.#cofactors.map(() => []);
    for (let power = 0; power <= this.#degree; power++) {
      let error = wanted[power] ?? [];
      sums.forEach((sum, i) => {
        const known = convolution(field, sum, this.#cofactors[i]!, power);
        error = subtract(field, error, known);
      });
      const steps = error.length === 0 ? undefined : this.#below.solve(error);
      if (error.length > 0 && steps === undefined) return undefined;
      sums.forEach((sum, i) => sum.push(steps?.[i] ?? []));
    }
    return sums.map((sum) => fromCoefficients(field, sum, this.#variable));
  }
}
