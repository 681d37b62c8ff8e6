/** Rational functions of x and the root y of a polynomial. */
import {
  add,
  dependsOn,
  divide,
  type Expression,
  isInteger,
  multiply,
  numeral,
  power,
  replace,
  same,
  subtract,
  two,
  variable as variableOf,
} from "../../algebra/mod.ts";
import { rationalNormal } from "../../simplify/mod.ts";
import { type Polynomial, ring } from "../rational/field.ts";
import { generatorsOf } from "../tools/kernels.ts";
import { coefficientsIn } from "../tools/polynomial.ts";

/** even + odd / y, both rational in x. */
export interface RadicalForm {
  /** The polynomial under the root, ascending. */
  readonly radicand: Polynomial;
  /** The root as it is written in the integrand. */
  readonly root: Expression;
  /** Without the root. */
  readonly even: Expression;
  /** Over the root. */
  readonly odd: Expression;
}

const y = variableOf("#y");

/**
 * Reads a function of x and the root of one polynomial.
 *
 * @param integrand Any.
 * @param variable The name of the variable.
 * @param degree Of the polynomial.
 * @returns Its form; undefined if it is none.
 */
export function radicalForm(
  integrand: Expression,
  variable: string,
  degree: number,
): RadicalForm | undefined {
  const base = baseOf(integrand, variable);
  const polynomial = base && coefficientsIn(base, variable);
  if (base === undefined || polynomial?.length !== degree + 1) return undefined;
  const form = replace(integrand, (node) => {
    if (node.kind !== "power" || !same(node.base, base)) return undefined;
    return isInteger(node.exponent)
      ? undefined
      : power(y, multiply(two, node.exponent));
  });
  const radicand = polynomial.map((part) =>
    ring.field.add(part, ring.field.zero)
  );
  return {
    ...split(form, base),
    radicand,
    root: power(base, numeral(1, 2)),
  };
}

/** The base of the half-integer powers, if all other parts are rational. */
function baseOf(
  integrand: Expression,
  variable: string,
): Expression | undefined {
  let base: Expression | undefined;
  for (const part of generatorsOf(integrand, variable)) {
    if (part.kind === "variable") continue;
    const isRoot = part.kind === "power" && part.exponent.kind === "numeral" &&
      part.exponent.value.denominator === 2n;
    if (!isRoot) return undefined;
    if (base !== undefined && !same(base, part.base)) return undefined;
    base = part.base;
  }
  return base !== undefined && dependsOn(base, variable) ? base : undefined;
}

/** (N0 + N1 y)/(D0 + D1 y) = even + odd / y with y² = base. */
function split(
  form: Expression,
  base: Expression,
): { readonly even: Expression; readonly odd: Expression } {
  const { numerator, denominator } = rationalNormal(form);
  const [n0, n1] = parity(numerator, base);
  const [d0, d1] = parity(denominator, base);
  const norm = subtract(multiply(d0, d0), multiply(base, d1, d1));
  const even = subtract(multiply(n0, d0), multiply(base, n1, d1));
  const odd = subtract(multiply(n1, d0), multiply(n0, d1));
  return {
    even: divide(even, norm),
    odd: divide(multiply(odd, base), norm),
  };
}

function parity(
  polynomial: Expression,
  base: Expression,
): readonly [Expression, Expression] {
  const parts: [Expression[], Expression[]] = [[], []];
  (coefficientsIn(polynomial, "#y") ?? []).forEach((coefficient, k) => {
    const whole = power(base, numeral(Math.floor(k / 2)));
    parts[k % 2]!.push(multiply(coefficient, whole));
  });
  return [add(...parts[0]), add(...parts[1])];
}
