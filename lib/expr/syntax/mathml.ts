/** Syntax trees as MathML. */
import { greekLetter } from "../functions/greek.ts";
import { type Layout, print, type Sign } from "./layout.ts";
import type { Node } from "./nodes.ts";
import { present } from "./presentation.ts";

type Pieces = readonly (string | Layout)[];

/**
 * A syntax tree as presentation MathML (MathML Core elements), well-formed XML.
 *
 * @param node The tree.
 * @returns A `math` element.
 *
 * @example
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { parse, toMathML } from "@fluxion/fluxion/expr";
 *
 * assertEquals(
 *   toMathML(parse("x^2")),
 *   '<math xmlns="http://www.w3.org/1998/Math/MathML">' +
 *     "<msup><mi>x</mi><mn>2</mn></msup></math>",
 * );
 * ```
 */
export function toMathML(node: Node): string {
  const body = print(present(node), pieces);
  return `<math xmlns="http://www.w3.org/1998/Math/MathML">${body}</math>`;
}

function element(name: string, ...content: Pieces): Pieces {
  return [`<${name}>`, ...content, `</${name}>`];
}

function pieces(layout: Layout): Pieces {
  switch (layout.kind) {
    case "row":
      return element("mrow", ...layout.parts);
    case "number":
      return element("mn", layout.text);
    case "identifier":
      return element("mi", identifier(layout.text));
    case "function":
      return element("mi", escaped(layout.name));
    case "operator":
      return operator(layout.sign);
    case "fraction":
      return element("mfrac", layout.numerator, layout.denominator);
    case "script":
      return script(layout);
    case "root":
      return layout.degree === undefined
        ? element("msqrt", layout.radicand)
        : element("mroot", layout.radicand, layout.degree);
    case "fence": {
      const [open, close] = layout.fence.characters;
      return element("mrow", fence(open), layout.content, fence(close));
    }
    case "overline":
      return element("mover", layout.content, "<mo>‾</mo>");
    case "large":
      return element(
        "munderover",
        ...operator(layout.sign),
        layout.below,
        layout.above,
      );
    case "cases":
      return cases(layout);
  }
}

function operator(sign: Sign): Pieces {
  return element("mo", escaped(sign.character));
}

function fence(character: string): string {
  return `<mo stretchy="true">${escaped(character)}</mo>`;
}

function script(layout: Layout & { readonly kind: "script" }): Pieces {
  const { base, sub, super: above } = layout;
  if (sub === undefined) return element("msup", base, above!);
  if (above === undefined) return element("msub", base, sub);
  return element("msubsup", base, sub, above);
}

function cases(layout: Layout & { readonly kind: "cases" }): Pieces {
  return element(
    "mrow",
    fence("{"),
    "<mtable><mtr><mtd>",
    layout.then,
    "</mtd><mtd><mtext>if </mtext>",
    layout.condition,
    "</mtd></mtr><mtr><mtd>",
    layout.otherwise,
    "</mtd><mtd><mtext>otherwise</mtext></mtd></mtr></mtable>",
  );
}

function identifier(text: string): string {
  return text === "infinity" ? "∞" : escaped(greekLetter(text) ?? text);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
