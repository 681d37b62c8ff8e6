/** Syntax trees as LaTeX. */
import { greekCommand } from "../functions/greek.ts";
import { type Layout, print } from "./layout.ts";
import type { Node } from "./nodes.ts";
import { present } from "./presentation.ts";

type Pieces = readonly (string | Layout)[];

/**
 * A syntax tree as LaTeX for math mode; no package but amsmath is needed.
 *
 * @param node The tree.
 * @returns The formula.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { parse, toLatex } from "@fluxion/fluxion/expr";
 *
 * assertEquals(
 *   toLatex(parse("sqrt(x_1)/(2alpha)")),
 *   "\\frac{\\sqrt{x_{1}}}{2 \\alpha}",
 * );
 * ```
 */
export function toLatex(node: Node): string {
  return print(present(node), pieces);
}

function pieces(layout: Layout): Pieces {
  switch (layout.kind) {
    case "row":
      return layout.parts;
    case "number":
      return [layout.text];
    case "identifier":
      return [identifier(layout.text)];
    case "function":
      return [functionName(layout.name, layout.command)];
    case "operator":
      return [operator(layout)];
    case "fraction":
      return [
        "\\frac{",
        layout.numerator,
        "}{",
        layout.denominator,
        "}",
      ];
    case "script":
      return script(layout);
    case "root":
      return layout.degree === undefined
        ? ["\\sqrt{", layout.radicand, "}"]
        : ["\\sqrt[", layout.degree, "]{", layout.radicand, "}"];
    case "fence": {
      const { open, close } = layout.fence;
      return [fence("left", open), layout.content, fence("right", close)];
    }
    case "overline":
      return ["\\overline{", layout.content, "}"];
    case "large": {
      const { below, above } = layout;
      return [`${layout.sign.latex}_{`, below, "}^{", above, "} "];
    }
    case "cases":
      return cases(layout);
  }
}

function operator(layout: Layout & { readonly kind: "operator" }): string {
  const { sign: { latex }, place } = layout;
  if (place === "postfix") return latex;
  if (place === "prefix") return latex.startsWith("\\") ? `${latex} ` : latex;
  return latex === "," ? ", " : latex === "" ? " " : ` ${latex} `;
}

function script(layout: Layout & { readonly kind: "script" }): Pieces {
  const parts: (string | Layout)[] = [layout.base];
  if (layout.sub !== undefined) parts.push("_{", layout.sub, "}");
  if (layout.super !== undefined) parts.push("^{", layout.super, "}");
  return parts;
}

function fence(side: "left" | "right", delimiter: string): string {
  const blank = delimiter.startsWith("\\") && side === "left" ? " " : "";
  return `\\${side}${delimiter}${blank}`;
}

function cases(layout: Layout & { readonly kind: "cases" }): Pieces {
  return [
    "\\begin{cases} ",
    layout.then,
    " & \\text{if } ",
    layout.condition,
    " \\\\ ",
    layout.otherwise,
    " & \\text{otherwise} \\end{cases}",
  ];
}

function identifier(text: string): string {
  if (text === "infinity") return "\\infty";
  const command = greekCommand(text);
  if (command !== undefined) return command;
  const plain = text.replaceAll(/[^\p{L}\p{N}_]/gu, "");
  return plain.length === 1 && plain !== "_"
    ? plain
    : `\\mathrm{${plain.replaceAll("_", "\\_")}}`;
}

function functionName(name: string, command: boolean): string {
  return command
    ? `\\${name}`
    : greekCommand(name) ?? `\\operatorname{${name}}`;
}
