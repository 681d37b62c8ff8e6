/** Holds exact integrals against quadratures. */
import type { Expression } from "../algebra/mod.ts";
import {
  isFiniteComplex,
  subtract as difference,
} from "../functions/complex.ts";
import { compileComplex } from "../numeric/complex_evaluate.ts";
import type { ExactPiece } from "./exact.ts";
import { agrees, approximate } from "./numeric.ts";
import { numberAt, type Range } from "./zeros.ts";

/**
 * Whether the antiderivatives of pieces agree with quadratures over the
 * insides of their parts: for integrals that converge too slowly for a
 * quadrature.
 *
 * @param f The integrand.
 * @param pieces The pieces.
 * @param name The variable.
 * @returns Whether all agree.
 */
export function agreesInside(
  f: Expression,
  pieces: readonly ExactPiece[],
  name: string,
): boolean {
  return pieces.every((found) => {
    const antiderivative = compileComplex(found.antiderivative, [name]);
    const isRight = ([from, to]: Pair): boolean | undefined => {
      const expected = approximate([{ f, from, to }], name);
      const value = difference(
        antiderivative([[to, 0]]),
        antiderivative([[from, 0]]),
      );
      const isKnown = expected.isGood && isFiniteComplex(value);
      return isKnown ? agrees(value, expected) : undefined;
    };
    return found.parts.every((part) =>
      reaches.map((reach) => isRight(insideOf(part, reach)))
        .find((answer) => answer !== undefined) === true
    );
  });
}

/** How far into an infinite range to look: as far as an oscillation can be
 * followed, less where values overflow. */
const reaches = [20, 4, 1];

type Pair = readonly [from: number, to: number];

/** Two numbers well inside of a range, as far apart as that allows. */
function insideOf({ from, to }: Range, reach: number): Pair {
  const low = numberAt(from), high = numberAt(to);
  if (low === -Infinity) {
    return high === Infinity ? [-reach, reach] : [high - reach, high - 0.1];
  }
  if (high === Infinity) return [low + 0.1, low + reach];
  const margin = (high - low) / 64;
  return [low + margin, high - margin];
}
