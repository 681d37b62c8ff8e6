/** The integral over a range whose lower end is the lesser. */
import {
  add,
  type Expression,
  numeral,
  subtract,
  variablesOf,
  zero,
} from "../algebra/mod.ts";
import { currentBudget, withBudget } from "../budget.ts";
import { isFiniteComplex } from "../functions/complex.ts";
import { evaluateComplex } from "../numeric/complex_evaluate.ts";
import type { Place } from "../series/place.ts";
import { attempt } from "../series/undecided.ts";
import { simplifyExpression } from "../simplify/mod.ts";
import { behaviourAt, type EndBehaviour } from "./convergence.ts";
import { type Cuts, cutsOf, isSamePlace } from "./cuts.ts";
import {
  type ExactPiece,
  integratePiece,
  type PieceIntegral,
} from "./exact.ts";
import {
  agrees,
  approximate,
  type Approximation,
  cutAt,
  finer,
  type NumericPiece,
} from "./numeric.ts";
import { overParameters } from "./parameters.ts";
import { type Piece, piecesWithin } from "./steps.ts";
import { agreesInside } from "./verify.ts";
import { numberAt, type Range } from "./zeros.ts";

/** What the integral over a range is found to be. */
export type Outcome =
  | {
    readonly kind: "exact";
    /** Its value. */
    readonly value: Expression;
    /** Whether it is proved. */
    readonly isProved: boolean;
    /** An antiderivative for the whole range. */
    readonly antiderivative?: Expression;
    /** The methods of integration. */
    readonly method: readonly string[];
    /** Where the range was cut. */
    readonly cuts: readonly Expression[];
  }
  | {
    readonly kind: "numeric";
    /** Its value in doubles. */
    readonly approximation: Approximation;
    /** Where the range was cut. */
    readonly cuts: readonly Expression[];
  }
  | {
    readonly kind: "divergent";
    /** The sign of the infinity, if there is one. */
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
 * Integrates over a range.
 *
 * @param f The integrand.
 * @param name The variable.
 * @param range The range.
 * @returns What is found.
 * @throws {ExpressionError} `budget` or `aborted`.
 */
export function integrateOver(
  f: Expression,
  name: string,
  range: Range,
): Outcome {
  const ends = [range.from, range.to].filter((end) => typeof end !== "string");
  const names = new Set([f, ...ends].flatMap(variablesOf));
  names.delete(name);
  if (names.size > 0) return overParameters(f, name, range, [...names]);
  const { pieces, ...cuts } = analyticPieces(f, name, range);
  const isCut = cuts.unknown.length === 0;
  const found = isCut ? integrals(pieces, name) : [];
  return divergence(found) ??
    exactly(f, pieces, found, name) ??
    endDivergence(pieces, name, cuts) ??
    divergenceInside(f, name, range, cuts) ??
    numerically(f, pieces, name, cuts);
}

/** A range in pieces, and what is known of their ends. */
type Cut = Omit<Cuts, "parts"> & { readonly pieces: readonly Piece[] };

/** First in pieces of one formula, then where that may not be analytic. */
function analyticPieces(f: Expression, name: string, range: Range): Cut {
  const whole = piecesWithin(f, name, range);
  if (whole.unknown.length > 0) {
    const { parts, ...cuts } = cutsOf(f, name, range);
    return { ...cuts, pieces: parts.map((part) => ({ f, range: part })) };
  }
  const all = whole.pieces.map((piece) => {
    const { parts, ...cuts } = cutsOf(piece.f, name, piece.range);
    return {
      ...cuts,
      pieces: parts.map((part) => ({ f: piece.f, range: part })),
    };
  });
  return {
    pieces: all.flatMap(({ pieces }) => pieces),
    singular: all.flatMap(({ singular }) => singular),
    unknown: all.flatMap(({ unknown }) => unknown),
    isBounded: all.every(({ isBounded }) => isBounded),
  };
}

/** What is left of the budget is for a quadrature. */
const exactSteps = 3_000_000;

function integrals(
  pieces: readonly Piece[],
  name: string,
): readonly PieceIntegral[] {
  const { value } = attempt(() =>
    withBudget(
      { steps: Math.min(exactSteps, currentBudget().steps / 2) },
      () => pieces.map(({ f, range }) => integratePiece(f, name, range)),
    )
  );
  return value ?? [];
}

/** Over an infinite range with singularities without an end: it diverges if it
 * does so over a part. */
function divergenceInside(
  f: Expression,
  name: string,
  { from, to }: Range,
  { isBounded }: Omit<Cut, "pieces">,
): Outcome | undefined {
  if (isBounded || (typeof from !== "string" && typeof to !== "string")) {
    return undefined;
  }
  const start = typeof from !== "string"
    ? from
    : typeof to !== "string"
    ? subtract(to, reach)
    : zero;
  const part = { from: start, to: add(start, reach) };
  const outcome = integrateOver(f, name, part);
  return outcome.kind === "divergent"
    ? { ...outcome, sign: undefined }
    : undefined;
}

const reach = numeral(16);

function divergence(found: readonly PieceIntegral[]): Outcome | undefined {
  const divergent = found.filter((piece) => piece.kind === "divergent");
  if (divergent.length === 0) return undefined;
  const { sign, reason } = divergent[0]!;
  const isOne = divergent.every((piece) => piece.sign === sign) &&
    found.every(({ kind }) => kind !== "unsolved");
  return { kind: "divergent", sign: isOne ? sign : undefined, reason };
}

function exactly(
  f: Expression,
  pieces: readonly Piece[],
  found: readonly PieceIntegral[],
  name: string,
): Outcome | undefined {
  const exact = found.filter((piece) => piece.kind === "exact");
  if (exact.length === 0 || exact.length < pieces.length) return undefined;
  const sum = add(...exact.map(({ value }) => value));
  const value = attempt(() => simplifyExpression(sum)).value ?? sum;
  const isProved = exact.every((piece) => piece.isProved);
  if (!isConfirmed(value, f, pieces, exact, name)) {
    return isProved
      ? { kind: "unsolved", reason: "the exact and the numeric value differ" }
      : undefined;
  }
  return {
    kind: "exact",
    value,
    isProved,
    ...(exact.length === 1 ? { antiderivative: exact[0]!.antiderivative } : {}),
    method: [...new Set(exact.flatMap(({ method }) => method))],
    cuts: insideCuts(pieces),
  };
}

/** Whether a quadrature of the integrand as it was given agrees: over the
 * pieces, over finer ones if a narrow peak was missed, or inside of them if it
 * converges too slowly. */
function isConfirmed(
  value: Expression,
  f: Expression,
  pieces: readonly Piece[],
  exact: readonly ExactPiece[],
  name: string,
): boolean {
  const number = evaluateComplex(value, new Map());
  if (!isFiniteComplex(number)) return false;
  const numbers = inNumbers(f, pieces);
  const expected = approximate(numbers, name);
  if (expected.isGood) {
    return agrees(number, expected) ||
      agrees(number, approximate(finer(numbers), name));
  }
  return agreesInside(f, exact, name);
}

function inNumbers(f: Expression, pieces: readonly Piece[]): NumericPiece[] {
  return pieces.map(({ range: { from, to } }) => ({
    f,
    from: numberAt(from),
    to: numberAt(to),
  }));
}

/** The places between the parts. */
function insideCuts(pieces: readonly Piece[]): Expression[] {
  return pieces.slice(1).map(({ range }) => range.from as Expression);
}

/** Whether it diverges at an end of a piece. */
function endDivergence(
  pieces: readonly Piece[],
  name: string,
  { singular }: Omit<Cut, "pieces">,
): Outcome | undefined {
  const isSingular = (end: Place) =>
    typeof end === "string" ||
    singular.some((place) => isSamePlace(place, end));
  const behaviours: EndBehaviour[] = [];
  for (const { f, range: { from, to } } of pieces) {
    if (isSingular(from)) behaviours.push(behaviourAt(f, name, from, "above"));
    if (isSingular(to)) behaviours.push(behaviourAt(f, name, to, "below"));
  }
  const divergent = behaviours.filter(({ kind }) => kind === "divergent");
  if (divergent.length === 0) return undefined;
  const signs = divergent.map((end) =>
    end.kind === "divergent" ? end.sign : undefined
  );
  return {
    kind: "divergent",
    sign: signs.every((sign) => sign === signs[0]) ? signs[0] : undefined,
    reason: "the integrand is too large at an end",
  };
}

function numerically(
  f: Expression,
  pieces: readonly Piece[],
  name: string,
  cuts: Omit<Cut, "pieces">,
): Outcome {
  if (!cuts.isBounded) {
    return {
      kind: "unsolved",
      reason: "the integrand may be singular at a place that is not known",
    };
  }
  const places = cuts.unknown.map(({ lower, upper }) => (lower + upper) / 2);
  const numbers = inNumbers(f, pieces).flatMap((piece) => cutAt(piece, places));
  const value = approximate(numbers, name);
  return value.isGood
    ? { kind: "numeric", approximation: value, cuts: insideCuts(pieces) }
    : { kind: "unsolved", reason: "a quadrature does not converge" };
}
