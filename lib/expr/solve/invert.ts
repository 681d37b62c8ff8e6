/**
 * Inverses of functions with all their branches: f(u) = value as a list of
 * u = …, where a parameter stands for any integer.
 */
import {
  add,
  call,
  type CallName,
  divide,
  exp,
  type Expression,
  i,
  isInteger,
  multiply,
  negate,
  numeral,
  one,
  pi,
  power,
  same,
  subtract,
  two,
  zero,
} from "../algebra/mod.ts";
import { isZero } from "../simplify/mod.ts";
import { rootOfUnity, rootsOf } from "./radicals.ts";

/** A value of u; it speaks of the integer parameter if `isFamily`. */
export interface Branch {
  /** The value. */
  readonly value: Expression;
  /** Whether it stands for one value an integer. */
  readonly isFamily: boolean;
}

type Rule = (value: Expression, integer: Expression) => Branch[];

const single = (...values: readonly Expression[]): Branch[] =>
  values.map((value) => ({ value, isFamily: false }));
const family = (
  step: Expression,
  integer: Expression,
  ...values: readonly Expression[]
): Branch[] =>
  values.map((value) => ({
    value: add(value, multiply(step, integer)),
    isFamily: true,
  }));
const reciprocal = (x: Expression): Expression => divide(one, x);
const turn = multiply(two, pi);
const halfTurn = multiply(i, pi);
const imaginaryTurn = multiply(two, halfTurn);

const ofSine: Rule = (value, n) => {
  const angle = call("asin", value);
  const other = subtract(pi, angle);
  return same(angle, other)
    ? family(turn, n, angle)
    : family(turn, n, angle, other);
};
const ofCosine: Rule = (value, n) => {
  const angle = call("acos", value);
  return same(angle, zero) || same(angle, pi)
    ? family(turn, n, angle)
    : family(turn, n, angle, negate(angle));
};
/** Never i or -i. */
const ofTangent: Rule = (value, n) =>
  isZero(add(multiply(value, value), one))
    ? []
    : family(pi, n, call("atan", value));
const through = (rule: Rule): Rule => (value, n) =>
  same(value, zero) ? [] : rule(reciprocal(value), n);
const exactly = (name: CallName): Rule => (value) => single(call(name, value));

const rules: Partial<Record<CallName, Rule>> = {
  ln: (value) => single(exp(value)),
  sin: ofSine,
  cos: ofCosine,
  tan: ofTangent,
  csc: through(ofSine),
  sec: through(ofCosine),
  cot: (value, n) =>
    same(value, zero)
      ? family(pi, n, divide(pi, two))
      : ofTangent(reciprocal(value), n),
  asin: exactly("sin"),
  acos: exactly("cos"),
  atan: exactly("tan"),
  asec: exactly("sec"),
  acsc: exactly("csc"),
  acot: exactly("cot"),
  sinh: (value, n) => {
    const inverse = call("asinh", value);
    return family(
      imaginaryTurn,
      n,
      inverse,
      subtract(halfTurn, inverse),
    );
  },
  cosh: (value, n) => {
    const inverse = call("acosh", value);
    return same(inverse, zero)
      ? family(imaginaryTurn, n, zero)
      : family(imaginaryTurn, n, inverse, negate(inverse));
  },
  tanh: (value, n) =>
    isZero(subtract(multiply(value, value), one))
      ? []
      : family(halfTurn, n, call("atanh", value)),
  asinh: exactly("sinh"),
  acosh: exactly("cosh"),
  atanh: exactly("tanh"),
  lambertw: (value) => single(multiply(value, exp(value))),
  abs: (value) =>
    value.kind === "numeral" && value.value.sign < 0
      ? []
      : single(value, negate(value)),
  root: () => [],
};

/** The part that an equation says the value of. */
export interface Inverse {
  /** What u is. */
  readonly inner: Expression;
  /** Its values. */
  readonly branches: Branch[];
  /** Whether there are others. */
  readonly isPartial?: boolean;
}

/**
 * Solves f(u) = value for u, where f is the outermost function of an
 * expression.
 *
 * @param outer A call of one argument, or a power, that holds the unknown in
 * its argument, its base or its exponent alone.
 * @param value What it is to be, free of the unknown.
 * @param integer The parameter of families.
 * @returns The part that u is, and its values; candidates of functions that
 * are not one to one have to be checked. Undefined if there is no inverse.
 */
export function invert(
  outer: Expression,
  value: Expression,
  integer: Expression,
  holdsUnknown: (part: Expression) => boolean,
): Inverse | undefined {
  if (outer.kind === "power") {
    return invertPower(
      outer.base,
      outer.exponent,
      value,
      integer,
      holdsUnknown,
    );
  }
  if (outer.kind !== "call") return undefined;
  const { name, arguments: args } = outer;
  if (name === "root" && args[1]!.kind === "numeral") {
    const branches = single(power(value, args[1]!));
    return { inner: args[0]!, branches };
  }
  const rule = args.length === 1 ? rules[name] : undefined;
  return rule === undefined ? undefined : {
    inner: args[0]!,
    branches: rule(value, integer),
    // |u| = r on a circle.
    isPartial: name === "abs" &&
      !(value.kind === "numeral" && value.value.sign <= 0),
  };
}

function invertPower(
  base: Expression,
  exponent: Expression,
  value: Expression,
  integer: Expression,
  holdsUnknown: (part: Expression) => boolean,
): Inverse | undefined {
  if (!holdsUnknown(base)) {
    // base^u = value: u ln(base) = ln(value) + 2π i n, and never value = 0.
    if (same(value, zero)) return { inner: exponent, branches: [] };
    const scale = call("ln", base);
    const logarithm = add(call("ln", value), multiply(imaginaryTurn, integer));
    const branch = { value: divide(logarithm, scale), isFamily: true };
    return { inner: exponent, branches: [branch] };
  }
  if (holdsUnknown(exponent) || exponent.kind !== "numeral") return undefined;
  const { value: degree } = exponent;
  if (isInteger(exponent)) {
    const n = Number(degree.numerator);
    if (Math.abs(n) > 64) return undefined;
    if (n < 0 && same(value, zero)) return { inner: base, branches: [] };
    const target = n < 0 ? reciprocal(value) : value;
    return { inner: base, branches: single(...rootsOf(target, Math.abs(n))) };
  }
  const numerator = degree.absolute().numerator;
  if (numerator > 64n) return undefined;
  return { inner: base, branches: fractionalInverse(value, degree) };
}

/** u^(p/q) = v: u = v^(q/p) on every branch of the p-th root; those that are
 * no solution are found when they are checked. */
function fractionalInverse(
  value: Expression,
  degree: { readonly numerator: bigint; readonly denominator: bigint },
): Branch[] {
  const p = Number(
    degree.numerator < 0n ? -degree.numerator : degree.numerator,
  );
  if (degree.numerator < 0n && same(value, zero)) return [];
  const target = degree.numerator < 0n ? reciprocal(value) : value;
  const raised = power(target, numeral(degree.denominator));
  const roots = p === 1 ? [raised] : Array.from(
    { length: p },
    (_, k) => multiply(power(raised, numeral(1, p)), rootOfUnity(k, p)),
  );
  return single(...roots);
}
