/** Writes an expression as a function of one of its parts. */
import {
  dependsOn,
  divide,
  type Expression,
  isInteger,
  mapChildren,
  multiply,
  numeral,
  type Power,
  power,
  type Product,
  same,
  subtract,
} from "../../algebra/mod.ts";

/**
 * Puts a new variable in the place of a part, of its integer powers, and, if
 * it is a power, of the powers of the same base by a multiple of its exponent.
 *
 * @param expression Any.
 * @param kernel The part.
 * @param replacement The new variable.
 * @param variable The name of the old variable.
 * @returns The expression in the new variable; undefined if the old one is
 * left.
 */
export function replaceKernel(
  expression: Expression,
  kernel: Expression,
  replacement: Expression,
  variable: string,
): Expression | undefined {
  const done = new Map<Expression, Expression>();
  const visit = (node: Expression): Expression => {
    if (!dependsOn(node, variable)) return node;
    let result = done.get(node);
    if (result === undefined) {
      result = same(node, kernel)
        ? replacement
        : ofProduct(node) ?? ofPower(node) ?? mapChildren(node, visit);
      done.set(node, result);
    }
    return result;
  };
  const ofProduct = (node: Expression): Expression | undefined => {
    if (kernel.kind !== "product" || node.kind !== "product") return undefined;
    const divided = timesKernel(node, kernel);
    return divided && multiply(
      power(replacement, numeral(divided.times)),
      visit(divided.rest),
    );
  };
  const ofPower = (node: Expression): Expression | undefined => {
    if (kernel.kind !== "power") return undefined;
    if (node.kind === "variable") {
      return same(node, kernel.base)
        ? multipleOf(numeral(1), kernel, replacement, visit)
        : undefined;
    }
    return node.kind === "power" && same(node.base, kernel.base)
      ? multipleOf(node.exponent, kernel, replacement, visit)
      : undefined;
  };
  const result = visit(expression);
  return dependsOn(result, variable) ? undefined : result;
}

/** base^exponent = replacement^k base^(what is left), k an integer. */
function multipleOf(
  exponent: Expression,
  kernel: Power,
  replacement: Expression,
  visit: (node: Expression) => Expression,
): Expression | undefined {
  const whole = divide(exponent, kernel.exponent);
  if (isInteger(whole)) return power(replacement, whole);
  if (exponent.kind !== "sum") return undefined;
  for (const term of exponent.terms) {
    const first = kernel.exponent.kind === "sum"
      ? kernel.exponent.terms[kernel.exponent.terms.length - 1]!
      : kernel.exponent;
    const k = divide(term, first);
    if (!isInteger(k)) continue;
    const left = subtract(exponent, multiply(k, kernel.exponent));
    if (left.size >= exponent.size) continue;
    return multiply(
      power(replacement, k),
      power(kernel.base, visit(left)),
    );
  }
  return undefined;
}

/** node = kernel^times · rest with a smaller rest, times = ±1, ±2. */
function timesKernel(
  node: Product,
  kernel: Product,
): { readonly times: number; readonly rest: Expression } | undefined {
  for (const times of [1, -1, 2, -2]) {
    const rest = multiply(node, power(kernel, numeral(-times)));
    const count = rest.kind === "product" ? rest.factors.length : 1;
    if (count <= node.factors.length - kernel.factors.length) {
      return { times, rest };
    }
    if (rest.kind === "numeral") return { times, rest };
  }
  return undefined;
}
