/** Roots of numbers that contain roots, without the outer root. */
import {
  add,
  type Expression,
  i,
  multiply,
  negate,
  numeral,
  type Power,
  power,
  splitCoefficient,
  squareRoot,
  type Sum,
} from "../algebra/mod.ts";
import { integerRoot } from "../exact/radicals.ts";
import { Rational } from "../exact/rational.ts";
import { factorOverRationals } from "../polynomial/factor_univariate.ts";

/**
 * The value of sqrt(a + b sqrt(c)) and cbrt(a + b sqrt(c)), for rational
 * numbers, as a sum of simple roots.
 *
 * @param expression A power with a fraction as exponent.
 * @returns The same number, exactly; undefined if it is none of these or
 * cannot be written so.
 */
export function denested(expression: Power): Expression | undefined {
  const { base, exponent } = expression;
  if (exponent.kind !== "numeral" || base.kind !== "sum") return undefined;
  const surd = surdOf(base);
  if (surd === undefined) return undefined;
  const { denominator } = exponent.value;
  const root = denominator === 2n
    ? squareRootOf(surd)
    : denominator === 3n
    ? cubeRootOf(surd)
    : undefined;
  return root && power(root, numeral(exponent.value.numerator));
}

/** a + b sqrt(c), c an integer that is no square. */
interface Surd {
  readonly a: Rational;
  readonly b: Rational;
  readonly c: Rational;
}

function surdOf({ terms }: Sum): Surd | undefined {
  const [first, second] = terms;
  if (terms.length !== 2 || first?.kind !== "numeral") return undefined;
  const { coefficient, rest } = splitCoefficient(second!);
  const isRoot = rest.kind === "power" && rest.base.kind === "numeral" &&
    rest.exponent.kind === "numeral" &&
    rest.exponent.value.equals(Rational.of(1, 2));
  if (!isRoot || rest.base.kind !== "numeral") return undefined;
  const c = rest.base.value;
  if (c.sign <= 0) return undefined;
  return { a: first.value, b: coefficient, c };
}

/** Of a + b sqrt(c), exactly. */
function signOf({ a, b, c }: Surd): number {
  if (a.sign * b.sign >= 0) return a.sign || b.sign;
  const squares = a.times(a).compare(b.times(b).times(c));
  return squares > 0 ? a.sign : b.sign;
}

/** With d = sqrt(a² - b² c): the square of sqrt((a + d) / 2) ±
 * sqrt((a - d) / 2) is a ± sqrt(b² c) (Borodin, Fagin, Hopcroft, Tompa,
 * "Decreasing the nesting depth of expressions involving square roots",
 * 1985, theorem 1). */
function squareRootOf(surd: Surd): Expression | undefined {
  if (signOf(surd) < 0) {
    const { a, b, c } = surd;
    const root = squareRootOf({ a: a.negated(), b: b.negated(), c });
    return root && multiply(i, root);
  }
  const { a, b, c } = surd;
  const d = rationalRoot(a.times(a).minus(b.times(b).times(c)), 2);
  if (d === undefined || a.sign < 0) return undefined;
  const half = Rational.of(1, 2);
  const large = squareRoot(numeral(a.plus(d).times(half)));
  const small = squareRoot(numeral(a.minus(d).times(half)));
  return add(large, b.sign < 0 ? negate(small) : small);
}

/**
 * (p + q sqrt(c))³ = a + b sqrt(c): with the norm n = p² - q² c, whose cube is
 * a² - b² c, p is a rational root of 4 p³ - 3 n p = a. The principal root of
 * a negative number is not real, and is left.
 */
function cubeRootOf(surd: Surd): Expression | undefined {
  const { a, b, c } = surd;
  if (signOf(surd) < 0) return undefined;
  const norm = rationalRoot(a.times(a).minus(b.times(b).times(c)), 3);
  if (norm === undefined) return undefined;
  const { factors } = factorOverRationals([
    a.negated(),
    norm.times(Rational.of(-3)),
    Rational.of(0),
    Rational.of(4),
  ]);
  for (const { factor } of factors) {
    if (factor.length !== 2) continue;
    const p = factor[0]!.negated();
    // 3 p² q + q³ c = b with q² c = p² - n.
    const divisor = p.times(p).times(Rational.of(4)).minus(norm);
    if (divisor.isZero) continue;
    const q = b.dividedBy(divisor);
    const isRoot = p.times(p).minus(q.times(q).times(c)).equals(norm);
    if (isRoot && signOf({ a: p, b: q, c }) > 0) {
      return add(
        numeral(p),
        multiply(numeral(q), squareRoot(numeral(c))),
      );
    }
  }
  return undefined;
}

/** The real root, if it is rational. */
function rationalRoot(value: Rational, degree: 2 | 3): Rational | undefined {
  if (value.sign < 0 && degree === 2) return undefined;
  const { numerator, denominator } = value.absolute();
  const top = integerRoot(numerator, degree);
  const bottom = integerRoot(denominator, degree);
  if (!top.exact || !bottom.exact) return undefined;
  const root = Rational.of(top.root, bottom.root);
  return value.sign < 0 ? root.negated() : root;
}
