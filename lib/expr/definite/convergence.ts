/** Whether an integral converges at an end where the integrand is singular,
 * or which is infinite: by limits, as in the test of comparison. */
import {
  type Expression,
  multiply,
  negate,
  numeral,
  power,
  subtract,
  variable,
} from "../algebra/mod.ts";
import type { Side } from "../series/local.ts";
import { oneSidedLimit, type SideLimit } from "../series/limit.ts";
import { isIdenticallyZero, signOfConstant } from "../series/oracle.ts";
import type { Place } from "../series/place.ts";
import { attempt } from "../series/undecided.ts";

/** What is known of an end. */
export type EndBehaviour =
  | { readonly kind: "convergent" | "unknown" }
  /** The sign is that of the integrand near the end, undefined if it is not
   * real. */
  | { readonly kind: "divergent"; readonly sign: 1 | -1 | undefined };

/** How far from 1 an exponent is compared. */
const margins = [[1, 2], [1, 16]] as const;

/**
 * Tells how an integral behaves at an end, t being the distance from it, or
 * 1/x: it diverges if t f (x f) has a limit that is not 0, and converges if
 * t^a f has one for some a < 1 (x^a f, a > 1).
 *
 * @param f The integrand, without oscillations at the end.
 * @param name The variable.
 * @param end The end.
 * @param side The side of it on which the range lies.
 * @returns How.
 */
export function behaviourAt(
  f: Expression,
  name: string,
  end: Place,
  side: Side,
): EndBehaviour {
  const isInfinite = typeof end === "string";
  const distance = distanceFrom(name, end, side);
  const weighted = (exponent: Expression): SideLimit => {
    const weight = power(distance, exponent);
    return oneSidedLimit(multiply(f, weight), name, end, side);
  };
  const critical = weighted(numeral(1));
  if (critical.kind === "infinite") {
    return { kind: "divergent", sign: critical.sign };
  }
  if (critical.kind === "finite") {
    const { value } = critical;
    const isZero = attempt(() => isIdenticallyZero(value)).value;
    if (isZero === undefined) return { kind: "unknown" };
    if (!isZero) return { kind: "divergent", sign: signOf(value) };
  }
  for (const [above, below] of margins) {
    const exponent = isInfinite ? below + above : below - above;
    if (weighted(numeral(exponent, below)).kind === "finite") {
      return { kind: "convergent" };
    }
  }
  return { kind: "unknown" };
}

/** x, -x, x - end or end - x: positive in the range, near the end. */
function distanceFrom(name: string, end: Place, side: Side): Expression {
  const x = variable(name);
  if (typeof end === "string") return end === "infinity" ? x : negate(x);
  return side === "above" ? subtract(x, end) : subtract(end, x);
}

function signOf(value: Expression): 1 | -1 | undefined {
  const sign = attempt(() => signOfConstant(value)).value;
  return sign === 0 ? undefined : sign;
}
