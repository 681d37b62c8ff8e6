/**
 * What a formula looks like, between a syntax tree and a markup language:
 * `presentation.ts` makes it, `latex.ts` and `mathml.ts` print it.
 */
import type { Fence } from "../functions/notation.ts";

/** A sign between or before operands. */
export interface Sign {
  /** In LaTeX. */
  readonly latex: string;
  /** As a character; U+2062 is the invisible times. */
  readonly character: string;
}

/** A formula as boxes. */
export type Layout =
  /** Side by side. */
  | { readonly kind: "row"; readonly parts: readonly Layout[] }
  /** Digits. */
  | { readonly kind: "number"; readonly text: string }
  /** A variable or a constant: a letter or a word. */
  | { readonly kind: "identifier"; readonly text: string }
  /** The name of a function. */
  | {
    readonly kind: "function";
    readonly name: string;
    readonly command: boolean;
  }
  /** Between or before operands. */
  | {
    readonly kind: "operator";
    readonly sign: Sign;
    readonly place: "infix" | "prefix" | "postfix";
  }
  /** One above the other. */
  | {
    readonly kind: "fraction";
    readonly numerator: Layout;
    readonly denominator: Layout;
  }
  /** With a subscript or a superscript or both. */
  | {
    readonly kind: "script";
    readonly base: Layout;
    readonly sub?: Layout;
    readonly super?: Layout;
  }
  /** Under a radical. */
  | {
    readonly kind: "root";
    readonly radicand: Layout;
    readonly degree?: Layout;
  }
  /** In fences. */
  | { readonly kind: "fence"; readonly fence: Fence; readonly content: Layout }
  /** Under a line. */
  | { readonly kind: "overline"; readonly content: Layout }
  /** A large operator with what stands below and above it. */
  | {
    readonly kind: "large";
    readonly sign: Sign;
    readonly below: Layout;
    readonly above: Layout;
  }
  /** One value if a condition holds, another one otherwise. */
  | {
    readonly kind: "cases";
    readonly condition: Layout;
    readonly then: Layout;
    readonly otherwise: Layout;
  };

/** Parentheses. */
export const parentheses: Fence = {
  open: "(",
  close: ")",
  characters: ["(", ")"],
};

/**
 * Prints a layout without recursion: layouts nest as deep as texts are long.
 *
 * @param layout The layout.
 * @param expand One step: strings, and layouts that are still to be printed.
 * @returns The text.
 */
export function print(
  layout: Layout,
  expand: (layout: Layout) => readonly (string | Layout)[],
): string {
  const out: string[] = [];
  const pending: (string | Layout)[] = [layout];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === "string") {
      out.push(next);
      continue;
    }
    const pieces = expand(next);
    for (let i = pieces.length - 1; i >= 0; i--) pending.push(pieces[i]!);
  }
  return out.join("");
}
