/** Logarithms of what is positive on the real line. */
import {
  add,
  type Call,
  call,
  dependsOn,
  type Expression,
  multiply,
  negate,
  variablesOf,
} from "../../algebra/mod.ts";
import type { Complex } from "../../functions/complex.ts";
import { compileComplex } from "../../numeric/complex_evaluate.ts";

/** Places all over the real line, on no special one. */
const places: readonly number[] = [
  ...[0.31, 0.73, 1.37, 2.11, 3.83, 7.9, 31.7, 211],
  ...[-0.41, -0.87, -1.23, -2.59, -4.7, -11.3, -97],
];
/** Of parameters, one after the other. */
const parameters: readonly number[] = [1.31, 0.77, 2.23, 0.53, 1.79];

/**
 * Writes c ln(-u) for a term c ln(u) of which u is never positive on the real
 * line: the derivative is the same, and the value is real.
 *
 * @param expression An antiderivative.
 * @param name The variable.
 * @returns One that differs by a constant, piece by piece.
 */
export function positiveLogarithms(
  expression: Expression,
  name: string,
): Expression {
  const terms = expression.kind === "sum" ? expression.terms : [expression];
  const turned = terms.map((term) => positiveTerm(term, name));
  return turned.every((term, place) => term === terms[place])
    ? expression
    : add(...turned);
}

function positiveTerm(term: Expression, name: string): Expression {
  const factors = term.kind === "product" ? term.factors : [term];
  const moving = factors.filter((factor) => dependsOn(factor, name));
  const [logarithm] = moving;
  if (moving.length !== 1 || !isLogarithm(logarithm!)) return term;
  const [u] = logarithm.arguments as [Expression];
  if (!isNeverPositive(u, name)) return term;
  return multiply(
    ...factors.map((factor) =>
      factor === logarithm ? call("ln", negate(u)) : factor
    ),
  );
}

function isLogarithm(factor: Expression): factor is Call {
  return factor.kind === "call" && factor.name === "ln";
}

/** Whether it is real and negative at some places, and positive at none. */
function isNeverPositive(u: Expression, name: string): boolean {
  const names = variablesOf(u);
  const evaluate = compileComplex(u, names);
  let isNegative = false;
  for (const x of places) {
    const [re, im] = evaluate(
      names.map((other, place): Complex => [
        other === name ? x : parameters[place % parameters.length]!,
        0,
      ]),
    );
    const isReal = Math.abs(im) <= 1e-12 * Math.abs(re);
    if (isReal && re > 0) return false;
    if (isReal && re < 0) isNegative = true;
  }
  return isNegative;
}
