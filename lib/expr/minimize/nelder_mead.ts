/** The simplex method of Nelder and Mead, for functions with kinks. */
import type { Objective, Point } from "./objective.ts";
import { runaway, type RunEnd, type RunLimits, valueScale } from "./run.ts";

interface Vertex {
  readonly x: Float64Array;
  readonly value: number;
}

/** The edge of the first simplex, relative to the coordinates. */
const edge = 0.05;

/** The size, relative to the coordinates, at which a simplex has collapsed. */
const collapsed = 1e-15;

/** The spread of values, relative to their scale, at which it has, too. */
const levelled = 1e-30;

/** New simplices that are started where the last one collapsed. */
const restarts = 5;

/**
 * Moves a simplex downhill, with the coefficients that F. Gao and L. Han adapt
 * to the dimension ("Implementing the Nelder-Mead simplex algorithm with
 * adaptive parameters", Comput. Optim. Appl. 51, 2012). A collapsed simplex is
 * replaced by a new one; the search ends when that gains nothing.
 *
 * @param objective The function; its gradient is only looked at in the end.
 * @param start Where to start.
 * @param limits When to stop.
 * @returns Where it stopped: `flat` if a new simplex came back.
 */
export function runNelderMead(
  objective: Objective,
  start: Point,
  limits: RunLimits,
): RunEnd {
  let best: Vertex = start, used = 0;
  for (let round = 0; round <= restarts; round++) {
    const before = best;
    const left = limits.iterations - used;
    const [vertex, steps] = collapse(objective, before, left, limits);
    best = vertex;
    used += steps;
    const at = objective.point(best.x);
    const found = { ...at, value: best.value };
    const escaped = runaway(found, limits);
    if (escaped !== undefined) {
      return { end: escaped, at: found, iterations: used };
    }
    if (used >= limits.iterations) {
      return { end: "iterations", at: found, iterations: used };
    }
    const gain = before.value - best.value;
    if (gain <= 1e-14 * Math.abs(best.value)) {
      const end = isCreeping(objective, best, limits) ? "stalled" : "flat";
      return { end, at: found, iterations: used };
    }
  }
  return { end: "stalled", at: objective.point(best.x), iterations: used };
}

/** Moves one simplex until it has collapsed. */
function collapse(
  objective: Objective,
  start: Vertex,
  mostSteps: number,
  limits: RunLimits,
): readonly [Vertex, number] {
  let simplex = firstSimplex(objective, start);
  for (let k = 0; k < mostSteps; k++) {
    simplex.sort((a, b) => a.value - b.value);
    const best = simplex[0]!;
    const gone = runaway({ ...best, gradient: best.x }, limits) !== undefined;
    if (gone || isCollapsed(simplex, limits)) return [best, k];
    const next = improve(objective, simplex);
    if (next !== undefined) simplex[simplex.length - 1] = next;
    else simplex = shrink(objective, simplex);
  }
  simplex.sort((a, b) => a.value - b.value);
  return [simplex[0]!, mostSteps];
}

function firstSimplex(objective: Objective, start: Vertex): Vertex[] {
  const simplex = [start];
  start.x.forEach((coordinate, i) => {
    const x = start.x.slice();
    x[i] = coordinate + edge * Math.max(1, Math.abs(coordinate));
    simplex.push({ x, value: objective.value(x) });
  });
  return simplex;
}

function isCollapsed(simplex: readonly Vertex[], limits: RunLimits): boolean {
  const first = simplex[0]!, last = simplex[simplex.length - 1]!;
  const spread = last.value - first.value;
  if (spread <= levelled * valueScale(first.value, limits)) return true;
  return simplex.every(({ x }) =>
    x.every((value, i) =>
      Math.abs(value - first.x[i]!) <= collapsed * Math.abs(first.x[i]!)
    )
  );
}

/** Whether a small relative change of a coordinate still lowers the value: the
 * simplex has then crept to the edge of the domain, not to a minimum. */
function isCreeping(
  objective: Objective,
  at: Vertex,
  limits: RunLimits,
): boolean {
  const fall = limits.tolerance * valueScale(at.value, limits);
  return at.x.some((value, i) =>
    [0.999, 1.001].some((factor) => {
      const x = at.x.slice();
      x[i] = value * factor;
      return objective.value(x) < at.value - fall;
    })
  );
}

/** A better place for the worst vertex, if there is one on the line through the
 * centre of the others. */
function improve(
  objective: Objective,
  simplex: readonly Vertex[],
): Vertex | undefined {
  const n = simplex.length - 1;
  const worst = simplex[n]!, second = simplex[n - 1]!, best = simplex[0]!;
  const center = worst.x.map((_, i) => {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += simplex[k]!.x[i]!;
    return sum / n;
  });
  const at = (factor: number): Vertex => {
    const x = center.map((c, i) => c + factor * (c - worst.x[i]!));
    return { x, value: objective.value(x) };
  };
  const reflected = at(1);
  const dimension = Math.max(n, 2);
  if (reflected.value < best.value) {
    const expanded = at(1 + 2 / dimension);
    return expanded.value < reflected.value ? expanded : reflected;
  }
  if (reflected.value < second.value) return reflected;
  const part = 0.75 - 1 / (2 * dimension);
  const contracted = reflected.value < worst.value ? at(part) : at(-part);
  const bar = Math.min(reflected.value, worst.value);
  return contracted.value < bar ? contracted : undefined;
}

function shrink(objective: Objective, simplex: readonly Vertex[]): Vertex[] {
  const best = simplex[0]!;
  const part = 1 - 1 / Math.max(simplex.length - 1, 2);
  return simplex.map((vertex) => {
    if (vertex === best) return best;
    const x = best.x.map((b, i) => b + part * (vertex.x[i]! - b));
    return { x, value: objective.value(x) };
  });
}
