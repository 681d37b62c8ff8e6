/** Denominators x⁴ + p x² + q. */
import {
  add,
  divide,
  type Expression,
  multiply,
  negate,
  numeral,
  one,
  squareRoot,
  subtract,
  two,
  zero,
} from "../../algebra/mod.ts";
import { anyRoot } from "../tools/root.ts";
import { isNegativeConstant } from "../tools/sign.ts";
import { expressionField as field, type Polynomial } from "./field.ts";
import { integrateOverQuadratic } from "./quadratic.ts";

/**
 * ∫ numerator / (c x⁴ + b x² + a) dx: over two quadratics, x² - r and x² - s
 * if the discriminant is no negative number, else x² ± w x + √q.
 *
 * @param numerator Of degree 3 at most.
 * @param factor The denominator.
 * @param x The variable.
 * @returns An antiderivative; undefined for another denominator.
 */
export function integrateBiquadratic(
  numerator: Polynomial,
  factor: Polynomial,
  x: Expression,
): Expression | undefined {
  if (
    factor.length !== 5 || !field.isZero(factor[1]!) ||
    !field.isZero(factor[3]!)
  ) return undefined;
  const lead = factor[4]!;
  const p = field.divide(factor[2]!, lead), q = field.divide(factor[0]!, lead);
  const scaled = [0, 1, 2, 3].map((k) =>
    field.divide(numerator[k] ?? zero, lead)
  );
  const discriminant = field.subtract(
    field.multiply(p, p),
    field.multiply(numeral(4), q),
  );
  const s = anyRoot(q), root = anyRoot(discriminant);
  if (isNegativeConstant(discriminant)) return overConjugates(scaled, p, s, x);
  // √q without a radical saves a root within a root.
  if (s.kind === "numeral" && root.kind !== "numeral") {
    return overConjugates(scaled, p, isNegativeConstant(p) ? s : negate(s), x);
  }
  return overPureQuadratics(scaled, p, root, x);
}

/** x⁴ + p x² + q = (x² - r)(x² - s) with r - s = √(p² - 4q). */
function overPureQuadratics(
  numerator: readonly Expression[],
  p: Expression,
  root: Expression,
  x: Expression,
): Expression {
  const [n0, n1, n2, n3] = numerator as readonly [
    Expression,
    Expression,
    Expression,
    Expression,
  ];
  const part = (sign: 1 | -1): Expression => {
    const signed = sign === 1 ? root : negate(root);
    // The root r of t² + p t + q; the numerator there over r - s.
    const r = divide(subtract(signed, p), two);
    const constant = divide(add(n0, multiply(n2, r)), signed);
    const slope = divide(add(n1, multiply(n3, r)), signed);
    return integrateOverQuadratic([constant, slope], {
      a: negate(r),
      b: zero,
      c: one,
    }, x);
  };
  return add(part(1), part(-1));
}

/** x⁴ + p x² + s² = (x² + w x + s)(x² - w x + s) with w² = 2s - p. */
function overConjugates(
  numerator: readonly Expression[],
  p: Expression,
  s: Expression,
  x: Expression,
): Expression {
  const [n0, n1, n2, n3] = numerator as readonly [
    Expression,
    Expression,
    Expression,
    Expression,
  ];
  const w = squareRoot(subtract(multiply(two, s), p));
  const part = (sign: 1 | -1): Expression => {
    const v = sign === 1 ? w : negate(w);
    // (A x + B)/(x² + v x + s) by comparison of coefficients.
    const constant = divide(
      subtract(
        divide(n0, s),
        divide(subtract(n1, multiply(s, n3)), v),
      ),
      two,
    );
    const slope = divide(
      subtract(n3, divide(subtract(n2, divide(n0, s)), v)),
      two,
    );
    return integrateOverQuadratic([constant, slope], {
      a: s,
      b: v,
      c: one,
    }, x);
  };
  return add(part(1), part(-1));
}
