/** Substitution of the sine, the cosine or the tangent. */
import {
  add,
  call,
  dependsOn,
  divide,
  type Expression,
  isInteger,
  mapChildren,
  multiply,
  numeral,
  one,
  power,
  same,
  substitute,
  subtract,
  two,
  variable as variableOf,
} from "../../algebra/mod.ts";
import { derivative } from "../../differentiate/derivative.ts";
import type { Method } from "../method.ts";
import { termsIn } from "../quasipolynomial/read.ts";
import { type CircleForm, circleForm, cosine, sine } from "../tools/circle.ts";

/**
 * With s and c for sine and cosine: f dx = g(c) ds where f/c has even powers of
 * c only, and so on; g may be any function.
 */
export const circleSubstitution: Method = {
  name: "substitution of a sine, cosine or tangent",
  apply(integrand, variable, context) {
    const found = circleForm(integrand, variable);
    if (found === undefined) return undefined;
    const slope = derivative(found.angle, variable);
    const form = divide(found.form, slope);
    const scaled = { ...found, form };
    // Polynomials in sine and cosine have simpler integrals as sums of waves.
    const attempts = termsIn(integrand, variable) === undefined
      ? [byCosine, bySine, byTangent]
      : [byCosine, bySine];
    for (const attempt of attempts) {
      const fresh = context.fresh(variable);
      const inner = attempt(scaled, variableOf(fresh));
      if (inner === undefined || isLeft(inner.integrand, variable)) continue;
      const result = context.antiderivative(inner.integrand, fresh);
      if (result !== undefined) {
        return substitute(result, new Map([[fresh, inner.kernel]]));
      }
    }
    return undefined;
  },
};

interface Substitution {
  readonly integrand: Expression;
  readonly kernel: Expression;
}

function isLeft(form: Expression, variable: string): boolean {
  return [variable, "#s", "#c"].some((name) => dependsOn(form, name));
}

/** t = c: f dx = -f / (σ s) dt, s² = σ (1 - t²). */
function byCosine(
  { form, circle, angle }: CircleForm,
  t: Expression,
): Substitution {
  const sigma = numeral(circle.sigma);
  const square = multiply(sigma, subtract(one, power(t, two)));
  const scaled = divide(form, multiply(numeral(-circle.sigma), sine));
  const integrand = replaceSquares(scaled, sine, square);
  return {
    integrand: substitute(integrand, new Map([["#c", t]])),
    kernel: call(circle.names[1], angle),
  };
}

/** t = s: f dx = f / c dt, c² = 1 - σ t². */
function bySine(
  { form, circle, angle }: CircleForm,
  t: Expression,
): Substitution {
  const square = subtract(
    one,
    multiply(numeral(circle.sigma), power(t, two)),
  );
  const integrand = replaceSquares(divide(form, cosine), cosine, square);
  return {
    integrand: substitute(integrand, new Map([["#s", t]])),
    kernel: call(circle.names[0], angle),
  };
}

/** t = s/c: f dx = f / (1 + σ t²) dt, c² = 1/(1 + σ t²). */
function byTangent(
  { form, circle, angle }: CircleForm,
  t: Expression,
): Substitution | undefined {
  const square = add(one, multiply(numeral(circle.sigma), power(t, two)));
  const inCosine = substitute(
    form,
    new Map([["#s", multiply(t, cosine)]]),
  );
  const integrand = replaceSquares(
    divide(inCosine, square),
    cosine,
    power(square, numeral(-1)),
  );
  return { integrand, kernel: call(circle.names[2], angle) };
}

/** Puts square^k for part^(2k), everywhere. */
function replaceSquares(
  expression: Expression,
  part: Expression,
  square: Expression,
): Expression {
  const name = part.kind === "variable" ? part.name : "";
  const visit = (node: Expression): Expression => {
    if (!dependsOn(node, name)) return node;
    if (
      node.kind === "power" && same(node.base, part) && isInteger(node.exponent)
    ) {
      const half = node.exponent.value.times(numeral(1, 2).value);
      return half.isInteger ? power(square, numeral(half)) : node;
    }
    return mapChildren(node, visit);
  };
  return visit(expression);
}
