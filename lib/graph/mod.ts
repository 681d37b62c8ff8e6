/**
 * Graphs of models, for people: boxes in the boxes of their modules, as SVG
 * documents and in Graphviz's language.
 *
 * @example
 * ```ts
 * import { assertStringIncludes } from "@std/assert";
 * import { Engine, graphSvg, modelGraph, wasm } from "@fluxion/fluxion";
 *
 * const engine = new Engine(wasm());
 * const { linear, tanh } = engine.ops;
 * const weight = engine.ones([4, 3], { requiresGrad: true, name: "out.weight" });
 * tanh(linear(engine.ones([2, 3], { name: "x" }), weight));
 * const graph = modelGraph(engine.tape, { title: "a small model" });
 * assertStringIncludes(graphSvg(graph), "12 parameters");
 * ```
 *
 * @module
 */

export { collapseRepeats } from "./collapse.ts";
export { displayGraph } from "./display.ts";
export { graphDot } from "./dot.ts";
export type {
  Graph,
  GraphEdge,
  GraphGroup,
  GraphNode,
  NodeKind,
} from "./graph.ts";
export { type GraphLayout, layOutGraph } from "./layout.ts";
export { modelGraph, type ModelGraphOptions } from "./model_graph.ts";
export type { Point, Rectangle } from "./place.ts";
export { graphSvg } from "./svg.ts";
