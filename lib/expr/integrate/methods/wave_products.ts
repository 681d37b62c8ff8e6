/** Products of sines and cosines beside other functions. */
import {
  add,
  call,
  type Expression,
  multiply,
  numeral,
  power,
  same,
  variable as variableOf,
} from "../../algebra/mod.ts";
import type { Method } from "../method.ts";
import { type Term, termsIn } from "../quasipolynomial/read.ts";

/** Powers and products of sines and cosines as sums of sines and cosines, term
 * by term. */
export const waveProducts: Method = {
  name: "sums for products of sines and cosines",
  apply(integrand, variable, context) {
    if (integrand.kind !== "product" && integrand.kind !== "power") {
      return undefined;
    }
    const factors = integrand.kind === "product"
      ? integrand.factors
      : [integrand];
    const waves = factors.filter((factor) => isWave(factor));
    if (waves.length === 0) return undefined;
    const product = multiply(...waves);
    const terms = termsIn(product, variable);
    if (terms === undefined || terms.length < 2) return undefined;
    const rest = multiply(...factors.filter((part) => !waves.includes(part)));
    if (same(product, integrand)) return undefined;
    const sum = terms.map((term) => multiply(written(term, variable), rest));
    return context.linear(add(...sum), variable);
  },
};

/** A wave or a positive power of one. */
function isWave(factor: Expression): boolean {
  const base = factor.kind === "power" ? factor.base : factor;
  const isPositive = factor.kind !== "power" ||
    (factor.exponent.kind === "numeral" && factor.exponent.value.isInteger &&
      factor.exponent.value.sign > 0);
  return base.kind === "call" && isPositive &&
    ["sin", "cos", "sinh", "cosh"].includes(base.name);
}

function written(term: Term, variable: string): Expression {
  return multiply(
    term.coefficient,
    power(variableOf(variable), numeral(term.degree)),
    term.exponential,
    term.wave === "one" ? numeral(1) : call(term.wave, term.phase),
  );
}
