/** The order in which a person writes terms. */
import type { Expression } from "./expression.ts";
import { compare } from "./order.ts";

/** A term's degree in all variables together, and whether functions stand in
 * it. */
interface Rank {
  readonly degree: number;
  readonly isPolynomial: boolean;
}

const ranks = new WeakMap<Expression, Rank>();

function rankOf(term: Expression): Rank {
  let rank = ranks.get(term);
  if (rank === undefined) {
    rank = computeRank(term);
    ranks.set(term, rank);
  }
  return rank;
}

function computeRank(term: Expression): Rank {
  switch (term.kind) {
    case "numeral":
    case "constant":
      return { degree: 0, isPolynomial: true };
    case "variable":
      return { degree: 1, isPolynomial: true };
    case "product": {
      const parts = term.factors.map(rankOf);
      return {
        degree: parts.reduce((sum, part) => sum + part.degree, 0),
        isPolynomial: parts.every((part) => part.isPolynomial),
      };
    }
    case "power": {
      const inner = rankOf(term.base);
      return term.exponent.kind === "numeral"
        ? {
          degree: inner.degree * term.exponent.value.toNumber(),
          isPolynomial: inner.isPolynomial,
        }
        : { degree: 0, isPolynomial: false };
    }
    case "sum":
      return {
        degree: Math.max(...term.terms.map((part) => rankOf(part).degree)),
        isPolynomial: term.terms.every((part) => rankOf(part).isPolynomial),
      };
    case "call":
      return { degree: 0, isPolynomial: term.mask === 0 };
  }
}

/**
 * Compares two terms of a sum for display: numbers last, higher degrees
 * first, functions after the polynomial part of the same degree.
 *
 * @param a One term.
 * @param b The other.
 * @returns Negative if a is written before b.
 */
export function byDegree(a: Expression, b: Expression): number {
  const numbers = Number(a.mask === 0) - Number(b.mask === 0);
  if (numbers !== 0) return numbers;
  const first = rankOf(a), second = rankOf(b);
  if (first.degree !== second.degree) return second.degree - first.degree;
  const functions = Number(second.isPolynomial) - Number(first.isPolynomial);
  return functions !== 0 ? functions : compare(a, b);
}
