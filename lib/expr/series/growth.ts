/** Exponentials and powers as the scales on which functions grow. */
import {
  call,
  dependsOn,
  type Expression,
  multiply,
  type Power,
} from "../algebra/mod.ts";
import { standIn } from "./stand_ins.ts";

/**
 * Whether an expression is an exponential in a variable: e^u or b^u, where u
 * depends on it.
 *
 * @param expression Any.
 * @param name The variable.
 * @returns Whether it is.
 */
export function isExponential(
  expression: Expression,
  name: string,
): expression is Power {
  return expression.kind === "power" && dependsOn(expression.exponent, name);
}

/**
 * The logarithm of an exponential.
 *
 * @param exponential b^u.
 * @param name The variable.
 * @returns u ln b.
 */
export function logarithmOf(
  { base, exponent }: Power,
  name: string,
): Expression {
  if (base.kind === "constant" && base.name === "e") return exponent;
  const logarithm = dependsOn(base, name)
    ? standIn("ln", base)
    : call("ln", base);
  return multiply(exponent, logarithm);
}
