/** Integrals over quadratic denominators. */
import {
  add,
  call,
  divide,
  type Expression,
  multiply,
  negate,
  numeral,
  power,
  two,
  zero,
} from "../../algebra/mod.ts";
import { anyRoot } from "../tools/root.ts";
import { isNegativeConstant } from "../tools/sign.ts";
import { expressionField as field } from "./field.ts";

/** c x² + b x + a */
export interface Quadratic {
  /** The constant coefficient. */
  readonly a: Expression;
  /** That of x. */
  readonly b: Expression;
  /** That of x², not 0. */
  readonly c: Expression;
}

/**
 * ∫ dx / (c x² + b x + a): an arc tangent where the discriminant is a negative
 * number or nothing is known of its sign and the equation is pure, else an
 * area tangent.
 *
 * @param quadratic Not a square.
 * @param x The variable, or what stands for it.
 * @returns An antiderivative.
 */
export function integrateReciprocal(
  { a, b, c }: Quadratic,
  x: Expression,
): Expression {
  const slope = add(multiply(two, c, x), b);
  const discriminant = field.subtract(
    field.multiply(b, b),
    field.multiply(numeral(4), field.multiply(a, c)),
  );
  if (isPure(b) && discriminant.kind !== "numeral") {
    return pureReciprocal(a, c, x);
  }
  if (isNegativeConstant(discriminant)) {
    const root = anyRoot(negate(discriminant));
    return multiply(two, power(root, numeral(-1)), arc("atan", slope, root));
  }
  const root = anyRoot(discriminant);
  return multiply(
    numeral(-2),
    power(root, numeral(-1)),
    arc("atanh", slope, root),
  );
}

function isPure(b: Expression): boolean {
  return b.kind === "numeral" && b.value.isZero;
}

/** ∫ dx / (a + c x²) with parameters. */
function pureReciprocal(
  a: Expression,
  c: Expression,
  x: Expression,
): Expression {
  const isDifference = isNegativeConstant(a) !== isNegativeConstant(c);
  const name = isDifference ? "atanh" : "atan";
  const size = (e: Expression) => isNegativeConstant(e) ? negate(e) : e;
  const below = anyRoot(size(a)), beside = anyRoot(size(c));
  const value = divide(
    call(name, divide(multiply(beside, x), below)),
    multiply(below, beside),
  );
  return isNegativeConstant(a) ? negate(value) : value;
}

/** The function of numerator / root, the common content taken out. */
function arc(
  name: "atan" | "atanh",
  numerator: Expression,
  root: Expression,
): Expression {
  return call(name, divide(numerator, root));
}

/**
 * ∫ (p x + q) dx / (c x² + b x + a).
 *
 * @param numerator q and p.
 * @param quadratic The denominator.
 * @param x The variable, or what stands for it.
 * @returns An antiderivative.
 */
export function integrateOverQuadratic(
  [q, p = zero]: readonly Expression[],
  quadratic: Quadratic,
  x: Expression,
): Expression {
  const { a, b, c } = quadratic;
  const half = field.divide(p, field.multiply(two, c));
  const rest = field.subtract(q ?? zero, field.multiply(half, b));
  const value = add(multiply(c, power(x, two)), multiply(b, x), a);
  const logarithm = multiply(half, call("ln", value));
  return field.isZero(rest)
    ? logarithm
    : add(logarithm, multiply(rest, integrateReciprocal(quadratic, x)));
}
