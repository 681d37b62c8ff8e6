/** The exact integral over one piece, by the theorem of Barrow and Newton. */
import { add, type Expression, substitute, subtract } from "../algebra/mod.ts";
import { integrateExpression } from "../integrate/mod.ts";
import { isFiniteComplex } from "../functions/complex.ts";
import { evaluateComplex } from "../numeric/complex_evaluate.ts";
import type { Side } from "../series/local.ts";
import { oneSidedLimit, type SideLimit } from "../series/limit.ts";
import type { Place } from "../series/place.ts";
import { attempt } from "../series/undecided.ts";
import { type Cuts, cutsOf, isSamePlace } from "./cuts.ts";
import { mayCrossCuts } from "./singularities.ts";
import { type Range, sampleOf } from "./zeros.ts";

/** An integral over a piece that is known. */
export interface ExactPiece {
  /** Tells it from the others. */
  readonly kind: "exact";
  /** The integral. */
  readonly value: Expression;
  /** A function whose derivative is the integrand. */
  readonly antiderivative: Expression;
  /** The parts in which it is continuous. */
  readonly parts: readonly Range[];
  /** Whether the antiderivative, and its continuity in the parts, are
   * proved. */
  readonly isProved: boolean;
  /** The methods of integration. */
  readonly method: readonly string[];
}

/** An integral over a piece. */
export type PieceIntegral =
  | ExactPiece
  | {
    readonly kind: "divergent";
    /** The sign of the infinity. */
    readonly sign: 1 | -1 | undefined;
    /** Why. */
    readonly reason: string;
  }
  | {
    readonly kind: "unsolved";
    /** Why. */
    readonly reason: string;
  };

/**
 * Integrates over a piece on which the integrand is one formula.
 *
 * @param f The integrand, analytic inside of the range.
 * @param name The variable.
 * @param range The piece.
 * @returns The integral, or why there is none.
 */
export function integratePiece(
  f: Expression,
  name: string,
  range: Range,
): PieceIntegral {
  const { antiderivative, status, method } = integrateExpression(f, name);
  if (antiderivative === undefined) {
    return { kind: "unsolved", reason: "no antiderivative is known" };
  }
  const cuts = cutsOf(antiderivative, name, range);
  const values: Expression[] = [];
  let isContinuous = cuts.unknown.length === 0;
  for (const part of cuts.parts) {
    const low = endValue(antiderivative, name, part.from, "above", cuts);
    const high = endValue(antiderivative, name, part.to, "below", cuts);
    if (low.kind !== "finite" || high.kind !== "finite") {
      return failed(low, high, part, range);
    }
    values.push(subtract(high.value, low.value));
    isContinuous &&= !mayCrossCuts(antiderivative, name, sampleOf(part));
  }
  return {
    kind: "exact",
    value: add(...values),
    antiderivative,
    parts: cuts.parts,
    isProved: status === "proved" && isContinuous,
    method,
  };
}

/** The value at an end of a part: by substitution where the function is
 * analytic, else as a limit from inside. */
function endValue(
  antiderivative: Expression,
  name: string,
  end: Place,
  side: Side,
  { singular }: Cuts,
): SideLimit {
  if (
    typeof end !== "string" &&
    !singular.some((place) => isSamePlace(place, end))
  ) {
    const values = new Map([[name, end]]);
    const { value } = attempt(() => substitute(antiderivative, values));
    const isValue = value !== undefined &&
      isFiniteComplex(evaluateComplex(value, new Map()));
    if (isValue) return { kind: "finite", value };
  }
  return oneSidedLimit(antiderivative, name, end, side);
}

/** An antiderivative without a limit at an end of the piece shows that the
 * integral diverges; inside of it, it shows nothing. */
function failed(
  low: SideLimit,
  high: SideLimit,
  part: Range,
  piece: Range,
): PieceIntegral {
  const ends = [
    { limit: low, isEnd: part.from === piece.from, sign: -1 },
    { limit: high, isEnd: part.to === piece.to, sign: 1 },
  ].filter(({ limit }) => limit.kind !== "finite");
  for (const { limit, isEnd } of ends) {
    const isKnown = limit.kind === "infinite" || limit.kind === "undefined";
    if (!isEnd || !isKnown) {
      const reason = limit.kind === "unsolved"
        ? limit.reason
        : "the antiderivative is infinite inside";
      return { kind: "unsolved", reason };
    }
  }
  const signs = ends.map(({ limit, sign }) =>
    limit.kind === "infinite" ? limit.sign * sign : 0
  );
  const isOne = signs.every((sign) => sign === signs[0]) && signs[0] !== 0;
  return {
    kind: "divergent",
    sign: isOne ? signs[0] as 1 | -1 : undefined,
    reason: signs.includes(0)
      ? "the antiderivative oscillates at an end"
      : "the antiderivative is infinite at an end",
  };
}
