/** Quotients of polynomials in the generators of an expression, modulo their
 * relations. */
import {
  add,
  type Expression,
  multiply as product,
  numeral,
  power as powerOf,
} from "../algebra/mod.ts";
import { spend } from "../budget.ts";
import type { Rational } from "../exact/rational.ts";
import { integers } from "../polynomial/domain.ts";
import * as sparse from "../polynomial/sparse.ts";
import type { SparseInteger } from "../polynomial/sparse_integer.ts";
import { AnglePairs } from "./angle_pairs.ts";
import { inDependencyOrder } from "./dependency_order.ts";
import type { Form } from "./form.ts";
import { squareRootInUnity } from "./gauss_sums.ts";
import {
  type Angle,
  expressionsOf,
  type Generator,
  type Generators,
  type Root,
  type Unity,
} from "./generators.ts";
import type { Quotient } from "./quotient.ts";
import { exactExponent, QuotientRing } from "./quotient_ring.ts";
import {
  powerRelation,
  type Relation,
  rootRelation,
  unityRelation,
} from "./relations.ts";

/** Which of a sine and a cosine is kept to the first power. */
export type Eliminated = "sine" | "cosine";

/** The places of exponents: two for an angle, the cosine first, one for any
 * other generator. */
function placesOf(
  generators: readonly Generator[],
): { readonly of: ReadonlyMap<Generator, number>; readonly size: number } {
  const of = new Map<Generator, number>();
  let size = 0;
  for (const generator of generators) {
    of.set(generator, size);
    size += generator.kind === "angle" ? 2 : 1;
  }
  return { of, size };
}

/** The quotients over all generators of an expression that was read. */
export class GeneratorRing extends QuotientRing {
  readonly #relations: Relation[];
  readonly #places: ReadonlyMap<Generator, number>;
  readonly #expressions: Expression[] = [];
  /** What a root was multiplied by, to be a root of a polynomial. */
  readonly #scales = new Map<Root, Quotient>();
  readonly #done = new Map<Form, Quotient>();
  readonly #angles: AnglePairs;
  readonly #eliminated: Eliminated;

  /**
   * Makes the ring.
   *
   * @param generators All that were read; none may be added later.
   * @param eliminated Whose squares are replaced.
   */
  constructor(generators: Generators, eliminated: Eliminated = "sine") {
    const ordered = inDependencyOrder(generators.list);
    const places = placesOf(ordered);
    const relations: Relation[] = [];
    super(Math.max(places.size, 1), relations);
    this.#eliminated = eliminated;
    this.#relations = relations;
    this.#places = places.of;
    this.#angles = new AnglePairs(
      this,
      (angle) => places.of.get(angle)!,
      (form) => this.evaluate(form),
    );
    for (const generator of ordered) {
      this.#expressions.push(...expressionsOf(generator));
      this.#relate(generator);
    }
  }

  #relate(generator: Generator): void {
    const place = this.#places.get(generator)!;
    switch (generator.kind) {
      case "free":
        return;
      case "root":
        return this.#relateRoot(generator, place);
      case "unity": {
        const order = 2 * Number(generator.unit.denominator);
        this.#relations.push(unityRelation(place, this.arity, order));
        return;
      }
      case "angle": {
        const kept = place + (this.#eliminated === "sine" ? 0 : 1);
        const replaced = place + (this.#eliminated === "sine" ? 1 : 0);
        const square = sparse.subtract(
          integers,
          this.constant(1n),
          this.monomial(kept, 2),
        );
        this.#relations.push(powerRelation(replaced, 2, square));
      }
    }
  }

  /** (root · D)^q = N D^(q-1), where the radicand is N/D. */
  #relateRoot(generator: Root, place: number): void {
    const degree = Number(generator.unit.denominator);
    const known = degree % 2 === 0 ? this.#squareRoot(generator) : undefined;
    if (known !== undefined) {
      this.#scales.set(generator, this.whole(this.constant(1n)));
      this.#relations.push(rootRelation(place, degree / 2, known));
      return;
    }
    const { numerator, denominator } = this.evaluate(generator.radicand);
    const scale = this.expanded(denominator);
    let value = numerator;
    for (let k = 1; k < degree; k++) value = this.multiply(value, scale);
    this.#scales.set(generator, this.inverse(this.whole(scale)));
    this.#expressions[place] = product(
      this.#expressions[place]!,
      this.write(scale),
    );
    if (degree > 1) this.#relations.push(rootRelation(place, degree, value));
  }

  /** The number of generators; `arity`, but 0 if there is none. */
  get size(): number {
    return this.#expressions.length;
  }

  /** What the generator at a place stands for. */
  expressionAt(place: number): Expression {
    return this.#expressions[place]!;
  }

  /** The square root of a prime, if it is a sum of roots of unity. */
  #squareRoot({ base }: Root): SparseInteger | undefined {
    const unity = this.relations.find(({ order }) => order !== undefined);
    if (base.kind !== "numeral" || unity?.order === undefined) return undefined;
    const prime = Number(base.value.numerator);
    const sum = squareRootInUnity(prime, unity.order);
    if (sum === undefined) return undefined;
    const terms = [...sum].map(([exponent, coefficient]) => ({
      exponents: this.monomial(unity.place, exponent)[0]!.exponents,
      coefficient,
    }));
    return this.reduce(sparse.collect(integers, terms));
  }

  /** Whether a generator is a number. */
  isNumber(place: number): boolean {
    return this.#expressions[place]!.mask === 0;
  }

  /**
   * The value of what was read.
   *
   * @param form Over the generators of this ring.
   * @returns The quotient.
   * @throws {ExpressionError} `division-by-zero`, `budget`.
   */
  evaluate(form: Form): Quotient {
    let result = this.#done.get(form);
    if (result === undefined) {
      spend();
      result = this.#evaluate(form);
      this.#done.set(form, result);
    }
    return result;
  }

  #evaluate(form: Form): Quotient {
    switch (form.kind) {
      case "number": {
        const { numerator, denominator } = form.value;
        return {
          numerator: this.constant(numerator),
          denominator: { ...this.unit(), integer: denominator },
        };
      }
      case "sum":
        return this.sum(form.parts.map((part) => this.evaluate(part)));
      case "product":
        return this.product(form.parts.map((part) => this.evaluate(part)));
      case "power":
        return this.quotientPower(this.evaluate(form.base), form.exponent);
      case "generator":
        return this.#generator(form.generator, form.amount);
      case "cosine":
      case "sine":
        return this.#angles.of(form.angle.turns)[form.kind];
    }
  }

  #generator(
    generator: Exclude<Generator, Angle>,
    amount: Rational,
  ): Quotient {
    const place = this.#places.get(generator)!;
    const count = Number(amount.dividedBy(generator.unit).numerator);
    switch (generator.kind) {
      case "free": {
        const monomial = this.monomial(place, Math.abs(count));
        const denominator = { ...this.unit(), powers: monomial[0]!.exponents };
        return count >= 0
          ? this.whole(monomial)
          : { numerator: this.constant(1n), denominator };
      }
      case "unity":
        return this.whole(this.#unityPower(generator, place, count));
      case "root":
        return this.#rootPower(generator, place, count);
    }
  }

  #unityPower(generator: Unity, place: number, count: number): SparseInteger {
    const order = 2 * Number(generator.unit.denominator);
    return this.reduce(this.monomial(place, ((count % order) + order) % order));
  }

  #rootPower(generator: Root, place: number, count: number): Quotient {
    const degree = Number(generator.unit.denominator);
    const rest = ((count % degree) + degree) % degree;
    const whole = (count - rest) / degree;
    const parts = [
      this.quotientPower(this.evaluate(generator.radicand), whole || 0),
    ];
    if (rest > 0) {
      parts.push(
        this.whole(this.monomial(place, rest)),
        this.quotientPower(this.#scales.get(generator)!, rest),
      );
    }
    return this.product(parts);
  }

  /**
   * A polynomial as an expression.
   *
   * @param a Any.
   * @returns The sum of its terms.
   */
  write(a: SparseInteger): Expression {
    return add(...a.map(({ exponents, coefficient }) =>
      product(
        numeral(coefficient),
        ...exponents.flatMap((exponent, place) =>
          exponent === 0 ? [] : [
            powerOf(
              this.#expressions[place]!,
              numeral(exactExponent(exponent)),
            ),
          ]
        ),
      )
    ));
  }
}
