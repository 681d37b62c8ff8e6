import type { Segment, Vertex } from "./layers.ts";

/** Pixels between two boxes beside each other. */
const besideGap = 28;
/** Pixels between a line and what is beside it. */
const lineGap = 18;
/** How often all layers are moved towards their neighbours. */
const rounds = 100;

/**
 * Where vertices begin from the left: near to those above and below, in their
 * order, and apart.
 *
 * @param layers Vertices in order.
 * @param segments What connects them.
 * @returns The left edge of each, by id; the least is 0.
 */
export function lefts(
  layers: readonly (readonly Vertex[])[],
  segments: readonly Segment[],
): Map<string, number> {
  const x = new Map<string, number>();
  for (const layer of layers) {
    const steps = stepsOf(layer);
    const middle = (steps.at(-1) ?? 0) / 2;
    layer.forEach(({ id }, i) => x.set(id, steps[i]! - middle));
  }
  for (let round = 0; round < rounds; round++) {
    const isDown = round % 2 === 0;
    for (const layer of isDown ? layers : layers.toReversed()) {
      moveLayer(layer, segments, x);
    }
  }
  const least = Math.min(0, ...x.values());
  const first = x.size === 0 ? least : Math.min(...x.values());
  return new Map([...x].map(([id, left]) => [id, left - first]));
}

/** How far each vertex is from the first if all stand close. */
function stepsOf(layer: readonly Vertex[]): number[] {
  const steps: number[] = [];
  layer.forEach((vertex, i) => {
    const before = layer[i - 1];
    if (before === undefined) return steps.push(0);
    const width = before.item?.width ?? 0;
    const isBoxes = (before.item?.width ?? 0) > 0 &&
      (vertex.item?.width ?? 0) > 0;
    return steps.push(
      steps[i - 1]! + width + (isBoxes ? besideGap : lineGap),
    );
  });
  return steps;
}

function moveLayer(
  layer: readonly Vertex[],
  segments: readonly Segment[],
  x: Map<string, number>,
): void {
  const steps = stepsOf(layer);
  const wishes = layer.map((vertex) => wishOf(vertex, segments, x));
  const moved = increasing(
    wishes.map(({ place, weight }, i) => ({
      place: place - steps[i]!,
      weight,
    })),
  );
  layer.forEach(({ id }, i) => x.set(id, moved[i]! + steps[i]!));
}

/** Where a vertex wants to be, and how much: at the mean of its neighbours. With
 * these weights each layer is moved to where Σ weight · (bend of a piece)² is
 * least, so that the sum never grows. */
function wishOf(
  { id }: Vertex,
  segments: readonly Segment[],
  x: ReadonlyMap<string, number>,
): { readonly place: number; readonly weight: number } {
  let sum = 0, total = 0;
  for (const { from, to, fromX, toX, weight } of segments) {
    if (to === id) sum += weight * (x.get(from)! + fromX - toX);
    else if (from === id) sum += weight * (x.get(to)! + toX - fromX);
    else continue;
    total += weight;
  }
  return total === 0
    ? { place: x.get(id)!, weight: 0.01 }
    : { place: sum / total, weight: total };
}

/**
 * The numbers closest to wishes that never decrease, by weighted squares: pool
 * adjacent violators (Barlow et al., "Statistical inference under order
 * restrictions", 1972).
 *
 * @param wishes What each number wants to be, and how much.
 * @returns The numbers.
 */
export function increasing(
  wishes: readonly { readonly place: number; readonly weight: number }[],
): number[] {
  const pools: { place: number; weight: number; count: number }[] = [];
  for (const wish of wishes) {
    let pool = { ...wish, count: 1 };
    while (pools.length > 0 && pools.at(-1)!.place >= pool.place) {
      const before = pools.pop()!;
      const weight = before.weight + pool.weight;
      pool = {
        place: (before.place * before.weight + pool.place * pool.weight) /
          weight,
        weight,
        count: before.count + pool.count,
      };
    }
    pools.push(pool);
  }
  return pools.flatMap(({ place, count }) =>
    new Array<number>(count).fill(place)
  );
}
