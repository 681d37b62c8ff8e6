/** Trigonometric and hyperbolic functions in terms of others. */
import {
  add,
  call,
  type CallName,
  divide,
  exp,
  type Expression,
  half,
  i,
  minusOne,
  multiply,
  negate,
  numeral,
  one,
  power,
  subtract,
  transform,
  two,
} from "../algebra/mod.ts";

type Rules = Partial<Record<CallName, (x: Expression) => Expression>>;

function rewritten(expression: Expression, rules: Rules): Expression {
  return transform(expression, (part) => {
    if (part.kind !== "call") return part;
    return rules[part.name]?.(part.arguments[0]!) ?? part;
  });
}

const reciprocal = (x: Expression): Expression => power(x, minusOne);

/** All six functions from two. */
function rulesOf(
  names: readonly [
    odd: CallName,
    even: CallName,
    ratio: CallName,
    coratio: CallName,
    reciprocalEven: CallName,
    reciprocalOdd: CallName,
  ],
  odd: (x: Expression) => Expression,
  even: (x: Expression) => Expression,
): Rules {
  return {
    [names[0]]: odd,
    [names[1]]: even,
    [names[2]]: (x: Expression) => divide(odd(x), even(x)),
    [names[3]]: (x: Expression) => divide(even(x), odd(x)),
    [names[4]]: (x: Expression) => reciprocal(even(x)),
    [names[5]]: (x: Expression) => reciprocal(odd(x)),
  };
}

const circular = ["sin", "cos", "tan", "cot", "sec", "csc"] as const;
const hyperbolic = ["sinh", "cosh", "tanh", "coth", "sech", "csch"] as const;

/** (e^x ± e^-x) / 2 */
function pair(x: Expression, sign: Expression): Expression {
  return multiply(half, add(exp(x), multiply(sign, exp(negate(x)))));
}

const exponential: Rules = {
  ...rulesOf(
    circular,
    (x) => divide(pair(multiply(i, x), minusOne), i),
    (x) => pair(multiply(i, x), one),
  ),
  ...rulesOf(hyperbolic, (x) => pair(x, minusOne), (x) => pair(x, one)),
};

/**
 * Writes trigonometric and hyperbolic functions by exponentials (DLMF 4.14.1,
 * 4.28.1).
 *
 * @param expression Any.
 * @returns An equal expression.
 */
export function inExponentials(expression: Expression): Expression {
  return rewritten(expression, exponential);
}

/** sin(x) and cos(x) by t = tan(x/2), and tan(x) with them. */
function halfTangent(name: "tan" | "tanh", sign: Expression) {
  const t = (x: Expression) => call(name, multiply(half, x));
  const square = (x: Expression) => power(t(x), two);
  const below = (x: Expression) => add(one, multiply(sign, square(x)));
  return {
    odd: (x: Expression) => divide(multiply(two, t(x)), below(x)),
    even: (x: Expression) =>
      divide(subtract(one, multiply(sign, square(x))), below(x)),
  };
}

const ofTangent = halfTangent("tan", one);
const ofHyperbolicTangent = halfTangent("tanh", numeral(-1));

const halfTangents: Rules = {
  ...rulesOf(circular, ofTangent.odd, ofTangent.even),
  ...rulesOf(hyperbolic, ofHyperbolicTangent.odd, ofHyperbolicTangent.even),
};

/**
 * Writes trigonometric functions by tan(x/2), and hyperbolic ones by tanh(x/2)
 * (DLMF 4.21.28 to 4.21.30, 4.35.21).
 *
 * @param expression Any.
 * @returns An equal expression.
 */
export function inHalfTangents(expression: Expression): Expression {
  return rewritten(expression, halfTangents);
}

const sin = (x: Expression): Expression => call("sin", x);
const cos = (x: Expression): Expression => call("cos", x);
const sinh = (x: Expression): Expression => call("sinh", x);
const cosh = (x: Expression): Expression => call("cosh", x);

const sinesAndCosines: Rules = {
  ...rulesOf(circular, sin, cos),
  ...rulesOf(hyperbolic, sinh, cosh),
};

/**
 * Writes tan, cot, sec and csc by sin and cos, and their hyperbolic
 * counterparts by sinh and cosh.
 *
 * @param expression Any.
 * @returns An equal expression.
 */
export function inSinesAndCosines(expression: Expression): Expression {
  return rewritten(expression, sinesAndCosines);
}
