/** Other ways to write an expression, of which the shortest is taken. */
import {
  contains,
  divide,
  type Expression,
  isInteger,
  replace,
  same,
  substitute,
  variable,
} from "../algebra/mod.ts";
import { currentBudget, withBudget } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import type { CostMeter } from "./cost.ts";
import { denested } from "./denest.ts";
import { expandProducts } from "./expand.ts";
import { ExpressionMap } from "./expression_map.ts";
import { factorization, joinEqualPowers, productOf } from "./factor.ts";
import { togetherExpression } from "./fraction.ts";
import { joinLogarithms } from "./join_logarithms.ts";
import { joinMagnitudes } from "./join_magnitudes.ts";
import { joinRoots } from "./join_roots.ts";
import type { Knowledge } from "./knowledge.ts";
import { Normalizer, type NormalOptions } from "./normal.ts";
import { refine } from "./refine.ts";
import { expandAngles } from "./trigonometric_expand.ts";
import { reduceAngles } from "./trigonometric_reduce.ts";

/** What one way may cost: a way that costs more is not gone. */
const leastSteps = 2_000;
const stepsPerSymbol = 500;
const mostSteps = 100_000;
/** So much of the budget is not spent on the search. */
const reservedPart = 0.3;
/** What is longer than the node by this factor is not worked on. */
const hopeless = 4;
/** Sums of more terms than this are not factored. */
const mostTerms = 400;

/** Finds equal expressions. */
export class Candidates {
  readonly #knowledge: Knowledge;
  readonly #meter: CostMeter;
  readonly #plain: Normalizer;
  readonly #rationalizing: Normalizer;
  readonly #identities: readonly Normalizer[];
  readonly #factored = new ExpressionMap<Expression>();
  readonly #short = new ExpressionMap<Expression>();
  /** What is left of the budget for the way back. */
  readonly #reserve: number = stepsLeft() * reservedPart;
  /** Of the node that is worked on. */
  #length = 0;

  /**
   * Prepares the search.
   *
   * @param knowledge What is assumed.
   * @param meter Tells which expression is shorter.
   */
  constructor(knowledge: Knowledge, meter: CostMeter) {
    this.#meter = meter;
    const { assumptions } = knowledge;
    const normalizer = (options: NormalOptions) =>
      new Normalizer({ ...options, assumptions });
    this.#knowledge = knowledge;
    this.#plain = normalizer({});
    this.#rationalizing = normalizer({ rationalized: "all" });
    this.#identities = [
      normalizer({ functions: "identities", eliminated: "sine" }),
      normalizer({ functions: "identities", eliminated: "cosine" }),
    ];
  }

  /**
   * Equal expressions, simple ways first.
   *
   * @param node Any, its parts being simplified.
   * @returns Expressions of any length, the node itself not among them.
   */
  *of(node: Expression): Generator<Expression> {
    this.#length = this.#meter.of(node);
    yield* this.#try(() => [refine(node, this.#knowledge)]);
    switch (node.kind) {
      case "power": {
        const simple = denested(node);
        if (simple !== undefined) yield simple;
        if (isInteger(node.exponent)) yield* this.#rational(node);
        break;
      }
      case "product":
        yield* this.#try(() => [
          joinRoots(node, this.#knowledge),
          joinMagnitudes(node, this.#knowledge),
        ]);
        yield* this.#rational(node);
        break;
      case "sum":
        yield* this.#try(() => [joinLogarithms(node, this.#knowledge)]);
        yield* this.#rational(node);
        break;
      case "call":
        yield* this.#identical(node);
        break;
      default:
    }
  }

  /** Quotients of polynomials in what is not rational. */
  *#rational(node: Expression): Generator<Expression> {
    if (isMonomial(node)) return;
    yield* this.#try(() => [togetherExpression(node)]);
    yield* this.#try(() => [expandProducts(node)]);
    yield* this.#try(() => this.#quotients(node, this.#plain));
    if (contains(node, isRoot)) {
      yield* this.#try(() => this.#quotients(node, this.#rationalizing));
    }
    yield* this.#identical(node);
    yield* this.#abstracted(node);
  }

  /** By the identities of functions. */
  *#identical(node: Expression): Generator<Expression> {
    if (!contains(node, hasIdentities)) return;
    yield* this.#try(() => [reduceAngles(node)]);
    yield* this.#try(() => this.#angleQuotients(node));
    // Of the single angles: (1 - cos(2x)) / sin(2x) is tan(x).
    const expanded = this.#try(() => [expandAngles(node)])[0];
    if (expanded === undefined || same(expanded, node)) return;
    yield expanded;
    yield* this.#try(() => this.#angleQuotients(expanded));
  }

  /** Sines and cosines, each with the squares of the other; numerator and
   * denominator each in their shortest form. */
  #angleQuotients(node: Expression): Expression[] {
    const found: Expression[] = [];
    for (const normalizer of this.#identities) {
      const { numerator, denominator } = normalizer.fraction(node);
      const whole = divide(numerator, denominator);
      if (found.some((known) => same(known, whole))) continue;
      found.push(whole);
      const length = this.#meter.of(numerator) + this.#meter.of(denominator);
      if (length > hopeless * (this.#length + 1)) continue;
      found.push(
        divide(this.#shortest(numerator), this.#shortest(denominator)),
      );
    }
    return found;
  }

  #shortest(polynomial: Expression): Expression {
    return this.#short.obtain(polynomial, () => {
      const ways = [
        polynomial,
        ...this.#identities.map((each) => each.expression(polynomial)),
      ];
      if (polynomial.kind === "sum") {
        ways.push(...ways.map((each) => this.#factor(each)));
      }
      if (!isMonomial(polynomial)) ways.push(reduceAngles(polynomial));
      return this.#least(ways);
    });
  }

  #least(ways: readonly Expression[]): Expression {
    return ways.reduce((a, b) => this.#meter.of(b) < this.#meter.of(a) ? b : a);
  }

  /** The factored form, or the square-free one if it is shorter; a polynomial
   * that is too long stays as it is. */
  #factor(polynomial: Expression): Expression {
    if (polynomial.kind !== "sum" || polynomial.terms.length > mostTerms) {
      return polynomial;
    }
    return this.#factored.obtain(polynomial, () => {
      const factors = factorization(polynomial);
      return this.#least([
        productOf(factors),
        productOf(joinEqualPowers(factors)),
      ]);
    });
  }

  /** Expanded and factored, above and below the line. */
  #quotients(node: Expression, normalizer: Normalizer): Expression[] {
    const { numerator, denominator } = normalizer.fraction(node);
    const above = this.#factor(numerator), below = this.#factor(denominator);
    return [
      divide(numerator, denominator),
      divide(above, below),
      divide(numerator, below),
    ];
  }

  /** High powers of sums as symbols, so that they are not expanded. */
  *#abstracted(node: Expression): Generator<Expression> {
    const values = new Map<string, Expression>();
    const shown = replace(node, (part) => {
      if (!isHighPower(part)) return undefined;
      const name = `~${values.size}`;
      values.set(name, part);
      return variable(name);
    });
    if (values.size === 0 || shown.kind === "variable") return;
    const back = (found: Expression[]) =>
      found.map((each) => substitute(each, values));
    yield* this.#try(() => back(this.#quotients(shown, this.#plain)));
    if (!contains(shown, hasIdentities)) return;
    yield* this.#try(() => back(this.#angleQuotients(shown)));
  }

  /** What is found, and what is known of it. */
  #refined(found: readonly (Expression | undefined)[]): readonly Expression[] {
    const known = found.filter((each) => each !== undefined);
    if (this.#knowledge.isEmpty) return known;
    return known.flatMap((each) => {
      const refined = refine(each, this.#knowledge);
      return refined === each ? [each] : [each, refined];
    });
  }

  /** Nothing, if it costs too much or divides by 0. */
  #try(
    search: () => readonly (Expression | undefined)[],
  ): readonly Expression[] {
    if (stepsLeft() < this.#reserve) return [];
    try {
      const steps = Math.min(
        leastSteps + stepsPerSymbol * this.#length,
        mostSteps,
      );
      return withBudget({ steps }, () => this.#refined(search()));
    } catch (error) {
      const isExpected = error instanceof ExpressionError &&
        error.code !== "aborted";
      if (isExpected) return [];
      throw error;
    }
  }
}

function stepsLeft(): number {
  return withBudget({}, () => currentBudget().steps);
}

/** Whether nothing in a product can be expanded or cancelled. */
function isMonomial(node: Expression): boolean {
  switch (node.kind) {
    case "numeral":
    case "constant":
    case "variable":
      return true;
    case "power":
      return isMonomial(node.base);
    case "product":
      return node.factors.every(isMonomial);
    default:
      return false;
  }
}

function isRoot(part: Expression): boolean {
  return part.kind === "power" && part.exponent.kind === "numeral" &&
    !part.exponent.value.isInteger;
}

/** Functions without identities that a normal form uses. */
const opaque: ReadonlySet<string> = new Set([
  ...["floor", "ceil", "round", "min", "max", "mod", "if", "sum", "product"],
  ...["rootsum", "less", "lessEqual", "equal", "notEqual", "and", "or", "not"],
  ...["re", "im", "arg", "conj", "atan2", "root", "Ei", "Si", "Ci", "Shi"],
  ...["Chi", "polylog", "lambertw", "erf", "erfi", "asin", "atan", "asinh"],
]);

function hasIdentities(part: Expression): boolean {
  if (part.kind === "call") return !opaque.has(part.name);
  return part.kind === "power" && part.exponent.kind !== "numeral";
}

/** Degrees from here on are abstracted. */
const highDegree = 3n;

function isHighPower(part: Expression): boolean {
  if (part.kind !== "power" || part.base.kind !== "sum") return false;
  if (!isInteger(part.exponent)) return false;
  const degree = part.exponent.value.absolute().numerator;
  return degree >= highDegree;
}
