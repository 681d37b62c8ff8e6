/** Exponentials, sines and cosines of quadratics. */
import {
  add,
  call,
  type CallName,
  dependsOn,
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
  variable as variableOf,
  zero,
} from "../../algebra/mod.ts";
import type { Method } from "../method.ts";
import { type Coefficients, coefficientsIn } from "../tools/polynomial.ts";
import { isNegativeConstant } from "../tools/sign.ts";

/** ∫ P(x) e^(a x² + b x + c) dx and ∫ sin(a x² + b x + c) dx with a ≠ 0: error
 * functions and Fresnel integrals. */
export const gaussian: Method = {
  name: "error function",
  apply(integrand, variable) {
    const factors = integrand.kind === "product"
      ? integrand.factors
      : [integrand];
    for (const factor of factors) {
      const polynomial = coefficientsIn(divide(integrand, factor), variable);
      if (polynomial === undefined) continue;
      const result = ofExponential(factor, polynomial, variable) ??
        ofWave(factor, polynomial, variable);
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

/** (x^(n-1) e^q)' = ((n-1) x^(n-2) + x^(n-1) (2 a x + b)) e^q takes off the
 * highest power. */
function ofExponential(
  factor: Expression,
  polynomial: Coefficients,
  variable: string,
): Expression | undefined {
  if (factor.kind !== "power" || dependsOn(factor.base, variable)) {
    return undefined;
  }
  const scaled = multiply(factor.exponent, call("ln", factor.base));
  const quadratic = quadraticIn(scaled, variable);
  if (quadratic === undefined) return undefined;
  const [, b, a] = quadratic as [Expression, Expression, Expression];
  const x = variableOf(variable);
  const rest = [...polynomial], terms: Expression[] = [];
  for (let n = rest.length - 1; n > 0; n--) {
    const lead = divide(rest[n]!, multiply(two, a));
    terms.push(multiply(lead, power(x, numeral(n - 1)), factor));
    rest[n - 1] = subtract(rest[n - 1]!, multiply(lead, b));
    if (n > 1) {
      rest[n - 2] = subtract(rest[n - 2]!, multiply(lead, numeral(n - 1)));
    }
  }
  terms.push(multiply(rest[0]!, bell(quadratic, x)));
  return add(...terms);
}

/** ∫ e^(a x² + b x + c) dx = √π/(2 √a) e^(c - b²/(4a)) erfi((2 a x + b)/(2 √a)) */
function bell(
  [c, b, a]: Coefficients,
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
