/** Functions outside of the field that may stand in the antiderivative. */
import {
  call,
  divide,
  type Expression,
  multiply,
  numeral,
  squareRoot,
} from "../../algebra/mod.ts";
import { Rational } from "../../exact/rational.ts";
import {
  type Multivariate,
  type RationalFunction,
  squareFreeMultivariate,
} from "../../polynomial/mod.ts";
import { expressionOfPolynomial } from "../../polynomial/from_expression.ts";
import type { Derivation } from "./derivation.ts";

/** A function whose derivative is in the field. */
export interface Candidate {
  /** The function, in the variable of integration. */
  readonly value: Expression;
  /** Its derivative. */
  readonly slope: RationalFunction;
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

/** For a v² + b v + c, where d r² = 4 a c - b² with a number d without square
 * factors: √d atan((2 a v + b)/(√d r)), or the same with atanh for d < 0. */
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
  const split = numberTimesSquare(square, derivation);
  if (split === undefined) return undefined;
  const { unit, root } = split;
  const slopeInKernel = ring.derivative(factor, place);
  const quotient = field.of(slopeInKernel, root);
  const slope = field.divide(
    field.multiply(field.fromRational(unit), derivation.derivative(quotient)),
    field.add(field.fromRational(unit), field.multiply(quotient, quotient)),
  );
  const size = squareRoot(numeral(unit.absolute()));
  const argument = divide(
    expressionOfPolynomial(slopeInKernel, values),
    multiply(size, expressionOfPolynomial(root, values)),
  );
  const value = unit.sign > 0
    ? multiply(size, call("atan", argument))
    : multiply(numeral(-1), size, call("atanh", argument));
  return { value, slope };
}

const four = Rational.of(4n);

/** p = unit · root² with a number as the unit. */
function numberTimesSquare(
  p: Multivariate,
  derivation: Derivation,
): { readonly unit: Rational; readonly root: Multivariate } | undefined {
  if (p.length === 0) return undefined;
  const { ring } = derivation;
  const { content, primitive } = ring.primitive(p);
  const { factors } = squareFreeMultivariate(primitive);
  let root = ring.one;
  for (const { factor, multiplicity } of factors) {
    if (multiplicity % 2 === 1) return undefined;
    root = ring.multiply(root, ring.power(factor, multiplicity / 2));
  }
  return { unit: content, root };
}
