/** Runs a bracketing method to neighbouring doubles, whatever it proposes. */
import type { BracketRule } from "./bisection.ts";
import type { CountedFunction } from "./counted.ts";
import { octile, spacing } from "./doubles.ts";
import type { Sample, SignChange } from "./sign_change.ts";

/** When to stop. */
export interface BracketLimits {
  /** The width that is narrow enough. */
  readonly width: number;
  /** The most steps. */
  readonly iterations: number;
}

/** Where a method stopped. */
export interface Trace {
  /** Why: `narrow` may be a root, or a pole. */
  readonly end: "zero" | "narrow" | "iterations" | "domain";
  /** The best place seen. */
  readonly at: Sample;
  /** The best places, one for each step. */
  readonly iterates: readonly number[];
}

/** Steps after which the interval must have half of its doubles left. */
const patience = 4;

/**
 * Shrinks an interval. What a method proposes is taken if it is inside;
 * proposals at an end are moved inwards, and where the number of doubles did
 * not halve in four steps the middle double is taken, so that every method
 * ends within some 300 evaluations.
 *
 * @param f The function.
 * @param state The interval; it is changed.
 * @param rule The method.
 * @param limits When to stop.
 * @returns Where it stopped.
 */
export function runBracketed(
  f: CountedFunction,
  state: SignChange,
  rule: BracketRule,
  limits: BracketLimits,
): Trace {
  const proposals = rule(state);
  const iterates: number[] = [];
  const guard = new Guard(state);
  while (state.doubles > 1 && state.width > limits.width) {
    if (iterates.length >= limits.iterations) {
      return { end: "iterations", at: state.best, iterates };
    }
    const sample = defined(f, state, guard.place(proposals.next().value));
    if (sample === undefined) {
      // A hole of one double is a pole or a jump, which is for the judge.
      const end = state.doubles <= 2 ? "narrow" : "domain";
      return { end, at: state.best, iterates };
    }
    if (sample.f === 0) {
      iterates.push(sample.x);
      return { end: "zero", at: sample, iterates };
    }
    state.contract(sample);
    iterates.push(state.best.x);
  }
  return { end: "narrow", at: state.best, iterates };
}

/** Keeps a method inside of its interval, and the interval shrinking. */
export class Guard {
  readonly #state: SignChange;
  #doubles: number;
  #steps = 0;
  #nudge = 1;

  /**
   * Guards an interval.
   *
   * @param state The interval.
   */
  constructor(state: SignChange) {
    this.#state = state;
    this.#doubles = state.doubles;
  }

  /**
   * Where to evaluate, for what the method proposes.
   *
   * @param proposal Any number.
   * @returns A place strictly inside.
   */
  place(proposal: number): number {
    const state = this.#state;
    if (++this.#steps > patience) {
      const stalled = state.doubles > this.#doubles / 2;
      this.#doubles = state.doubles;
      this.#steps = 0;
      if (stalled) return state.middle;
    }
    const moved = this.#inwards(proposal);
    return state.contains(moved) ? moved : state.middle;
  }

  /** A proposal at an end says that the root is there: the place is moved off
   * the end by units in the last place, twice as many each time, so that the
   * other end is brought near. */
  #inwards(proposal: number): number {
    const { lower, upper } = this.#state;
    const unit = spacing(proposal);
    const nudge = this.#nudge * unit;
    this.#nudge *= 2;
    if (Math.abs(proposal - lower.x) <= unit) return lower.x + nudge;
    if (Math.abs(proposal - upper.x) <= unit) return upper.x - nudge;
    this.#nudge = 1;
    return proposal;
  }
}

/**
 * A sample; where f is not defined, one of the places around instead.
 *
 * @param f The function.
 * @param state The interval.
 * @param x Where.
 * @returns A sample from inside, or undefined if none is defined.
 */
export function defined(
  f: CountedFunction,
  state: SignChange,
  x: number,
): Sample | undefined {
  const { lower, upper } = state;
  const places = [x, state.middle];
  for (const part of [3, 5, 1, 7]) places.push(octile(lower.x, upper.x, part));
  for (const place of places) {
    if (!state.contains(place)) continue;
    const value = f.value(place);
    if (!Number.isNaN(value)) return { x: place, f: value };
  }
  return undefined;
}
