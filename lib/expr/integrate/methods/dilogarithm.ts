/** Logarithms over linear functions. */
import {
  add,
  call,
  divide,
  type Expression,
  multiply,
  negate,
  one,
  subtract,
  two,
} from "../../algebra/mod.ts";
import type { Method } from "../method.ts";
import { linearIn } from "../tools/polynomial.ts";

/**
 * ∫ ln(L)/M dx = (ln(L) ln(a M/(a d - b c)) + Li₂(c L/(b c - a d)))/c with
 * L = a x + b, M = c x + d (DLMF 25.12.1 by parts).
 */
export const dilogarithm: Method = {
  name: "dilogarithm",
  apply(integrand, variable) {
    if (integrand.kind !== "product" || integrand.factors.length !== 2) {
      return undefined;
    }
    const [first, second] = integrand.factors as [Expression, Expression];
    return overLinear(first, second, variable) ??
      overLinear(second, first, variable);
  },
};

function overLinear(
  logarithm: Expression,
  reciprocal: Expression,
  variable: string,
): Expression | undefined {
  if (logarithm.kind !== "call" || logarithm.name !== "ln") return undefined;
  const argument = logarithm.arguments[0]!;
  const below = divide(one, reciprocal);
  const top = linearIn(argument, variable);
  const bottom = linearIn(below, variable);
  if (top === undefined || bottom === undefined) return undefined;
  const { slope: a, intercept: b } = top, { slope: c, intercept: d } = bottom;
  const cross = subtract(multiply(a, d), multiply(b, c));
  if (cross.kind === "numeral" && cross.value.isZero) return undefined;
  const ratio = divide(multiply(a, below), cross);
  const other = divide(multiply(c, argument), cross);
  return divide(
    add(
      multiply(logarithm, call("ln", ratio)),
      call("polylog", two, negate(other)),
    ),
    c,
  );
}
