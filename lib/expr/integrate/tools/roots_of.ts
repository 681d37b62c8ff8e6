/** The fractional powers in an integrand. */
import {
  dependsOn,
  type Expression,
  isInteger,
  multiply,
  numeral,
  power,
  replace,
  same,
} from "../../algebra/mod.ts";
import { partsOf } from "./kernels.ts";

/** A base with the powers in which it stands under a root. */
export interface RootBase {
  /** Depends on the variable. */
  readonly base: Expression;
  /** The least common denominator of its exponents. */
  readonly degree: bigint;
}

/**
 * The bases of powers whose exponents are fractions.
 *
 * @param integrand Any.
 * @param variable The name of the variable.
 * @returns Each once.
 */
export function rootBases(
  integrand: Expression,
  variable: string,
): readonly RootBase[] {
  const bases: Expression[] = [];
  for (const part of [integrand, ...partsOf(integrand, variable)]) {
    const isRoot = part.kind === "power" && part.exponent.kind === "numeral" &&
      !isInteger(part.exponent) && dependsOn(part.base, variable);
    if (isRoot && !bases.some((base) => same(base, part.base))) {
      bases.push(part.base);
    }
  }
  return bases.map((base) => ({ base, degree: degreeOf(integrand, base) }));
}

/** The least common denominator of the exponents of a base. */
function degreeOf(integrand: Expression, base: Expression): bigint {
  let degree = 1n;
  replace(integrand, (node) => {
    if (
      node.kind === "power" && same(node.base, base) &&
      node.exponent.kind === "numeral"
    ) {
      const { denominator } = node.exponent.value;
      degree = degree * denominator / gcd(degree, denominator);
    }
    return undefined;
  });
  return degree;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

/**
 * Puts another base under the fractional powers of one.
 *
 * @param integrand Any.
 * @param root The base.
 * @param replacement Stands for the base to the power 1/degree.
 * @returns The integrand with powers of the replacement.
 */
export function replaceRoots(
  integrand: Expression,
  root: RootBase,
  replacement: (exponent: Expression) => Expression,
): Expression {
  return replace(
    integrand,
    (node) =>
      node.kind === "power" && same(node.base, root.base) &&
        node.exponent.kind === "numeral" && !isInteger(node.exponent)
        ? replacement(multiply(node.exponent, numeral(root.degree)))
        : undefined,
  );
}

/**
 * A root of a base.
 *
 * @param root The base and the degree.
 * @returns base ^ (1/degree).
 */
export function rootOf(root: RootBase): Expression {
  return power(root.base, numeral(1n, root.degree));
}
