/** Equations in trigonometric functions of one angle and its multiples. */
import {
  add,
  call,
  type CallName,
  divide,
  type Expression,
  multiply,
  negate,
  numeral,
  one,
  pi,
  power,
  replace,
  same,
  splitCoefficient,
  two,
  variable,
  zero,
} from "../algebra/mod.ts";
import { greatestCommonDivisor, Rational } from "../exact/rational.ts";
import {
  coefficientsOf,
  expandProducts,
  rationalNormal,
} from "../simplify/mod.ts";
import { linearIn } from "./linear_form.ts";
import type { Rewrite, RewriteRule } from "./rewrites.ts";

const functions: ReadonlySet<CallName> = new Set(
  ["sin", "cos", "tan", "sec", "csc", "cot"] as const,
);
const mostMultiples = 12n;

/** The angle of which all arguments are integer multiples. */
function commonAngle(parts: readonly Expression[]): Expression | undefined {
  let unit: Rational | undefined, angle: Expression | undefined;
  for (const part of parts) {
    if (part.kind !== "call" || !functions.has(part.name)) return undefined;
    const { coefficient, rest } = splitCoefficient(part.arguments[0]!);
    if (angle !== undefined && !same(angle, rest)) return undefined;
    angle = rest;
    unit = unit === undefined ? coefficient.absolute() : Rational.of(
      greatestCommonDivisor(
        unit.numerator * coefficient.denominator,
        coefficient.numerator * unit.denominator,
      ),
      unit.denominator * coefficient.denominator,
    );
  }
  return angle && unit && multiply(numeral(unit), angle);
}

/** cos(n u) and sin(n u) / sin(u) as polynomials in cos(u) (DLMF 18.5.1). */
function chebyshev(
  n: bigint,
  cosine: Expression,
): { readonly first: Expression; readonly second: Expression } {
  let [t0, t1]: Expression[] = [one, cosine];
  let [u0, u1]: Expression[] = [zero, one];
  for (let k = 1n; k < n; k++) {
    const next = (a: Expression, b: Expression) =>
      expandProducts(add(multiply(two, cosine, b), negate(a)));
    [t0, t1] = [t1!, next(t0!, t1!)];
    [u0, u1] = [u1!, next(u0!, u1!)];
  }
  return { first: t1!, second: u1! };
}

/**
 * Sines and cosines of multiples of one angle u as a polynomial in cos u, in
 * sin u or in tan u where it is one, else in tan(u/2), beside which u = π is
 * tried.
 */
export const inTrigonometric: RewriteRule = (numerator, x, parts, t) => {
  const angle = commonAngle(parts);
  if (angle === undefined) return [];
  const c = variable("cosine_"), s = variable("sine_");
  const polynomial = inSineAndCosine(numerator, angle, s, c);
  if (polynomial === undefined) return [];
  const name = t.kind === "variable" ? t.name : "";
  const part = (is: Expression) => ({ name, is });
  const swap = (from: Expression, is: Expression, value: Expression) =>
    replace(value, (inner) => same(inner, from) ? is : undefined);
  const found: Rewrite[] = [];
  const inCosine = reduced(polynomial, s, c);
  if (!mentions(inCosine, s)) {
    found.push({
      name: "a cosine as the unknown",
      expression: swap(c, t, inCosine),
      part: part(call("cos", angle)),
    });
  }
  const inSine = reduced(polynomial, c, s);
  if (!mentions(inSine, c)) {
    found.push({
      name: "a sine as the unknown",
      expression: swap(s, t, inSine),
      part: part(call("sin", angle)),
    });
  }
  const inTangent = homogeneous(polynomial, s, c, t);
  if (inTangent !== undefined) {
    found.push({
      name: "a tangent as the unknown",
      expression: inTangent,
      part: part(call("tan", angle)),
      ...lostAngles(angle, x, divide(pi, two), pi),
    });
  }
  found.push(halfAngle(polynomial, s, c, angle, x, t, name));
  return found;
};

function inSineAndCosine(
  numerator: Expression,
  angle: Expression,
  s: Expression,
  c: Expression,
): Expression | undefined {
  let fits = true;
  const replaced = replace(numerator, (part) => {
    if (part.kind !== "call" || !functions.has(part.name)) return undefined;
    const times = divide(part.arguments[0]!, angle);
    if (times.kind !== "numeral" || !times.value.isInteger) return undefined;
    const n = times.value.absolute().numerator;
    if (n > mostMultiples) fits = false;
    if (n > mostMultiples || n === 0n) return undefined;
    const { first, second } = chebyshev(n, c);
    const sine = multiply(s, second);
    return valueOf(part.name, sine, first);
  });
  return fits ? rationalNormal(replaced).numerator : undefined;
}

function valueOf(
  name: CallName,
  sine: Expression,
  cosine: Expression,
): Expression | undefined {
  switch (name) {
    case "sin":
      return sine;
    case "cos":
      return cosine;
    case "tan":
      return divide(sine, cosine);
    case "cot":
      return divide(cosine, sine);
    case "sec":
      return divide(one, cosine);
    case "csc":
      return divide(one, sine);
    default:
      return undefined;
  }
}

function mentions(expression: Expression, part: Expression): boolean {
  return coefficientsOf(expression, part).some(({ exponent }) =>
    !same(exponent, zero)
  );
}

/** Even powers of one become powers of 1 - other². */
function reduced(
  polynomial: Expression,
  away: Expression,
  other: Expression,
): Expression {
  const square = add(one, negate(power(other, two)));
  return expandProducts(add(
    ...coefficientsOf(polynomial, away).map(({ exponent, coefficient }) => {
      const n = exponent.kind === "numeral" ? exponent.value.numerator : 0n;
      return multiply(
        coefficient,
        power(square, numeral(n / 2n)),
        power(away, numeral(n % 2n)),
      );
    }),
  ));
}

/** A polynomial of one total degree in sine and cosine, over cosine^degree;
 * degrees that differ by 2 are joined by sin² + cos² = 1. */
function homogeneous(
  polynomial: Expression,
  s: Expression,
  c: Expression,
  t: Expression,
): Expression | undefined {
  const terms: { degree: bigint; sines: bigint; coefficient: Expression }[] =
    [];
  for (const bySine of coefficientsOf(polynomial, s)) {
    for (const byCosine of coefficientsOf(bySine.coefficient, c)) {
      const i = integerOf(bySine.exponent), j = integerOf(byCosine.exponent);
      if (i === undefined || j === undefined) return undefined;
      const { coefficient } = byCosine;
      terms.push({ degree: i + j, sines: i, coefficient });
    }
  }
  const highest = terms.reduce((m, { degree }) => degree > m ? degree : m, 0n);
  if (terms.some(({ degree }) => (highest - degree) % 2n !== 0n)) {
    return undefined;
  }
  const square = add(one, power(t, two));
  return expandProducts(add(
    ...terms.map(({ degree, sines, coefficient }) =>
      multiply(
        coefficient,
        power(t, numeral(sines)),
        power(square, numeral((highest - degree) / 2n)),
      )
    ),
  ));
}

function integerOf(exponent: Expression): bigint | undefined {
  return exponent.kind === "numeral" && exponent.value.isInteger
    ? exponent.value.numerator
    : undefined;
}

/** sin u = 2t / (1 + t²), cos u = (1 - t²) / (1 + t²), t = tan(u/2). */
function halfAngle(
  polynomial: Expression,
  s: Expression,
  c: Expression,
  angle: Expression,
  x: Expression,
  t: Expression,
  name: string,
): Rewrite {
  const square = power(t, two);
  const below = add(one, square);
  const expression = replace(polynomial, (inner) => {
    if (same(inner, s)) return divide(multiply(two, t), below);
    if (same(inner, c)) return divide(add(one, negate(square)), below);
    return undefined;
  });
  return {
    name: "the tangent of half the angle as the unknown",
    expression,
    part: { name, is: call("tan", divide(angle, two)) },
    ...lostAngles(angle, x, pi, multiply(two, pi)),
  };
}

/** Where angle = start + n · step, if the angle is linear in x. */
function lostAngles(
  angle: Expression,
  x: Expression,
  start: Expression,
  step: Expression,
): Pick<Rewrite, "lost" | "isPartial"> {
  const line = linearIn(angle, x);
  if (line === undefined || same(line.slope, zero)) return { isPartial: true };
  const lost = [{
    start: divide(add(start, negate(line.constant)), line.slope),
    step: divide(step, line.slope),
  }];
  return { lost };
}
