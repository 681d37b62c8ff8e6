import { Display } from "../core/display.ts";
import type { Graph } from "./graph.ts";
import { graphDot } from "./dot.ts";
import { graphSvg } from "./svg.ts";

/**
 * A graph for a notebook: the last value of a cell is drawn.
 *
 * @param graph The graph.
 * @returns Its drawing, and its text in Graphviz's language.
 */
export function displayGraph(graph: Graph): Display {
  return new Display({
    "text/plain": graphDot(graph),
    "image/svg+xml": graphSvg(graph),
  });
}
