/** The integrals that the reduction leaves. */
import {
  add,
  call,
  divide,
  type Expression,
  multiply,
  negate,
  numeral,
  power,
  subtract,
  two,
  zero,
} from "../../algebra/mod.ts";
import {
  expressionField as field,
  expressionOfPolynomial,
  type Polynomial,
  ring,
} from "../rational/field.ts";
import { integrateOverQuadratic } from "../rational/quadratic.ts";
import { anyRoot } from "../tools/root.ts";
import { isNegativeConstant } from "../tools/sign.ts";

/**
 * ∫ dx/√Q: asin or asinh where the coefficients are numbers, else an arc or
 * area tangent, which holds for all complex values.
 *
 * @param quadratic Q = c + b x + a x².
 * @param root √Q as it is written in the integrand.
 * @param x The variable.
 * @returns An antiderivative.
 */
export function integrateReciprocalRoot(
  quadratic: Polynomial,
  root: Expression,
  x: Expression,
): Expression {
  const [c, b, a] = quadratic as [Expression, Expression, Expression];
  const slope = add(multiply(two, a, x), b);
  const discriminant = field.subtract(
    field.multiply(b, b),
    field.multiply(numeral(4), field.multiply(a, c)),
  );
  if (isNegativeConstant(a)) {
    const scale = anyRoot(negate(a));
    if (discriminant.kind === "numeral" && discriminant.value.sign > 0) {
      const angle = divide(slope, anyRoot(discriminant));
      return negate(divide(call("asin", angle), scale));
    }
    const angle = divide(slope, multiply(two, scale, root));
    return negate(divide(call("atan", angle), scale));
  }
  const scale = anyRoot(a);
  if (discriminant.kind === "numeral" && discriminant.value.sign < 0) {
    const angle = divide(slope, anyRoot(negate(discriminant)));
    return divide(call("asinh", angle), scale);
  }
  return divide(
    call("atanh", divide(slope, multiply(two, scale, root))),
    scale,
  );
}

/**
 * ∫ dx/((x - α) √Q).
 *
 * @param alpha The pole, no root of Q.
 * @param quadratic Q.
 * @param root √Q.
 * @param x The variable.
 * @returns An antiderivative.
 */
export function integratePole(
  alpha: Expression,
  quadratic: Polynomial,
  root: Expression,
  x: Expression,
): Expression {
  const value = ring.evaluate(quadratic, alpha);
  const slope = ring.evaluate(ring.derivative(quadratic), alpha);
  const isNegative = isNegativeConstant(value);
  const scale = anyRoot(isNegative ? negate(value) : value);
  const isPure = slope.kind === "numeral" && slope.value.isZero;
  // With Q'(α) = 0, atanh of the reciprocal has the same derivative.
  const angle = isPure && !isNegative ? divide(root, scale) : divide(
    add(
      multiply(two, value),
      multiply(slope, subtract(x, alpha)),
    ),
    multiply(two, scale, root),
  );
  return isNegative
    ? divide(call("atan", angle), scale)
    : negate(divide(call("atanh", angle), scale));
}

/**
 * ∫ (q1 x + q0)/(F √Q) dx for pure quadratics F = f + e x², Q = c + a x²: with
 * t = x/√Q and t = √Q.
 *
 * @param numerator q0 and q1.
 * @param factor F.
 * @param quadratic Q.
 * @param root √Q.
 * @param x The variable.
 * @returns An antiderivative; undefined if one is not pure.
 */
export function integrateOverPure(
  [q0 = zero, q1 = zero]: Polynomial,
  factor: Polynomial,
  quadratic: Polynomial,
  root: Expression,
  x: Expression,
): Expression | undefined {
  const [f, f1, e] = factor as [Expression, Expression, Expression];
  const [c, b, a] = quadratic as [Expression, Expression, Expression];
  if (factor.length !== 3 || !field.isZero(f1) || !field.isZero(b)) {
    return undefined;
  }
  const cross = field.subtract(field.multiply(e, c), field.multiply(a, f));
  if (field.isZero(cross)) return undefined;
  const terms: Expression[] = [];
  if (!field.isZero(q0)) {
    const pure = { a: f, b: zero, c: cross };
    terms.push(integrateOverQuadratic([q0], pure, divide(x, root)));
  }
  if (!field.isZero(q1)) {
    const pure = { a: negate(cross), b: zero, c: e };
    terms.push(integrateOverQuadratic([q1], pure, root));
  }
  return add(...terms);
}

/**
 * Polynomials times the root over a power of a factor.
 *
 * @param numerator Above the line.
 * @param below The factor and its power.
 * @param root √Q.
 * @param x The variable.
 * @returns The expression.
 */
export function rootTerm(
  numerator: Polynomial,
  below: { readonly factor: Polynomial; readonly power: number },
  root: Expression,
  x: Expression,
): Expression {
  return multiply(
    expressionOfPolynomial(numerator, x),
    root,
    power(expressionOfPolynomial(below.factor, x), numeral(-below.power)),
  );
}
