/**
 * Sums of products of powers of x, exponentials, sines and cosines of linear
 * arguments: the functions whose integrals are of the same kind.
 */
import {
  add,
  call,
  dependsOn,
  exp,
  type Expression,
  isInteger,
  multiply,
  negate,
  numeral,
  one,
  power,
  same,
  subtract,
  zero,
} from "../../algebra/mod.ts";
import { spend } from "../../budget.ts";
import { linearIn } from "../tools/polynomial.ts";

/** What multiplies a power and an exponential. */
export type Wave = "one" | "sin" | "cos" | "sinh" | "cosh";

/** coefficient · x^degree · base^exponent · wave(phase) */
export interface Term {
  /** Without the variable. */
  readonly coefficient: Expression;
  /** At least 0. */
  readonly degree: number;
  /** A product of powers of constants with linear exponents, or 1. */
  readonly exponential: Expression;
  /** Which function. */
  readonly wave: Wave;
  /** Linear; 0 if there is no function. */
  readonly phase: Expression;
}

const half = numeral(1, 2);
/** More terms are not multiplied out. */
const mostTerms = 200;
const largestPower = 24;

const unit: Term = {
  coefficient: one,
  degree: 0,
  exponential: one,
  wave: "one",
  phase: zero,
};

/**
 * Reads such a sum; powers and products of waves are turned into sums of
 * waves.
 *
 * @param expression Any.
 * @param variable The name of the variable.
 * @returns Its terms; undefined if it is none.
 */
export function termsIn(
  expression: Expression,
  variable: string,
): readonly Term[] | undefined {
  if (!dependsOn(expression, variable)) {
    return [{ ...unit, coefficient: expression }];
  }
  switch (expression.kind) {
    case "variable":
      return [{ ...unit, degree: 1 }];
    case "sum":
      return sumOf(expression.terms, variable);
    case "product":
      return productOf(expression.factors, variable);
    case "power":
      return powerOf(expression.base, expression.exponent, variable);
    case "call":
      return waveOf(expression.name, expression.arguments[0]!, variable);
    default:
      return undefined;
  }
}

function sumOf(
  parts: readonly Expression[],
  variable: string,
): readonly Term[] | undefined {
  const all: Term[] = [];
  for (const part of parts) {
    const terms = termsIn(part, variable);
    if (terms === undefined) return undefined;
    all.push(...terms);
  }
  return all;
}

function productOf(
  parts: readonly Expression[],
  variable: string,
): readonly Term[] | undefined {
  let result: readonly Term[] | undefined = [unit];
  for (const part of parts) {
    const terms = termsIn(part, variable);
    if (terms === undefined) return undefined;
    result = times(result, terms);
    if (result === undefined) return undefined;
  }
  return result;
}

function powerOf(
  base: Expression,
  exponent: Expression,
  variable: string,
): readonly Term[] | undefined {
  if (!dependsOn(base, variable)) {
    return linearIn(exponent, variable) === undefined
      ? undefined
      : [{ ...unit, exponential: power(base, exponent) }];
  }
  if (!isInteger(exponent) || exponent.value.sign < 0) return undefined;
  const n = Number(exponent.value.numerator);
  if (base.kind === "variable") return [{ ...unit, degree: n }];
  return n > largestPower
    ? undefined
    : productOf(new Array<Expression>(n).fill(base), variable);
}

function waveOf(
  name: string,
  phase: Expression,
  variable: string,
): readonly Term[] | undefined {
  switch (name) {
    case "sin":
    case "cos":
    case "sinh":
    case "cosh":
      return linearIn(phase, variable) === undefined
        ? undefined
        : [{ ...unit, wave: name, phase }];
    default:
      return undefined;
  }
}

function times(
  a: readonly Term[],
  b: readonly Term[],
): readonly Term[] | undefined {
  if (a.length * b.length > 4 * mostTerms) return undefined;
  spend(8 * a.length * b.length);
  const product = collect(
    a.flatMap((left) => b.flatMap((right) => timesTerm(left, right))),
  );
  return product.length > mostTerms ? undefined : product;
}

/** Adds terms that differ in their coefficients only. */
export function collect(terms: readonly Term[]): readonly Term[] {
  const collected: Term[] = [];
  for (const term of terms) {
    spend(collected.length >> 3);
    const place = collected.findIndex((other) => isLike(term, other));
    if (place < 0) collected.push(term);
    else {
      const other = collected[place]!;
      collected[place] = {
        ...other,
        coefficient: add(other.coefficient, term.coefficient),
      };
    }
  }
  return collected.filter(({ coefficient }) => !same(coefficient, zero));
}

function isLike(a: Term, b: Term): boolean {
  return a.degree === b.degree && a.wave === b.wave && same(a.phase, b.phase) &&
    same(a.exponential, b.exponential);
}

function timesTerm(a: Term, b: Term): readonly Term[] {
  const coefficient = multiply(a.coefficient, b.coefficient);
  const degree = a.degree + b.degree;
  const exponential = multiply(a.exponential, b.exponential);
  if (a.wave === "one" || b.wave === "one") {
    const { wave, phase } = a.wave === "one" ? b : a;
    return [{ coefficient, degree, exponential, wave, phase }];
  }
  if (isCircular(a.wave) !== isCircular(b.wave)) {
    const [circular, other] = isCircular(a.wave) ? [a, b] : [b, a];
    return exponentials(other).map((part) => ({
      coefficient: multiply(coefficient, part.coefficient),
      degree,
      exponential: multiply(exponential, part.exponential),
      wave: circular.wave,
      phase: circular.phase,
    }));
  }
  return timesWave(a, b).map(({ factor, wave, phase }) =>
    canonical({
      coefficient: multiply(coefficient, factor),
      degree,
      exponential,
      wave,
      phase,
    })
  );
}

function isCircular(wave: Wave): boolean {
  return wave === "sin" || wave === "cos";
}

interface WavePart {
  readonly factor: Expression;
  readonly wave: Wave;
  readonly phase: Expression;
}

/** 2 sin a sin b = cos(a - b) - cos(a + b), and so on (DLMF 4.21, 4.35). */
function timesWave(a: Term, b: Term): readonly WavePart[] {
  const sum = add(a.phase, b.phase), difference = subtract(a.phase, b.phase);
  const [sine, cosine]: readonly Wave[] = isCircular(a.wave)
    ? ["sin", "cos"]
    : ["sinh", "cosh"];
  const minus = negate(half);
  if (a.wave === b.wave) {
    const isSine = a.wave === sine;
    const circularSine = isSine && a.wave === "sin";
    return [
      { factor: circularSine ? minus : half, wave: cosine!, phase: sum },
      {
        factor: isSine && !circularSine ? minus : half,
        wave: cosine!,
        phase: difference,
      },
    ];
  }
  const second = a.wave === sine ? half : minus;
  return [
    { factor: half, wave: sine!, phase: sum },
    { factor: second, wave: sine!, phase: difference },
  ];
}

/** A wave of a phase without the variable is a number; one of a phase with a
 * minus loses it. */
function canonical(term: Term): Term {
  if (term.wave === "one") return term;
  const value = call(term.wave, term.phase);
  if (same(term.phase, zero)) {
    return {
      ...term,
      wave: "one",
      phase: zero,
      coefficient: multiply(term.coefficient, value),
    };
  }
  const plain = value.kind === "product" ? value.factors[1]! : value;
  return plain.kind === "call" && plain.name === term.wave
    ? {
      ...term,
      phase: plain.arguments[0]!,
      coefficient: plain === value
        ? term.coefficient
        : negate(term.coefficient),
    }
    : term;
}

/**
 * A hyperbolic wave as exponentials; a term without one as it is.
 *
 * @param term Any.
 * @returns Terms that are equal to it together.
 */
export function exponentials(term: Term): readonly Term[] {
  if (term.wave !== "sinh" && term.wave !== "cosh") return [term];
  const part = (sign: 1 | -1): Term => ({
    ...term,
    wave: "one",
    phase: zero,
    coefficient: multiply(
      term.coefficient,
      term.wave === "sinh" && sign === -1 ? negate(half) : half,
    ),
    exponential: multiply(
      term.exponential,
      exp(sign === 1 ? term.phase : negate(term.phase)),
    ),
  });
  return [part(1), part(-1)];
}
