/** Holds exact integrals against quadratures. */
import type { Expression } from "../algebra/mod.ts";
import { subtract as difference } from "../functions/complex.ts";
import { compileComplex } from "../numeric/complex_evaluate.ts";
import type { ExactPiece } from "./exact.ts";
import { agrees, approximate } from "./numeric.ts";
import { numberAt, type Range } from "./zeros.ts";

/**
 * Whether the antiderivatives of pieces agree with quadratures over the
 * insides of their parts: for integrals that converge too slowly for a
 * quadrature.
 *
 * @param pieces The pieces.
 * @param name The variable.
 * @returns Whether all agree.
 */
export function agreesInside(
  pieces: readonly { readonly f: Expression; readonly found: ExactPiece }[],
  name: string,
): boolean {
  return pieces.every(({ f, found }) => {
    const antiderivative = compileComplex(found.antiderivative, [name]);
    return found.parts.every((part) => {
      const [from, to] = insideOf(part);
      const expected = approximate([{ f, from, to }], name);
      const value = difference(
        antiderivative([[to, 0]]),
        antiderivative([[from, 0]]),
      );
      return expected.isGood && agrees(value, expected);
    });
  });
}

/** Two numbers well inside of a range, as far apart as that allows, but no
 * farther than an oscillation can be followed. */
function insideOf({ from, to }: Range): readonly [number, number] {
  const low = numberAt(from), high = numberAt(to);
  const reach = 20;
  if (low === -Infinity) {
    return high === Infinity ? [-reach, reach] : [high - reach, high - 0.1];
  }
  if (high === Infinity) return [low + 0.1, low + reach];
  const margin = (high - low) / 64;
  return [low + margin, high - margin];
}
