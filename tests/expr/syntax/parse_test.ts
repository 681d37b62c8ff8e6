import { assertEquals, assertThrows } from "@std/assert";
import {
  type Node,
  parse,
  ParseError,
  tokenize,
  tryParse,
  walk,
} from "../../../lib/expr/syntax/mod.ts";
import { outline } from "./trees.ts";

/** Texts and what they must mean. */
function means(rows: Readonly<Record<string, string>>): void {
  for (const [text, expected] of Object.entries(rows)) {
    assertEquals(outline(parse(text)), expected, text);
  }
}

Deno.test("parse() binds operators as the table says", () => {
  means({
    "a || b && c": "(|| a (&& b c))",
    "a && b < c": "(&& a (< b c))",
    "a < b + c": "(< a (+ b c))",
    "a + b*c": "(+ a (* b c))",
    "a*b + c": "(+ (* a b) c)",
    "a*b^c": "(* a (^ b c))",
    "a^b!": "(^ a (fac b))",
    "a - b - c": "(- (- a b) c)",
    "a/b/c": "(/ (/ a b) c)",
    "a/b*c": "(* (/ a b) c)",
    "a^b^c": "(^ a (^ b c))",
    "5>3&&4<6&&7==7": "(&& (&& (> 5 3) (< 4 6)) (== 7 7))",
    "a != b || a >= b || a <= b": "(|| (|| (!= a b) (>= a b)) (<= a b))",
  });
});

Deno.test("parse() applies a prefix operator before a product", () => {
  means({
    "-2^2": "(- (^ 2 2))",
    "2^-1": "(^ 2 (- 1))",
    "2^-x^2": "(^ 2 (- (^ x 2)))",
    "-a*b": "(* (- a) b)",
    "a*-b": "(* a (- b))",
    "a--b": "(- a (- b))",
    "a-+-b": "(- a (+ (- b)))",
    "-a!": "(- (fac a))",
    "!a == b": "(== (! a) b)",
    "!a!": "(! (fac a))",
    "!(a && b)": "(! (&& a b))",
    "2^!x": "(^ 2 (! x))",
  });
});

Deno.test("parse() tells a factorial from an inequality", () => {
  means({
    "a!=b": "(!= a b)",
    "a! == b": "(== (fac a) b)",
    "a!!": "(fac (fac a))",
    "a!b": "(* (fac a) b)",
    "(a+b)!": "(fac (+ a b))",
  });
});

Deno.test("parse() reads juxtaposition as the * it stands for", () => {
  means({
    "2x": "(* 2 x)",
    "x y": "(* x y)",
    "3(x+1)": "(* 3 (+ x 1))",
    "(a)(b)": "(* a b)",
    "(a)b": "(* a b)",
    "2pi r": "(* (* 2 pi) r)",
    "2πr": "(* (* 2 pi) r)",
    "2pi(r + h)": "(* (* 2 pi) (+ r h))",
    "1/2x": "(* (/ 1 2) x)",
    "2x^2": "(* 2 (^ x 2))",
    "2^3x": "(* (^ 2 3) x)",
    "a b/c d": "(* (/ (* a b) c) d)",
    "-2x": "(* (- 2) x)",
    "sin(x)cos(x)": "(* (sin x) (cos x))",
    "2e": "(* 2 e)",
    "2e3x": "(* 2000 x)",
    "x!y": "(* (fac x) y)",
  });
});

Deno.test("parse() keeps numbers exact", () => {
  means({
    "0.1": "1/10",
    "12.50": "25/2",
    ".5": "1/2",
    "5.": "5",
    "2e3": "2000",
    "2.5E-3": "1/400",
    "1e+2": "100",
    "0x1F": "31",
    "0xffffffffffffffffff": "4722366482869645213695",
    "123456789012345678901234567890": "123456789012345678901234567890",
    "0.000000000000000000001": "1/1000000000000000000000",
    "00012": "12",
    "0e5": "0",
    "0.0": "0",
  });
});

Deno.test("parse() takes functions and constants in any letter case", () => {
  means({
    "SIN(x)": "(sin x)",
    "Arcsin(x)": "(asin x)",
    "PI": "pi",
    "E^I": "(^ e i)",
    "Infinity - oo + inf + ∞":
      "(+ (+ (- infinity infinity) infinity) infinity)",
    "GAMMA(x)": "(gamma x)",
    "Li(x)": "(li x)",
    "ellipticf(x, m)": "(ellipticF x m)",
    "X + x": "(+ X x)",
  });
});

Deno.test("parse() takes the names of Greek letters as variables", () => {
  means({
    "beta*gamma(x)": "(* beta (gamma x))",
    "Gamma + chi": "(+ Gamma chi)",
    "α_1 + Ω": "(+ α_1 Ω)",
  });
});

Deno.test("parse() takes the signs of mathematics", () => {
  means({
    "a − b · c": "(- a (* b c))",
    "a × b ÷ c ⋅ d": "(* (/ (* a b) c) d)",
    "a ** b": "(^ a b)",
    "a ≤ b": "(<= a b)",
    "a ≥ b": "(>= a b)",
    "a ≠ b": "(!= a b)",
    "a\u00a0+\u2009b\n+\tc": "(+ (+ a b) c)",
  });
});

Deno.test("parse() reads calls", () => {
  means({
    "max(1, 2, 3)": "(max 1 2 3)",
    "log(x)": "(log x)",
    "log(x, 2)": "(log x 2)",
    "sin (x)": "(sin x)",
    "random()": "(random)",
    "if(x > 0, x, -x)": "(if (> x 0) x (- x))",
    "sum(k^2, k, 1, n)": "(sum (^ k 2) k 1 n)",
    "sin(x)^2": "(^ (sin x) 2)",
    "-sin(x)!": "(- (fac (sin x)))",
  });
});

Deno.test("parse() says where every node stands", () => {
  const text = " (a + sin( b ))*-c! ^ 2 ";
  const spans = [...walk(parse(text))].map(({ span }) =>
    text.slice(span!.start, span!.end)
  );
  assertEquals(
    new Set(spans),
    new Set([
      "(a + sin( b ))*-c! ^ 2",
      "a + sin( b )",
      "a",
      "sin( b )",
      "b",
      "-c! ^ 2",
      "c! ^ 2",
      "c!",
      "c",
      "2",
    ]),
  );
});

Deno.test("parse() gives juxtaposed factors the span of both", () => {
  const text = "2x(-1)";
  assertThrows(() => parse(text), ParseError);
  const node = parse("2pi(-1)") as Node & { readonly kind: "binary" };
  assertEquals(node.span, { start: 0, end: 7 });
  assertEquals(node.left.span, { start: 0, end: 3 });
});

Deno.test("parse() reads a chain of 3,000 terms without recursion", () => {
  let node = parse(Array(3000).fill("x").join("+"));
  let terms = 1;
  for (; node.kind === "binary"; node = node.left) terms++;
  assertEquals(terms, 3000);
});

Deno.test("tryParse() returns a tree or errors, and does not throw", () => {
  assertEquals(outline(tryParse("a+b").node!), "(+ a b)");
  assertEquals(tryParse("a+").errors?.length, 1);
});

Deno.test("tokenize() returns every token with its place", () => {
  assertEquals(
    tokenize("x_1 ** 2.5e-3 $").map(({ kind, text, start, end }) =>
      `${kind} ${text} ${start} ${end}`
    ),
    ["name x_1 0 3", "power ** 4 6", "number 2.5e-3 7 13", "unknown $ 14 15"],
  );
  assertEquals(
    tokenize("1.2.3 0x 1_0 'a b' [ ]").map(({ kind }) => kind),
    [
      "malformed",
      "malformed",
      "malformed",
      "string",
      "openOther",
      "closeOther",
    ],
  );
});
