/** Columns for people. */

import { printable } from "../errors.ts";

/** The longest cell: what is longer ends in dots. */
const maximumWidth = 32;

/** How the cells of a column stand. */
export type Alignment = "left" | "right";

/**
 * Aligns columns, two blanks apart.
 *
 * @param rows Cells; all rows have equally many.
 * @param alignments How each column stands; left if absent.
 * @returns A line for each row.
 */
export function alignedRows(
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[] = [],
): string[] {
  const short = rows.map((row) => row.map(shortened));
  const widths = (short[0] ?? []).map((_, column) =>
    Math.max(...short.map((row) => lengthOf(row[column]!)))
  );
  return short.map((row) =>
    row.map((cell, column) => {
      const blanks = " ".repeat(widths[column]! - lengthOf(cell));
      return alignments[column] === "right" ? blanks + cell : cell + blanks;
    }).join("  ").trimEnd()
  );
}

function lengthOf(text: string): number {
  return [...text].length;
}

function shortened(text: string): string {
  const characters = [...printable(text, "")];
  if (characters.length <= maximumWidth) return characters.join("");
  return `${characters.slice(0, maximumWidth - 3).join("")}...`;
}
