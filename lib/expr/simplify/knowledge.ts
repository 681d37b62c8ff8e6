/** What follows from what is assumed about variables. */
import {
  binderOf,
  type Call,
  type Expression,
  type Power,
} from "../algebra/mod.ts";
import type { Rational } from "../exact/rational.ts";
import {
  down,
  type Nature,
  productNature,
  real,
  sumNature,
  unknown,
  up,
} from "./bounds.ts";
import { callNature } from "./call_nature.ts";

/** What may be assumed about a variable. */
export type Assumption =
  | "complex"
  | "nonzero"
  | "real"
  | "positive"
  | "negative"
  | "nonnegative"
  | "nonpositive"
  | "integer";

/** What is assumed: by the name of a variable, one thing or several that all
 * hold. A variable that is not named may have any complex value. */
export type Assumptions = Readonly<
  Record<string, Assumption | readonly Assumption[]>
>;

/** Answers questions about expressions: yes only where it follows. */
export class Knowledge {
  /** What is assumed. */
  readonly assumptions: Assumptions;
  readonly #known = new Map<Expression, Nature>();

  /**
   * Takes assumptions.
   *
   * @param assumptions By the name of a variable.
   */
  constructor(assumptions: Assumptions = {}) {
    this.assumptions = assumptions;
  }

  /** Whether nothing is assumed. */
  get isEmpty(): boolean {
    return Object.keys(this.assumptions).length === 0;
  }

  /** Whether x is real wherever it is defined. */
  isReal(x: Expression): boolean {
    return this.natureOf(x).isReal;
  }

  /** Whether x > 0 wherever it is defined. */
  isPositive(x: Expression): boolean {
    const nature = this.natureOf(x);
    return nature.isReal && nature.lower >= 0 && nature.isNonzero;
  }

  /** Whether x < 0 wherever it is defined. */
  isNegative(x: Expression): boolean {
    const nature = this.natureOf(x);
    return nature.isReal && nature.upper <= 0 && nature.isNonzero;
  }

  /** Whether x ≥ 0 wherever it is defined. */
  isNonnegative(x: Expression): boolean {
    const nature = this.natureOf(x);
    return nature.isReal && nature.lower >= 0;
  }

  /** Whether x ≤ 0 wherever it is defined. */
  isNonpositive(x: Expression): boolean {
    const nature = this.natureOf(x);
    return nature.isReal && nature.upper <= 0;
  }

  /** Whether x is an integer wherever it is defined. */
  isInteger(x: Expression): boolean {
    return this.natureOf(x).isInteger;
  }

  /** Whether x is never 0. */
  isNonzero(x: Expression): boolean {
    return this.natureOf(x).isNonzero;
  }

  /**
   * All that is known about an expression.
   *
   * @param x Any.
   * @returns Facts that hold for all values that the assumptions allow.
   */
  natureOf(x: Expression): Nature {
    let nature = this.#known.get(x);
    if (nature === undefined) {
      nature = this.#compute(x);
      this.#known.set(x, nature);
    }
    return nature;
  }

  #compute(x: Expression): Nature {
    switch (x.kind) {
      case "numeral":
        return numeralNature(x.value);
      case "constant":
        return constants[x.name];
      case "variable":
        return assumedNature(this.assumptions, x.name);
      case "sum":
        return sumNature(x.terms.map((term) => this.natureOf(term)));
      case "product":
        return x.factors.map((factor) => this.natureOf(factor))
          .reduce(productNature);
      case "power":
        return this.#power(x);
      case "call":
        return this.#call(x);
    }
  }

  #power({ base, exponent }: Power): Nature {
    const below = this.natureOf(base), above = this.natureOf(exponent);
    if (exponent.kind === "numeral") {
      return exponent.value.isInteger
        ? integerPower(below, exponent.value)
        : rootNature(below, exponent.value);
    }
    const isNonzero = below.isNonzero;
    if (base.kind === "constant" && base.name === "e" && above.isReal) {
      const upper = Math.max(Math.exp(above.upper), Number.MIN_VALUE);
      return real(down(Math.exp(above.lower)), up(upper), true);
    }
    if (above.isReal && below.isReal && below.lower >= 0 && isNonzero) {
      return real(0, Infinity, true);
    }
    const isWhole = below.isInteger && above.isInteger && above.lower >= 0;
    if (isWhole) return real(-Infinity, Infinity, isNonzero, true);
    const isRealPower = below.isReal && above.isInteger;
    return isRealPower
      ? real(-Infinity, Infinity, isNonzero)
      : { ...unknown, isNonzero };
  }

  #call(x: Call): Nature {
    if (binderOf(x) !== undefined) return unknown;
    if (x.name === "if") {
      const [, yes, no] = x.arguments.map((part) => this.natureOf(part));
      return union(yes!, no!);
    }
    return callNature(x.name, x.arguments.map((part) => this.natureOf(part)));
  }
}

const constants: Readonly<Record<"pi" | "e" | "i", Nature>> = {
  pi: real(3.1415926535, 3.1415926536),
  e: real(2.7182818284, 2.7182818285),
  i: { ...unknown, isNonzero: true },
};

function numeralNature(value: Rational): Nature {
  const nearest = value.toNumber();
  // Too small or too large for a double.
  if (nearest === 0 && !value.isZero || !Number.isFinite(nearest)) {
    const largest = value.sign * Infinity;
    return real(Math.min(0, largest), Math.max(0, largest), true);
  }
  return value.isInteger && Number.isSafeInteger(nearest)
    ? real(nearest, nearest, nearest !== 0, true)
    : real(down(nearest), up(nearest), true, value.isInteger);
}

function assumedNature(assumptions: Assumptions, name: string): Nature {
  const given = Object.hasOwn(assumptions, name) ? assumptions[name]! : [];
  const all = typeof given === "string" ? [given] : given;
  const has = (assumption: Assumption) => all.includes(assumption);
  const isInteger = has("integer");
  const isNonzero = has("nonzero") || has("positive") || has("negative");
  const isReal = all.some((each) => each !== "complex" && each !== "nonzero");
  if (!isReal) return { ...unknown, isNonzero };
  const least = isInteger && isNonzero ? 1 : 0;
  return real(
    has("positive") || has("nonnegative") ? least : -Infinity,
    has("negative") || has("nonpositive") ? -least : Infinity,
    isNonzero,
    isInteger,
  );
}

function union(a: Nature, b: Nature): Nature {
  const isNonzero = a.isNonzero && b.isNonzero;
  if (!a.isReal || !b.isReal) return { ...unknown, isNonzero };
  return real(
    Math.min(a.lower, b.lower),
    Math.max(a.upper, b.upper),
    isNonzero,
    a.isInteger && b.isInteger,
  );
}

function integerPower(base: Nature, exponent: Rational): Nature {
  const isDown = exponent.sign < 0;
  const isNonzero = isDown || base.isNonzero;
  if (!base.isReal) return { ...unknown, isNonzero };
  const isInteger = base.isInteger && !isDown;
  const n = Math.abs(exponent.toNumber());
  const [low, high] = [base.lower, base.upper].map((bound) => bound ** n);
  const isEven = exponent.numerator % 2n === 0n;
  const straddles = base.lower < 0 && base.upper > 0;
  const lower = !isEven ? low! : straddles ? 0 : Math.min(low!, high!);
  const upper = isEven ? Math.max(low!, high!) : high!;
  return isDown
    ? reciprocal(down(lower), up(upper))
    : real(down(lower), up(upper), isNonzero, isInteger);
}

/** 1/x for x between bounds. */
function reciprocal(lower: number, upper: number): Nature {
  if (lower < 0 && upper > 0) return real(-Infinity, Infinity, true);
  return real(
    upper <= 0 && upper !== 0 || lower >= 0 ? down(1 / upper) : -Infinity,
    lower >= 0 && lower !== 0 || upper <= 0 ? up(1 / lower) : Infinity,
    true,
  );
}

/** base^(p/q), real where the base is not negative. */
function rootNature(base: Nature, exponent: Rational): Nature {
  const isDown = exponent.sign < 0;
  const isNonzero = isDown || base.isNonzero;
  if (!base.isReal || base.lower < 0) return { ...unknown, isNonzero };
  const n = Math.abs(exponent.toNumber());
  const lower = down(base.lower ** n), upper = up(base.upper ** n);
  return isDown ? reciprocal(lower, upper) : real(lower, upper, isNonzero);
}
