/** Bisection. */
import type { SignChange } from "./sign_change.ts";

/** A bracketing method: yields where to evaluate; what was evaluated (there, or
 * where the driver found it safer) has been taken into the state on return. */
export type BracketRule = (
  state: SignChange,
) => Generator<number, never, undefined>;

/**
 * The midpoint of the interval, again and again.
 *
 * @param state The interval.
 * @yields Where to evaluate.
 */
export function* bisection(
  state: SignChange,
): Generator<number, never, undefined> {
  while (true) yield state.lower.x + state.width / 2;
}
