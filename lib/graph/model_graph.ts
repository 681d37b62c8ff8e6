import { formatShape, type Shape, sizeOf } from "../core/shape.ts";
import { placeOf } from "../autograd/place.ts";
import type { TapeEntry } from "../autograd/tape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { Graph, GraphEdge, GraphGroup, GraphNode } from "./graph.ts";
import { groupBetween, groupsOf, parentOf, titleOf } from "./paths.ts";

/** What to show of a model. */
export interface ModelGraphOptions {
  /** What the graph is of; `model` if absent. */
  readonly title?: string;
  /** Whether parameters and constants are boxes of their own, instead of a
   * count in the box of their layer; false if absent. */
  readonly leaves?: boolean;
}

/**
 * The graph of what a model computes, grouped by its modules: the names of the
 * parameters say which layers belong together.
 *
 * @param entries What was recorded: `engine.tape` before `backward`, or
 * `tapeOf(engine, body)`.
 * @param options Title and detail.
 * @returns The graph.
 */
export function modelGraph(
  entries: readonly TapeEntry[],
  options: ModelGraphOptions = {},
): Graph {
  return new Builder(entries, options).build();
}

class Builder {
  readonly #entries: readonly TapeEntry[];
  readonly #title: string;
  readonly #showsLeaves: boolean;
  readonly #nodes: GraphNode[] = [];
  readonly #edges: GraphEdge[] = [];
  readonly #ids = new Map<Tensor, string>();
  readonly #outputs: ReadonlySet<Tensor>;
  /** Each parameter, and the group of its first use. */
  readonly #parameters = new Map<Tensor, string>();

  constructor(
    entries: readonly TapeEntry[],
    { title = "model", leaves = false }: ModelGraphOptions,
  ) {
    this.#entries = entries;
    this.#title = title;
    this.#showsLeaves = leaves;
    this.#outputs = new Set(entries.map(({ output }) => output));
  }

  build(): Graph {
    const paths = this.#entries.map(({ inputs }) => placeOf(inputs));
    this.#entries.forEach((entry, i) => {
      const before = paths.slice(0, i).findLast((path) => path !== "") ?? "";
      const after = paths.slice(i).find((path) => path !== "") ?? "";
      const path = paths[i]!;
      const group = path === "" ? groupBetween(before, after) : parentOf(path);
      this.#add(entry, path, group);
    });
    return {
      title: this.#title,
      nodes: this.#nodes,
      edges: this.#edges,
      groups: this.#groups(),
    };
  }

  #add({ op, inputs, output }: TapeEntry, path: string, group: string): void {
    const known = inputs.filter((input) => this.#parameters.has(input));
    for (const input of new Set(inputs)) this.#leaf(input, group);
    const own = inputs.filter(isParameter);
    const fresh = own.filter((input) => !known.includes(input));
    const name = path === "" ? "" : path.split(".").at(-1)!;
    const count = fresh.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
    const note = own.length === 0 || this.#showsLeaves
      ? []
      : [fresh.length === 0 ? "shared parameters" : countOf(count)];
    const id = this.#node({
      lines: name === ""
        ? [op.name, shapeOf(output.shape)]
        : [name, `${op.name} ${shapeOf(output.shape)}`, ...note],
      kind: own.length === 0 ? "op" : "layer",
      group,
    });
    this.#ids.set(output, id);
    for (const input of new Set(inputs)) {
      const from = this.#ids.get(input);
      if (from !== undefined) this.#edges.push({ from, to: id });
    }
  }

  /** A box for what was given, where one is wanted. */
  #leaf(tensor: Tensor, group: string): void {
    if (this.#outputs.has(tensor) || this.#ids.has(tensor)) return;
    const isOwn = isParameter(tensor);
    if (isOwn && !this.#parameters.has(tensor)) {
      this.#parameters.set(tensor, group);
    }
    const isConstant = tensor.name === "" && tensor.rank === 0;
    if (!this.#showsLeaves && (isOwn || isConstant)) return;
    const { name, shape, dtype, size } = tensor;
    const short = isOwn && group !== "" && name.startsWith(`${group}.`)
      ? name.slice(group.length + 1)
      : name;
    const id = this.#node({
      lines: [
        short || (isConstant ? "number" : "input"),
        typeOf(shape, dtype),
        ...isOwn ? [countOf(size)] : [],
      ],
      kind: isOwn ? "parameter" : "input",
      group: isOwn || isConstant ? group : "",
    });
    this.#ids.set(tensor, id);
  }

  #node(node: Omit<GraphNode, "id">): string {
    const id = `n${this.#nodes.length}`;
    this.#nodes.push({ id, ...node });
    return id;
  }

  #groups(): GraphGroup[] {
    const paths = new Set(this.#nodes.flatMap(({ group }) => groupsOf(group)));
    return [...paths].map((path) => {
      const inside = [...this.#parameters].filter(([, group]) =>
        group === path || group.startsWith(`${path}.`)
      );
      const count = inside.reduce((sum, [{ size }]) => sum + size, 0);
      return {
        path,
        parent: groupsOf(path).at(-2) ?? "",
        lines: [titleOf(path), ...count === 0 ? [] : [countOf(count)]],
      };
    });
  }
}

function isParameter({ requiresGrad, name }: Tensor): boolean {
  return requiresGrad && name !== "";
}

function typeOf(shape: Shape, dtype: string): string {
  return `${shapeOf(shape)} ${dtype}`;
}

/** A scalar has no axes to show. */
function shapeOf(shape: Shape): string {
  return shape.length === 0 ? "scalar" : formatShape(shape);
}

/** For example `12,480 parameters`. */
function countOf(count: number): string {
  const digits = String(count).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${digits} ${count === 1 ? "parameter" : "parameters"}`;
}
