/** Functions outside of the field that may stand in the antiderivative. */
import {
  call,
  divide,
  type Expression,
  isNegative,
  multiply,
  negate,
  numeral,
  squareRoot,
} from "../../algebra/mod.ts";
import { Rational } from "../../exact/rational.ts";
import type { Multivariate, RationalFunction } from "../../polynomial/mod.ts";
import {
  expressionOfFraction,
  expressionOfPolynomial,
} from "../../polynomial/from_expression.ts";
import type { Derivation } from "./derivation.ts";
import { numberTimesSquare } from "./squares.ts";

/** A function whose derivative is in the field. */
export interface Candidate {
  /** The function, in the variable of integration. */
  readonly value: Expression;
  /** Its derivative. */
  readonly slope: RationalFunction;
  /** Of what it is the logarithm, if it is one of a factor. */
  readonly factor?: Multivariate;
}

/**
 * Logarithms of the factors of denominators, and arc tangents where a factor
 * is a quadratic polynomial in a kernel.
 *
 * @param factors Irreducible.
 * @param derivation Of the field.
 * @param values What the kernels and parameters are.
 * @returns Candidates.
 */
export function logarithms(
  factors: readonly Multivariate[],
  derivation: Derivation,
  values: readonly Expression[],
): Candidate[] {
  const found: Candidate[] = [];
  for (const factor of factors) {
    const { field } = derivation;
    const value = expressionOfPolynomial(factor, values);
    found.push({
      factor,
      value: call("ln", value),
      slope: field.divide(derivation.slope(factor), field.of(factor)),
    });
    for (let place = 0; place < derivation.count; place++) {
      const angle = arcTangent(factor, place, derivation, values);
      if (angle === undefined) continue;
      found.push(angle);
      break;
    }
  }
  return found;
}

/** For a v² + b v + c, where d r² = 4 a c - b² with a constant d: √d atan((2 a v + b)/(√d r)), or the same with atanh for d < 0. */
function arcTangent(
  factor: Multivariate,
  place: number,
  derivation: Derivation,
  values: readonly Expression[],
): Candidate | undefined {
  const { ring, field } = derivation;
  const [c, b, a, ...more] = ring.coefficientsIn(factor, place);
  if (a === undefined || more.length > 0) return undefined;
  const square = ring.subtract(
    ring.scale(ring.multiply(a, c!), four),
    ring.multiply(b!, b!),
  );
  const split = numberTimesSquare(field.of(square), derivation);
  if (split === undefined) return undefined;
  const { unit, root } = split;
  const slopeInKernel = ring.derivative(factor, place);
  const quotient = field.divide(field.of(slopeInKernel), root);
  const slope = field.divide(
    field.multiply(unit, derivation.derivative(quotient)),
    field.add(unit, field.multiply(quotient, quotient)),
  );
  const number = expressionOfFraction(unit, values);
  const isReal = !isNegative(number);
  const size = squareRoot(isReal ? number : negate(number));
  const argument = divide(expressionOfFraction(quotient, values), size);
  const value = isReal
    ? multiply(size, call("atan", argument))
    : multiply(numeral(-1), size, call("atanh", argument));
  return { value, slope };
}

const four = Rational.of(4n);
