/** Products and powers of sines and cosines as sums of those of other angles,
 * by the product formulas (DLMF 4.21.13 to 4.21.16, 4.35.13 to 4.35.16). */
import {
  add,
  call,
  type Expression,
  half,
  isInteger,
  isNegative,
  mapChildren,
  multiply,
  negate,
  one,
  subtract,
  zero,
} from "../algebra/mod.ts";
import { spend } from "../budget.ts";
import { expandProducts, termsOf } from "./expand.ts";
import { ExpressionMap } from "./expression_map.ts";
import { factorsOf } from "./fraction.ts";

/** Higher powers stay as they are. */
const largestPower = 64n;

/**
 * Writes products and positive powers of sin and cos, and of sinh and cosh, as
 * sums of sines and cosines of sums of their angles.
 *
 * @param expression Any; it is multiplied out.
 * @returns An equal expression.
 * @throws {ExpressionError} `budget`.
 */
export function reduceAngles(expression: Expression): Expression {
  const done = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    let result = done.get(node);
    if (result === undefined) {
      result = reduced(mapChildren(node, visit));
      done.set(node, result);
    }
    return result;
  };
  return visit(expression);
}

function reduced(node: Expression): Expression {
  if (node.kind === "call") return node;
  const expanded = expandProducts(node);
  return add(...termsOf(expanded).map(reduceTerm));
}

function reduceTerm(term: Expression): Expression {
  const others: Expression[] = [];
  let circular: Series | undefined, hyperbolic: Series | undefined;
  for (const factor of factorsOf(term)) {
    const wave = waveOf(factor);
    if (wave === undefined) others.push(factor);
    else if (wave.isHyperbolic) {
      hyperbolic ??= new Series("cosh", "sinh", 1);
      hyperbolic.times(wave);
    } else {
      circular ??= new Series("cos", "sin", -1);
      circular.times(wave);
    }
  }
  return expandProducts(
    multiply(
      ...others,
      circular?.sum() ?? one,
      hyperbolic?.sum() ?? one,
    ),
  );
}

/** A power of an even or odd function. */
interface Wave {
  readonly isHyperbolic: boolean;
  readonly isOdd: boolean;
  readonly angle: Expression;
  readonly count: number;
}

const names = new Map([
  ["sin", { isHyperbolic: false, isOdd: true }],
  ["cos", { isHyperbolic: false, isOdd: false }],
  ["sinh", { isHyperbolic: true, isOdd: true }],
  ["cosh", { isHyperbolic: true, isOdd: false }],
]);

function waveOf(factor: Expression): Wave | undefined {
  const isPower = factor.kind === "power" && isInteger(factor.exponent);
  const base = isPower ? factor.base : factor;
  const count = isPower && isInteger(factor.exponent)
    ? factor.exponent.value.numerator
    : 1n;
  if (base.kind !== "call" || count < 1n || count > largestPower) {
    return undefined;
  }
  const kind = names.get(base.name);
  return kind &&
    { ...kind, angle: base.arguments[0]!, count: Number(count) };
}

/** Coefficients of the even and the odd function of an angle. */
interface Harmonic {
  readonly angle: Expression;
  even: Expression;
  odd: Expression;
}

/** A sum of even and odd functions of angles. */
class Series {
  #harmonics: readonly Harmonic[] = [{ angle: zero, even: one, odd: zero }];
  readonly #even: "cos" | "cosh";
  readonly #odd: "sin" | "sinh";
  /** odd² = ± (even² - 1) */
  readonly #sign: 1 | -1;

  constructor(even: "cos" | "cosh", odd: "sin" | "sinh", sign: 1 | -1) {
    this.#even = even;
    this.#odd = odd;
    this.#sign = sign;
  }

  /** Multiplies by a power. */
  times({ isOdd, angle, count }: Wave): void {
    for (let k = 0; k < count; k++) {
      if (isOdd) this.#timesOdd(angle);
      else this.#timesEven(angle);
    }
  }

  /** cos a cos b = (cos(a + b) + cos(a - b)) / 2 and its like. */
  #timesEven(b: Expression): void {
    const next = new Harmonics();
    for (const { angle, even, odd } of this.#harmonics) {
      next.take(add(angle, b), even, odd);
      next.take(subtract(angle, b), even, odd);
    }
    this.#harmonics = next.list;
  }

  /** sin a sin b = (cos(a - b) - cos(a + b)) / 2 and its like. */
  #timesOdd(b: Expression): void {
    const next = new Harmonics();
    const flip = (x: Expression) => this.#sign === 1 ? x : negate(x);
    for (const { angle, even, odd } of this.#harmonics) {
      next.take(add(angle, b), flip(odd), even);
      next.take(subtract(angle, b), negate(flip(odd)), negate(even));
    }
    this.#harmonics = next.list;
  }

  sum(): Expression {
    return add(...this.#harmonics.map(({ angle, even, odd }) =>
      add(
        multiply(even, call(this.#even, angle)),
        multiply(odd, call(this.#odd, angle)),
      )
    ));
  }
}

/** Harmonics by angle; those of opposite angles are one. */
class Harmonics {
  readonly list: Harmonic[] = [];
  readonly #places = new ExpressionMap<Harmonic>();

  /** Adds half of each. */
  take(angle: Expression, even: Expression, odd: Expression): void {
    spend(5);
    const isTurned = isNegative(angle);
    const key = isTurned ? negate(angle) : angle;
    const harmonic = this.#places.obtain(key, () => {
      const fresh: Harmonic = { angle: key, even: zero, odd: zero };
      this.list.push(fresh);
      return fresh;
    });
    harmonic.even = add(harmonic.even, multiply(half, even));
    harmonic.odd = add(
      harmonic.odd,
      multiply(half, isTurned ? negate(odd) : odd),
    );
  }
}
