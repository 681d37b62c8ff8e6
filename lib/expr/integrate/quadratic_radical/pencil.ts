/** Integrals over a quadratic and the root of another one. */
import {
  add,
  divide,
  type Expression,
  multiply,
  negate,
  numeral,
  subtract,
  two,
  zero,
} from "../../algebra/mod.ts";
import {
  expressionField as field,
  type Polynomial,
  ring,
} from "../rational/field.ts";
import { integrateOverQuadratic } from "../rational/quadratic.ts";
import { anyRoot } from "../tools/root.ts";
import { isNegativeConstant } from "../tools/sign.ts";
import { integrateOverPure, integratePole } from "./elementary.ts";

/** ∫ numerator/(factor √Q) dx as it is handed around. */
export interface SimpleRadical {
  /** Of lower degree than the factor. */
  readonly numerator: Polynomial;
  /** Quadratic, square-free, coprime to Q. */
  readonly factor: Polynomial;
  /** Q. */
  readonly quadratic: Polynomial;
  /** √Q as it is written in the integrand. */
  readonly root: Expression;
}

/**
 * ∫ (q1 x + q0)/(F √Q) dx: pure after a shift if F and Q have the same centre,
 * else by the two squares in the pencil Q + λ F.
 *
 * @param problem Numerator, F and Q.
 * @param x The variable.
 * @returns An antiderivative; undefined if F is no quadratic.
 */
export function integrateOverFactor(
  problem: SimpleRadical,
  x: Expression,
): Expression | undefined {
  const { factor, quadratic } = problem;
  if (factor.length !== 3) return undefined;
  const centre = field.divide(factor[1]!, field.multiply(two, factor[2]!));
  const other = field.divide(quadratic[1]!, field.multiply(two, quadratic[2]!));
  if (field.equals(centre, other)) return shifted(problem, centre, x);
  const discriminant = field.subtract(
    field.multiply(factor[1]!, factor[1]!),
    field.multiply(numeral(4), field.multiply(factor[0]!, factor[2]!)),
  );
  return isNegativeConstant(discriminant)
    ? bySquares(problem, x) ?? byRoots(problem, discriminant, x)
    : byRoots(problem, discriminant, x);
}

/** x = z - centre. */
function shifted(
  { numerator, factor, quadratic, root }: SimpleRadical,
  centre: Expression,
  x: Expression,
): Expression | undefined {
  const line = ring.of([field.negate(centre), field.one]);
  const [n, f, q] = [numerator, factor, quadratic].map((polynomial) =>
    ring.compose(polynomial, line)
  );
  return integrateOverPure(n!, f!, q!, root, add(x, centre));
}

/** Q + λ F = k (x - r)². */
interface Square {
  readonly lambda: Expression;
  readonly k: Expression;
  readonly r: Expression;
}

/**
 * With Q + λ₁ F = k₁ X₁², Q + λ₂ F = k₂ X₂², X = x - r and t = X₁/√Q:
 * dt = a₂ X₂ (r₁ - r₂) dx/Q^(3/2), and F/Q is quadratic in t
 * (G. H. Hardy, The Integration of Functions of a Single Variable, section 15).
 */
function bySquares(
  { numerator, factor, quadratic, root }: SimpleRadical,
  x: Expression,
): Expression | undefined {
  const squares = squaresIn(factor, quadratic);
  if (squares === undefined) return undefined;
  const [first, second] = squares;
  const [q0 = zero, q1 = zero] = numerator;
  const gap = field.subtract(first.r, second.r);
  // q1 x + q0 = α (x - r₂) + β (x - r₁)
  const at = (r: Expression) => field.add(field.multiply(q1, r), q0);
  const alpha = field.divide(at(first.r), gap);
  const beta = field.negate(field.divide(at(second.r), gap));
  const part = (own: Square, other: Square) => {
    const apart = field.subtract(own.lambda, other.lambda);
    // F = b X² + b' X'², Q = a X² + a' X'², X belonging to `own`.
    const b = field.divide(own.k, apart);
    const b2 = field.negate(field.divide(other.k, apart));
    const cross = field.divide(field.multiply(own.k, other.k), apart);
    const t = divide(subtract(x, own.r), root);
    const integral = integrateOverQuadratic([field.one], {
      a: b2,
      b: zero,
      c: cross,
    }, t);
    return field.isZero(b) ? undefined : integral;
  };
  const terms = [
    [alpha, part(first, second), gap],
    [beta, part(second, first), field.negate(gap)],
  ] as const;
  const results: Expression[] = [];
  for (const [weight, integral, distance] of terms) {
    if (field.isZero(weight)) continue;
    if (integral === undefined) return undefined;
    results.push(divide(multiply(weight, integral), distance));
  }
  return add(...results);
}

/** The two squares; undefined if they are complex or at infinity. */
function squaresIn(
  [f, f1, f2]: Polynomial,
  [c, b, a]: Polynomial,
): readonly [Square, Square] | undefined {
  const four = numeral(4);
  const times = field.multiply;
  const e2 = field.subtract(times(f1!, f1!), times(four, times(f!, f2!)));
  const e1 = field.subtract(
    times(two, times(b!, f1!)),
    times(four, field.add(times(a!, f!), times(c!, f2!))),
  );
  const e0 = field.subtract(times(b!, b!), times(four, times(a!, c!)));
  const discriminant = field.subtract(
    times(e1, e1),
    times(four, times(e2, e0)),
  );
  if (field.isZero(discriminant) || isNegativeConstant(discriminant)) {
    return undefined;
  }
  const root = anyRoot(discriminant);
  const [first, second] = [root, negate(root)].map((signed) => {
    const lambda = field.divide(field.subtract(signed, e1), times(two, e2));
    const k = field.add(a!, times(lambda, f2!));
    if (field.isZero(k)) return undefined;
    const slope = field.add(b!, times(lambda, f1!));
    const r = field.negate(field.divide(slope, times(two, k)));
    return { lambda, k, r };
  });
  return first === undefined || second === undefined
    ? undefined
    : [first, second];
}

/** Over the two roots of F. */
function byRoots(
  { numerator, factor, quadratic, root }: SimpleRadical,
  discriminant: Expression,
  x: Expression,
): Expression {
  const [, f1, f2] = factor as [Expression, Expression, Expression];
  const size = anyRoot(discriminant);
  const slope = ring.derivative(factor);
  return add(...[size, negate(size)].map((signed) => {
    const alpha = field.divide(
      field.subtract(signed, f1),
      field.multiply(two, f2),
    );
    const residue = field.divide(
      ring.evaluate(numerator, alpha),
      ring.evaluate(slope, alpha),
    );
    return multiply(residue, integratePole(alpha, quadratic, root, x));
  }));
}
