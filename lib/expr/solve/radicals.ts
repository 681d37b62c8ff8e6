/**
 * Roots of polynomials of degree 1 to 4, and of x^n = c, in radicals. The
 * coefficients are any expressions free of the unknown; every formula holds
 * over the complex numbers with principal values.
 */
import {
  add,
  call,
  divide,
  exp,
  type Expression,
  i,
  multiply,
  negate,
  numeral,
  pi,
  power,
  same,
  squareRoot,
  subtract,
  two,
  zero,
} from "../algebra/mod.ts";
import { expandExpression } from "../simplify/mod.ts";
import { spend } from "../budget.ts";

/** Coefficients, ascending; the last one is not 0. */
export type Coefficients = readonly Expression[];

const three = numeral(3);
const four = numeral(4);

/**
 * All roots, in radicals.
 *
 * @param coefficients Ascending, the last one not 0.
 * @returns As many roots as the degree says, equal ones repeated; undefined if
 * there is no formula for this degree.
 */
export function rootsInRadicals(
  coefficients: Coefficients,
): Expression[] | undefined {
  spend(100);
  const degree = coefficients.length - 1;
  if (degree < 1) return [];
  const inner = coefficients.slice(1, -1);
  if (inner.every(isZero)) {
    const ratio = divide(coefficients[0]!, coefficients[degree]!);
    return rootsOf(expandExpression(negate(ratio)), degree);
  }
  switch (degree) {
    case 2:
      return quadraticRoots(coefficients);
    case 3:
      return cubicRoots(monic(coefficients));
    case 4:
      return quarticRoots(monic(coefficients));
    default:
      return undefined;
  }
}

const isZero = (expression: Expression): boolean => same(expression, zero);

function monic(coefficients: Coefficients): Coefficients {
  const last = coefficients.at(-1)!;
  return coefficients.map((c) => expandExpression(divide(c, last)));
}

/**
 * The n-th roots of a number.
 *
 * @param value Any expression.
 * @param n At least 1.
 * @returns The n roots; the principal one is the first.
 */
export function rootsOf(value: Expression, n: number): Expression[] {
  if (isZero(value)) return Array.from({ length: n }, () => zero);
  const negative = value.kind === "numeral" && value.value.sign < 0;
  if (negative && n % 2 === 1) {
    // The real root of a negative number, rather than the principal one.
    return rootsOf(negate(value), n).map(negate);
  }
  const principal = power(value, numeral(1, n));
  return Array.from(
    { length: n },
    (_, k) => multiply(principal, rootOfUnity(k, n)),
  );
}

/** e^(2π i k / n), in radicals where sine and cosine are known. */
export function rootOfUnity(k: number, n: number): Expression {
  const angle = multiply(numeral(2 * k, n), pi);
  const cosine = call("cos", angle), sine = call("sin", angle);
  const isExact = cosine.mask === 0 && cosine.kind !== "call" &&
    sine.kind !== "call";
  return isExact && !mentionsCall(cosine) && !mentionsCall(sine)
    ? expandExpression(add(cosine, multiply(i, sine)))
    : exp(multiply(i, angle));
}

function mentionsCall(expression: Expression): boolean {
  switch (expression.kind) {
    case "call":
      return true;
    case "sum":
      return expression.terms.some(mentionsCall);
    case "product":
      return expression.factors.some(mentionsCall);
    default:
      return false;
  }
}

/** (-b ± sqrt(b² - 4ac)) / 2a */
function quadraticRoots([c, b, a]: Coefficients): Expression[] {
  const discriminant = expandExpression(
    subtract(multiply(b!, b!), multiply(four, a!, c!)),
  );
  const root = squareRoot(discriminant);
  const below = multiply(two, a!);
  return [add(negate(b!), root), subtract(negate(b!), root)]
    .map((above) => expandExpression(divide(above, below)));
}

/** Cardano's formula; three real roots of a rational cubic by cosines
 * (Viète), which needs no complex numbers. */
function cubicRoots([c0, c1, c2]: Coefficients): Expression[] {
  const shift = divide(c2!, three);
  const p = expandExpression(subtract(c1!, multiply(c2!, shift)));
  const q = expandExpression(add(
    multiply(two, power(shift, three)),
    negate(multiply(shift, c1!)),
    c0!,
  ));
  return depressedCubicRoots(p, q)
    .map((root) => expandExpression(subtract(root, shift)));
}

/** t³ + p t + q = 0 */
function depressedCubicRoots(p: Expression, q: Expression): Expression[] {
  if (isZero(p)) return rootsOf(negate(q), 3);
  const halfQ = divide(q, two), thirdP = divide(p, three);
  const discriminant = expandExpression(
    add(multiply(halfQ, halfQ), power(thirdP, three)),
  );
  if (discriminant.kind === "numeral" && discriminant.value.sign < 0) {
    return cosineRoots(p, q);
  }
  const radicand = expandExpression(
    subtract(squareRoot(discriminant), halfQ),
  );
  return rootsOf(radicand, 3).map((u) => subtract(u, divide(thirdP, u)));
}

/** 2 sqrt(-p/3) cos((acos(3q/(2p) sqrt(-3/p)) - 2πk) / 3), k = 0, 1, 2. */
function cosineRoots(p: Expression, q: Expression): Expression[] {
  const size = multiply(two, squareRoot(divide(negate(p), three)));
  const cosine = multiply(
    divide(multiply(three, q), multiply(two, p)),
    squareRoot(divide(negate(three), p)),
  );
  const angle = divide(call("acos", cosine), three);
  return [0, 1, 2].map((k) =>
    multiply(
      size,
      call("cos", subtract(angle, multiply(numeral(2 * k, 3), pi))),
    )
  );
}

/** Ferrari's method. */
function quarticRoots([c0, c1, c2, c3]: Coefficients): Expression[] {
  const shift = divide(c3!, four);
  const p = expandExpression(
    subtract(c2!, multiply(numeral(6), power(shift, two))),
  );
  const q = expandExpression(add(
    c1!,
    negate(multiply(two, c2!, shift)),
    multiply(numeral(8), power(shift, three)),
  ));
  const r = expandExpression(add(
    c0!,
    negate(multiply(c1!, shift)),
    multiply(c2!, power(shift, two)),
    multiply(numeral(-3), power(shift, four)),
  ));
  const roots = isZero(q) ? biquadraticRoots(p, r) : ferrari(p, q, r);
  return roots.map((root) => expandExpression(subtract(root, shift)));
}

/** y⁴ + p y² + r = 0 */
function biquadraticRoots(p: Expression, r: Expression): Expression[] {
  return quadraticRoots([r, p, numeral(1)]).flatMap((square) => {
    const root = squareRoot(square);
    return [root, negate(root)];
  });
}

/** y⁴ + p y² + q y + r = 0 with q ≠ 0: m solves the resolvent cubic
 * m³ + p m² + (p²/4 - r) m - q²/8 = 0, and is not 0 as q is not. */
function ferrari(p: Expression, q: Expression, r: Expression): Expression[] {
  const resolvent = [
    divide(negate(multiply(q, q)), numeral(8)),
    expandExpression(subtract(divide(multiply(p, p), four), r)),
    p,
    numeral(1),
  ].map((c) => expandExpression(c));
  const m = simplest(cubicRoots(resolvent));
  const twice = squareRoot(expandExpression(multiply(two, m)));
  const roots: Expression[] = [];
  for (const sign of [numeral(1), numeral(-1)]) {
    const inside = expandExpression(negate(add(
      multiply(two, p),
      multiply(two, m),
      divide(multiply(sign, two, q), twice),
    )));
    const root = squareRoot(inside);
    const start = multiply(sign, twice);
    roots.push(
      divide(add(start, root), two),
      divide(subtract(start, root), two),
    );
  }
  return roots;
}

function simplest(candidates: readonly Expression[]): Expression {
  return candidates.reduce((a, b) => b.size < a.size ? b : a);
}
