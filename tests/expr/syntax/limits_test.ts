import { assert, assertEquals, assertThrows } from "@std/assert";
import { withBudget } from "../../../lib/expr/budget.ts";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import {
  clone,
  countNodes,
  depthOf,
  format,
  fromLatex,
  parse,
  ParseError,
  sameNode,
  substitute,
  tryParse,
  variablesOf,
} from "../../../lib/expr/syntax/mod.ts";

const codesOf = (text: string) =>
  tryParse(text).errors?.map(({ code }) => code);

/** Ways to nest once more. */
const nestings: Readonly<Record<string, (depth: number) => string>> = {
  parentheses: (depth) => "(".repeat(depth) + "x" + ")".repeat(depth),
  calls: (depth) => "sin(".repeat(depth) + "x" + ")".repeat(depth),
  exponents: (depth) => "2^".repeat(depth) + "x",
  prefixes: (depth) => "-".repeat(depth) + "x",
  factorials: (depth) => "x" + "!".repeat(depth),
  sums: (depth) => "1+(".repeat(depth) + "x" + ")".repeat(depth),
  mixed: (depth) => "a||b&&c<d+e*(".repeat(depth) + "x" + ")".repeat(depth),
};

Deno.test("parse() refuses 10,001 characters", () => {
  assertEquals(codesOf("1" + "+1".repeat(4999)), undefined);
  assertEquals(codesOf("1" + "+1".repeat(5000)), ["too-long"]);
  assertEquals(codesOf(" ".repeat(10_050)), ["too-long"]);
});

Deno.test("parse() refuses 101 levels of nesting of every kind", () => {
  for (const [kind, nest] of Object.entries(nestings)) {
    assertEquals(codesOf(nest(100)), undefined, kind);
    assertEquals(codesOf(nest(101)), ["too-deep"], kind);
    assertEquals(codesOf(nest(1500).slice(0, 9999)), ["too-deep"], kind);
  }
  assertEquals(codesOf(nestings.parentheses!(110)), ["too-deep"]);
});

Deno.test("parse() counts factorials of groups towards the depth", () => {
  const text = `${"(".repeat(20)}x${"!!!!!)".repeat(20)}`;
  assertEquals(codesOf(text), ["too-deep"]);
  assertEquals(codesOf(`(x${"!".repeat(60)})${"!".repeat(60)}`), ["too-deep"]);
});

Deno.test("parse() counts all that nests under a factorial", () => {
  withBudget({ depth: 10 }, () => {
    for (
      const text of [
        `${"(".repeat(9)}x${")".repeat(9)}!`,
        "(2^2^2^2^2^2^2^2^x)!",
        "(----x + y)!!!!!",
        "(y + ----x)!!!!!",
        "----(x!!!!!)",
        "sin(----x)!!!!!",
      ]
    ) {
      assertEquals(codesOf(text), undefined, text);
      assertEquals(codesOf(`(${text})`), ["too-deep"], text);
      assertEquals(codesOf(text.replace("x", "-x")), ["too-deep"], text);
    }
  });
});

Deno.test("parse() counts what nests, not how often it does", () => {
  for (const term of ["x^2", "-x", "(x)", "sin(x)", "x!"]) {
    assertEquals(codesOf(Array(200).fill(term).join(" + ")), undefined);
  }
});

Deno.test("parse() and every walk take 1,000 levels if the budget does", () => {
  withBudget({ depth: 1000, length: 100_000 }, () => {
    for (const [kind, nest] of Object.entries(nestings)) {
      // Each level of the mixed ones is six deep.
      const node = parse(nest(kind === "mixed" ? 160 : 1000));
      assert(depthOf(node) <= 1000, kind);
      assert(sameNode(node, clone(node)));
      assert(countNodes(node) >= (kind === "parentheses" ? 1 : 1000));
      assert(variablesOf(node).has("x"));
      assert(!variablesOf(substitute(node, { x: node })).has("y"));
      for (const style of ["text", "latex", "mathml", "python"] as const) {
        assert(format(node, { style }).length > 0);
      }
    }
  });
});

Deno.test("parse() makes trees at most 1,000 deep whatever the budget", () => {
  withBudget({ depth: 1e9, length: 1e9, nodes: 1e9 }, () => {
    for (const [kind, nest] of Object.entries(nestings)) {
      // Parentheses alone make no tree deeper, and the parser does not recurse.
      const codes = kind === "parentheses" ? undefined : ["too-deep"];
      assertEquals(codesOf(nest(1001)), codes, kind);
      assertEquals(codesOf(nest(100_000)), codes, kind);
    }
  });
});

Deno.test("parse() keeps to the budgets of nodes and steps", () => {
  const text = "1" + "+1".repeat(999);
  withBudget({ nodes: 1999 }, () => assertEquals(codesOf(text), undefined));
  withBudget({ nodes: 1998 }, () => assertEquals(codesOf(text), ["budget"]));
  withBudget({ steps: 10 }, () => {
    const error = assertThrows(() => parse(text), ExpressionError);
    assertEquals(error.code, "budget");
  });
});

Deno.test("parse() ends when the signal is aborted", () => {
  const signal = AbortSignal.abort();
  withBudget({ signal }, () => {
    const error = assertThrows(() => parse("1+1"), ExpressionError);
    assertEquals(error.code, "aborted");
  });
});

Deno.test("parse() reads 1 MB as one expression", () => {
  withBudget({ length: 2e6, nodes: 2e6 }, () => {
    const text = "x*y+".repeat(250_000) + "1";
    assertEquals(countNodes(parse(text)), 1_000_001);
  });
});

Deno.test("fromLatex() keeps to the budgets", () => {
  const code = (text: string) =>
    assertThrows(() => fromLatex(text), ParseError).code;
  assertEquals(code("x+".repeat(5001)), "too-long");
  assertEquals(code("{".repeat(101)), "too-deep");
  assertEquals(code("\\sqrt".repeat(200) + " x"), "too-deep");
  assertEquals(code("\\sin ".repeat(200) + " x"), "too-deep");
  assertEquals(code("-".repeat(200) + " x"), "too-deep");
  assertEquals(code("|".repeat(200) + " x"), "too-deep");
  assertEquals(code("\\overline".repeat(200) + " x"), "too-deep");
  assertEquals(code("\\sum_{k=1}^{2}".repeat(200) + " x"), "too-deep");
  withBudget({ depth: 1e9, length: 1e9 }, () => {
    assertEquals(code("\\frac".repeat(2000)), "too-deep");
    assertEquals(code("{".repeat(2000)), "too-deep");
  });
});
