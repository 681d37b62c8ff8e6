/**
 * What stands in expressions for functions that the builders would write
 * otherwise, or that the language has no name for. They are written as
 * polylogarithms of an order that no text can have.
 */
import {
  call,
  exp,
  type Expression,
  multiply,
  negate,
  power,
  replace,
  two,
  variable,
} from "../algebra/mod.ts";

/**
 * The stand-ins: ln u, which the builders leave alone in an exponent, so that
 * e^(u ln v) stays an exponential; e^(u²) erfc(u), e^(-u²) erfi(u) and
 * e^(-u) Ei(u) at infinity.
 */
export type StandInName = "ln" | "erfc" | "erfi" | "Ei";

const prefix = " ";

/**
 * A stand-in.
 *
 * @param name Of what.
 * @param u The argument.
 * @returns What stands for it.
 */
export function standIn(name: StandInName, u: Expression): Expression {
  return call("polylog", variable(prefix + name), u);
}

/**
 * Which stand-in an expression is.
 *
 * @param order The first argument of a polylogarithm.
 * @returns Its name, or undefined if it is a true polylogarithm.
 */
export function standInName(order: Expression): StandInName | undefined {
  return order.kind === "variable" && order.name.startsWith(prefix)
    ? order.name.slice(prefix.length) as StandInName
    : undefined;
}

const meanings: Readonly<Record<StandInName, (u: Expression) => Expression>> = {
  ln: (u) => call("ln", u),
  erfc: (u) => multiply(exp(power(u, two)), call("erfc", u)),
  erfi: (u) => multiply(exp(negate(power(u, two))), call("erfi", u)),
  Ei: (u) => multiply(exp(negate(u)), call("Ei", u)),
};

/**
 * An expression with the functions that its stand-ins mean.
 *
 * @param expression Any.
 * @returns What it is worth.
 */
export function restored(expression: Expression): Expression {
  return replace(expression, (part) => {
    if (part.kind !== "call" || part.name !== "polylog") return undefined;
    const name = standInName(part.arguments[0]!);
    return name && meanings[name](restored(part.arguments[1]!));
  });
}
