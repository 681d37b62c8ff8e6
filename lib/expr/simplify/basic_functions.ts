/** Functions in terms of a few: sine and cosine, exponentials, logarithms,
 * asin, atan, asinh, acosh, atanh, |x|, Γ, erf. */
import {
  add,
  type Call,
  call,
  type CallName,
  contains,
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
  pi,
  power,
  squareRoot,
  subtract,
  two,
} from "../algebra/mod.ts";
import { termsOf } from "./expand.ts";
import type { Knowledge } from "./knowledge.ts";

type Rule = (x: Expression, y: Expression) => Expression | undefined;

/**
 * A call by functions that are more basic; each rule holds wherever both sides
 * are defined.
 *
 * @param expression Any call.
 * @param knowledge What is assumed.
 * @returns The same value; undefined if the function is basic.
 */
export function inBasicFunctions(
  expression: Call,
  knowledge: Knowledge,
): Expression | undefined {
  const [x, y] = expression.arguments;
  // Where x is 0, x / |x| has no value.
  if (expression.name === "sgn" && knowledge.isNonzero(x!)) {
    return divide(x!, call("abs", x!));
  }
  return rules[expression.name]?.(x!, y!);
}

const reciprocal = (x: Expression): Expression => power(x, minusOne);
const sin = (x: Expression): Expression => call("sin", x);
const cos = (x: Expression): Expression => call("cos", x);

/** (e^x + sign e^-x) / 2 */
function evenOrOdd(x: Expression, sign: Expression): Expression {
  return multiply(half, add(exp(x), multiply(sign, exp(negate(x)))));
}

const sinh = (x: Expression): Expression => evenOrOdd(x, minusOne);
const cosh = (x: Expression): Expression => evenOrOdd(x, one);

function isImaginary(angle: Expression): boolean {
  return termsOf(angle).some((term) =>
    contains(term, (part) => part.kind === "constant" && part.name === "i")
  );
}

/** acsc(x) = asin(1/x) and its like, for which there are logarithms. */
const reciprocals: Partial<
  Record<CallName, (x: Expression) => Expression>
> = {
  acsc: (x) => call("asin", reciprocal(x)),
  acot: (x) => call("atan", reciprocal(x)),
  acsch: (x) => call("asinh", reciprocal(x)),
  asech: (x) => call("acosh", reciprocal(x)),
  acoth: (x) => call("atanh", reciprocal(x)),
};

const rules: Partial<Record<CallName, Rule>> = {
  sin: (x) => isImaginary(x) ? divide(sinh(multiply(i, x)), i) : undefined,
  cos: (x) => isImaginary(x) ? cosh(multiply(i, x)) : undefined,
  tan: (x) => divide(sin(x), cos(x)),
  cot: (x) => divide(cos(x), sin(x)),
  sec: (x) => reciprocal(cos(x)),
  csc: (x) => reciprocal(sin(x)),
  sinh,
  cosh,
  tanh: (x) => divide(sinh(x), cosh(x)),
  coth: (x) => divide(cosh(x), sinh(x)),
  sech: (x) => reciprocal(cosh(x)),
  csch: (x) => reciprocal(sinh(x)),
  acos: (x) => subtract(multiply(half, pi), call("asin", x)),
  asec: (x) => subtract(multiply(half, pi), call("asin", reciprocal(x))),
  ...reciprocals,
  abs: magnitude,
  erfc: (x) => subtract(one, call("erf", x)),
  li: (x) => call("Ei", call("ln", x)),
  factorial: (x) => call("gamma", add(x, one)),
  gamma: (x, y) => y === undefined ? shiftedGamma(x) : undefined,
  digamma: shiftedDigamma,
  beta: (x, y) =>
    divide(
      multiply(call("gamma", x), call("gamma", y)),
      call("gamma", add(x, y)),
    ),
};

/** |xy| = |x| |y| and |x^n| = |x|^n, n real. */
function magnitude(x: Expression): Expression | undefined {
  if (x.kind === "product") {
    return multiply(...x.factors.map((factor) => call("abs", factor)));
  }
  if (x.kind !== "power" || x.exponent.kind !== "numeral") return undefined;
  return power(call("abs", x.base), x.exponent);
}

/** Shifts beyond this many are left as they are. */
const largestShift = 64n;

/** The integer n with x = y + n and y's number in [0, 1); y = 1 where x is a
 * positive integer, as 0 is a pole, and no shift where x is a pole itself. */
function shiftOf(x: Expression): bigint {
  const first = termsOf(x)[0]!;
  if (first.kind !== "numeral") return 0n;
  const isWhole = x.kind === "numeral" && first.value.isInteger;
  if (isWhole && first.value.sign <= 0) return 0n;
  const shift = isWhole ? first.value.floor() - 1n : first.value.floor();
  return shift > largestShift || shift < -largestShift ? 0n : shift;
}

/** Γ(y + n) = y (y + 1) … (y + n - 1) Γ(y), DLMF 5.5.1. */
function shiftedGamma(x: Expression): Expression | undefined {
  const shift = shiftOf(x);
  if (shift === 0n) return undefined;
  const start = subtract(x, numeral(shift));
  const factors: Expression[] = [];
  for (let k = 0n; k < shift; k++) factors.push(add(start, numeral(k)));
  for (let k = shift; k < 0n; k++) {
    factors.push(reciprocal(add(start, numeral(k))));
  }
  return multiply(...factors, call("gamma", start));
}

/** ψ(y + n) = ψ(y) + Σ 1/(y + k), DLMF 5.5.2. */
function shiftedDigamma(x: Expression): Expression | undefined {
  const shift = shiftOf(x);
  if (shift === 0n) return undefined;
  const start = subtract(x, numeral(shift));
  const terms: Expression[] = [];
  for (let k = 0n; k < shift; k++) {
    terms.push(reciprocal(add(start, numeral(k))));
  }
  for (let k = shift; k < 0n; k++) {
    terms.push(negate(reciprocal(add(start, numeral(k)))));
  }
  return add(call("digamma", start), ...terms);
}

/**
 * Inverse functions as logarithms, by the definitions of their principal
 * values (DLMF 4.23.19, 4.23.26, 4.37.16, 4.37.19, 4.37.24), on the branch
 * cuts too.
 *
 * @param expression Any call.
 * @returns The same value; undefined if the function is none of these.
 */
export function inLogarithms(expression: Call): Expression | undefined {
  const x = expression.arguments[0]!;
  const basic = reciprocals[expression.name]?.(x);
  if (basic !== undefined) {
    return basic.kind === "call" ? inLogarithms(basic) : basic;
  }
  return logarithmic[expression.name]?.(x);
}

const ln = (x: Expression): Expression => call("ln", x);
const square = (x: Expression): Expression => power(x, two);
const minusI: Expression = negate(i);

function asinLogarithm(x: Expression): Expression {
  const cosine = squareRoot(subtract(one, square(x)));
  return multiply(minusI, ln(add(multiply(i, x), cosine)));
}

const logarithmic: Partial<
  Record<CallName, (x: Expression) => Expression>
> = {
  acos: (x) => subtract(multiply(half, pi), asinLogarithm(x)),
  asec: (x) => subtract(multiply(half, pi), asinLogarithm(reciprocal(x))),
  asin: asinLogarithm,
  atan: (x) =>
    multiply(
      multiply(half, minusI),
      subtract(
        ln(add(one, multiply(i, x))),
        ln(subtract(one, multiply(i, x))),
      ),
    ),
  asinh: (x) => ln(add(x, squareRoot(add(square(x), one)))),
  acosh: (x) =>
    ln(
      add(
        x,
        multiply(squareRoot(subtract(x, one)), squareRoot(add(x, one))),
      ),
    ),
  atanh: (x) => multiply(half, subtract(ln(add(one, x)), ln(subtract(one, x)))),
};
