/** Products of a sign and a magnitude: sgn(x) |x| = x. */
import {
  type Expression,
  isInteger,
  multiply,
  numeral,
  one,
  power,
  type Product,
  same,
} from "../algebra/mod.ts";

/**
 * sgn(x)^m |x|^k = x^m |x|^(k - m), where k ≥ m, or where k < 0, so that x is
 * not 0.
 *
 * @param node Any product.
 * @returns An equal expression; the same if no sign meets its magnitude.
 */
export function joinSigns(node: Product): Expression {
  for (const factor of node.factors) {
    const sign = splitPower(factor);
    if (sign?.name !== "sgn" || sign.count < 0n) continue;
    const magnitude = node.factors.find((other) => {
      const found = splitPower(other);
      return found?.name === "abs" && same(found.x, sign.x) &&
        (found.count < 0n || found.count >= sign.count);
    });
    if (magnitude === undefined) continue;
    const { base } = powerOf(magnitude);
    const others = node.factors.filter((other) => other !== factor);
    return multiply(
      ...others,
      power(base, numeral(-sign.count)),
      power(sign.x, numeral(sign.count)),
    );
  }
  return node;
}

function powerOf(
  factor: Expression,
): { readonly base: Expression; readonly exponent: Expression } {
  return factor.kind === "power" ? factor : { base: factor, exponent: one };
}

/** An integer power of a sign or a magnitude. */
function splitPower(factor: Expression): {
  readonly name: "sgn" | "abs";
  readonly x: Expression;
  readonly count: bigint;
} | undefined {
  const { base, exponent } = powerOf(factor);
  if (base.kind !== "call" || !isInteger(exponent)) return undefined;
  const { name } = base;
  if (name !== "sgn" && name !== "abs") return undefined;
  return { name, x: base.arguments[0]!, count: exponent.value.numerator };
}
