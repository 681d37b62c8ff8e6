/** What a box stands for. */
export type NodeKind = "input" | "parameter" | "layer" | "op";

/** A box. */
export interface GraphNode {
  /** Unique in its graph. */
  readonly id: string;
  /** What is in the box: the first line is its title. */
  readonly lines: readonly string[];
  /** What it stands for. */
  readonly kind: NodeKind;
  /** The group that it is in: a path with dots; empty for none. */
  readonly group: string;
}

/** An arrow from one box to another. */
export interface GraphEdge {
  /** The id of the box where it begins. */
  readonly from: string;
  /** The id of the box where it ends. */
  readonly to: string;
}

/** Boxes that belong together. */
export interface GraphGroup {
  /** The path, which begins with that of the group around it. */
  readonly path: string;
  /** The path of the group around it; empty for none. */
  readonly parent: string;
  /** What is written above: the first line is its title. */
  readonly lines: readonly string[];
}

/** Boxes, arrows and groups, in a fixed order: what can be drawn. */
export interface Graph {
  /** What it is of. */
  readonly title: string;
  /** The boxes, each after those that it depends on. */
  readonly nodes: readonly GraphNode[];
  /** The arrows. */
  readonly edges: readonly GraphEdge[];
  /** The groups, each after the one around it. */
  readonly groups: readonly GraphGroup[];
}
