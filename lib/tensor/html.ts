import { escapeMarkup } from "../core/display.ts";
import type { DType } from "../core/dtype.ts";
import { formatShape, type Shape } from "../core/shape.ts";
import { visibleIndices } from "./print.ts";

/** Rows and columns that are shown of a long axis: so many at each end. */
const edge = 5;
/** Tables that are shown of a tensor with more than two axes. */
const maximumTables = 4;

/** What is shown of a tensor. */
interface Shown {
  readonly name: string;
  readonly shape: Shape;
  readonly dtype: DType;
  readonly isStale: boolean;
}

/**
 * A tensor as a small table in HTML: its last two axes as rows and columns,
 * those before as tables below each other, long axes by their ends.
 *
 * @param tensor Name, shape, element type.
 * @param values The elements in row-major order; undefined if it has none now.
 * @returns The markup.
 */
export function tensorHtml(
  { name, shape, dtype, isStale }: Shown,
  values: ArrayLike<number> | undefined,
): string {
  const title = `${name === "" ? "Tensor" : name} ${
    formatShape(shape)
  } ${dtype}`;
  const caption = `<div><b>${escapeMarkup(title)}</b>`;
  if (values === undefined) {
    const why = isStale
      ? "stale: its scope was closed, and its memory was given back"
      : "captured: it has no values until the plan runs";
    return `${caption} <i>${why}</i></div>`;
  }
  const rows = shape.at(-2) ?? 1, columns = shape.at(-1) ?? 1;
  const leading = shape.slice(0, -2);
  const count = leading.reduce((product, length) => product * length, 1);
  const shown = values.length === 0 ? 0 : Math.min(count, maximumTables);
  const tables = Array.from({ length: shown }, (_, i) => {
    const head = leading.length === 0
      ? ""
      : `<div>${escapeMarkup(indexOf(i, leading))}</div>`;
    const start = i * rows * columns;
    return head + table(values, start, rows, columns, dtype);
  });
  const more = count > shown && shown > 0
    ? `<div>… and ${count - shown} more</div>`
    : "";
  return `${caption}${tables.join("")}${more}</div>`;
}

function table(
  values: ArrayLike<number>,
  start: number,
  rows: number,
  columns: number,
  dtype: DType,
): string {
  const across = visibleIndices(columns, true, edge);
  const lines = visibleIndices(rows, true, edge).map((row) =>
    across.map((column) =>
      row < 0 || column < 0
        ? "<td>…</td>"
        : `<td>${format(values[start + row * columns + column]!, dtype)}</td>`
    ).join("")
  );
  return `<table style="text-align:right;font-variant-numeric:tabular-nums">` +
    `${lines.map((line) => `<tr>${line}</tr>`).join("")}</table>`;
}

function format(value: number, dtype: DType): string {
  return dtype === "int32" ? String(value) : String(
    Number(value.toPrecision(5)),
  );
}

/** For example `[0, 2, :, :]`. */
function indexOf(flat: number, leading: Shape): string {
  const index: (number | string)[] = [":", ":"];
  for (let axis = leading.length - 1, rest = flat; axis >= 0; axis--) {
    index.unshift(rest % leading[axis]!);
    rest = Math.floor(rest / leading[axis]!);
  }
  return `[${index.join(", ")}]`;
}
