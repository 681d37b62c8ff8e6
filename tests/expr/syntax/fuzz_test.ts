import { assert, assertEquals } from "@std/assert";
import { Random } from "../../../lib/core/random.ts";
import {
  describeError,
  format,
  fromLatex,
  parse,
  ParseError,
  sameNode,
} from "../../../lib/expr/syntax/mod.ts";
import { mutatedText, randomText, wellFormed } from "./texts.ts";

const seed = 20_251_122;

/** A tree or a parse error, both of which can be shown. */
function endsWell(text: string): "tree" | "error" {
  try {
    const node = parse(text);
    assert(sameNode(parse(format(node)), node), text);
    for (const style of ["latex", "mathml"] as const) format(node, { style });
    return "tree";
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    assert(error.errors.length > 0 && error.errors.length <= 50);
    for (const { span } of error.errors) {
      assert(0 <= span.start && span.start <= span.end, text);
      assert(span.end <= text.length, text);
    }
    assert(describeError(text, error).length > 0);
    return "error";
  }
}

function campaign(
  make: (random: Random) => string,
  stream: number,
): Readonly<Record<"tree" | "error", number>> {
  const random = new Random(seed, stream);
  const counts = { tree: 0, error: 0 };
  for (let i = 0; i < 5000; i++) counts[endsWell(make(random))]++;
  return counts;
}

Deno.test("parse() ends well on 5,000 random texts", () => {
  const counts = campaign(randomText, 1);
  assert(counts.tree > 50 && counts.error > 4000, JSON.stringify(counts));
});

Deno.test("parse() ends well on 5,000 damaged expressions", () => {
  const counts = campaign(mutatedText, 2);
  assert(counts.tree > 500 && counts.error > 500, JSON.stringify(counts));
});

Deno.test("parse() reads the expressions before they are damaged", () => {
  assertEquals(wellFormed.map(endsWell).includes("error"), false);
});

Deno.test("fromLatex() ends well on 5,000 random texts", () => {
  const random = new Random(seed, 3);
  for (let i = 0; i < 5000; i++) {
    const text = randomText(random);
    try {
      format(fromLatex(text));
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
    }
  }
});

Deno.test("fromLatex() ends well on 2,000 damaged formulas", () => {
  const random = new Random(seed, 4);
  for (let i = 0; i < 2000; i++) {
    const text = wellFormed[i % wellFormed.length]!;
    const latex = format(parse(text), { style: "latex" });
    const at = Math.floor(random.uniform() * latex.length);
    const count = 1 + Math.floor(random.uniform() * 4);
    try {
      format(fromLatex(latex.slice(0, at) + latex.slice(at + count)));
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
    }
  }
});
