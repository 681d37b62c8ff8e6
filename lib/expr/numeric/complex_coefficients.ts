/** Coefficients of what is a polynomial in one variable, for root sums. */
import { add, multiply, one, zero } from "../algebra/build.ts";
import type { Expression } from "../algebra/expression.ts";
import { dependsOn } from "../algebra/walk.ts";
import { currentBudget, spend } from "../budget.ts";
import { ExpressionError } from "../errors.ts";

type Coefficients = readonly Expression[];

/** Roots beyond this degree are not to be had in doubles. */
const largestDegree = 200;

/**
 * The coefficients of a polynomial, whatever they are made of.
 *
 * @param polynomial An expression.
 * @param name Its variable.
 * @returns The coefficients, the constant one first; the last may be worth 0.
 * @throws {ExpressionError} `unsupported` if it is no polynomial in the
 * variable, or one of a degree beyond 200.
 */
export function coefficientsOf(
  polynomial: Expression,
  name: string,
): readonly Expression[] {
  if (!dependsOn(polynomial, name)) return [polynomial];
  switch (polynomial.kind) {
    case "variable":
      return [zero, one];
    case "sum":
      return polynomial.terms
        .map((term) => coefficientsOf(term, name))
        .reduce(addCoefficients);
    case "product":
      return polynomial.factors
        .map((factor) => coefficientsOf(factor, name))
        .reduce(multiplyCoefficients);
    case "power": {
      const { exponent } = polynomial;
      if (exponent.kind === "numeral" && exponent.value.isInteger) {
        const base = coefficientsOf(polynomial.base, name);
        const times = Number(exponent.value.numerator);
        if (times > 0) return powerOf(base, times);
      }
    }
  }
  throw unsupported(`a ${polynomial.kind}`);
}

function unsupported(what: string): ExpressionError {
  return new ExpressionError(
    "unsupported",
    "Cannot sum over roots as they must be those of a polynomial of degree " +
      `at most ${largestDegree}: it has ${what}`,
  );
}

function addCoefficients(a: Coefficients, b: Coefficients): Coefficients {
  const length = Math.max(a.length, b.length);
  return Array.from(
    { length },
    (_, k) => add(a[k] ?? zero, b[k] ?? zero),
  );
}

function multiplyCoefficients(a: Coefficients, b: Coefficients): Coefficients {
  const length = a.length + b.length - 1;
  if (length > Math.min(largestDegree, currentBudget().nodes) + 1) {
    throw unsupported(`degree ${length - 1}`);
  }
  const terms: Expression[][] = Array.from({ length }, () => []);
  for (const [j, left] of a.entries()) {
    for (const [k, right] of b.entries()) {
      spend();
      terms[j + k]!.push(multiply(left, right));
    }
  }
  return terms.map((parts) => add(...parts));
}

function powerOf(base: Coefficients, times: number): Coefficients {
  let result: Coefficients = [one];
  for (let k = 0; k < times; k++) result = multiplyCoefficients(result, base);
  return result;
}
