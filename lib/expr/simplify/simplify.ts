/** The shortest equal expression that is found. */
import {
  binderOf,
  type Expression,
  mapChildren,
  transform,
} from "../algebra/mod.ts";
import { spend } from "../budget.ts";
import { Candidates } from "./candidates.ts";
import { CostMeter } from "./cost.ts";
import { type Assumptions, Knowledge } from "./knowledge.ts";
import { recognize } from "./recognize.ts";

/** How an expression is simplified. */
export interface SimplifyOptions {
  /** What is assumed about variables; all others are complex. */
  readonly assumptions?: Assumptions;
}

/**
 * Simplifies: of all ways to write an expression and its parts that are found,
 * the shortest is taken, by the cost that `costOfNode` says. The value stays
 * the same wherever it was defined and the assumptions hold; a removable
 * singularity may go away.
 *
 * @param expression Any.
 * @param options What is assumed.
 * @returns An equal expression that does not cost more. Simplified again it is
 * the same.
 * @throws {ExpressionError} `budget`.
 */
export function simplifyExpression(
  expression: Expression,
  options: SimplifyOptions = {},
): Expression {
  return new Simplifier(options.assumptions).simplify(expression);
}

/** Simplifies expressions under the same assumptions, and remembers parts. */
export class Simplifier {
  readonly #candidates: Candidates;
  readonly #meter = new CostMeter();
  readonly #done = new Map<Expression, Expression>();

  /**
   * Makes one.
   *
   * @param assumptions About variables.
   */
  constructor(assumptions: Assumptions = {}) {
    this.#candidates = new Candidates(
      new Knowledge(assumptions),
      this.#meter,
    );
  }

  /**
   * Simplifies an expression and all its parts.
   *
   * @param expression Any.
   * @returns As `simplifyExpression`.
   */
  simplify(expression: Expression): Expression {
    const known = this.#done.get(expression);
    if (known !== undefined) return known;
    spend();
    // Every change makes it cost less, and so there is an end.
    let current = this.#withSimpleParts(expression);
    for (;;) {
      const next = this.#shortest(current);
      if (next === current) break;
      current = this.#withSimpleParts(next);
    }
    this.#done.set(expression, current);
    this.#done.set(current, current);
    return current;
  }

  #withSimpleParts(expression: Expression): Expression {
    if (binderOf(expression) !== undefined) return expression;
    const result = mapChildren(expression, (part) => this.simplify(part));
    return this.#isShorter(result, expression) ? result : expression;
  }

  #isShorter(a: Expression, b: Expression): boolean {
    return this.#meter.of(a) < this.#meter.of(b);
  }

  #shortest(node: Expression): Expression {
    let best = this.#named(node);
    for (const candidate of this.#candidates.of(node)) {
      for (const each of [candidate, this.#named(candidate)]) {
        if (this.#isShorter(each, best)) best = each;
      }
    }
    return best;
  }

  /** With shorter names wherever there are. */
  #named(expression: Expression): Expression {
    return transform(expression, (part) => {
      const named = recognize(part);
      return this.#isShorter(named, part) ? named : part;
    });
  }
}
