import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { parse, toMathML } from "../../../lib/expr/syntax/mod.ts";
import { trees } from "./trees.ts";

const open = '<math xmlns="http://www.w3.org/1998/Math/MathML">';

/** Texts and their MathML without the outermost element, set by hand. */
const rows: Readonly<Record<string, string>> = {
  "x^2": "<msup><mi>x</mi><mn>2</mn></msup>",
  "1/x": "<mfrac><mn>1</mn><mi>x</mi></mfrac>",
  "2x": "<mrow><mn>2</mn><mo>\u2062</mo><mi>x</mi></mrow>",
  "x*2": "<mrow><mi>x</mi><mo>⋅</mo><mn>2</mn></mrow>",
  "-alpha": "<mrow><mo>−</mo><mi>α</mi></mrow>",
  "x_1^2": "<msup><msub><mi>x</mi><mn>1</mn></msub><mn>2</mn></msup>",
  "sqrt(x)": "<msqrt><mi>x</mi></msqrt>",
  "root(x, n)": "<mroot><mi>x</mi><mi>n</mi></mroot>",
  "a < b": "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>",
  "pi - infinity": "<mrow><mi>π</mi><mo>−</mo><mi>∞</mi></mrow>",
  "sin(x)": '<mrow><mi>sin</mi><mrow><mo stretchy="true">(</mo>' +
    '<mrow><mi>x</mi></mrow><mo stretchy="true">)</mo></mrow></mrow>',
  "sum(k, k, 1, n)": "<mrow><munderover><mo>∑</mo><mrow><mi>k</mi><mo>=</mo>" +
    "<mn>1</mn></mrow><mi>n</mi></munderover><mi>k</mi></mrow>",
  "conj(z)": "<mover><mrow><mi>z</mi></mrow><mo>‾</mo></mover>",
};

Deno.test("toMathML() writes presentation elements", () => {
  for (const [text, body] of Object.entries(rows)) {
    assertEquals(toMathML(parse(text)), `${open}${body}</math>`, text);
  }
});

/** How many children the elements with a fixed number must have. */
const childCounts: Readonly<Record<string, number>> = {
  mfrac: 2,
  msup: 2,
  msub: 2,
  msubsup: 3,
  mroot: 2,
  mover: 2,
  munderover: 3,
};

/** Checks nesting, escapes and numbers of children as XML and MathML ask. */
function assertWellFormed(xml: string): void {
  const stack: { name: string; children: number }[] = [];
  let at = 0;
  let roots = 0;
  for (const match of xml.matchAll(/<(\/?)([a-z]+)((?: [a-z]+="[^"<]*")*)>/g)) {
    const text = xml.slice(at, match.index);
    assert(!/[<>]|&(?!(amp|lt|gt|quot);)/.test(text), xml);
    at = match.index + match[0].length;
    if (match[1] === "") {
      const parent = stack.at(-1);
      if (parent === undefined) roots++;
      else parent.children++;
      stack.push({ name: match[2]!, children: 0 });
      continue;
    }
    const top = stack.pop();
    assertEquals(top?.name, match[2], xml);
    const wanted = childCounts[top!.name];
    if (wanted !== undefined) assertEquals(top!.children, wanted, xml);
  }
  assertEquals([at, stack.length, roots], [xml.length, 0, 1], xml);
}

Deno.test("toMathML() is well-formed for every tree", () => {
  fc.assert(
    fc.property(trees, (node) => assertWellFormed(toMathML(node))),
    { seed: 4, numRuns: 1000 },
  );
});
