/** Functions of an inverse function and of the root that belongs to it. */
import {
  add,
  call,
  type CallName,
  dependsOn,
  divide,
  type Expression,
  multiply,
  numeral,
  one,
  power,
  replace,
  same,
  substitute,
  subtract,
  two,
  variable as variableOf,
} from "../../algebra/mod.ts";
import type { Method } from "../method.ts";
import { partsOf } from "../tools/kernels.ts";
import { linearIn } from "../tools/polynomial.ts";

/** How x and a quadratic of x look in t = f(x). */
interface Inverse {
  /** u = value(t) */
  readonly value: (t: Expression) => Expression;
  /** du/dt */
  readonly slope: (t: Expression) => Expression;
  /** The root of this quadratic of u … */
  readonly square: (u: Expression) => Expression;
  /** … is this function of t. */
  readonly root: (t: Expression) => Expression;
}

const oneMinusSquare = (u: Expression) => subtract(one, power(u, two));
const onePlusSquare = (u: Expression) => add(one, power(u, two));
const of = (name: CallName, exponent = 1, factor = 1) => (t: Expression) =>
  multiply(numeral(factor), power(call(name, t), numeral(exponent)));
const quotient = (above: CallName, below: CallName) => (t: Expression) =>
  divide(call(above, t), call(below, t));

const inverses: Partial<Record<CallName, Inverse>> = {
  asin: {
    value: of("sin"),
    slope: of("cos"),
    square: oneMinusSquare,
    root: of("cos"),
  },
  acos: {
    value: of("cos"),
    slope: of("sin", 1, -1),
    square: oneMinusSquare,
    root: of("sin"),
  },
  atan: {
    value: quotient("sin", "cos"),
    slope: of("cos", -2),
    square: onePlusSquare,
    root: of("cos", -1),
  },
  acot: {
    value: quotient("cos", "sin"),
    slope: of("sin", -2, -1),
    square: onePlusSquare,
    root: of("sin", -1),
  },
  asinh: {
    value: of("sinh"),
    slope: of("cosh"),
    square: onePlusSquare,
    root: of("cosh"),
  },
  atanh: {
    value: quotient("sinh", "cosh"),
    slope: of("cosh", -2),
    square: oneMinusSquare,
    root: of("cosh", -1),
  },
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
      const x = divide(subtract(inverse.value(t), line.intercept), line.slope);
      const replaced = withRoots(
        replace(integrand, (node) => same(node, part) ? t : undefined),
        inverse.square(u),
        inverse.root(t),
        variable,
      );
      const inner = multiply(
        substitute(replaced, new Map([[variable, x]])),
        divide(inverse.slope(t), line.slope),
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
