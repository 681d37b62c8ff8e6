/** Reads an expression as rational operations on generators. */
import {
  add,
  binderOf,
  type Call,
  call,
  e,
  type Expression,
  i,
  isInteger,
  minusOne,
  multiply,
  negate,
  numeral,
  one,
  pi,
  power,
  type Product,
  same,
  splitCoefficient,
  two,
} from "../algebra/mod.ts";
import { spend } from "../budget.ts";
import { Rational } from "../exact/rational.ts";
import { type AnglePart, type AngleSum, resolveAngles } from "./angle_sums.ts";
import { boundTerms } from "./bound_forms.ts";
import { denested } from "./denest.ts";
import { ExpressionMap } from "./expression_map.ts";
import { termsOf } from "./expand.ts";
import type { Form, Turn } from "./form.ts";
import { factorsOf } from "./fraction.ts";
import { type Free, Generators } from "./generators.ts";
import { joinSigns } from "./join_signs.ts";
import type { Knowledge } from "./knowledge.ts";
import { splitLogarithm } from "./logarithms.ts";
import { primePowers } from "./primes.ts";
import { inBasicFunctions } from "./basic_functions.ts";

/** How an expression is read. */
export interface ReaderOptions {
  /** Whether functions are read by their identities: trigonometric ones as
   * polynomials in sines and cosines of common angles, hyperbolic ones as
   * exponentials, logarithms of products as sums where they are. */
  readonly usesIdentities: boolean;
  /** What is assumed. */
  readonly knowledge: Knowledge;
  /** The normal form of an argument, a base or an exponent. */
  readonly normalize: (part: Expression) => Expression;
}

/** Reads expressions that are to have the same generators. */
export class Reader {
  /** All that were met. */
  readonly generators: Generators = new Generators();
  readonly #options: ReaderOptions;
  readonly #done = new ExpressionMap<Form>();
  readonly #angles: AngleSum[] = [];
  /** Bases that are normal already. */
  readonly #settled = new ExpressionMap<true>();

  /**
   * Starts reading.
   *
   * @param options How.
   */
  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  /** Makes generators of the angles, when all is read. */
  finish(): void {
    resolveAngles(this.#angles, (part) => this.#turnOf(part));
    this.generators.relateUnity();
  }

  /**
   * Reads an expression.
   *
   * @param expression Any.
   * @returns Its form over the generators.
   */
  read(expression: Expression): Form {
    if (expression.kind === "numeral") return number(expression.value);
    return this.#done.obtain(expression, () => this.#compute(expression));
  }

  #compute(expression: Exclude<Expression, { kind: "numeral" }>): Form {
    spend();
    switch (expression.kind) {
      case "constant":
        return expression.name === "i"
          ? this.#unity(Rational.of(1, 2))
          : this.#symbol(expression, one.value);
      case "variable":
        return this.#symbol(expression, one.value);
      case "sum":
        return sum(expression.terms.map((term) => this.read(term)));
      case "product":
        return this.#product(expression);
      case "power":
        return this.#power(expression.base, expression.exponent);
      case "call":
        return this.#call(expression);
    }
  }

  #product(expression: Product): Form {
    const joined = joinSigns(expression);
    if (joined !== expression) return this.read(joined);
    return product(expression.factors.map((part) => this.read(part)));
  }

  #symbol(base: Expression, amount: Rational): Form {
    const generator = this.generators.free(base, one, amount);
    return { kind: "generator", generator, amount };
  }

  #unity(amount: Rational): Form {
    if (!this.generators.hasUnity(amount)) {
      return this.#free(minusOne, amount, one);
    }
    const generator = this.generators.unity(amount);
    return { kind: "generator", generator, amount };
  }

  /** base^(n + p/q + c t + …), one factor for each part. */
  #power(base: Expression, exponent: Expression): Form {
    if (isInteger(exponent)) return this.#integerPower(base, exponent.value);
    const inner = this.#options.normalize(exponent);
    return product(
      termsOf(distributed(inner)).map((term) => {
        const { coefficient, rest } = splitCoefficient(term);
        return same(rest, one)
          ? this.#rationalPower(base, coefficient)
          : this.#exponential(base, coefficient, rest);
      }),
    );
  }

  #integerPower(base: Expression, exponent: Rational): Form {
    const inner = this.read(base);
    return inner.kind === "generator"
      ? { ...inner, amount: inner.amount.times(exponent) }
      : { kind: "power", base: inner, exponent: Number(exponent.numerator) };
  }

  #rationalPower(base: Expression, exponent: Rational): Form {
    if (exponent.isInteger) return this.#integerPower(base, exponent);
    if (base.kind === "numeral") return this.#numberRoot(base.value, exponent);
    if (base.kind === "constant" && base.name === "i") {
      return this.#unity(exponent.times(Rational.of(1, 2)));
    }
    const inner = this.read(base);
    if (isSymbol(inner)) return this.#symbol(inner.generator.base, exponent);
    return this.#settle(base, numeral(exponent)) ?? this.#root(base, exponent);
  }

  /** The power, read again, if its base has another normal form. */
  #settle(base: Expression, exponent: Expression): Form | undefined {
    if (this.#settled.get(base)) return undefined;
    const inner = this.#options.normalize(base);
    this.#settled.set(inner, true);
    const powered = power(inner, exponent);
    const simple = powered.kind === "power" ? denested(powered) : undefined;
    if (simple === undefined && same(inner, base)) return undefined;
    const result = simple ?? powered;
    for (const factor of factorsOf(result)) {
      if (factor.kind === "power") this.#settled.set(factor.base, true);
    }
    return this.read(result);
  }

  #root(base: Expression, amount: Rational): Form {
    const radicand = this.read(base);
    const generator = this.generators.root(base, radicand, amount);
    return { kind: "generator", generator, amount };
  }

  /** Primes have independent roots. */
  #numberRoot(base: Rational, exponent: Rational): Form {
    const parts: Form[] = base.sign < 0 ? [this.#unity(exponent)] : [];
    for (const { prime, exponent: n } of signedPrimes(base)) {
      const amount = exponent.times(Rational.of(n));
      parts.push(
        amount.isInteger
          ? number(Rational.of(prime).power(amount.numerator))
          : this.#root(numeral(prime), amount),
      );
    }
    return product(parts);
  }

  #exponential(base: Expression, amount: Rational, rest: Expression): Form {
    if (base.kind === "constant") {
      if (base.name === "e") return this.#natural(amount, rest);
      if (base.name === "i") {
        return this.#exponential(
          minusOne,
          amount.times(Rational.of(1, 2)),
          rest,
        );
      }
    }
    if (base.kind === "numeral" && !base.value.isZero) {
      const parts = signedPrimes(base.value).map(({ prime, exponent }) =>
        this.#free(numeral(prime), amount.times(Rational.of(exponent)), rest)
      );
      if (base.value.sign < 0) {
        parts.push(this.#natural(amount, multiply(i, pi, rest)));
      }
      return product(parts);
    }
    if (base.kind === "numeral") return this.#free(base, amount, rest);
    return this.#settle(base, multiply(numeral(amount), rest)) ??
      this.#free(base, amount, rest);
  }

  #free(base: Expression, amount: Rational, rest: Expression): Form {
    const generator = this.generators.free(base, rest, amount);
    return { kind: "generator", generator, amount };
  }

  /** e^(amount · rest), where rest may be a multiple of i. */
  #natural(amount: Rational, rest: Expression): Form {
    const angle = withoutImaginaryUnit(rest);
    if (angle === undefined) return this.#free(e, amount, rest);
    if (same(angle, pi)) return this.#unity(amount);
    if (!this.#options.usesIdentities) return this.#free(e, amount, rest);
    const turns = this.#angleSum([{ amount, rest: angle }]);
    return sum([
      { kind: "cosine", angle: turns },
      product([this.read(i), { kind: "sine", angle: turns }]),
    ]);
  }

  #angleSum(parts: readonly AnglePart[]): AngleSum {
    const result: AngleSum = { parts, turns: [] };
    this.#angles.push(result);
    return result;
  }

  #call(expression: Call): Form {
    if (binderOf(expression) !== undefined) return this.#bound(expression);
    const args = expression.arguments.map((part) =>
      this.#options.normalize(part)
    );
    const built = call(expression.name, ...args);
    if (built.kind !== "call") return this.read(built);
    if (!this.#options.usesIdentities) return this.#opaque(built);
    const magnitude = this.#realMagnitude(built);
    if (magnitude !== undefined) return magnitude;
    const basic = inBasicFunctions(built, this.#options.knowledge);
    if (basic !== undefined) return this.read(basic);
    switch (built.name) {
      case "ln":
        return this.#logarithm(built.arguments[0]!);
      case "sin":
      case "cos":
        return this.#trigonometric(built);
      default:
        return this.#opaque(built);
    }
  }

  #bound(expression: Call): Form {
    const { usesIdentities, knowledge, normalize } = this.#options;
    const terms = usesIdentities
      ? boundTerms(expression, knowledge, normalize)
      : undefined;
    if (terms === undefined) return this.#opaque(expression);
    return sum(
      terms.map(({ factor, form }) =>
        product([
          this.read(factor),
          form.kind === "call" ? this.#opaque(form) : this.read(form),
        ])
      ),
    );
  }

  /** |x| = sqrt(x²) for real x. */
  #realMagnitude({ name, arguments: [x] }: Call): Form | undefined {
    if (name !== "abs" || x!.kind === "product") return undefined;
    if (!this.#options.knowledge.isReal(x!)) return undefined;
    return this.#root(power(x!, two), Rational.of(1, 2));
  }

  #logarithm(argument: Expression): Form {
    const { constant, terms } = splitLogarithm(
      argument,
      this.#options.knowledge,
    );
    return sum([
      this.read(constant),
      ...terms.map((term) =>
        product([
          this.read(term.factor),
          this.#opaque(call("ln", term.argument)),
        ])
      ),
    ]);
  }

  #opaque(expression: Expression): Form {
    if (expression.kind === "product") {
      return product(expression.factors.map((part) => this.#opaque(part)));
    }
    if (expression.kind !== "call") return this.read(expression);
    return this.#symbol(expression, one.value);
  }

  #trigonometric(expression: Call): Form {
    const argument = distributed(expression.arguments[0]!);
    const parts = termsOf(argument).map((term) => {
      const { coefficient, rest } = splitCoefficient(term);
      return { amount: coefficient, rest };
    });
    return {
      kind: expression.name === "sin" ? "sine" : "cosine",
      angle: this.#angleSum(parts),
    };
  }

  /** Multiples of π have exact values, or are roots of unity. */
  #turnOf({ amount, rest }: AnglePart): Turn {
    if (!same(rest, pi)) {
      return { angle: this.generators.angle(rest, amount), amount };
    }
    if (!this.generators.hasUnity(amount)) {
      return { angle: this.generators.angle(rest, amount), amount };
    }
    const angle = multiply(numeral(amount), pi);
    const cosine = call("cos", angle), sine = call("sin", angle);
    if (cosine.kind !== "call" && sine.kind !== "call") {
      return { cosine: this.read(cosine), sine: this.read(sine) };
    }
    const plus = this.#unity(amount), minus = this.#unity(amount.negated());
    const half = number(Rational.of(1, 2));
    const overI = product([half, this.#unity(Rational.of(-1, 2))]);
    return {
      cosine: product([half, sum([plus, minus])]),
      sine: product([
        overI,
        sum([plus, product([number(Rational.of(-1)), minus])]),
      ]),
    };
  }
}

function number(value: Rational): Form {
  return { kind: "number", value };
}

function sum(parts: readonly Form[]): Form {
  return parts.length === 1 ? parts[0]! : { kind: "sum", parts };
}

function product(parts: readonly Form[]): Form {
  return parts.length === 1 ? parts[0]! : { kind: "product", parts };
}

/** Whether a form is a symbol itself, of which any power is a generator. */
function isSymbol(
  form: Form,
): form is Form & { readonly generator: Free } {
  return form.kind === "generator" && form.generator.kind === "free" &&
    form.amount.isOne && same(form.generator.rest, one);
}

/** The primes of |value|, those of the denominator with a minus. */
function signedPrimes(
  value: Rational,
): readonly { readonly prime: bigint; readonly exponent: number }[] {
  const { numerator, denominator } = value.absolute();
  return [
    ...primePowers(numerator),
    ...primePowers(denominator).map(({ prime, exponent }) => ({
      prime,
      exponent: -exponent,
    })),
  ];
}

/** (a + b) / c = a/c + b/c */
function distributed(expression: Expression): Expression {
  if (expression.kind !== "product") return expression;
  const sums = factorsOf(expression).filter((part) => part.kind === "sum");
  if (sums.length !== 1) return expression;
  const others = factorsOf(expression).filter((part) => part !== sums[0]);
  return add(...termsOf(sums[0]!).map((term) => multiply(term, ...others)));
}

/** t if the expression is i t. */
function withoutImaginaryUnit(expression: Expression): Expression | undefined {
  const hasUnit = factorsOf(expression).some((factor) =>
    factor.kind === "constant" && factor.name === "i"
  );
  return hasUnit ? negate(multiply(i, expression)) : undefined;
}
