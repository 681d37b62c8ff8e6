import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import {
  binary,
  format,
  type FormatStyle,
  fraction,
  name,
  type Node,
  number,
  parse,
  postfix,
  prefix,
  sameNode,
  tryParse,
} from "../../../lib/expr/syntax/mod.ts";
import { outline, trees } from "./trees.ts";

const runs = { seed: 4, numRuns: 2000 };

Deno.test("format() prints what parse() reads back as the same tree", () => {
  fc.assert(
    fc.property(
      trees,
      fc.constantFrom<FormatStyle>("text", "compact"),
      (node, style) => {
        const text = format(node, { style });
        const read = tryParse(text).node;
        assert(
          read !== undefined && sameNode(read, node),
          `${outline(node)} was printed as ${text}`,
        );
      },
    ),
    runs,
  );
});

/** Every pair of parentheses that is no call, taken out. */
function* withoutOnePair(text: string): Generator<string> {
  for (let open = 0; open < text.length; open++) {
    const calls = /[\p{L}\p{N}_]/u.test(text[open - 1] ?? "");
    if (text[open] !== "(" || calls) continue;
    let depth = 0;
    let close = open;
    do {
      if (text[close] === "(") depth++;
      if (text[close] === ")") depth--;
      close++;
    } while (depth > 0);
    yield `${text.slice(0, open)} ${text.slice(open + 1, close - 1)} ${
      text.slice(close)
    }`;
  }
}

Deno.test("format() prints no parentheses that could be left out", () => {
  fc.assert(
    fc.property(trees, (node) => {
      const text = format(node);
      for (const shorter of withoutOnePair(text)) {
        const read = tryParse(shorter).node;
        assert(
          read === undefined || !sameNode(read, node),
          `${text} could be ${shorter}`,
        );
      }
    }),
    runs,
  );
});

Deno.test("format() prints numbers exactly and shortly", () => {
  const rows: Readonly<Record<string, string>> = {
    "0.1": "0.1",
    "1e300": "1e300",
    "2.50e-10": "2.5e-10",
    "123.456": "123.456",
    "1000000": "1000000",
    "0.001": "0.001",
    "0x10": "16",
    "0.0": "0",
    "1e-300": "1e-300",
    "6.02214076e23": "6.02214076e23",
    "299792458": "299792458",
    "12345678901234567890": "12345678901234567890",
    "0.12345678901234567890": "0.1234567890123456789",
  };
  for (const [text, expected] of Object.entries(rows)) {
    assertEquals(format(parse(text)), expected);
  }
});

Deno.test("format() prints signs and powers with the fewest parentheses", () => {
  const [a, b] = [name("a"), name("b")];
  const rows: readonly [Node, string][] = [
    [binary("^", a, prefix("-", number(1))), "a^-1"],
    [binary("^", prefix("-", a), number(2)), "(-a)^2"],
    [prefix("-", binary("^", a, number(2))), "-a^2"],
    [binary("*", a, prefix("-", b)), "a*-b"],
    [binary("*", prefix("-", a), b), "-a*b"],
    [prefix("-", binary("*", a, b)), "-(a*b)"],
    [prefix("-", binary("+", a, b)), "-(a + b)"],
    [postfix(prefix("-", a)), "(-a)!"],
    [prefix("-", postfix(a)), "-a!"],
    [postfix(binary("^", a, b)), "(a^b)!"],
    [binary("^", a, postfix(b)), "a^b!"],
    [binary("^", binary("^", a, b), a), "(a^b)^a"],
    [binary("^", a, binary("^", a, b)), "a^a^b"],
    [binary("-", a, binary("-", a, b)), "a - (a - b)"],
    [binary("/", a, binary("*", a, b)), "a/(a*b)"],
    [binary("<", binary("<", a, b), b), "(a < b) < b"],
    [prefix("!", binary("==", a, b)), "!(a == b)"],
    [binary("==", prefix("!", a), b), "!a == b"],
    [binary("==", postfix(a), b), "a! == b"],
    [fraction(-1n, 3n), "-(1/3)"],
    [number(-0.5), "-0.5"],
    [number(-Infinity), "-infinity"],
  ];
  for (const [node, text] of rows) assertEquals(format(node), text);
});

Deno.test("format() leaves out blanks in the compact style", () => {
  const text = format(parse("max(a + b, c) < 1 && a! == b"), {
    style: "compact",
  });
  assertEquals(text, "max(a+b,c)<1&&a! ==b");
});

Deno.test("format() prints chains of 3,000 operators", () => {
  const operators = ["+", "*", "/", "||"];
  for (const operator of operators) {
    const text = Array(3000).fill("x").join(operator);
    assertEquals(format(parse(text), { style: "compact" }), text);
    for (const style of ["latex", "mathml", "python"] as const) {
      assert(format(parse(text), { style }).length > 3000);
    }
  }
});
