/**
 * Where each value of a graph is computed: in the innermost branch or loop
 * that holds all its uses, but outside of the loops that it does not need.
 */
import type { Value } from "./graph.ts";

/** A stretch of code that is executed as a whole. */
export interface Region {
  /** The one around it; none around the program. */
  readonly outer?: Region;
  /** How many are around it. */
  readonly depth: number;
  /** The `if` or the `loop` that it belongs to. */
  readonly owner?: Value;
  /** The values computed in it, the oldest first. */
  readonly members: Value[];
}

/** The regions of a program. */
export interface Regions {
  /** The whole program. */
  readonly root: Region;
  /** The branches of an `if`: yes, no; the body of a `loop`. */
  readonly inner: ReadonlyMap<Value, readonly Region[]>;
}

/**
 * Finds where each value is computed.
 *
 * @param values All values of a graph, by number.
 * @param outputs The values that a program returns.
 * @returns The regions, with the values that are needed.
 */
export function findRegions(
  values: readonly Value[],
  outputs: readonly Value[],
): Regions {
  const root: Region = { depth: 0, members: [] };
  const inner = new Map<Value, readonly Region[]>();
  const homes: (Region | undefined)[] = [];
  const use = (value: Value, region: Region): void => {
    const home = homes[value.id];
    homes[value.id] = home === undefined ? region : common(home, region);
  };
  for (const output of outputs) use(output, root);
  for (let id = values.length - 1; id >= 0; id--) {
    const value = values[id]!, home = homes[id];
    if (home === undefined) continue;
    const place = hoisted(value, home);
    place.members.push(value);
    if (value.kind === "if") useInBranches(value, place, inner, use);
    else if (value.kind === "loop") useInLoop(value, place, inner, use);
    else for (const operand of value.operands) use(operand, place);
  }
  const all = [root, ...[...inner.values()].flat()];
  for (const { members } of all) members.reverse();
  return { root, inner };
}

type Use = (value: Value, region: Region) => void;

function useInBranches(
  value: Value,
  outer: Region,
  inner: Map<Value, readonly Region[]>,
  use: Use,
): void {
  const [condition, yes, no] = value.operands;
  const branches = [inside(outer, value), inside(outer, value)] as const;
  inner.set(value, branches);
  use(condition!, outer);
  use(yes!, branches[0]);
  use(no!, branches[1]);
}

function useInLoop(
  value: Value,
  outer: Region,
  inner: Map<Value, readonly Region[]>,
  use: Use,
): void {
  const [body, index, ...bounds] = value.operands;
  const loop = inside(outer, value);
  inner.set(value, [loop]);
  use(body!, loop);
  use(index!, loop);
  for (const bound of bounds) use(bound, outer);
}

function inside(outer: Region, owner: Value): Region {
  return { outer, depth: outer.depth + 1, owner, members: [] };
}

/** The innermost region that holds both. */
function common(a: Region, b: Region): Region {
  let x = a, y = b;
  while (x.depth > y.depth) x = x.outer!;
  while (y.depth > x.depth) y = y.outer!;
  while (x !== y) x = x.outer!, y = y.outer!;
  return x;
}

function hoisted(value: Value, home: Region): Region {
  let place = home;
  while (
    place.owner?.kind === "loop" &&
    !value.indices.has(place.owner.operands[1]!) &&
    value !== place.owner.operands[1]
  ) place = place.outer!;
  return place;
}
