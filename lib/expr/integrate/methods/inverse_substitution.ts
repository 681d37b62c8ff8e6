/** Functions of an inverse function and of the root that belongs to it. */
import {
  add,
  call,
  type CallName,
  dependsOn,
  divide,
  type Expression,
  minusOne,
  multiply,
  one,
  power,
  replace,
  same,
  substitute,
  subtract,
  two,
  variable as variableOf,
} from "../../algebra/mod.ts";
import { derivative } from "../../differentiate/derivative.ts";
import type { Method } from "../method.ts";
import { partsOf } from "../tools/kernels.ts";
import { linearIn } from "../tools/polynomial.ts";

/** How x and a quadratic of x look in t = f(x). */
interface Inverse {
  /** x = name(t) */
  readonly name: CallName;
  /** The root of this quadratic of u … */
  readonly square: (u: Expression) => Expression;
  /** … is this function of t. */
  readonly root: (t: Expression) => Expression;
}

const oneMinusSquare = (u: Expression) => subtract(one, power(u, two));
const onePlusSquare = (u: Expression) => add(one, power(u, two));
const of = (name: CallName) => (t: Expression) => call(name, t);
const reciprocalOf = (name: CallName) => (t: Expression) =>
  power(call(name, t), minusOne);

const inverses: Partial<Record<CallName, Inverse>> = {
  asin: { name: "sin", square: oneMinusSquare, root: of("cos") },
  acos: { name: "cos", square: oneMinusSquare, root: of("sin") },
  atan: { name: "tan", square: onePlusSquare, root: reciprocalOf("cos") },
  acot: { name: "cot", square: onePlusSquare, root: reciprocalOf("sin") },
  asinh: { name: "sinh", square: onePlusSquare, root: of("cosh") },
  atanh: { name: "tanh", square: oneMinusSquare, root: reciprocalOf("cosh") },
};

/** t = asin(u) and so on, u linear, where the rest is u and the powers of
 * √(1 - u²) or √(1 + u²). */
export const inverseSubstitution: Method = {
  name: "substitution of an inverse function",
  apply(integrand, variable, context) {
    for (const part of [integrand, ...partsOf(integrand, variable)]) {
      if (part.kind !== "call") continue;
      const inverse = inverses[part.name], u = part.arguments[0]!;
      const line = inverse && linearIn(u, variable);
      if (inverse === undefined || line === undefined) continue;
      const fresh = context.fresh(variable), t = variableOf(fresh);
      const value = call(inverse.name, t);
      const x = divide(subtract(value, line.intercept), line.slope);
      const replaced = withRoots(
        replace(integrand, (node) => same(node, part) ? t : undefined),
        inverse.square(u),
        inverse.root(t),
        variable,
      );
      const inner = multiply(
        substitute(replaced, new Map([[variable, x]])),
        derivative(x, fresh),
      );
      const result = context.antiderivative(inner, fresh);
      if (result === undefined) continue;
      return substitute(result, new Map([[fresh, part]]));
    }
    return undefined;
  },
};

/** Puts root^(2p) for square^p. */
function withRoots(
  expression: Expression,
  square: Expression,
  root: Expression,
  variable: string,
): Expression {
  return replace(expression, (node) => {
    if (node.kind !== "power" || node.exponent.kind !== "numeral") {
      return undefined;
    }
    const ratio = divide(node.base, square);
    if (dependsOn(ratio, variable)) return undefined;
    const whole = multiply(two, node.exponent);
    return multiply(power(ratio, node.exponent), power(root, whole));
  });
}
