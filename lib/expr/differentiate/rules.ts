/**
 * The derivative of every function with respect to each of its arguments,
 * where it exists (DLMF 4.20, 4.24, 4.34, 4.38, 5.2, 6.2, 7.10, 8.8, 19.4,
 * 25.12). Every name has a row, or stands in `special`, so that a new function
 * does not compile until it says how it is differentiated.
 */
import {
  add,
  call,
  type CallName,
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
  squareRoot,
  subtract,
  two,
  zero,
} from "../algebra/mod.ts";

/** Partial derivatives: one function an argument; undefined, as it or as its
 * value, where there is no closed form. */
export type Rule = readonly (
  | ((...args: readonly Expression[]) => Expression | undefined)
  | undefined
)[];

/** Functions that `derivative.ts` differentiates itself: they bind a name,
 * choose among their arguments, or are differentiable along the real axis
 * only. */
export type SpecialName =
  | "sum"
  | "product"
  | "rootsum"
  | "if"
  | "min"
  | "max"
  | ComplexPartName;

/** Functions that take a complex number apart. */
export type ComplexPartName = "re" | "im" | "arg" | "conj";

const reciprocal = (x: Expression) => power(x, minusOne);
const square = (x: Expression) => power(x, two);
const onePlus = (x: Expression) => add(one, square(x));
const oneMinus = (x: Expression) => subtract(one, square(x));
const inverseRoot = (x: Expression) => power(x, numeral(-1, 2));
const flat: Rule = [() => zero];
const flatTwice: Rule = [() => zero, () => zero];
const gaussian = (sign: Expression) => (x: Expression) =>
  multiply(two, inverseRoot(pi), exp(multiply(sign, square(x))));
/** 1 / (x² sqrt(1 ± 1/x²)), of the inverses of reciprocals; 1/x keeps the
 * branch of the principal value on both sides of 0. */
const reciprocalRoot = (sign: Expression) => (x: Expression): Expression =>
  multiply(
    power(x, numeral(-2)),
    inverseRoot(add(one, multiply(sign, power(x, numeral(-2))))),
  );
const quarterSine = (x: Expression) => multiply(pi, half, square(x));

/** d/dφ of the incomplete elliptic integrals is their integrand. */
const ellipticRoot = (phi: Expression, m: Expression) =>
  squareRoot(subtract(one, multiply(m, square(call("sin", phi)))));

/** The rule of every function but the special ones. */
export const rules: Readonly<Record<Exclude<CallName, SpecialName>, Rule>> = {
  root: [
    (x, n) => divide(call("root", x!, n!), multiply(n!, x!)),
    // Where n varies, odd integers are no more than others: x is not negative.
    (x, n) =>
      negate(
        divide(multiply(call("root", x!, n!), call("ln", x!)), square(n!)),
      ),
  ],
  ln: [(x) => reciprocal(x!)],
  sin: [(x) => call("cos", x!)],
  cos: [(x) => negate(call("sin", x!))],
  tan: [(x) => onePlus(call("tan", x!))],
  sec: [(x) => multiply(call("sec", x!), call("tan", x!))],
  csc: [(x) => negate(multiply(call("csc", x!), call("cot", x!)))],
  cot: [(x) => negate(onePlus(call("cot", x!)))],
  asin: [(x) => inverseRoot(oneMinus(x!))],
  acos: [(x) => negate(inverseRoot(oneMinus(x!)))],
  atan: [(x) => reciprocal(onePlus(x!))],
  asec: [(x) => reciprocalRoot(minusOne)(x!)],
  acsc: [(x) => negate(reciprocalRoot(minusOne)(x!))],
  acot: [(x) => negate(reciprocal(onePlus(x!)))],
  atan2: [
    (y, x) => divide(x!, add(square(x!), square(y!))),
    (y, x) => negate(divide(y!, add(square(x!), square(y!)))),
  ],
  sinh: [(x) => call("cosh", x!)],
  cosh: [(x) => call("sinh", x!)],
  tanh: [(x) => oneMinus(call("tanh", x!))],
  sech: [(x) => negate(multiply(call("sech", x!), call("tanh", x!)))],
  csch: [(x) => negate(multiply(call("csch", x!), call("coth", x!)))],
  coth: [(x) => oneMinus(call("coth", x!))],
  asinh: [(x) => inverseRoot(onePlus(x!))],
  acosh: [(x) =>
    multiply(
      inverseRoot(subtract(x!, one)),
      inverseRoot(add(x!, one)),
    )],
  atanh: [(x) => reciprocal(oneMinus(x!))],
  asech: [(x) =>
    negate(multiply(
      power(x!, numeral(-2)),
      inverseRoot(subtract(reciprocal(x!), one)),
      inverseRoot(add(reciprocal(x!), one)),
    ))],
  acsch: [(x) => negate(reciprocalRoot(one)(x!))],
  acoth: [(x) => reciprocal(oneMinus(x!))],
  abs: [(x) => call("sgn", x!)],
  sgn: flat,
  floor: flat,
  ceil: flat,
  round: flat,
  mod: [() => one, (a, b) => negate(call("floor", divide(a!, b!)))],
  factorial: [(x) =>
    multiply(
      call("factorial", x!),
      call("digamma", add(x!, one)),
    )],
  gamma: [
    (s, x) =>
      x === undefined
        ? multiply(call("gamma", s!), call("digamma", s!))
        : undefined,
    (s, x) => negate(multiply(power(x!, subtract(s!, one)), exp(negate(x!)))),
  ],
  lgamma: [(x) => call("digamma", x!)],
  digamma: [(x) => call("polygamma", one, x!)],
  polygamma: [
    undefined,
    (n, x) => call("polygamma", add(n!, one), x!),
  ],
  beta: [
    (a, b) => betaDerivative(a!, b!),
    (a, b) => betaDerivative(b!, a!),
  ],
  erf: [(x) => gaussian(minusOne)(x!)],
  erfc: [(x) => negate(gaussian(minusOne)(x!))],
  erfi: [(x) => gaussian(one)(x!)],
  Ei: [(x) => divide(exp(x!), x!)],
  li: [(x) => reciprocal(call("ln", x!))],
  Si: [(x) => divide(call("sin", x!), x!)],
  Ci: [(x) => divide(call("cos", x!), x!)],
  Shi: [(x) => divide(call("sinh", x!), x!)],
  Chi: [(x) => divide(call("cosh", x!), x!)],
  fresnelS: [(x) => call("sin", quarterSine(x!))],
  fresnelC: [(x) => call("cos", quarterSine(x!))],
  polylog: [undefined, (s, x) => polylogDerivative(s!, x!)],
  lambertw: [(x) => {
    const w = call("lambertw", x!);
    return reciprocal(multiply(exp(w), add(one, w)));
  }],
  ellipticF: [(phi, m) => reciprocal(ellipticRoot(phi!, m!)), ellipticFByM],
  ellipticE: [
    (phi, m) => ellipticRoot(phi!, m!),
    (phi, m) =>
      divide(
        subtract(call("ellipticE", phi!, m!), call("ellipticF", phi!, m!)),
        multiply(two, m!),
      ),
  ],
  ellipticPi: [
    undefined,
    (n, phi, m) =>
      reciprocal(multiply(
        subtract(one, multiply(n!, square(call("sin", phi!)))),
        ellipticRoot(phi!, m!),
      )),
    undefined,
  ],
  less: flatTwice,
  lessEqual: flatTwice,
  equal: flatTwice,
  notEqual: flatTwice,
  and: flatTwice,
  or: flatTwice,
  not: flat,
  random: [],
};

function betaDerivative(a: Expression, b: Expression): Expression {
  return multiply(
    call("beta", a, b),
    subtract(call("digamma", a), call("digamma", add(a, b))),
  );
}

/** x Li_s'(x) = Li_(s-1)(x), and Li_1(x) = -ln(1 - x). */
function polylogDerivative(s: Expression, x: Expression): Expression {
  const lower = subtract(s, one);
  const value = lower.kind === "numeral" && lower.value.isOne
    ? negate(call("ln", subtract(one, x)))
    : call("polylog", lower, x);
  return divide(value, x);
}

/** DLMF 19.4.5 with m = k². */
function ellipticFByM(...args: readonly Expression[]): Expression {
  const [phi, m] = args as [Expression, Expression];
  const rest = subtract(one, m);
  const sineTwice = call("sin", multiply(two, phi));
  return subtract(
    subtract(
      divide(call("ellipticE", phi, m), multiply(two, m, rest)),
      divide(call("ellipticF", phi, m), multiply(two, m)),
    ),
    divide(sineTwice, multiply(numeral(4), rest, ellipticRoot(phi, m))),
  );
}
