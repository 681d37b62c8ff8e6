/**
 * Limits at infinity by D. Gruntz's algorithm ("On computing limits in a
 * symbolic manipulation system", ETH Zürich, 1996, chapters 3 and 5): the
 * fastest growing part becomes the power of a variable that tends to 0, and
 * the leading term of the expansion in it, whose coefficient grows slower,
 * decides.
 */
import {
  call,
  childrenOf,
  dependsOn,
  divide,
  exp,
  type Expression,
  isInteger,
  mapChildren,
  multiply,
  negate,
  one,
  power,
  same,
  substitute,
  subtract,
  variable,
  variablesOf,
  zero,
} from "../algebra/mod.ts";
import { spend } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import { ExpressionMap } from "../simplify/expression_map.ts";
import { expandProducts } from "../simplify/mod.ts";
import { compareExponents } from "./exponents.ts";
import { Expander, type Scale, Shortage } from "./expander.ts";
import { isExponential, logarithmOf } from "./growth.ts";
import {
  isIdenticallyZero,
  knowledgeOf,
  type Oracle,
  type Sign,
  signOfConstant,
} from "./oracle.ts";
import { isBoundedName } from "./oscillation.ts";
import { monomial, type Series } from "./power_series.ts";
import { isRealCoefficient } from "./reality.ts";
import { expansionRules } from "./rules.ts";
import { restored, standIn } from "./stand_ins.ts";
import { attempt, undecided } from "./undecided.ts";

/** A limit: a number, or an infinity. */
export type Limit =
  | { readonly kind: "finite"; readonly value: Expression }
  | { readonly kind: "infinite"; readonly sign: 1 | -1 };

/** The term that decides. */
interface Leading {
  readonly exponent: Expression;
  readonly coefficient: Expression;
  /** Whether the coefficient is known not to vanish, whatever bounded
   * oscillations in it are worth. */
  readonly isCertain: boolean;
}

/** More terms than this are never computed. */
const mostTerms = 64;
/** Limits within limits. */
const mostNested = 80;

/** Limits and signs of expressions in one real variable that tends to
 * infinity. */
export class Asymptotics implements Oracle {
  readonly #name: string;
  readonly #z: Expression;
  readonly #limits = new ExpressionMap<Limit>();
  readonly #signs = new ExpressionMap<Sign>();
  #nested = 0;

  /**
   * Prepares limits.
   *
   * @param name The variable that tends to infinity.
   */
  constructor(name: string) {
    this.#name = name;
    this.#z = variable(name);
  }

  /**
   * The limit of an expression whose functions are prepared.
   *
   * @param expression Any.
   * @returns Its limit; it may hold oscillations.
   * @throws {ExpressionError} If it is not found.
   */
  limit(expression: Expression): Limit {
    if (!dependsOn(expression, this.#name)) return finite(expression);
    if (expression.kind === "variable") return { kind: "infinite", sign: 1 };
    return this.#limits.obtain(expression, () =>
      this.#within(() => {
        const leading = this.#leading(expression);
        if (leading === undefined) return finite(zero);
        const { exponent, coefficient, isCertain } = leading;
        const order = compareExponents(exponent, zero);
        if (order > 0) return finite(zero);
        if (order === 0) return this.limit(coefficient);
        if (!isCertain) throw new UnboundedOscillation(coefficient);
        return { kind: "infinite", sign: this.sign(coefficient) as 1 | -1 };
      }));
  }

  #within<T>(body: () => T): T {
    spend(50);
    if (this.#nested >= mostNested) throw undecided("limits nested too deep");
    this.#nested++;
    try {
      return body();
    } finally {
      this.#nested--;
    }
  }

  /** Whether it is identically zero; throws if it cannot tell, or if it may
   * vanish now and then. */
  isZero(coefficient: Expression): boolean {
    if (isIdenticallyZero(restored(coefficient))) return true;
    if (!variablesOf(coefficient).some(isBoundedName)) return false;
    if (knowledgeOf(coefficient).isNonzero(coefficient)) return false;
    if (coefficient.kind === "product") {
      return coefficient.factors.some((factor) => this.isZero(factor));
    }
    return this.sign(coefficient) === 0;
  }

  /** The sign that it has in the end. */
  sign(expression: Expression): Sign {
    if (!dependsOn(expression, this.#name)) return signOfConstant(expression);
    if (expression.kind === "variable") return 1;
    return this.#signs.obtain(
      expression,
      () => this.#within(() => this.#sign(expression)),
    );
  }

  #sign(expression: Expression): Sign {
    if (expression.kind === "product") {
      return expression.factors.map((factor) => this.sign(factor))
        .reduce((a, b) => (a * b) as Sign);
    }
    if (expression.kind === "power") {
      const { base, exponent } = expression;
      const sign = this.sign(base);
      if (sign > 0 && isRealCoefficient(exponent, this)) return 1;
      if (isInteger(exponent)) {
        return exponent.value.numerator % 2n === 0n
          ? (sign * sign) as Sign
          : sign;
      }
    }
    const leading = this.#leading(expression);
    if (leading === undefined) return 0;
    return this.sign(leading.coefficient);
  }

  /** The leading term in the fastest scale; undefined of 0. */
  #leading(expression: Expression): Leading | undefined {
    let part = expression;
    let scale = this.#fastest(part);
    if (scale === undefined) {
      return { exponent: zero, coefficient: part, isCertain: true };
    }
    if (scale.kind === "variable") {
      part = substitute(part, new Map([[this.#name, exp(this.#z)]]));
      scale = exp(this.#z);
    }
    const logarithm = this.#decreasing(this.#logarithm(scale));
    const rewritten = new Rewriter(this, this.#name, logarithm).rewrite(part);
    for (let count = 2;; count *= 2) {
      try {
        return this.#first(this.#expand(rewritten, logarithm, count));
      } catch (error) {
        if (!(error instanceof Shortage)) throw error;
        if (count >= mostTerms) throw undecided("too many terms cancel");
      }
    }
  }

  #logarithm(scale: Expression): Expression {
    return scale.kind === "power"
      ? logarithmOf(scale, this.#name)
      : standIn("ln", scale);
  }

  /** Of u and -u, that which tends to -∞. */
  #decreasing(u: Expression): Expression {
    const limit = this.limit(u);
    if (limit.kind !== "infinite") throw undecided("a scale does not grow");
    return limit.sign > 0 ? negate(u) : u;
  }

  #expand(part: Expression, logarithm: Expression, count: number): Series {
    const bound = new Map([[small, monomial(one, one)]]);
    const isGrowing = (coefficient: Expression) =>
      dependsOn(coefficient, this.#name);
    const scale: Scale = {
      logarithm,
      oracle: this,
      count,
      ln: (coefficient) =>
        isGrowing(coefficient)
          ? standIn("ln", coefficient)
          : call("ln", coefficient),
      isNumber: (coefficient) => !isGrowing(coefficient),
    };
    return new Expander(scale, bound, expansionRules).of(part);
  }

  #first({ terms, order }: Series): Leading | undefined {
    for (const { exponent, coefficient } of terms) {
      const isZero = attempt(() => this.isZero(coefficient));
      if (isZero.value === true) continue;
      if (isZero.value === undefined && !hasOscillation(coefficient)) {
        throw undecided("whether a coefficient is zero");
      }
      return { exponent, coefficient, isCertain: isZero.value === false };
    }
    if (order !== undefined) throw new Shortage();
    return undefined;
  }

  /** Something that grows or vanishes as fast as anything in an expression:
   * the variable, or an exponential; undefined of a constant. */
  #fastest(expression: Expression): Expression | undefined {
    const done = new Map<Expression, Expression | undefined>();
    const visit = (node: Expression): Expression | undefined => {
      if (!dependsOn(node, this.#name)) return undefined;
      if (node.kind === "variable") return node;
      if (done.has(node)) return done.get(node);
      let fastest: Expression | undefined;
      for (const child of childrenOf(node)) {
        fastest = this.#faster(fastest, visit(child));
      }
      if (isExponential(node, this.#name)) {
        const grows =
          this.limit(logarithmOf(node, this.#name)).kind === "infinite";
        if (grows) fastest = this.#faster(fastest, node);
      }
      done.set(node, fastest);
      return fastest;
    };
    return visit(expression);
  }

  #faster(
    a: Expression | undefined,
    b: Expression | undefined,
  ): Expression | undefined {
    if (a === undefined || b === undefined || same(a, b)) return a ?? b;
    const ratio = this.limit(divide(this.#logarithm(a), this.#logarithm(b)));
    if (ratio.kind === "infinite") return a;
    if (this.isZero(ratio.value)) return b;
    // Of one class: the variable, or what holds no other one.
    if (a.kind === "variable") return a;
    return b.kind === "variable" || b.size < a.size ? b : a;
  }
}

/** The name of the power that stands for the scale. */
const small = " w";

function finite(value: Expression): Limit {
  return { kind: "finite", value };
}

function hasOscillation(expression: Expression): boolean {
  return variablesOf(expression).some(isBoundedName);
}

/** Writes exponentials as powers of the scale. */
class Rewriter {
  readonly #limits: Asymptotics;
  readonly #name: string;
  readonly #logarithm: Expression;
  readonly #done = new Map<Expression, Expression>();

  constructor(limits: Asymptotics, name: string, logarithm: Expression) {
    this.#limits = limits;
    this.#name = name;
    this.#logarithm = logarithm;
  }

  rewrite(node: Expression): Expression {
    if (!dependsOn(node, this.#name)) return node;
    let result = this.#done.get(node);
    if (result === undefined) {
      result = isExponential(node, this.#name)
        ? this.#exponential(node)
        : mapChildren(node, (child) => this.rewrite(child));
      this.#done.set(node, result);
    }
    return result;
  }

  /** e^s = w^c e^(s - c ln w), where s / ln w tends to c. */
  #exponential(node: Expression & { readonly kind: "power" }): Expression {
    spend();
    const s = logarithmOf(node, this.#name);
    const ratio = this.#ratio(s);
    if (this.#limits.isZero(ratio)) {
      return mapChildren(node, (child) => this.rewrite(child));
    }
    const rest = expandProducts(
      subtract(s, multiply(ratio, this.#logarithm)),
    );
    if (!this.#limits.isZero(this.#ratio(rest))) {
      throw undecided("a ratio of logarithms");
    }
    return multiply(power(variable(small), ratio), exp(this.rewrite(rest)));
  }

  #ratio(s: Expression): Expression {
    const limit = this.#limits.limit(divide(s, this.#logarithm));
    if (limit.kind === "finite") return limit.value;
    throw undecided("a scale that is not the fastest");
  }
}

/** A function is unbounded, and its leading coefficient changes its sign. */
export class UnboundedOscillation extends ExpressionError {
  /** The leading coefficient. */
  readonly coefficient: Expression;

  /**
   * Makes the error.
   *
   * @param coefficient The leading coefficient.
   */
  constructor(coefficient: Expression) {
    super("unsupported", "Cannot decide: the values oscillate");
    this.coefficient = coefficient;
  }
}
