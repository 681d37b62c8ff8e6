/** Numeric integration with a bound of the error. */
import { ExpressionError } from "../errors.ts";
import {
  integratePiece,
  type PieceOptions,
  type PieceResult,
} from "./quadrature_adaptive.ts";
import { kronrod15, kronrod21 } from "./quadrature_kronrod.ts";
import { integrateOscillating } from "./quadrature_oscillatory.ts";
import { peakPoints, scaleOf } from "./quadrature_peaks.ts";
import type {
  QuadratureOptions,
  QuadratureReport,
  QuadratureStatus,
} from "./quadrature_report.ts";
import { valueOrNaN } from "./value_or_nan.ts";

export type {
  QuadratureOptions,
  QuadratureReport,
  QuadratureStatus,
} from "./quadrature_report.ts";

/**
 * Integrates a function numerically: adaptive Gauss-Kronrod rules of 21 points,
 * of 15 on infinite intervals, which are mapped to (0, 1] by x = a + s (1 - t)/t,
 * with extrapolation towards singular ends. Narrow peaks are looked for first;
 * an oscillation to infinity is integrated lobe by lobe. The function is not
 * evaluated at the ends. The bound leaves out what rounding does inside of f;
 * and a peak of less than a hundredth of the interval may go unseen unless
 * `points` tell of it.
 *
 * @param f The function; NaN, or a domain error, where it is not defined.
 * @param from The lower bound; may be infinite, and above the upper one.
 * @param to The upper bound.
 * @param options The errors that are good enough; places inside at which the
 * function is singular.
 * @returns The integral with a bound of its error.
 * @throws {ExpressionError} `domain` if a bound is not a number; `budget` or
 * `aborted`.
 *
 * @example
 * ```ts
 * import { quadrature } from "@fluxion/fluxion/expr";
 * import { assertAlmostEquals, assertEquals } from "@std/assert";
 *
 * const gauss = quadrature((x) => Math.exp(-x * x), -Infinity, Infinity);
 * assertEquals(gauss.status, "converged");
 * assertAlmostEquals(gauss.value, Math.sqrt(Math.PI), gauss.error);
 *
 * assertEquals(quadrature((x) => 1 / x, -1, 1).status, "divergent");
 * ```
 */
export function quadrature(
  f: (x: number) => number,
  from: number,
  to: number,
  options: QuadratureOptions = {},
): QuadratureReport {
  if (Number.isNaN(from) || Number.isNaN(to)) {
    throw new ExpressionError(
      "domain",
      `Cannot integrate as the bounds must be numbers: ` +
        `current value is from ${from} to ${to}`,
    );
  }
  if (from > to) {
    const report = quadrature(f, to, from, options);
    return { ...report, value: -report.value };
  }
  let evaluations = 0;
  const counted = (x: number): number => {
    evaluations++;
    return valueOrNaN(() => f(x));
  };
  const results = pieces(from, to, options.points ?? []).map(([a, b]) =>
    integrateRange(counted, a, b, options)
  );
  const { status, value, error } = total(results);
  return { status, value, error, evaluations };
}

/** The parts between the bounds, the break points and, between two infinite
 * bounds, 0. */
function pieces(
  from: number,
  to: number,
  points: readonly number[],
): [number, number][] {
  const inside = points.filter((x) => from < x && x < to);
  if (inside.length === 0 && from === -Infinity && to === Infinity) {
    inside.push(0);
  }
  const places = ordered([from, ...inside, to]);
  return places.slice(1).map((end, i) => [places[i]!, end]);
}

function integrateRange(
  f: (x: number) => number,
  a: number,
  b: number,
  options: QuadratureOptions,
): PieceResult {
  const settings = {
    absolute: options.absolute ?? 1e-14,
    relative: options.relative ?? 1e-10,
    subdivisions: options.subdivisions ?? 1000,
  };
  if (Number.isFinite(a) && Number.isFinite(b)) {
    return integrateBetween(f, a, b, { ...settings, rule: kronrod21 });
  }
  const [end, direction] = Number.isFinite(a) ? [a, 1] : [b, -1];
  const along = (distance: number): number => f(end + direction * distance);
  const scale = scaleOf(along);
  const mapped = (t: number): number =>
    scale * along(scale * (1 - t) / t) / (t * t);
  const found = integrateBetween(mapped, 0, 1, {
    ...settings,
    rule: kronrod15,
  });
  if (found.status === "converged") return found;
  return integrateOscillating(along, settings) ?? found;
}

/** Integrates the parts between narrow peaks. */
function integrateBetween(
  f: (x: number) => number,
  a: number,
  b: number,
  options: PieceOptions,
): PieceResult {
  const places = ordered([a, ...peakPoints(f, a, b), b]);
  return total(
    places.slice(1).map((to, i) => integratePiece(f, places[i]!, to, options)),
  );
}

function ordered(places: readonly number[]): number[] {
  return [...new Set(places)].sort((x, y) => x - y);
}

/** From the best to the worst. */
const statuses: readonly QuadratureStatus[] = [
  "converged",
  "roundoff",
  "subdivisions",
  "divergent",
  "domain",
];

function total(results: readonly PieceResult[]): PieceResult {
  let value = 0, error = 0, magnitude = 0, worst = 0;
  for (const result of results) {
    value += result.value;
    error += result.error;
    magnitude += result.magnitude;
    worst = Math.max(worst, statuses.indexOf(result.status));
  }
  return { status: statuses[worst]!, value, error, magnitude };
}
