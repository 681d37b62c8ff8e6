/** Sines and cosines of quadratics. */
import {
  add,
  call,
  type CallName,
  divide,
  type Expression,
  multiply,
  negate,
  numeral,
  pi,
  squareRoot,
  subtract,
  two,
  variable as variableOf,
  zero,
} from "../../algebra/mod.ts";
import type { Method } from "../method.ts";
import { type Coefficients, coefficientsIn } from "../tools/polynomial.ts";

/** ∫ sin(a x² + b x + c) dx with a ≠ 0, and that of the cosine. */
export const fresnel: Method = {
  name: "Fresnel integral",
  apply(integrand, variable) {
    const factors = integrand.kind === "product"
      ? integrand.factors
      : [integrand];
    for (const factor of factors) {
      const polynomial = coefficientsIn(divide(integrand, factor), variable);
      if (polynomial === undefined) continue;
      const result = ofWave(factor, polynomial, variable);
      if (result !== undefined) return result;
    }
    return undefined;
  },
};

function quadraticIn(
  expression: Expression,
  variable: string,
): Coefficients | undefined {
  const coefficients = coefficientsIn(expression, variable);
  return coefficients?.length === 3 ? coefficients : undefined;
}

/** ∫ sin(a x² + b x + c) dx, by sin(q) = sin(a z² + p) with z = x + b/(2a). */
function ofWave(
  factor: Expression,
  polynomial: Coefficients,
  variable: string,
): Expression | undefined {
  const isWave = factor.kind === "call" &&
    (factor.name === "sin" || factor.name === "cos");
  if (!isWave || polynomial.length !== 1) return undefined;
  const quadratic = quadraticIn(factor.arguments[0]!, variable);
  if (quadratic === undefined) return undefined;
  const [c, b, a] = quadratic as [Expression, Expression, Expression];
  const phase = subtract(c, divide(multiply(b, b), multiply(numeral(4), a)));
  const z = add(variableOf(variable), divide(b, multiply(two, a)));
  const scale = squareRoot(divide(multiply(two, a), pi));
  const value = (name: CallName) =>
    divide(call(name, multiply(scale, z)), scale);
  const [first, second]: readonly [Expression, Expression] =
    factor.name === "sin"
      ? [value("fresnelS"), value("fresnelC")]
      : [value("fresnelC"), negate(value("fresnelS"))];
  const shifted = phase.kind === "numeral" && phase.value.isZero
    ? zero
    : multiply(call("sin", phase), second);
  return multiply(
    polynomial[0]!,
    add(multiply(call("cos", phase), first), shifted),
  );
}
