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
import { ExpressionError } from "../errors.ts";
import { Rational } from "../exact/rational.ts";
import { integers } from "../polynomial/domain.ts";
import * as sparse from "../polynomial/sparse.ts";
import type { SparseInteger } from "../polynomial/sparse_integer.ts";
import { inDependencyOrder } from "./dependency_order.ts";
import type { Form, Turn } from "./form.ts";
import {
  type Angle,
  expressionsOf,
  type Generator,
  type Generators,
  type Root,
  type Unity,
} from "./generators.ts";
import {
  cancelPlainly,
  cofactor,
  commonDenominator,
  type Denominator,
  multiplyDenominators,
  type Quotient,
  strip,
} from "./quotient.ts";
import {
  powerRelation,
  reduceBy,
  type Relation,
  rootRelation,
  unityRelation,
} from "./relations.ts";

/** Cosine and sine of one angle. */
interface Pair {
  readonly cosine: SparseInteger;
  readonly sine: SparseInteger;
}

/** A pair over denominators. */
interface QuotientPair {
  readonly cosine: Quotient;
  readonly sine: Quotient;
}

/** Which of a sine and a cosine is kept to the first power. */
export type Eliminated = "sine" | "cosine";

/** The quotients over all generators of an expression that was read. */
export class GeneratorRing {
  /** The number of places: two for an angle, one for any other generator. */
  readonly arity: number;
  /** In order of places. */
  readonly relations: Relation[] = [];
  readonly #places = new Map<Generator, number>();
  readonly #expressions: Expression[] = [];
  /** What a root was multiplied by, to be a root of a polynomial. */
  readonly #scales = new Map<Root, Quotient>();
  readonly #done = new Map<Form, Quotient>();
  readonly #turns = new Map<Angle, Map<number, Pair>>();
  readonly #eliminated: Eliminated;

  /**
   * Makes the ring.
   *
   * @param generators All that were read; none may be added later.
   * @param eliminated Whose squares are replaced.
   */
  constructor(generators: Generators, eliminated: Eliminated = "sine") {
    this.#eliminated = eliminated;
    let place = 0;
    const ordered = inDependencyOrder(generators.list);
    for (const generator of ordered) {
      this.#places.set(generator, place);
      place += generator.kind === "angle" ? 2 : 1;
    }
    this.arity = Math.max(place, 1);
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
        this.relations.push(unityRelation(place, this.arity, order));
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
        this.relations.push(powerRelation(replaced, 2, square));
      }
    }
  }

  /** (root · D)^q = N D^(q-1), where the radicand is N/D. */
  #relateRoot(generator: Root, place: number): void {
    const degree = Number(generator.unit.denominator);
    const { numerator, denominator } = this.evaluate(generator.radicand);
    const scale = this.expanded(denominator);
    let value = numerator;
    for (let k = 1; k < degree; k++) value = this.multiply(value, scale);
    this.#scales.set(generator, this.inverse(this.whole(scale)));
    this.#expressions[place] = product(
      this.#expressions[place]!,
      this.write(scale),
    );
    if (degree > 1) this.relations.push(rootRelation(place, degree, value));
  }

  /** The number of generators; `arity`, but 0 if there is none. */
  get size(): number {
    return this.#expressions.length;
  }

  /** What the generator at a place stands for. */
  expressionAt(place: number): Expression {
    return this.#expressions[place]!;
  }

  /** Whether a generator is a number. */
  isNumber(place: number): boolean {
    return this.#expressions[place]!.mask === 0;
  }

  /** An integer. */
  constant(value: bigint): SparseInteger {
    return sparse.constant(integers, this.arity, value);
  }

  /** A power of the generator at a place. */
  monomial(place: number, exponent: number): SparseInteger {
    const exponents = new Array<number>(this.arity).fill(0);
    exponents[place] = exponent;
    return [{ exponents, coefficient: 1n }];
  }

  /** A polynomial over the denominator 1. */
  whole(numerator: SparseInteger): Quotient {
    return { numerator, denominator: this.#one() };
  }

  #one(): Denominator {
    return {
      integer: 1n,
      powers: new Array<number>(this.arity).fill(0),
      factors: [],
    };
  }

  /**
   * A polynomial modulo the relations.
   *
   * @param a Any.
   * @returns The same value with least powers.
   */
  reduce(a: SparseInteger): SparseInteger {
    let result = a;
    for (let k = this.relations.length - 1; k >= 0; k--) {
      result = reduceBy(result, this.relations[k]!);
    }
    return result;
  }

  /** a · b, reduced. */
  multiply(a: SparseInteger, b: SparseInteger): SparseInteger {
    return this.reduce(sparse.multiply(integers, a, b));
  }

  /** a ^ exponent, reduced; the exponent is at least 0. */
  power(a: SparseInteger, exponent: number): SparseInteger {
    if (a.length === 1) return this.#monomialPower(a, exponent);
    let result = this.constant(1n);
    for (let k = 0; k < exponent; k++) result = this.multiply(result, a);
    return result;
  }

  #monomialPower(a: SparseInteger, exponent: number): SparseInteger {
    const { exponents, coefficient } = a[0]!;
    const value = Rational.of(coefficient).power(exponent).numerator;
    return this.reduce([{
      exponents: exponents.map((each) => each * exponent),
      coefficient: value,
    }]);
  }

  /** The polynomial that a denominator is. */
  expanded({ integer, powers, factors }: Denominator): SparseInteger {
    let result: SparseInteger = this.reduce([{
      exponents: powers,
      coefficient: integer,
    }]);
    for (const { polynomial, exponent } of factors) {
      result = this.multiply(result, this.power(polynomial, exponent));
    }
    return result;
  }

  /**
   * 1 / a.
   *
   * @param a Not 0.
   * @returns The reciprocal.
   * @throws {ExpressionError} `division-by-zero`.
   */
  inverse({ numerator, denominator }: Quotient): Quotient {
    if (numerator.length === 0) throw divisionByZero();
    const { content, powers, rest } = strip(numerator);
    const above = this.expanded(denominator);
    const isConstant = rest.length === 1;
    const below: Denominator = {
      integer: content < 0n ? -content : content,
      powers,
      factors: isConstant ? [] : [{ polynomial: rest, exponent: 1 }],
    };
    return this.#withoutRoots({
      numerator: content < 0n ? sparse.negate(integers, above) : above,
      denominator: below,
    });
  }

  /** Takes roots that stand alone out of the denominator. */
  #withoutRoots(quotient: Quotient): Quotient {
    const { powers } = quotient.denominator;
    const relation = this.relations.findLast(({ place, reciprocal }) =>
      reciprocal !== undefined && powers[place]! > 0
    );
    if (relation?.reciprocal === undefined) {
      return cancelPlainly(quotient, false);
    }
    const { place } = relation;
    const { numerator, denominator } = relation.reciprocal(powers[place]!);
    const rest = {
      ...quotient.denominator,
      powers: powers.with(place, 0),
    };
    return this.product([
      { numerator: quotient.numerator, denominator: rest },
      this.whole(numerator),
      this.inverse(this.whole(denominator)),
    ]);
  }

  /** The sum. */
  sum(parts: readonly Quotient[]): Quotient {
    const denominator = commonDenominator(
      parts.map((part) => part.denominator),
    );
    let numerator: SparseInteger = [];
    for (const part of parts) {
      const factor = this.expanded(cofactor(denominator, part.denominator));
      const scaled = isOne(factor)
        ? part.numerator
        : this.multiply(part.numerator, factor);
      numerator = sparse.add(integers, numerator, scaled);
    }
    return cancelPlainly({ numerator, denominator }, false);
  }

  /** The product. */
  product(parts: readonly Quotient[]): Quotient {
    let numerator = this.constant(1n), denominator = this.#one();
    for (const part of parts) {
      numerator = this.multiply(numerator, part.numerator);
      denominator = multiplyDenominators(denominator, part.denominator);
    }
    return this.#withoutRoots({ numerator, denominator });
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
          denominator: { ...this.#one(), integer: denominator },
        };
      }
      case "sum":
        return this.sum(form.parts.map((part) => this.evaluate(part)));
      case "product":
        return this.product(form.parts.map((part) => this.evaluate(part)));
      case "power":
        return this.#power(this.evaluate(form.base), form.exponent);
      case "generator":
        return this.#generator(form.generator, form.amount);
      case "cosine":
      case "sine":
        return this.#pair(form.angle.turns)[form.kind];
    }
  }

  #power(base: Quotient, exponent: number): Quotient {
    if (exponent < 0) return this.#power(this.inverse(base), -exponent);
    const { integer, powers, factors } = base.denominator;
    return {
      numerator: this.power(base.numerator, exponent),
      denominator: {
        integer: Rational.of(integer).power(exponent).numerator,
        powers: powers.map((each) => each * exponent),
        factors: factors.map((factor) => ({
          polynomial: factor.polynomial,
          exponent: factor.exponent * exponent,
        })),
      },
    };
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
        const denominator = { ...this.#one(), powers: monomial[0]!.exponents };
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
      this.#power(this.evaluate(generator.radicand), whole || 0),
    ];
    if (rest > 0) {
      parts.push(
        this.whole(this.monomial(place, rest)),
        this.#power(this.#scales.get(generator)!, rest),
      );
    }
    return this.product(parts);
  }

  #pair(turns: readonly Turn[]): QuotientPair {
    return turns.map((turn) => this.#pairOf(turn))
      .reduce((a, b) => ({
        cosine: this.#difference(
          this.product([a.cosine, b.cosine]),
          this.product([a.sine, b.sine]),
        ),
        sine: this.sum([
          this.product([a.sine, b.cosine]),
          this.product([a.cosine, b.sine]),
        ]),
      }));
  }

  #difference(a: Quotient, b: Quotient): Quotient {
    const numerator = sparse.negate(integers, b.numerator);
    return this.sum([a, { ...b, numerator }]);
  }

  #pairOf(turn: Turn): QuotientPair {
    if ("cosine" in turn) {
      return {
        cosine: this.evaluate(turn.cosine),
        sine: this.evaluate(turn.sine),
      };
    }
    const { angle, amount } = turn;
    const count = Number(amount.dividedBy(angle.unit).numerator);
    const { cosine, sine } = this.#multipleAngle(angle, Math.abs(count));
    return {
      cosine: this.whole(cosine),
      sine: this.whole(count < 0 ? sparse.negate(integers, sine) : sine),
    };
  }

  /** cos(n t) and sin(n t) by halving n. */
  #multipleAngle(angle: Angle, n: number): Pair {
    const place = this.#places.get(angle)!;
    if (n === 1) {
      return {
        cosine: this.monomial(place, 1),
        sine: this.monomial(place + 1, 1),
      };
    }
    let known = this.#turns.get(angle);
    if (known === undefined) this.#turns.set(angle, known = new Map());
    let pair = known.get(n);
    if (pair === undefined) {
      const half = n >> 1;
      const a = this.#multipleAngle(angle, half);
      const b = this.#multipleAngle(angle, n - half);
      const times = (x: SparseInteger, y: SparseInteger) => this.multiply(x, y);
      pair = {
        cosine: sparse.subtract(
          integers,
          times(a.cosine, b.cosine),
          times(a.sine, b.sine),
        ),
        sine: sparse.add(
          integers,
          times(a.sine, b.cosine),
          times(a.cosine, b.sine),
        ),
      };
      known.set(n, pair);
    }
    return pair;
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
          exponent === 0
            ? []
            : [powerOf(this.#expressions[place]!, numeral(exponent))]
        ),
      )
    ));
  }
}

function isOne(a: SparseInteger): boolean {
  return a.length === 1 && a[0]!.coefficient === 1n &&
    a[0]!.exponents.every((exponent) => exponent === 0);
}

function divisionByZero(): ExpressionError {
  return new ExpressionError(
    "division-by-zero",
    "Cannot divide as the divisor must not be 0: it is 0 when simplified",
  );
}
