/** From syntax trees to programs. */
import type { Node } from "../syntax/nodes.ts";
import { allocate } from "./allocate.ts";
import { emit } from "./emit.ts";
import { Graph } from "./graph.ts";
import { Lowering } from "./lower.ts";
import type { Program } from "./program.ts";
import { findRegions } from "./regions.ts";

/** What a program is built for. */
export interface BuildOptions {
  /** All variables, in the order of their slots; without them, those that
   * occur, in the order in which they occur. */
  readonly variables?: readonly string[];
  /** Whether it stops where a value that failed would go unnoticed. */
  readonly checked: boolean;
}

/** A program and what it was built from. */
export interface Built {
  /** The program. */
  readonly program: Program;
  /** The occurrence of each `random()` of the trees. */
  readonly randoms: ReadonlyMap<Node, number>;
}

/**
 * Builds the program of one or more trees; they share what they have in
 * common.
 *
 * @param sources The trees, one a value.
 * @param options What for.
 * @returns The program, and where its random numbers stand.
 * @throws {ExpressionError} `unknown-variable`, `unsupported` or `budget`.
 */
export function buildProgram(
  sources: readonly Node[],
  options: BuildOptions,
): Built {
  const { checked } = options;
  const graph = new Graph();
  const lowering = new Lowering(graph, options.variables);
  const outputs = sources.map((source) => lowering.lower(source));
  const regions = findRegions(graph.values, outputs);
  const { variables } = lowering;
  const listing = emit(regions, outputs, checked);
  const { randoms } = lowering;
  const program = {
    variables,
    ...allocate(listing, variables.length),
    checked,
    randoms: randoms.size,
  };
  return { program, randoms };
}
