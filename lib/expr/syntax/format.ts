/** Syntax trees in the languages that people and programs read. */
import type { Node } from "./nodes.ts";
import { toText } from "./text.ts";

/** How a tree is written. */
export interface FormatOptions {
  /** `text` by default: with blanks around loose operators. `compact` has
   * none. */
  readonly style?: "text" | "compact";
}

/**
 * A syntax tree as text. `parse` reads the text back as an equal tree, and no
 * parenthesis could be left out.
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
  return toText(node, options.style === "compact");
}
