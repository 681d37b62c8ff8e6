/** A range in pieces on which a function with steps and corners is one
 * formula. */
import type { Expression } from "../algebra/mod.ts";
import { piecesOf } from "../differentiate/breakpoints_of.ts";
import type { RealInterval } from "../solve/real_roots.ts";
import { cutAtZeros } from "./cuts.ts";
import { innermostSteps, pieceAt } from "./pieces.ts";
import { type Range, sampleOf } from "./zeros.ts";

/** A part of a range on which the integrand is one formula. */
export interface Piece {
  /** The formula. */
  readonly f: Expression;
  /** The part. */
  readonly range: Range;
}

/** A range in pieces. */
export interface Pieces {
  /** The pieces, ascending. */
  readonly pieces: readonly Piece[];
  /** Where there may be other breakpoints: then a formula has steps left. */
  readonly unknown: readonly RealInterval[];
}

/** Steps of steps of steps. */
const deepest = 8;

/**
 * Cuts a range at the breakpoints of a function, the inner ones first.
 *
 * @param f A function of the variable alone.
 * @param name The variable.
 * @param range The range.
 * @param depth How deep this cut is inside of others.
 * @returns The pieces.
 * @throws {ExpressionError} `budget`.
 */
export function piecesWithin(
  f: Expression,
  name: string,
  range: Range,
  depth = 0,
): Pieces {
  const steps = innermostSteps(f, name);
  if (steps.length === 0) return { pieces: [{ f, range }], unknown: [] };
  const places = steps.flatMap((step) => piecesOf(step, name));
  const { parts, unknown } = cutAtZeros(places, name, range);
  if (unknown.length > 0 || depth >= deepest) {
    return { pieces: [{ f, range }], unknown };
  }
  const inner = parts.map((part) => {
    const piece = pieceAt(f, steps, name, sampleOf(part));
    return piece === undefined
      ? { pieces: [{ f, range: part }], unknown: [everywhere] }
      : piecesWithin(piece, name, part, depth + 1);
  });
  return {
    pieces: inner.flatMap(({ pieces }) => pieces),
    unknown: inner.flatMap((found) => found.unknown),
  };
}

const everywhere: RealInterval = { lower: -Infinity, upper: Infinity };
