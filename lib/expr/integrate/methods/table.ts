/** Elementary integrals of a linear argument, from one table. */
import {
  add,
  call,
  type CallName,
  dependsOn,
  divide,
  exp,
  type Expression,
  half,
  minusOne,
  multiply,
  negate,
  numeral,
  one,
  pi,
  power,
  same,
  squareRoot,
  subtract,
  two,
} from "../../algebra/mod.ts";
import type { Method } from "../method.ts";
import { linearIn } from "../tools/polynomial.ts";

type Rule = (u: Expression) => Expression;

const square = (u: Expression): Expression => power(u, two);
const ln: Rule = (u) => call("ln", u);
const cosineOf: Rule = (u) => squareRoot(subtract(one, square(u)));
const hypotenuseOf: Rule = (u) => squareRoot(add(one, square(u)));
const gaussian: Rule = (u) => exp(negate(square(u)));

/** u f(u) + other(u) */
const byParts = (name: CallName, other: Rule): Rule => (u) =>
  add(multiply(u, call(name, u)), other(u));

/** The antiderivative of each function of u by u. */
const integrals: Partial<Record<CallName, Rule>> = {
  sin: (u) => negate(call("cos", u)),
  cos: (u) => call("sin", u),
  tan: (u) => negate(ln(call("cos", u))),
  cot: (u) => ln(call("sin", u)),
  sec: (u) => call("atanh", call("sin", u)),
  csc: (u) => negate(call("atanh", call("cos", u))),
  sinh: (u) => call("cosh", u),
  cosh: (u) => call("sinh", u),
  tanh: (u) => ln(call("cosh", u)),
  coth: (u) => ln(call("sinh", u)),
  sech: (u) => call("atan", call("sinh", u)),
  csch: (u) => negate(call("atanh", call("cosh", u))),
  ln: byParts("ln", negate),
  asin: byParts("asin", cosineOf),
  acos: byParts("acos", (u) => negate(cosineOf(u))),
  atan: byParts("atan", (u) => negate(halfLog(add(one, square(u))))),
  acot: byParts("acot", (u) => halfLog(add(one, square(u)))),
  asec: byParts("asec", (u) => negate(reciprocalPart(u))),
  acsc: byParts("acsc", reciprocalPart),
  asinh: byParts("asinh", (u) => negate(hypotenuseOf(u))),
  acosh: byParts("acosh", (u) =>
    negate(multiply(
      squareRoot(subtract(u, one)),
      squareRoot(add(u, one)),
    ))),
  atanh: byParts("atanh", (u) => halfLog(subtract(one, square(u)))),
  acoth: byParts("acoth", (u) => halfLog(subtract(one, square(u)))),
  acsch: byParts(
    "acsch",
    (u) => call("atanh", squareRoot(add(one, power(u, numeral(-2))))),
  ),
  asech: byParts("asech", (u) =>
    multiply(
      numeral(-2),
      call(
        "atan",
        multiply(
          squareRoot(subtract(power(u, minusOne), one)),
          power(add(power(u, minusOne), one), numeral(-1, 2)),
        ),
      ),
    )),
  erf: byParts("erf", (u) => divide(gaussian(u), squareRoot(pi))),
  erfc: byParts("erfc", (u) => negate(divide(gaussian(u), squareRoot(pi)))),
  erfi: byParts("erfi", (u) => negate(divide(exp(square(u)), squareRoot(pi)))),
  Ei: byParts("Ei", (u) => negate(exp(u))),
  li: byParts("li", (u) => negate(call("Ei", multiply(two, ln(u))))),
  Si: byParts("Si", (u) => call("cos", u)),
  Ci: byParts("Ci", (u) => negate(call("sin", u))),
  Shi: byParts("Shi", (u) => negate(call("cosh", u))),
  Chi: byParts("Chi", (u) => negate(call("sinh", u))),
  fresnelS: byParts("fresnelS", (u) => divide(call("cos", quarter(u)), pi)),
  fresnelC: byParts(
    "fresnelC",
    (u) => negate(divide(call("sin", quarter(u)), pi)),
  ),
  abs: (u) => multiply(half, u, call("abs", u)),
  sgn: (u) => call("abs", u),
  digamma: (u) => call("lgamma", u),
  lambertw: byParts(
    "lambertw",
    (u) => subtract(divide(u, call("lambertw", u)), u),
  ),
};

function halfLog(u: Expression): Expression {
  return multiply(half, ln(u));
}

/** atanh(sqrt(1 - 1/u²)) */
function reciprocalPart(u: Expression): Expression {
  return call("atanh", cosineOf(power(u, minusOne)));
}

/** π u²/2 */
function quarter(u: Expression): Expression {
  return multiply(half, pi, square(u));
}

/** Squares of functions of u. */
const squares: Partial<Record<CallName, Rule>> = {
  sec: (u) => call("tan", u),
  csc: (u) => negate(call("cot", u)),
  sech: (u) => call("tanh", u),
  csch: (u) => negate(call("coth", u)),
};

/** Functions, powers and exponentials of a linear argument. */
export const table: Method = {
  name: "table of integrals",
  apply(integrand, variable) {
    switch (integrand.kind) {
      case "variable":
        return multiply(half, square(integrand));
      case "call":
        return ofLinear(
          integrals[integrand.name],
          integrand.arguments,
          variable,
        );
      case "power":
        return ofPower(integrand.base, integrand.exponent, variable);
      default:
        return undefined;
    }
  },
};

function ofLinear(
  rule: Rule | undefined,
  [u, ...others]: readonly Expression[],
  variable: string,
): Expression | undefined {
  if (rule === undefined || others.length > 0) return undefined;
  const line = linearIn(u!, variable);
  return line === undefined ? undefined : divide(rule(u!), line.slope);
}

function ofPower(
  base: Expression,
  exponent: Expression,
  variable: string,
): Expression | undefined {
  if (!dependsOn(base, variable)) {
    return ofLinear(
      (u) => divide(power(base, u), ln(base)),
      [exponent],
      variable,
    );
  }
  if (dependsOn(exponent, variable)) return undefined;
  if (base.kind === "call" && same(exponent, two)) {
    return ofLinear(squares[base.name], base.arguments, variable);
  }
  return ofLinear((u) => ofLinearPower(u, exponent), [base], variable);
}

function ofLinearPower(u: Expression, exponent: Expression): Expression {
  if (same(exponent, minusOne)) return ln(u);
  const next = add(exponent, one);
  return divide(power(u, next), next);
}
