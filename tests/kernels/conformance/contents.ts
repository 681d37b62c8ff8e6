import type { Case } from "./cases.ts";
import type { Draw } from "./draw.ts";
import { canary, type Layout } from "./place.ts";

/** What operands hold, by name. */
export type Contents = Readonly<Record<string, Float32Array | Int32Array>>;

/**
 * Draws what each operand holds that is read.
 *
 * @param layout The operands.
 * @param call What is said of them.
 * @param draw Where the rest comes from.
 * @returns The contents of all but the outputs that are overwritten.
 */
export function drawContents(layout: Layout, call: Case, draw: Draw): Contents {
  const contents: Record<string, Float32Array | Int32Array> = {};
  for (const { name, length, written, updated, over } of layout.operands) {
    if (over) contents[name] = contents[call.over![name]!]!;
    else if (!written || updated) {
      const kind = call.contents?.[name] ??
        (written ? "accumulated" : "moderate");
      contents[name] = typeof kind === "string"
        ? draw.values(kind, length)
        : kind;
    }
  }
  return contents;
}

/**
 * Puts canaries where an output that is added to has gaps.
 *
 * @param contents What it holds; changed.
 * @param written 1 for each word that the kernel writes.
 */
export function keepGaps(
  contents: Float32Array | Int32Array,
  written: Uint8Array,
): void {
  const words = new Int32Array(contents.buffer);
  written.forEach((flag, i) => {
    if (flag === 0) words[i] = canary;
  });
}
