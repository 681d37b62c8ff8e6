/** What is known of the value of a function of known values. */
import type { CallName } from "../algebra/mod.ts";
import { down, type Nature, real, unknown, up } from "./bounds.ts";

type Rule = (x: Nature, y: Nature) => Nature;

/**
 * What is known of a function's value.
 *
 * @param name The function.
 * @param args Of its arguments.
 * @returns Of its value.
 */
export function callNature(name: CallName, args: readonly Nature[]): Nature {
  const rule = rules[name];
  if (rule === undefined) return unknown;
  return name === "min" || name === "max"
    ? args.reduce(rule)
    : rule(args[0]!, args[1] ?? unknown);
}

const truth: Rule = () => real(0, 1, false, true);

/** A function that is real for real arguments, with fixed bounds. */
function between(lower: number, upper: number, isNonzero = false): Rule {
  return (x) => x.isReal ? real(lower, upper, isNonzero) : unknown;
}

/** An increasing function, 0 only at 0, of a real argument in its domain. */
function increasing(
  f: (x: number) => number,
  lowest = -Infinity,
  highest = Infinity,
): Rule {
  return (x) => {
    if (!x.isReal || x.lower < lowest || x.upper > highest) return unknown;
    return real(down(f(x.lower)), up(f(x.upper)), x.isNonzero);
  };
}

const real1: Rule = (x) => x.isReal ? real() : unknown;
const always: Rule = () => real();

const magnitude: Rule = (x) => {
  if (!x.isReal) return real(0, Infinity, x.isNonzero);
  const { lower, upper } = x;
  const least = lower > 0 ? lower : upper < 0 ? -upper : 0;
  const most = Math.max(Math.abs(lower), Math.abs(upper));
  return real(least, most, x.isNonzero, x.isInteger);
};

const signOf: Rule = (x) => {
  if (!x.isReal) return { ...unknown, isNonzero: x.isNonzero };
  return real(
    x.lower >= 0 ? (x.isNonzero ? 1 : 0) : -1,
    x.upper <= 0 ? (x.isNonzero ? -1 : 0) : 1,
    x.isNonzero,
    true,
  );
};

function rounded(f: (x: number) => number): Rule {
  return (x) => x.isReal ? real(f(x.lower), f(x.upper), false, true) : unknown;
}

const positiveOfPositive: Rule = (x) =>
  x.isReal && x.lower >= 0 && x.isNonzero
    ? real(0, Infinity, true)
    : real1(x, x);

const least: Rule = (x, y) =>
  x.isReal && y.isReal
    ? real(
      Math.min(x.lower, y.lower),
      Math.min(x.upper, y.upper),
      x.isNonzero && y.isNonzero,
      x.isInteger && y.isInteger,
    )
    : unknown;

const greatest: Rule = (x, y) =>
  x.isReal && y.isReal
    ? real(
      Math.max(x.lower, y.lower),
      Math.max(x.upper, y.upper),
      x.isNonzero && y.isNonzero,
      x.isInteger && y.isInteger,
    )
    : unknown;

const logarithm: Rule = (x) => {
  if (!x.isReal || x.lower < 0) return unknown;
  const lower = Math.log(x.lower), upper = Math.log(x.upper);
  return real(down(lower), up(upper));
};

const rules: Partial<Record<CallName, Rule>> = {
  sin: between(-1, 1),
  cos: between(-1, 1),
  tan: real1,
  cot: real1,
  sec: between(-Infinity, Infinity, true),
  csc: between(-Infinity, Infinity, true),
  sinh: increasing(Math.sinh),
  cosh: between(1, Infinity),
  tanh: increasing(Math.tanh),
  sech: between(0, 1, true),
  csch: between(-Infinity, Infinity, true),
  coth: between(-Infinity, Infinity, true),
  asin: increasing(Math.asin, -1, 1),
  acos: (x) =>
    x.isReal && x.lower >= -1 && x.upper <= 1 ? real(0, 3.1416) : unknown,
  atan: increasing(Math.atan),
  acot: between(-1.5708, 1.5708, true),
  asinh: increasing(Math.asinh),
  acosh: (x) => x.isReal && x.lower >= 1 ? real(0) : unknown,
  atanh: increasing(Math.atanh, -1, 1),
  ln: logarithm,
  abs: magnitude,
  sgn: signOf,
  floor: rounded(Math.floor),
  ceil: rounded(Math.ceil),
  round: rounded((x) => Math.sign(x) * Math.floor(Math.abs(x) + 0.5)),
  re: (x) => x.isReal ? x : real(),
  im: (x) => x.isReal ? real(0, 0, false, true) : real(),
  conj: (x) => x.isReal ? x : { ...unknown, isNonzero: x.isNonzero },
  arg: () => real(-3.1416, 3.1416),
  erf: between(-1, 1),
  erfc: between(0, 2),
  erfi: increasing((x) => x === 0 ? 0 : Math.sign(x) * Infinity),
  Si: real1,
  Shi: real1,
  fresnelS: real1,
  fresnelC: real1,
  gamma: positiveOfPositive,
  factorial: (x) =>
    x.isReal && x.lower >= 0
      ? real(x.isInteger ? 1 : 0.8, Infinity, true, x.isInteger)
      : unknown,
  less: truth,
  lessEqual: truth,
  equal: truth,
  notEqual: truth,
  and: truth,
  or: truth,
  not: truth,
  min: least,
  max: greatest,
  atan2: always,
};
