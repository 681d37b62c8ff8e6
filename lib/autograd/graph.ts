import { formatShape } from "../core/shape.ts";
import type { Tensor } from "../tensor/tensor.ts";
import type { TapeEntry } from "./tape.ts";

/** What to draw of a graph. */
export interface GraphOptions {
  /** Draw only what this tensor depends on; everything if absent. */
  readonly of?: Tensor;
  /** The name of the graph; `autograd` if absent. */
  readonly name?: string;
}

/**
 * The recorded graph as text in Graphviz's DOT language: a box for each op with
 * its output's shape, an ellipse for each tensor that was given, filled if it
 * gets a gradient. Tensors without a name are called `tensor`.
 *
 * @param entries What was recorded: `engine.tape`, before `backward`.
 * @param options Which part, and the name.
 * @returns The text, for example for `dot -Tsvg`.
 *
 * @example
 * ```ts
 * import { assertStringIncludes } from "@std/assert";
 * import { Engine, formatDot, wasm } from "@fluxion/fluxion";
 *
 * const engine = new Engine(wasm());
 * const x = engine.tensor([1, 2], { requiresGrad: true, name: "x" });
 * engine.ops.exp(x);
 * assertStringIncludes(formatDot(engine.tape), "exp");
 * ```
 */
export function formatDot(
  entries: readonly TapeEntry[],
  options: GraphOptions = {},
): string {
  const { of, name = "autograd" } = options;
  const drawn = of === undefined ? entries : ancestors(entries, of);
  const outputs = new Set(drawn.map(({ output }) => output));
  const ids = new Map<Tensor, string>();
  const lines: string[] = [];
  for (const { op, inputs, output } of drawn) {
    for (const input of new Set(inputs)) {
      if (outputs.has(input) || ids.has(input)) continue;
      ids.set(input, `n${ids.size}`);
      lines.push(leafNode(ids.get(input)!, input));
    }
    const id = `n${ids.size}`;
    ids.set(output, id);
    lines.push(`${id} [shape=box, label=${quote(opLabel(op.name, output))}];`);
    inputs.forEach((input) => lines.push(`${ids.get(input)} -> ${id};`));
  }
  const body = lines.map((line) => `  ${line}\n`).join("");
  return `digraph ${quote(name)} {\n  rankdir=TB;\n${body}}\n`;
}

/** The entries that a tensor depends on, in order. */
function ancestors(entries: readonly TapeEntry[], of: Tensor): TapeEntry[] {
  const wanted = new Set([of]);
  return entries.toReversed().filter(({ inputs, output }) => {
    if (!wanted.has(output)) return false;
    inputs.forEach((input) => wanted.add(input));
    return true;
  }).reverse();
}

function leafNode(id: string, tensor: Tensor): string {
  const label = `${tensor.name || "tensor"}\n${typeOf(tensor)}`;
  const style = tensor.requiresGrad ? ", style=filled" : "";
  return `${id} [shape=ellipse, label=${quote(label)}${style}];`;
}

function opLabel(name: string, output: Tensor): string {
  return `${name}\n${typeOf(output)}`;
}

function typeOf({ shape, dtype }: Tensor): string {
  return `${formatShape(shape)} ${dtype}`;
}

/** A DOT string: quotes and backslashes escaped, lines as \n. */
function quote(text: string): string {
  const escaped = text.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n");
  return `"${escaped}"`;
}
