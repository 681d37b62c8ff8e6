/** Integrals of oscillating functions to infinity. */
import { EpsilonTable } from "./quadrature_epsilon.ts";
import { integratePiece, type PieceResult } from "./quadrature_adaptive.ts";
import { kronrod21 } from "./quadrature_kronrod.ts";

/** What error is good enough. */
export interface OscillatoryOptions {
  /** The absolute error. */
  readonly absolute: number;
  /** The relative error. */
  readonly relative: number;
}

/** The first sign change is looked for from 10^-4 to 10^4 away. */
const nearest = 1e-4, ratio = 1.02, looks = 930;

/** Looks at the function between two sign changes. */
const looksPerLobe = 8;

/** Lobes after which the function does not seem to oscillate, and at most. */
const fewestLobes = 12, mostLobes = 200;

/** The last lobes must be smaller than the first ones by this factor. */
const fading = 0.75;

/**
 * Integrates an oscillating function to infinity: from one sign change to the
 * next, with extrapolation of the sums (I. M. Longman, "Note on a method for
 * computing infinite integrals of oscillatory functions", Proc. Cambridge Phil.
 * Soc. 52, 1956). The lobes must alternate and fade: those of cos(x) do not,
 * and its integral diverges.
 *
 * @param f The function of the distance from the finite end, from 0 on.
 * @param options What error is good enough.
 * @returns What was found, or undefined if f does not oscillate and fade.
 */
export function integrateOscillating(
  f: (distance: number) => number,
  options: OscillatoryOptions,
): PieceResult | undefined {
  const settings = { ...options, subdivisions: 100, rule: kronrod21 };
  const table = new EpsilonTable();
  const lobes: number[] = [];
  let from = 0, sum = 0, errors = 0, magnitude = 0;
  for (const to of signChanges(f)) {
    const lobe = integratePiece(f, from, to, settings);
    if (lobe.status === "domain" || lobe.status === "divergent") {
      return undefined;
    }
    lobes.push(lobe.value);
    sum += lobe.value;
    errors += lobe.error;
    magnitude += lobe.magnitude;
    from = to;
    const limit = table.push(sum);
    if (lobes.length < fewestLobes || !isFading(lobes)) continue;
    const error = limit.error + errors;
    const bound = Math.max(
      options.absolute,
      options.relative * Math.abs(limit.value),
    );
    // The limit of alternating falling lobes lies between any two sums.
    const isBetween =
      (limit.value - sum) * (limit.value - sum + lobe.value) <= 0;
    if (error <= bound && isBetween) {
      return { status: "converged", value: limit.value, error, magnitude };
    }
  }
  return undefined;
}

/** Whether the lobes, but for the first ones, alternate and get smaller. */
function isFading(lobes: readonly number[]): boolean {
  const tail = lobes.slice(Math.floor(lobes.length / 3));
  const alternates = tail.every((lobe, k) =>
    k === 0 || lobe * tail[k - 1]! < 0
  );
  const falls = tail.every((lobe, k) =>
    k === 0 || Math.abs(lobe) < Math.abs(tail[k - 1]!)
  );
  return alternates && falls &&
    Math.abs(tail[tail.length - 1]!) < fading * Math.abs(tail[0]!);
}

/** Where the sign changes, from near to far. */
function* signChanges(
  f: (x: number) => number,
): Generator<number, void, undefined> {
  let before = firstChange(f);
  if (before === undefined) return;
  yield before;
  let step = before / looksPerLobe;
  for (let k = 1; k < mostLobes; k++) {
    const next = nextChange(f, before, step);
    if (next === undefined) return;
    yield next;
    step = (next - before) / looksPerLobe;
    before = next;
  }
}

function firstChange(f: (x: number) => number): number | undefined {
  let x = nearest, sign = Math.sign(f(x));
  for (let k = 0; k < looks; k++) {
    const next = x * ratio, other = Math.sign(f(next));
    if (sign * other < 0) return bisect(f, x, next, sign);
    if (other !== 0) sign = other;
    x = next;
  }
  return undefined;
}

/** The next change after one, which itself is stepped over. */
function nextChange(
  f: (x: number) => number,
  from: number,
  step: number,
): number | undefined {
  let x = from + step, sign = Math.sign(f(x));
  for (let k = 0; k < 100 * looksPerLobe; k++) {
    const next = x + step, other = Math.sign(f(next));
    if (Number.isNaN(other)) return undefined;
    if (sign * other < 0) return bisect(f, x, next, sign);
    if (other !== 0) sign = other;
    x = next;
  }
  return undefined;
}

function bisect(
  f: (x: number) => number,
  from: number,
  to: number,
  sign: number,
): number {
  let low = from, high = to;
  while (true) {
    const middle = low / 2 + high / 2;
    if (!(low < middle && middle < high)) return high;
    if (Math.sign(f(middle)) === sign) low = middle;
    else high = middle;
  }
}
