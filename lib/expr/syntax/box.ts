/** Layouts that know how they may stand beside each other. */
import { type Layout, parentheses, type Sign } from "./layout.ts";
import { atomPrecedence } from "./operators.ts";

/** How a formula begins or ends, as far as its neighbours care. */
export type Edge =
  | "digit"
  | "sign"
  | "name"
  | "word"
  | "fence"
  | "fraction"
  | "other";

/** A layout with what decides about parentheses around it. */
export interface Box {
  /** What it looks like. */
  readonly layout: Layout;
  /** Greater binds tighter. */
  readonly precedence: number;
  /** What it begins with. */
  readonly head: Edge;
  /** What it ends with. */
  readonly tail: Edge;
  /** Whether factors written after it would belong to it, as after a sum. */
  readonly open: boolean;
}

/**
 * A layout that needs no parentheses anywhere.
 *
 * @param layout The layout.
 * @param edge What it begins and ends with.
 * @returns The box.
 */
export function atom(layout: Layout, edge: Edge = "other"): Box {
  const precedence = atomPrecedence;
  return { layout, precedence, head: edge, tail: edge, open: false };
}

/**
 * A box in parentheses.
 *
 * @param inner What is between them.
 * @returns The box.
 */
export function fenced(inner: Box): Box {
  const content = inner.layout;
  return atom({ kind: "fence", fence: parentheses, content }, "fence");
}

/**
 * A box as an operand.
 *
 * @param inner The operand.
 * @param minimum How tightly it must bind.
 * @returns It, in parentheses if it does not.
 */
export function operand(inner: Box, minimum: number): Box {
  return inner.precedence >= minimum ? inner : fenced(inner);
}

/**
 * Layouts side by side.
 *
 * @param parts The layouts.
 * @returns Their row.
 */
export function row(...parts: readonly Layout[]): Layout {
  return { kind: "row", parts };
}

/**
 * A sign between operands.
 *
 * @param sign The sign.
 * @returns The layout.
 */
export function infix(sign: Sign): Layout {
  return { kind: "operator", sign, place: "infix" };
}

/**
 * A row of layouts with commas between them.
 *
 * @param parts The layouts.
 * @returns Their row.
 */
export function commaSeparated(parts: readonly Layout[]): Layout {
  return row(
    ...parts.flatMap((part, index) =>
      index === 0 ? [part] : [infix(comma), part]
    ),
  );
}

const comma: Sign = { latex: ",", character: "," };
