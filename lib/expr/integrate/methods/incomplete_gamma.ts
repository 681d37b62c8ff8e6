/** Powers times exponentials of powers. */
import {
  add,
  call,
  dependsOn,
  divide,
  type Expression,
  isInteger,
  multiply,
  negate,
  one,
  power,
  subtract,
  zero,
} from "../../algebra/mod.ts";
import type { Method } from "../method.ts";
import { splitConstant } from "../tools/constant_factor.ts";
import { linearIn } from "../tools/polynomial.ts";

/** ∫ u^m e^(a u^n) du = -u^(m+1)/n (-a u^n)^(-s) Γ(s, -a u^n), s = (m+1)/n,
 * u linear (DLMF 8.2.2). */
export const incompleteGamma: Method = {
  name: "incomplete gamma function",
  apply(integrand, variable) {
    const factors = integrand.kind === "product"
      ? integrand.factors
      : [integrand];
    const wave = factors.find((factor) =>
      factor.kind === "power" && !dependsOn(factor.base, variable)
    );
    if (wave?.kind !== "power" || factors.length > 2) return undefined;
    const exponent = multiply(wave.exponent, call("ln", wave.base));
    const { constant: a, rest } = splitConstant(exponent, variable);
    const [u, n] = asPower(rest);
    const [v, m] = asPower(divide(integrand, wave));
    const line = linearIn(u, variable);
    const isPure = line !== undefined && !dependsOn(n, variable) &&
      !dependsOn(m, variable);
    if (!isPure) return undefined;
    if (!isOne(v) && !isZeroNumeral(subtract(u, v))) return undefined;
    const degree = isOne(v) ? zero : m;
    const next = add(degree, one), order = divide(next, n);
    // Γ(0, z) and its like are exponential integrals.
    if (isInteger(order) && order.value.sign <= 0) return undefined;
    const z = negate(multiply(a, power(u, n)));
    return negate(divide(
      multiply(
        power(u, next),
        power(z, negate(order)),
        call("gamma", order, z),
      ),
      multiply(n, line.slope),
    ));
  },
};

function asPower(
  expression: Expression,
): readonly [base: Expression, exponent: Expression] {
  return expression.kind === "power"
    ? [expression.base, expression.exponent]
    : [expression, one];
}

function isOne(e: Expression): boolean {
  return e.kind === "numeral" && e.value.isOne;
}

function isZeroNumeral(e: Expression): boolean {
  return e.kind === "numeral" && e.value.isZero;
}
