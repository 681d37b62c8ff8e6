/** The first half of a layered drawing (Sugiyama, Tagawa and Toda, "Methods for
 * visual understanding of hierarchical system structures", 1981): layers by
 * longest path, dummies on long edges, order by barycenters. */

/** Something to be placed: a box, or a group with all that is in it. */
export interface Item {
  /** Unique among its neighbours. */
  readonly id: string;
  /** Its size, in pixels; 0 of a port. */
  readonly width: number;
  /** Its size, in pixels; 0 of a port. */
  readonly height: number;
  /** The end of its group where a port belongs. */
  readonly port?: "in" | "out";
}

/** A line between two items. */
export interface Link {
  /** The item where it begins. */
  readonly from: string;
  /** The item where it ends. */
  readonly to: string;
  /** What flows: lines of one source share their way. */
  readonly source: string;
  /** Pixels from the left of the item where it begins. */
  readonly fromX: number;
  /** Pixels from the left of the item where it ends. */
  readonly toX: number;
}

/** An item, or a place where a line passes through a layer. */
export interface Vertex {
  /** The id of the item, or a name of its own. */
  readonly id: string;
  /** The item; undefined of a dummy. */
  readonly item: Item | undefined;
  /** The number of its layer. */
  readonly layer: number;
}

/** A piece of a line, from one layer to the next. */
export interface Segment {
  /** The vertex above. */
  readonly from: string;
  /** The vertex below. */
  readonly to: string;
  /** Pixels from the left of the one above. */
  readonly fromX: number;
  /** Pixels from the left of the one below. */
  readonly toX: number;
  /** How straight it wants to be: least where a long line leaves a box, most
   * where it passes. */
  readonly weight: number;
}

/** Items in layers, and lines in pieces. */
export interface Layers {
  /** The layers, top to bottom; in each the vertices, left to right. */
  readonly layers: readonly (readonly Vertex[])[];
  /** The pieces of all lines, each once. */
  readonly segments: readonly Segment[];
  /** For each line the vertices that it passes. */
  readonly ways: readonly (readonly string[])[];
}

/**
 * Arranges items in layers, so that every line leads down and few cross.
 *
 * @param items The items, each after those that it depends on.
 * @param links The lines, each from an earlier item to a later one.
 * @returns The layers.
 */
export function arrange(
  items: readonly Item[],
  links: readonly Link[],
): Layers {
  const ranks = rank(items, links);
  const vertices = new Map<string, Vertex>(
    items.map((item) => [
      item.id,
      { id: item.id, item, layer: ranks.get(item.id)! },
    ]),
  );
  const segments = new Map<string, Segment>();
  const ways = links.map(({ from, to, source, fromX, toX }) => {
    const way = [from];
    const end = ranks.get(to)!;
    for (let layer = ranks.get(from)! + 1; layer <= end; layer++) {
      const id = layer === end ? to : `${from} ${source} ${layer}`;
      if (!vertices.has(id)) vertices.set(id, { id, item: undefined, layer });
      const above = way.at(-1)!;
      segments.set(`${above} → ${id}`, {
        from: above,
        to: id,
        fromX: above === from ? fromX : 0,
        toX: id === to ? toX : 0,
        weight: weightOf(above === from, id === to),
      });
      way.push(id);
    }
    return way;
  });
  const all = [...segments.values()];
  const count = Math.max(0, ...[...ranks.values()].map((each) => each + 1));
  const initial = Array.from(
    { length: count },
    (_, i) => [...vertices.values()].filter(({ layer }) => layer === i),
  );
  return { layers: order(initial, all), segments: all, ways };
}

function weightOf(isFirst: boolean, isLast: boolean): number {
  if (isFirst && isLast) return 3;
  return isFirst || isLast ? 0.4 : 8;
}

/** The longest path from above; what has nothing above comes as late as it can.
 * Ports are at the ends. */
function rank(
  items: readonly Item[],
  links: readonly Link[],
): Map<string, number> {
  const hasIn = items.some(({ port }) => port === "in");
  const ranks = new Map<string, number>();
  for (const { id, port } of items) {
    const above = links.filter(({ to }) => to === id)
      .map(({ from }) => ranks.get(from) ?? 0);
    const floor = hasIn && port !== "in" ? 1 : 0;
    ranks.set(id, Math.max(floor, ...above.map((layer) => layer + 1)));
  }
  for (const { id, port } of items.toReversed()) {
    if (port !== undefined || links.some(({ to }) => to === id)) continue;
    const below = links.filter(({ from }) => from === id)
      .map(({ to }) => ranks.get(to)!);
    if (below.length > 0) ranks.set(id, Math.min(...below) - 1);
  }
  const inner = items.filter(({ port }) => port !== "out");
  const last = Math.max(-1, ...inner.map(({ id }) => ranks.get(id)!));
  for (const { id, port } of items) {
    if (port === "out") ranks.set(id, last + 1);
  }
  return ranks;
}

/** How often vertices are ordered by their neighbours, down and up. */
const sweeps = 8;

function order(
  initial: readonly (readonly Vertex[])[],
  segments: readonly Segment[],
): readonly (readonly Vertex[])[] {
  let best = initial, fewest = crossings(initial, segments);
  let current = initial;
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    current = sweepOnce(current, segments, sweep % 2 === 0);
    const count = crossings(current, segments);
    if (count < fewest) [best, fewest] = [current, count];
  }
  return best;
}

/** Orders each layer by the mean place of its neighbours in the one before. */
function sweepOnce(
  layers: readonly (readonly Vertex[])[],
  segments: readonly Segment[],
  isDown: boolean,
): readonly (readonly Vertex[])[] {
  const result = layers.map((layer) => [...layer]);
  const indices = result.map((_, i) => i).slice(1);
  const turns = isDown ? indices : indices.map((i) => i - 1).reverse();
  for (const i of turns) {
    const beside = result[isDown ? i - 1 : i + 1]!;
    const place = new Map(beside.map(({ id }, at) => [id, at]));
    const keys = new Map(result[i]!.map(({ id }, at) => {
      const near = segments.flatMap(({ from, to }) => {
        const [own, other] = isDown ? [to, from] : [from, to];
        const found = own === id ? place.get(other) : undefined;
        return found === undefined ? [] : [found];
      });
      const mean = near.reduce((a, b) => a + b, 0) / near.length;
      return [id, near.length === 0 ? at : mean] as const;
    }));
    result[i]!.sort((a, b) => keys.get(a.id)! - keys.get(b.id)!);
  }
  return result;
}

/**
 * How many pieces of lines cross.
 *
 * @param layers Vertices in order.
 * @param segments The pieces.
 * @returns The number of pairs that cross.
 */
export function crossings(
  layers: readonly (readonly Vertex[])[],
  segments: readonly Segment[],
): number {
  const place = new Map<string, readonly [number, number]>();
  layers.forEach((layer, i) =>
    layer.forEach(({ id }, at) => place.set(id, [i, at]))
  );
  const lines = segments.map(({ from, to }) => ({
    layer: place.get(from)![0],
    above: place.get(from)![1],
    below: place.get(to)![1],
  }));
  let count = 0;
  lines.forEach((a, i) => {
    for (const b of lines.slice(0, i)) {
      const cross = (a.above - b.above) * (a.below - b.below) < 0;
      if (a.layer === b.layer && cross) count++;
    }
  });
  return count;
}
