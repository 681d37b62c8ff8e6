/** Tables that can be read as they are, and by Markdown. */

/**
 * Writes a table: its first column to the left, the others to the right.
 *
 * @param head The titles.
 * @param rows The cells; as many in each row as there are titles.
 * @returns Its lines.
 */
export function alignColumns(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]!.length))
  );
  const line = (cells: readonly string[]): string =>
    `| ${
      cells.map((cell, i) =>
        i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)
      ).join(" | ")
    } |`;
  const rule = widths.map((width, i) =>
    "-".repeat(i === 0 ? width : width - 1) + (i === 0 ? "" : ":")
  );
  return [line(head), line(rule), ...rows.map(line)];
}
