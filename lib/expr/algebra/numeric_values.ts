/** Exact values of functions of numbers. */
import { currentBudget, spend } from "../budget.ts";
import { ExpressionError } from "../errors.ts";
import { Rational } from "../exact/rational.ts";
import { multiply, numeral, one, pi, squareRoot, zero } from "./build.ts";
import type { CallName, Expression, Numeral } from "./expression.ts";

type Value = Expression | undefined;
type OfNumbers = (...values: readonly Rational[]) => Value;

/**
 * The exact value of a function whose arguments are numbers.
 *
 * @param name The function.
 * @param args Its arguments.
 * @returns The value; undefined if it is no simpler than the call.
 * @throws {ExpressionError} `domain` at a pole.
 */
export function exactNumeric(
  name: CallName,
  args: readonly Expression[],
): Value {
  if (name === "if") return branch(args);
  const rule = rules[name];
  if (rule === undefined || !args.every(isNumeral)) return undefined;
  return rule(...args.map(({ value }) => value));
}

function isNumeral(expression: Expression): expression is Numeral {
  return expression.kind === "numeral";
}

function branch([condition, yes, no]: readonly Expression[]): Value {
  if (condition!.kind !== "numeral") return undefined;
  return condition!.value.isZero ? no : yes;
}

const truth = (value: boolean): Expression => value ? one : zero;
const zeroAtZero: OfNumbers = (x) => x!.isZero ? zero : undefined;
const oneAtZero: OfNumbers = (x) => x!.isZero ? one : undefined;

/** Half away from zero. */
function round(x: Rational): Rational {
  const rounded = x.absolute().plus(Rational.of(1n, 2n)).floor();
  return Rational.of(x.sign < 0 ? -rounded : rounded);
}

function greatest(values: readonly Rational[]): Rational {
  return values.reduce((a, b) => a.compare(b) >= 0 ? a : b);
}

function least(values: readonly Rational[]): Rational {
  return values.reduce((a, b) => a.compare(b) <= 0 ? a : b);
}

function modulo(a: Rational, b: Rational): Rational {
  return a.minus(b.times(Rational.of(a.dividedBy(b).floor())));
}

/** n! while it fits the budget. */
function factorial(x: Rational): Value {
  if (!x.isInteger) return undefined;
  if (x.sign < 0) throw pole("factorial", x);
  const bits = currentBudget().integerBits;
  // n! has more bits than n (log2 n - 2).
  const n = Number(x.numerator);
  if (n > 20 && n * (Math.log2(n) - 2) > bits) return undefined;
  let product = 1n;
  for (let k = 2n; k <= x.numerator; k++) product *= k;
  spend(n);
  return numeral(product);
}

/** Γ(n) and Γ(n + 1/2), DLMF 5.4.1 and 5.4.6. */
function gamma(x: Rational, incomplete?: Rational): Value {
  if (incomplete !== undefined) return undefined;
  if (x.isInteger) {
    if (x.sign <= 0) throw pole("gamma", x);
    return factorial(x.minus(Rational.of(1n)));
  }
  if (x.denominator !== 2n || x.absolute().compare(Rational.of(100n)) > 0) {
    return undefined;
  }
  let value = Rational.of(1n), at = Rational.of(1n, 2n);
  const step = Rational.of(1n);
  for (; at.compare(x) < 0; at = at.plus(step)) value = value.times(at);
  for (; at.compare(x) > 0;) {
    at = at.minus(step);
    value = value.dividedBy(at);
  }
  return multiply(numeral(value), squareRoot(pi));
}

function pole(name: string, x: Rational): ExpressionError {
  return new ExpressionError(
    "domain",
    `Cannot take ${name} as its argument must be no pole: current value is ${x}`,
  );
}

const rules: Partial<Record<CallName, OfNumbers>> = {
  abs: (x) => numeral(x!.absolute()),
  sgn: (x) => numeral(x!.sign),
  floor: (x) => numeral(x!.floor()),
  ceil: (x) => numeral(-x!.negated().floor()),
  round: (x) => numeral(round(x!)),
  re: (x) => numeral(x!),
  conj: (x) => numeral(x!),
  im: () => zero,
  min: (...all) => numeral(least(all)),
  max: (...all) => numeral(greatest(all)),
  mod: (a, b) => b!.isZero ? undefined : numeral(modulo(a!, b!)),
  factorial: (x) => factorial(x!),
  gamma: (x, incomplete) => gamma(x!, incomplete),
  less: (a, b) => truth(a!.compare(b!) < 0),
  lessEqual: (a, b) => truth(a!.compare(b!) <= 0),
  equal: (a, b) => truth(a!.equals(b!)),
  notEqual: (a, b) => truth(!a!.equals(b!)),
  and: (a, b) => truth(!a!.isZero && !b!.isZero),
  or: (a, b) => truth(!a!.isZero || !b!.isZero),
  not: (a) => truth(a!.isZero),
  sinh: zeroAtZero,
  tanh: zeroAtZero,
  asinh: zeroAtZero,
  atanh: zeroAtZero,
  erf: zeroAtZero,
  erfi: zeroAtZero,
  Si: zeroAtZero,
  Shi: zeroAtZero,
  fresnelS: zeroAtZero,
  fresnelC: zeroAtZero,
  lambertw: zeroAtZero,
  cosh: oneAtZero,
  sech: oneAtZero,
  erfc: oneAtZero,
  acosh: (x) => x!.isOne ? zero : undefined,
};
