/** Syntax trees in the languages that people and programs read. */
import { toLatex } from "./latex.ts";
import { toMathML } from "./mathml.ts";
import type { Node } from "./nodes.ts";
import { toPython } from "./python.ts";
import { toText } from "./text.ts";

/** The ways to write a tree: `text` has blanks around loose operators,
 * `compact` none; the others are `toLatex`, `toMathML` and `toPython`. */
export type FormatStyle = "text" | "compact" | "latex" | "mathml" | "python";

/** How a tree is written. */
export interface FormatOptions {
  /** `text` by default. */
  readonly style?: FormatStyle;
}

const writers: Readonly<Record<FormatStyle, (node: Node) => string>> = {
  text: toText,
  compact: (node) => toText(node, true),
  latex: toLatex,
  mathml: toMathML,
  python: toPython,
};

/**
 * A syntax tree as text. In the styles `text` and `compact`, `parse` reads the
 * text back as an equal tree, and no parenthesis could be left out.
 *
 * @param node The tree.
 * @param options How to write it.
 * @returns The text.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { format, parse } from "@fluxion/fluxion/expr";
 *
 * assertEquals(format(parse("((a)+(b*(-c)))")), "a + b*-c");
 * ```
 */
export function format(node: Node, options: FormatOptions = {}): string {
  return writers[options.style ?? "text"](node);
}
