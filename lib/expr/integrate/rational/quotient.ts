/** Rational functions of the variable as quotients of polynomials. */
import { dependsOn, type Expression, isInteger } from "../../algebra/mod.ts";
import { spend } from "../../budget.ts";
import { expressionField, type Polynomial, ring } from "./field.ts";

/** A quotient of polynomials. */
export interface Quotient {
  /** Above the line. */
  readonly numerator: Polynomial;
  /** Below the line, not 0. */
  readonly denominator: Polynomial;
  /** Factors that the denominator was written with. */
  readonly hints: readonly Polynomial[];
}

/** Powers with a larger exponent are not multiplied out. */
const largestDegree = 120;

/**
 * Reads a rational function.
 *
 * @param expression Any.
 * @param variable The name of the variable.
 * @returns In lowest terms; undefined if it is no rational function of the
 * variable.
 */
export function quotientIn(
  expression: Expression,
  variable: string,
): Quotient | undefined {
  const reader = new Reader(variable);
  const parts = reader.read(expression);
  if (parts === undefined) return undefined;
  const common = ring.gcd(parts[0], parts[1]);
  return {
    numerator: ring.exactDivide(parts[0], common),
    denominator: ring.exactDivide(parts[1], common),
    hints: reader.hints,
  };
}

type Pair = readonly [numerator: Polynomial, denominator: Polynomial];

class Reader {
  readonly hints: Polynomial[] = [];
  readonly #variable: string;

  constructor(variable: string) {
    this.#variable = variable;
  }

  read(node: Expression): Pair | undefined {
    spend(4);
    if (!dependsOn(node, this.#variable)) {
      const value = expressionField.add(node, expressionField.zero);
      return [ring.constant(value), ring.one];
    }
    switch (node.kind) {
      case "variable":
        return [ring.x, ring.one];
      case "sum":
        return this.#fold(node.terms, plus, [[], ring.one]);
      case "product":
        return this.#fold(node.factors, times, [ring.one, ring.one]);
      case "power":
        return isInteger(node.exponent)
          ? this.#power(node.base, Number(node.exponent.value.numerator))
          : undefined;
      default:
        return undefined;
    }
  }

  #fold(
    parts: readonly Expression[],
    operation: (a: Pair, b: Pair) => Pair,
    neutral: Pair,
  ): Pair | undefined {
    let result = neutral;
    for (const part of parts) {
      const pair = this.read(part);
      if (pair === undefined) return undefined;
      result = operation(result, pair);
    }
    return result;
  }

  #power(base: Expression, exponent: number): Pair | undefined {
    const inner = this.read(base);
    if (inner === undefined || inner[0].length === 0) return undefined;
    const degree = inner[0].length + inner[1].length - 2;
    const n = Math.abs(exponent);
    if (n * degree > largestDegree) return undefined;
    const [above, below] = inner.map((part) => ring.power(part, n));
    if (exponent > 0) return [above!, below!];
    this.hints.push(inner[0]);
    return [below!, above!];
  }
}

function plus([a, b]: Pair, [c, d]: Pair): Pair {
  if (ring.equals(b, d)) return [ring.add(a, c), b];
  const common = ring.gcd(b, d);
  const left = ring.exactDivide(b, common);
  const right = ring.exactDivide(d, common);
  return [
    ring.add(ring.multiply(a, right), ring.multiply(c, left)),
    ring.multiply(left, d),
  ];
}

function times([a, b]: Pair, [c, d]: Pair): Pair {
  return [ring.multiply(a, c), ring.multiply(b, d)];
}
