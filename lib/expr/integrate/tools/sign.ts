/** Signs of constants. */
import { type Expression, isNegative } from "../../algebra/mod.ts";
import { evaluateComplex } from "../../numeric/complex_evaluate.ts";

/**
 * Whether a constant is negative; of an expression with parameters, whether it
 * is written with a minus.
 *
 * @param expression Any.
 * @returns Whether it is; false if it is not real.
 */
export function isNegativeConstant(expression: Expression): boolean {
  if (expression.kind === "numeral") return expression.value.sign < 0;
  if (expression.mask !== 0) return isNegative(expression);
  const [re, im] = evaluateComplex(expression, new Map());
  return re < 0 && Math.abs(im) <= 1e-12 * Math.abs(re);
}
