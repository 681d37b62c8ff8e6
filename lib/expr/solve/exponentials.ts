/** Equations in exponentials of the unknown. */
import {
  add,
  call,
  divide,
  e,
  exp,
  type Expression,
  multiply,
  negate,
  numeral,
  power,
  replace,
  same,
  zero,
} from "../algebra/mod.ts";
import { Rational } from "../exact/rational.ts";
import { linearIn } from "./linear_form.ts";
import type { Rewrite, RewriteRule } from "./rewrites.ts";

/** An exponential c^u as e^(rate x + shift). */
interface Exponential {
  readonly part: Expression;
  readonly rate: Expression;
  readonly shift: Expression;
}

function exponentialOf(
  part: Expression,
  x: Expression,
): Exponential | undefined {
  if (part.kind !== "power" || (part.base.mask & x.mask) !== 0) {
    return undefined;
  }
  const line = linearIn(part.exponent, x);
  if (line === undefined) return undefined;
  const scale = same(part.base, e) ? numeral(1) : call("ln", part.base);
  return {
    part,
    rate: multiply(line.slope, scale),
    shift: multiply(line.constant, scale),
  };
}

/**
 * Equations in e^(a x), e^(b x), … with a/b rational become polynomials in
 * one exponential; one exponential beside x itself leads to Lambert's W.
 */
export const inExponential: RewriteRule = (numerator, x, parts, t) => {
  const others = parts.filter((part) => !same(part, x));
  const exponentials = others.map((part) => exponentialOf(part, x));
  if (exponentials.length === 0 || exponentials.includes(undefined)) return [];
  const known = exponentials.filter((part) => part !== undefined);
  return others.length < parts.length
    ? lambert(numerator, x, known, t)
    : inOneExponential(numerator, x, known, t);
};

function inOneExponential(
  numerator: Expression,
  x: Expression,
  exponentials: readonly Exponential[],
  t: Expression,
): Rewrite[] {
  const [first] = exponentials;
  const ratios = exponentials.map(({ rate }) => divide(rate, first!.rate));
  let unit = Rational.of(0n);
  for (const ratio of ratios) {
    if (ratio.kind !== "numeral") return [];
    unit = commonUnit(unit, ratio.value);
  }
  const expression = replace(numerator, (part) => {
    const place = exponentials.findIndex((known) => same(known.part, part));
    if (place < 0) return undefined;
    const ratio = ratios[place]!;
    if (ratio.kind !== "numeral") return undefined;
    const times = numeral(ratio.value.dividedBy(unit));
    return multiply(exp(exponentials[place]!.shift), power(t, times));
  });
  const is = exp(multiply(numeral(unit), first!.rate, x));
  return [{
    name: "an exponential as the unknown",
    expression,
    part: { name: t.kind === "variable" ? t.name : "", is },
  }];
}

/** The greatest number of which both are integer multiples. */
function commonUnit(a: Rational, b: Rational): Rational {
  let x = a.absolute(), y = b.absolute();
  while (!y.isZero) {
    const rest = x.minus(y.times(Rational.of(x.dividedBy(y).floor())));
    [x, y] = [y, rest];
  }
  return x;
}

/**
 * (p x + q) + (r x + s) e^(a x + b) = 0 with p = 0 or r = 0, by W(z) e^W(z)
 * = z (Corless et al., "On the Lambert W function", 1996). Only the principal
 * branch is given.
 */
function lambert(
  numerator: Expression,
  x: Expression,
  exponentials: readonly Exponential[],
  t: Expression,
): Rewrite[] {
  const [first] = exponentials;
  if (exponentials.length !== 1) return [];
  const inPart = linearIn(numerator, first!.part);
  const plain = inPart && linearIn(inPart.constant, x);
  const beside = inPart && linearIn(inPart.slope, x);
  if (plain === undefined || beside === undefined) return [];
  const { rate: a, shift: b } = first!;
  const w = (argument: Expression) => call("lambertw", argument);
  let value: Expression;
  if (same(beside.slope, zero)) {
    const root = negate(divide(plain.constant, plain.slope));
    const argument = multiply(
      divide(multiply(a, beside.constant), plain.slope),
      exp(add(b, multiply(a, root))),
    );
    value = add(root, negate(divide(w(argument), a)));
  } else if (same(plain.slope, zero)) {
    const root = negate(divide(beside.constant, beside.slope));
    const argument = multiply(
      negate(divide(multiply(a, plain.constant), beside.slope)),
      exp(negate(add(b, multiply(a, root)))),
    );
    value = add(root, divide(w(argument), a));
  } else return [];
  return [{
    name: "Lambert's W",
    expression: t,
    back: { name: t.kind === "variable" ? t.name : "", is: add(value, t) },
    isPartial: true,
  }];
}
