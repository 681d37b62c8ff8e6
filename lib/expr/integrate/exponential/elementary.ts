/** The integrals that the reduction leaves. */
import {
  add,
  call,
  divide,
  exp,
  type Expression,
  multiply,
  negate,
  numeral,
  pi,
  power,
  squareRoot,
  subtract,
  two,
} from "../../algebra/mod.ts";
import {
  expressionField as field,
  type Polynomial,
  ring,
} from "../rational/field.ts";
import { anyRoot } from "../tools/root.ts";
import { isNegativeConstant } from "../tools/sign.ts";

/**
 * ∫ e^(a x² + b x + c) dx = √π/(2 √a) e^(c - b²/(4a)) erfi((2 a x + b)/(2 √a)),
 * with erf for a negative a.
 *
 * @param quadratic c, b, a.
 * @param x The variable.
 * @returns The antiderivative.
 */
export function integrateBell(
  [c, b, a]: Polynomial,
  x: Expression,
): Expression {
  const isNegative = isNegativeConstant(a!);
  const scale = squareRoot(isNegative ? negate(a!) : a!);
  const shift = subtract(
    c!,
    divide(multiply(b!, b!), multiply(numeral(4), a!)),
  );
  const slope = add(multiply(two, a!, x), b!);
  const angle = divide(slope, multiply(numeral(isNegative ? -2 : 2), scale));
  return multiply(
    squareRoot(pi),
    power(multiply(two, scale), numeral(-1)),
    exp(shift),
    call(isNegative ? "erf" : "erfi", angle),
  );
}

/**
 * ∫ numerator/factor e^(a x + b) dx over the roots α of a linear or quadratic
 * factor: Σ N(α)/D'(α) e^(a α + b) Ei(a (x - α)).
 *
 * @param numerator Of lower degree than the factor.
 * @param factor Square-free.
 * @param line b and a.
 * @param x The variable.
 * @returns The antiderivative; undefined for a factor of higher degree.
 */
export function integrateOverRoots(
  numerator: Polynomial,
  factor: Polynomial,
  [b, a]: Polynomial,
  x: Expression,
): Expression | undefined {
  if (factor.length > 3) return undefined;
  const slope = ring.derivative(factor);
  return add(
    ...rootsOf(factor).map((alpha) => {
      const residue = divide(
        ring.evaluate(numerator, alpha),
        ring.evaluate(slope, alpha),
      );
      const at = field.add(field.multiply(a!, alpha), b!);
      const argument = multiply(a!, subtract(x, alpha));
      return multiply(residue, exp(at), call("Ei", argument));
    }),
  );
}

/**
 * The roots of a linear or quadratic polynomial.
 *
 * @param factor Its coefficients.
 * @returns One or two roots.
 */
export function rootsOf(factor: Polynomial): readonly Expression[] {
  const [c, b, a] = factor as [Expression, Expression, Expression];
  if (factor.length === 2) return [field.negate(field.divide(c, b))];
  const discriminant = field.subtract(
    field.multiply(b, b),
    field.multiply(numeral(4), field.multiply(a, c)),
  );
  const root = anyRoot(discriminant);
  return [root, negate(root)].map((signed) =>
    divide(subtract(signed, b), multiply(two, a))
  );
}
