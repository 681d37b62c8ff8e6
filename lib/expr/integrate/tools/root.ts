/** Square roots that need not be principal. */
import {
  add,
  contains,
  divide,
  type Expression,
  multiply,
  numeral,
  power,
  splitCoefficient,
  splitContent,
  squareRoot,
} from "../../algebra/mod.ts";

/**
 * An expression whose square is given, without a radical where that is
 * possible: a for a², sqrt(3) a b² for 3 a² b⁴. Which of the two roots it is
 * depends on the values of the variables.
 *
 * @param square Any.
 * @returns root with root² = square.
 */
export function anyRoot(square: Expression): Expression {
  switch (square.kind) {
    case "product": {
      const { coefficient, rest } = splitCoefficient(square);
      const factors = rest.kind === "product" ? rest.factors : [rest];
      const outside: Expression[] = [], inside: Expression[] = [];
      for (const factor of factors) {
        const root = plainRoot(factor);
        if (root === undefined) inside.push(factor);
        else outside.push(root);
      }
      inside.push(numeral(coefficient));
      return multiply(...outside, squareRoot(multiply(...inside)));
    }
    default:
      return plainRoot(square) ?? squareRoot(square);
  }
}

/** The root of an even power or of the square of a sum of two terms. */
function plainRoot(square: Expression): Expression | undefined {
  if (square.kind === "power" && square.exponent.kind === "numeral") {
    const half = square.exponent.value.times(numeral(1, 2).value);
    return half.isInteger ? power(square.base, numeral(half)) : undefined;
  }
  return square.kind === "sum" ? rootOfSum(square) : undefined;
}

/** a² + 2 a b + b² = (a + b)²: the product of the outer roots tells the
 * middle term. */
function rootOfSum(
  square: Extract<Expression, { kind: "sum" }>,
): Expression | undefined {
  const { content, primitive } = splitContent(square);
  if (primitive.terms.length !== 3) return undefined;
  for (let middle = 0; middle < 3; middle++) {
    const outer = primitive.terms.filter((_, place) => place !== middle);
    const [a, b] = outer.map(squareOf);
    if (a === undefined || b === undefined) continue;
    const ratio = divide(primitive.terms[middle]!, multiply(numeral(2), a, b));
    if (ratio.kind !== "numeral" || !ratio.value.absolute().isOne) continue;
    const sum = add(a, multiply(ratio, b));
    return multiply(squareRoot(numeral(content)), sum);
  }
  return undefined;
}

function squareOf(term: Expression): Expression | undefined {
  const root = anyRoot(term);
  return hasRadical(root) ? undefined : root;
}

function hasRadical(expression: Expression): boolean {
  return contains(
    expression,
    (part) =>
      part.kind === "power" && part.mask !== 0 &&
      part.exponent.kind === "numeral" && !part.exponent.value.isInteger,
  );
}
