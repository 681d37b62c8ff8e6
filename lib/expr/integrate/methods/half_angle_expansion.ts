/** Sines and cosines beside other functions, by the tangent of the half. */
import {
  add,
  call,
  dependsOn,
  divide,
  multiply,
  numeral,
  one,
  power,
  same,
  substitute,
  subtract,
  two,
  variable as variableOf,
  zero,
} from "../../algebra/mod.ts";
import { expandProducts, rationalNormal } from "../../simplify/mod.ts";
import type { Method } from "../method.ts";
import { circleForm } from "../tools/circle.ts";
import { coefficientsIn } from "../tools/polynomial.ts";

/** Where all sines and cosines together are a polynomial in t = tan(x/2) and
 * 1/t, the integrand is expanded in it. */
export const halfAngleExpansion: Method = {
  name: "expansion in the tangent of half the angle",
  apply(integrand, variable, context) {
    const found = circleForm(integrand, variable);
    if (found === undefined || !dependsOn(found.form, variable)) {
      return undefined;
    }
    const t = variableOf("#t");
    const square = multiply(numeral(found.circle.sigma), power(t, two));
    const below = add(one, square);
    const form = substitute(
      found.form,
      new Map([
        ["#s", divide(multiply(two, t), below)],
        ["#c", divide(subtract(one, square), below)],
      ]),
    );
    const { numerator, denominator } = rationalNormal(form);
    const powers = coefficientsIn(denominator, "#t") ?? [];
    if (!powers.slice(0, -1).every((c) => same(c, zero))) return undefined;
    const half = multiply(numeral(1, 2), found.angle);
    const expanded = substitute(
      expandProducts(divide(numerator, denominator)),
      new Map([["#t", call(found.circle.names[2], half)]]),
    );
    return expanded.kind === "sum" && !same(expanded, integrand)
      ? context.linear(expanded, variable)
      : undefined;
  },
};
