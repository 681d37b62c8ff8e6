/** Expansions of expressions in a variable that tends to 0 from above. */
import {
  add,
  type Call,
  dependsOn,
  divide,
  exp,
  type Expression,
  isInteger,
  minusOne,
  multiply,
  power,
  variable,
  zero,
} from "../algebra/mod.ts";
import { spend } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import { isZero } from "../simplify/mod.ts";
import { expandProducts, termsOf } from "../simplify/expand.ts";
import { expSeries, logarithmSeries, powerSeries } from "./composition.ts";
import { compareExponents } from "./exponents.ts";
import type { Oracle } from "./oracle.ts";
import {
  addSeries,
  constantSeries,
  isWrittenZero,
  multiplySeries,
  scaleSeries,
  type Series,
  type Term,
} from "./power_series.ts";
import { isOffCut, isRealCoefficient } from "./reality.ts";
import { undecided } from "./undecided.ts";

/** What an expansion is made in. */
export interface Scale {
  /** The name of the variable that tends to 0, if coefficients hold its
   * logarithm as such. */
  readonly name?: string;
  /** The logarithm of the variable that tends to 0. */
  readonly logarithm: Expression;
  /** Answers questions about coefficients. */
  readonly oracle: Oracle;
  /** How many terms functions of series have at most. */
  readonly count: number;
  /** How the logarithm of a coefficient is written. */
  readonly ln: (coefficient: Expression) => Expression;
  /** Whether what does not depend on the variable is a number, which may be an
   * exponent. */
  readonly isNumber: (coefficient: Expression) => boolean;
  /** Whether signs are those beside the point: what depends on them may be
   * otherwise on its other side. */
  onSide?: () => void;
}

/** A series had too few terms for what is asked: more may help. */
export class Shortage extends ExpressionError {
  /** Makes the error. */
  constructor() {
    super("unsupported", "Cannot decide: a series has too few terms");
  }
}

/** How calls are expanded; a table of its own, so that it may call back. */
export type CallRule = (
  expander: Expander,
  args: readonly Expression[],
) => Series;

/** Whether a sum without a term so far is 0: then no number of terms would
 * ever do. */
function hasCancelled(expression: Expression, series: Series): boolean {
  return series.terms.length === 0 && series.order !== undefined &&
    expression.kind === "sum" && isZero(expression);
}

/** Expands expressions in one variable, or in what stands for one. */
export class Expander {
  /** What the expansion is made in. */
  readonly scale: Scale;
  /** How often a logarithm of the variable was taken. */
  logarithms = 0;
  readonly #bound: ReadonlyMap<string, Series>;
  readonly #rules: Readonly<Record<Call["name"], CallRule>>;
  readonly #done = new Map<Expression, Series>();

  /**
   * Prepares expansions.
   *
   * @param scale What they are made in.
   * @param bound The series that names stand for.
   * @param rules How calls are expanded.
   */
  constructor(
    scale: Scale,
    bound: ReadonlyMap<string, Series>,
    rules: Readonly<Record<Call["name"], CallRule>>,
  ) {
    this.scale = scale;
    this.#bound = bound;
    this.#rules = rules;
  }

  /**
   * The expansion of an expression.
   *
   * @param expression Any.
   * @returns Its series.
   * @throws {ExpressionError} If there is none, or it is not found.
   */
  of(expression: Expression): Series {
    let series = this.#done.get(expression);
    if (series === undefined) {
      spend(10);
      series = this.isConstant(expression)
        ? constantSeries(expression)
        : this.#compute(expression);
      if (hasCancelled(expression, series)) series = constantSeries(zero);
      this.#done.set(expression, series);
    }
    return series;
  }

  /** Whether none of the names occurs. */
  isConstant(expression: Expression): boolean {
    for (const name of this.#bound.keys()) {
      if (dependsOn(expression, name)) return false;
    }
    return true;
  }

  /**
   * An expression of a series.
   *
   * @param make Makes the expression of a variable that stands for it.
   * @param series The series.
   * @returns The expansion; it holds no logarithm that the series has not.
   */
  compose(make: (u: Expression) => Expression, series: Series): Series {
    const name = " u";
    const inner = new Expander(
      this.scale,
      new Map([[name, series]]),
      this.#rules,
    );
    const result = inner.of(make(variable(name)));
    this.logarithms += inner.logarithms;
    return result;
  }

  #compute(expression: Expression): Series {
    switch (expression.kind) {
      case "variable":
        return this.#bound.get(expression.name)!;
      case "sum":
        return addSeries(...expression.terms.map((term) => this.of(term)));
      case "product":
        return expression.factors.map((factor) => this.of(factor))
          .reduce(multiplySeries);
      case "power":
        return this.#power(expression.base, expression.exponent);
      case "call":
        return this.#rules[expression.name](this, expression.arguments);
      default:
        return constantSeries(expression);
    }
  }

  #power(base: Expression, exponent: Expression): Series {
    if (base.kind === "constant" && base.name === "e") {
      return this.exp(this.of(exponent));
    }
    if (this.isConstant(exponent) && this.scale.isNumber(exponent)) {
      return this.power(this.of(base), exponent);
    }
    const logarithm = this.ln(this.of(base));
    return this.exp(multiplySeries(this.of(exponent), logarithm));
  }

  /**
   * The first term that is not zero.
   *
   * @param series A series.
   * @returns The series from that term on; without terms if it is exactly 0.
   * @throws {ExpressionError} `Shortage` if only its O-term is known.
   */
  leading({ terms, order }: Series): Series & { readonly first?: Term } {
    const place = terms.findIndex(({ coefficient }) =>
      !this.scale.oracle.isZero(coefficient)
    );
    if (place >= 0) {
      return { terms: terms.slice(place), order, first: terms[place]! };
    }
    if (order !== undefined) throw new Shortage();
    return { terms: [], order };
  }

  /**
   * A series as a constant and what tends to 0.
   *
   * @param series A series.
   * @returns The two; undefined if it is infinite.
   */
  split(
    series: Series,
  ): { readonly constant: Expression; readonly rest: Series } | undefined {
    const { terms, order, first } = this.leading(series);
    if (first === undefined) return { constant: zero, rest: { terms, order } };
    const sign = compareExponents(first.exponent, zero);
    if (sign < 0) return undefined;
    if (order !== undefined && compareExponents(order, zero) <= 0) {
      throw new Shortage();
    }
    return sign > 0 ? { constant: zero, rest: { terms, order } } : {
      constant: first.coefficient,
      rest: { terms: terms.slice(1), order },
    };
  }

  /** c t^a (1 + w), w tending to 0. */
  #factored(
    series: Series,
  ): { readonly first: Term; readonly rest: Series } | undefined {
    const { first, ...leading } = this.leading(series);
    if (first === undefined) return undefined;
    const rest = scaleSeries(
      { terms: leading.terms.slice(1), order: leading.order },
      power(first.coefficient, minusOne),
      multiply(minusOne, first.exponent),
    );
    return { first, rest };
  }

  /** Throws unless the principal value is continuous where it is taken. */
  #requireOffCut(series: Series, leading: Expression): void {
    const { oracle, logarithm } = this.scale;
    const isReal = series.terms.every(({ coefficient }) =>
      isRealCoefficient(coefficient, oracle, logarithm)
    );
    if (isReal || isOffCut(leading)) return;
    throw undecided("a value may lie on either side of a branch cut");
  }

  /**
   * A power whose exponent does not depend on the variable.
   *
   * @param base A series.
   * @param exponent A constant.
   * @returns base ^ exponent.
   */
  power(base: Series, exponent: Expression): Series {
    const factored = this.#factored(base);
    if (factored === undefined) return this.#powerOfZero(exponent);
    const { first, rest } = factored;
    if (!isInteger(exponent)) {
      this.#requireOffCut(base, first.coefficient);
      if (!isWrittenZero(first.exponent)) this.scale.onSide?.();
    }
    return scaleSeries(
      powerSeries(rest, exponent, this.scale.count),
      power(first.coefficient, exponent),
      multiply(first.exponent, exponent),
    );
  }

  #powerOfZero(exponent: Expression): Series {
    if (this.scale.oracle.sign(exponent) > 0) return constantSeries(zero);
    throw undecided("0 is raised to a power that is not positive");
  }

  /**
   * The principal logarithm.
   *
   * @param series A series.
   * @returns ln series.
   */
  ln(series: Series): Series {
    const factored = this.#factored(series);
    if (factored === undefined) throw undecided("ln(0)");
    const { first, rest } = factored;
    this.#requireOffCut(series, first.coefficient);
    if (!isWrittenZero(first.exponent)) {
      this.logarithms++;
      this.scale.onSide?.();
    }
    return addSeries(
      constantSeries(this.scale.ln(first.coefficient)),
      constantSeries(multiply(first.exponent, this.scale.logarithm)),
      logarithmSeries(rest, this.scale.count),
    );
  }

  /**
   * The exponential.
   *
   * @param series A series that is not infinite.
   * @returns e ^ series.
   */
  exp(series: Series): Series {
    const parts = this.split(series);
    if (parts === undefined) throw undecided("an essential singularity");
    const { exponent, rest } = this.#splitLogarithm(parts.constant);
    return scaleSeries(
      expSeries(parts.rest, this.scale.count),
      exp(rest),
      exponent,
    );
  }

  /** e^(a ln t + b) = t^a e^b. */
  #splitLogarithm(
    constant: Expression,
  ): { readonly exponent: Expression; readonly rest: Expression } {
    const { name, logarithm } = this.scale;
    if (name === undefined || !dependsOn(constant, name)) {
      return { exponent: zero, rest: constant };
    }
    const rest: Expression[] = [], exponents: Expression[] = [];
    for (const term of termsOf(expandProducts(constant))) {
      if (!dependsOn(term, name)) rest.push(term);
      else exponents.push(divide(term, logarithm));
    }
    const exponent = add(...exponents);
    if (dependsOn(exponent, name)) {
      throw undecided("an exponential of a power of a logarithm");
    }
    return { exponent, rest: add(...rest) };
  }
}
