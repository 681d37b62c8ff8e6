/** Roots of 1 ± sin and 1 ± cos. */
import {
  add,
  call,
  type CallName,
  divide,
  type Expression,
  multiply,
  negate,
  numeral,
  power,
  substitute,
  variable as variableOf,
} from "../../algebra/mod.ts";
import type { Method } from "../method.ts";
import {
  replaceRoots,
  type RootBase,
  rootBases,
  rootOf,
} from "../tools/roots_of.ts";

/** (1 + cos v)^(1/2) = ρ cos(v/2), ρ constant on each piece of the domain. */
export const halfAngle: Method = {
  name: "half angle",
  apply(integrand, variable, context) {
    for (const root of rootBases(integrand, variable)) {
      const square = squareIn(root.base);
      if (square === undefined || root.degree !== 2n) continue;
      const parameter = variableOf("#h");
      const inner = replaceRoots(
        integrand,
        root,
        (m) => multiply(power(parameter, m), power(square, m)),
      );
      const result = context.antiderivative(inner, variable);
      if (result === undefined) continue;
      return substitute(result, new Map([["#h", ratio(root, square)]]));
    }
    return undefined;
  },
};

function ratio(root: RootBase, square: Expression): Expression {
  return divide(rootOf(root), square);
}

/** A multiple of the root of c (1 ± f(v)): f is sine, cosine or cosh. */
function squareIn(base: Expression): Expression | undefined {
  if (base.kind !== "sum" || base.terms.length !== 2) return undefined;
  const [first, second] = base.terms as [Expression, Expression];
  for (const [fixed, wave] of [[first, second], [second, first]] as const) {
    const quotient = divide(wave, fixed);
    for (const sign of [1, -1] as const) {
      const call = sign === 1 ? quotient : negate(quotient);
      const root = call.kind === "call"
        ? rootFor(call.name, call.arguments[0]!, sign)
        : undefined;
      if (root !== undefined) return root;
    }
  }
  return undefined;
}

/** 1 + cos v = 2 cos(v/2)², 1 ± sin v = (sin(v/2) ± cos(v/2))². */
function rootFor(
  name: CallName,
  angle: Expression,
  sign: 1 | -1,
): Expression | undefined {
  const half = multiply(numeral(1, 2), angle);
  switch (name) {
    case "cos":
      return call(sign === 1 ? "cos" : "sin", half);
    case "cosh":
      return call(sign === 1 ? "cosh" : "sinh", half);
    case "sin":
      return add(
        call("sin", half),
        multiply(numeral(sign), call("cos", half)),
      );
    default:
      return undefined;
  }
}
