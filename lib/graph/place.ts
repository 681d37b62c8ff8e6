import { lefts } from "./coordinates.ts";
import type { GraphEdge, GraphGroup } from "./graph.ts";
import { arrange, type Item, type Link, type Vertex } from "./layers.ts";
import { groupHeader } from "./text_size.ts";

/** A rectangle, in pixels. */
export interface Rectangle {
  /** The left edge. */
  readonly x: number;
  /** The upper edge. */
  readonly y: number;
  /** From left to right. */
  readonly width: number;
  /** From top to bottom. */
  readonly height: number;
}

/** A place, in pixels. */
export interface Point {
  /** From the left. */
  readonly x: number;
  /** From above. */
  readonly y: number;
}

/** A group, arranged: all places are from its upper left corner. */
export interface Arranged {
  /** Its size. */
  readonly width: number;
  /** Its size. */
  readonly height: number;
  /** The boxes in it, by id. */
  readonly nodes: ReadonlyMap<string, Rectangle>;
  /** The groups in it, by path. */
  readonly groups: ReadonlyMap<string, Rectangle>;
  /** The way of a line in this group and those in it, by its key. */
  readonly ways: ReadonlyMap<string, readonly Point[]>;
  /** Where lines come in and go out, by their source. */
  readonly ports: ReadonlyMap<string, number>;
}

/** What is in a group, to be placed. */
export interface Level {
  /** The group; undefined of the whole graph. */
  readonly group: GraphGroup | undefined;
  /** Its boxes, groups and ports. */
  readonly items: readonly Item[];
  /** The lines between them. */
  readonly links: readonly Link[];
  /** The edge of the graph that each line is a part of. */
  readonly edges: readonly GraphEdge[];
  /** The groups in it, arranged. */
  readonly inner: ReadonlyMap<string, Arranged>;
}

/** Pixels between two layers: where lines turn. */
const layerGap = 34;
/** Pixels around what is in a group. */
const padding = 18;

interface Row {
  readonly top: number;
  readonly height: number;
}

/** Where vertices are: from the left, and in which row. */
interface Grid {
  readonly x: ReadonlyMap<string, number>;
  readonly row: ReadonlyMap<string, Row>;
  readonly width: number;
  readonly height: number;
}

/**
 * Places what is in a group.
 *
 * @param level The group.
 * @returns All places, from its upper left corner.
 */
export function placeLevel(level: Level): Arranged {
  const { items, links, edges, inner } = level;
  const { layers, segments, ways } = arrange(items, links);
  const grid = gridOf(level, layers, lefts(layers, segments));
  const nodes = new Map<string, Rectangle>();
  const groups = new Map<string, Rectangle>();
  const paths = new Map<string, readonly Point[]>();
  const boxes = new Map<string, Rectangle>();
  for (const item of items) {
    if (item.port !== undefined) continue;
    const box = boxOf(item, grid);
    boxes.set(item.id, box);
    const child = inner.get(item.id);
    (child === undefined ? nodes : groups).set(item.id, box);
    if (child === undefined) continue;
    moved(child.nodes, box.x, box.y).forEach((v, k) => nodes.set(k, v));
    moved(child.groups, box.x, box.y).forEach((v, k) => groups.set(k, v));
    child.ways.forEach((way, k) =>
      paths.set(k, joined(paths.get(k), shifted(way, box.x, box.y)))
    );
  }
  edges.forEach((edge, i) => {
    const own = wayOf(ways[i]!, links[i]!, grid, boxes);
    paths.set(keyOf(edge), joined(paths.get(keyOf(edge)), own));
  });
  const ports = items.filter(({ port }) => port !== undefined)
    .map(({ id }) => [id, grid.x.get(id)!] as const);
  const { width, height } = grid;
  return { width, height, nodes, groups, ways: paths, ports: new Map(ports) };
}

function gridOf(
  { group, items }: Level,
  layers: readonly (readonly Vertex[])[],
  relative: ReadonlyMap<string, number>,
): Grid {
  const header = groupHeader(group);
  const room = group === undefined ? 0 : padding;
  const extent = Math.max(
    0,
    ...relative.values(),
    ...items.map(({ id, width }) => relative.get(id)! + width),
  );
  const ports = items.filter(({ port }) => port === "in")
    .map(({ id }) => relative.get(id)!);
  // lines come in beside the group's title, not through it
  const beside = header.width + padding - Math.min(...ports, Infinity);
  const narrow = Math.max(room, beside);
  const width = Math.max(extent + narrow + room, header.width + room);
  const left = ports.length > 0 ? narrow : (width - extent) / 2;
  const { rows, height } = rowsOf(layers, header.height, room);
  return {
    x: new Map([...relative].map(([id, value]) => [id, value + left])),
    row: new Map(
      layers.flatMap((layer, i) =>
        layer.map(({ id }) => [id, rows[i]!] as const)
      ),
    ),
    width,
    height,
  };
}

/** Ports are on the edge of their group. */
function rowsOf(
  layers: readonly (readonly Vertex[])[],
  header: number,
  room: number,
): { rows: Row[]; height: number } {
  let y = 0;
  const rows = layers.map((layer, i): Row => {
    const kind = layer.find(({ item }) => item?.port)?.item?.port;
    if (kind === "in") {
      // lines turn below the title, in part of its room
      y = header - layerGap / 2;
      return { top: 0, height: y };
    }
    if (kind === "out") {
      y += layerGap;
      return { top: y, height: 0 };
    }
    y += i === 0 ? Math.max(header, room) : layerGap;
    const top = y;
    const height = Math.max(0, ...layer.map(({ item }) => item?.height ?? 0));
    y += height;
    return { top, height };
  });
  const hasOut = layers.at(-1)?.some(({ item }) => item?.port === "out");
  return { rows, height: hasOut ? y : y + room };
}

function boxOf({ id, width, height }: Item, { x, row }: Grid): Rectangle {
  const { top, height: whole } = row.get(id)!;
  return { x: x.get(id)!, y: top + (whole - height) / 2, width, height };
}

/** Straight through each row, to turn between them. */
function wayOf(
  way: readonly string[],
  { fromX, toX }: Link,
  { x, row }: Grid,
  boxes: ReadonlyMap<string, Rectangle>,
): Point[] {
  return way.flatMap((id, at) => {
    const { top, height } = row.get(id)!;
    const box = boxes.get(id);
    const isFirst = at === 0, isLast = at === way.length - 1;
    const across = x.get(id)! + (isFirst ? fromX : isLast ? toX : 0);
    const start = isFirst && box !== undefined ? box.y + box.height : top;
    const end = isLast && box !== undefined ? box.y : top + height;
    return [{ x: across, y: start }, { x: across, y: end }];
  });
}

/**
 * The name of an edge in a map.
 *
 * @param edge The edge.
 * @returns Its name.
 */
export function keyOf({ from, to }: GraphEdge): string {
  return `${from} ${to}`;
}

/** Two parts of a way: as all lead down, their places are in order of height. */
function joined(
  before: readonly Point[] | undefined,
  own: readonly Point[],
): Point[] {
  const all = [...before ?? [], ...own].sort((a, b) => a.y - b.y);
  return all.filter(({ x, y }, i) => {
    const last = all[i - 1];
    return last === undefined || last.x !== x || last.y !== y;
  });
}

/**
 * Rectangles elsewhere.
 *
 * @param boxes The rectangles.
 * @param x How far to the right.
 * @param y How far down.
 * @returns The same by the same names.
 */
export function moved(
  boxes: ReadonlyMap<string, Rectangle>,
  x: number,
  y: number,
): Map<string, Rectangle> {
  return new Map(
    [...boxes].map(([id, box]) => [id, { ...box, x: box.x + x, y: box.y + y }]),
  );
}

/**
 * A way elsewhere.
 *
 * @param way The places.
 * @param x How far to the right.
 * @param y How far down.
 * @returns The places there.
 */
export function shifted(way: readonly Point[], x: number, y: number): Point[] {
  return way.map((point) => ({ x: point.x + x, y: point.y + y }));
}
