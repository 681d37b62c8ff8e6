/**
 * Equations whose unknown stands in several parts, rewritten so that it stands
 * in one. Every solution of the equation solves the rewritten one; what is no
 * solution is found when candidates are confirmed.
 */
import {
  add,
  call,
  exp,
  type Expression,
  multiply,
  negate,
  numeral,
  one,
  power,
  replace,
  same,
  substitute,
  variable,
  variablesOf,
  zero,
} from "../algebra/mod.ts";
import { coefficientsOf, rationalNormal } from "../simplify/mod.ts";
import { inExponential } from "./exponentials.ts";
import { linearIn } from "./linear_form.ts";
import { inTrigonometric } from "./trigonometric.ts";

/** An equation that implies the given one. */
export interface Rewrite {
  /** What was done. */
  readonly name: string;
  /** What is to be 0. */
  readonly expression: Expression;
  /** If the expression is in a new unknown: its name, and what it stands for
   * in terms of the old one. */
  readonly part?: { readonly name: string; readonly is: Expression };
  /** If the old unknown is a function of the new one: that function. */
  readonly back?: { readonly name: string; readonly is: Expression };
  /** Values of the unknown that the rewriting may lose: start + n · step. */
  readonly lost?: readonly {
    readonly start: Expression;
    readonly step: Expression;
  }[];
  /** Whether solutions on other branches are left out. */
  readonly isPartial?: boolean;
}

/**
 * The ways to bring an unknown into one part.
 *
 * @param numerator The equation's left side, expanded.
 * @param x The unknown.
 * @param parts What holds the unknown in it, as `generators` finds them.
 * @returns Rewritten equations, the most promising first.
 */
export function rewrites(
  numerator: Expression,
  x: Expression,
  parts: readonly Expression[],
): Rewrite[] {
  const t = variable(freshName(numerator, x));
  const rules = [
    inExponential,
    inTrigonometric,
    inRoot,
    withoutRoot,
    withoutLogarithms,
    inLogarithm,
    withoutAbsolute,
  ];
  return rules.flatMap((rule) => rule(numerator, x, parts, t));
}

/** How a rule is called; t is a name that stands nowhere. */
export type RewriteRule = (
  numerator: Expression,
  x: Expression,
  parts: readonly Expression[],
  t: Expression,
) => Rewrite[];

function freshName(numerator: Expression, x: Expression): string {
  const taken = new Set([...variablesOf(numerator), ...variablesOf(x)]);
  let name = "t";
  while (taken.has(name)) name += "_";
  return name;
}

const nameOf = (t: Expression): string => t.kind === "variable" ? t.name : "";

/** The radicand and the exponent of a part that is a root. */
function rootOf(
  part: Expression,
): { readonly radicand: Expression; readonly degree: bigint } | undefined {
  if (part.kind !== "power" || part.exponent.kind !== "numeral") {
    return undefined;
  }
  return { radicand: part.base, degree: part.exponent.value.denominator };
}

/** x and roots of one linear radicand a x + b: t = (a x + b)^(1/q). */
const inRoot: RewriteRule = (numerator, x, parts, t) => {
  const roots = parts.filter((part) => !same(part, x)).map(rootOf);
  const first = roots[0];
  if (first === undefined) return [];
  if (!roots.every((r) => r && same(r.radicand, first.radicand))) return [];
  const line = linearIn(first.radicand, x);
  if (line === undefined || same(line.slope, zero)) return [];
  const degree = roots.reduce(
    (lcm, root) => lcm * root!.degree / gcd(lcm, root!.degree),
    1n,
  );
  if (degree > 24n) return [];
  const is = multiply(
    add(power(t, numeral(degree)), negate(line.constant)),
    power(line.slope, numeral(-1)),
  );
  const replaced = replace(numerator, (part) => {
    const root = rootOf(part);
    if (root === undefined || part.kind !== "power") return undefined;
    if (!same(root.radicand, first.radicand)) return undefined;
    return power(t, multiply(part.exponent, numeral(degree)));
  });
  const expression = substitute(replaced, new Map([[nameOf(x), is]]));
  return [{ name: "a root as the unknown", expression, back: backOf(t, is) }];
};

function backOf(t: Expression, is: Expression) {
  return { name: nameOf(t), is };
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/** A + B r^(1/2) = 0 implies A² = B² r. */
const withoutRoot: RewriteRule = (numerator, _, parts) => {
  const roots = parts.filter((part) => rootOf(part)?.degree === 2n);
  const part = roots.toSorted((a, b) => b.size - a.size)[0];
  if (part === undefined || part.kind !== "power") return [];
  const root = power(part.base, numeral(1, 2));
  let even: Expression = zero, odd: Expression = zero;
  for (const { exponent, coefficient } of coefficientsOf(numerator, root)) {
    if (exponent.kind !== "numeral" || !exponent.value.isInteger) return [];
    const n = exponent.value.numerator;
    const half = numeral((n - (n & 1n)) / 2n);
    const term = multiply(coefficient, power(part.base, half));
    if ((n & 1n) === 0n) even = add(even, term);
    else odd = add(odd, term);
  }
  if (same(odd, zero)) return [];
  const expression = add(
    multiply(even, even),
    negate(multiply(odd, odd, part.base)),
  );
  return [{ name: "squares", expression }];
};

/** Σ c ln(u) + d = 0 with integers c implies Π u^c = e^(-d). */
const withoutLogarithms: RewriteRule = (numerator, x, parts) => {
  if (parts.length < 2) return [];
  let rest = numerator;
  const factors: Expression[] = [];
  for (const part of parts) {
    if (part.kind !== "call" || part.name !== "ln") return [];
    const line = linearIn(rest, part);
    if (line === undefined || line.slope.kind !== "numeral") return [];
    if (!line.slope.value.isInteger) return [];
    factors.push(power(part.arguments[0]!, line.slope));
    rest = line.constant;
  }
  if ((rest.mask & x.mask) !== 0) return [];
  const right = exp(negate(rest));
  return [{
    name: "logarithms joined",
    expression: add(multiply(...factors), negate(right)),
  }];
};

/** x and ln(x): x = e^t. */
const inLogarithm: RewriteRule = (numerator, x, parts, t) => {
  const logarithm = call("ln", x);
  const others = parts.filter((part) => !same(part, x));
  if (others.length !== 1 || !same(others[0]!, logarithm)) return [];
  const is = exp(t);
  const replaced = replace(
    numerator,
    (part) => same(part, logarithm) ? t : undefined,
  );
  return [{
    name: "a logarithm as the unknown",
    expression: substitute(replaced, new Map([[nameOf(x), is]])),
    back: backOf(t, is),
  }];
};

/** |u| is u or -u. */
const withoutAbsolute: RewriteRule = (numerator, _, parts) => {
  const part = parts.find((part) =>
    part.kind === "call" && part.name === "abs"
  );
  if (part === undefined || part.kind !== "call") return [];
  const signed = [one, numeral(-1)].map((sign) => {
    const value = multiply(sign, part.arguments[0]!);
    return replace(numerator, (inner) => same(inner, part) ? value : undefined);
  });
  return [{
    name: "cases of an absolute value",
    expression: multiply(...signed.map((f) => rationalNormal(f).numerator)),
    // What is not real has other absolute values than these.
    isPartial: true,
  }];
};
