import type { GraphGroup, GraphNode } from "./graph.ts";

/** Pixels of a line's height. */
export const lineHeight = 17;
/** Pixels between the edge of a box and its text. */
const inset = 12;
/** Pixels of a character, in a wide font: titles are bold. */
const titleCharacter = 8.3;
const lineCharacter = 6.9;

/**
 * How large the box of a node is: no font is at hand to ask, so that the same
 * graph looks the same everywhere.
 *
 * @param node The node.
 * @returns Width and height in pixels.
 */
export function boxSize(
  { lines }: Pick<GraphNode, "lines">,
): { readonly width: number; readonly height: number } {
  return {
    width: Math.max(88, Math.ceil(textWidth(lines)) + 2 * inset),
    height: lines.length * lineHeight + inset + 2,
  };
}

/**
 * How much room the title of a group takes.
 *
 * @param group The group; none for the whole graph.
 * @returns Width and height in pixels.
 */
export function groupHeader(
  group: Pick<GraphGroup, "lines"> | undefined,
): { readonly width: number; readonly height: number } {
  if (group === undefined) return { width: 0, height: 0 };
  const { lines } = group;
  return {
    width: Math.ceil(textWidth(lines)) + inset,
    height: lines.length * lineHeight + inset,
  };
}

function textWidth([title = "", ...rest]: readonly string[]): number {
  return Math.max(
    [...title].length * titleCharacter,
    ...rest.map((line) => [...line].length * lineCharacter),
  );
}
