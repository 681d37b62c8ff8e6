import { assert, assertEquals, assertThrows } from "@std/assert";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import {
  describeError,
  parse,
  ParseError,
  tryParse,
} from "../../../lib/expr/syntax/mod.ts";

/** Code, refused text, and what helps, of every error. */
function errorsOf(text: string, variables?: readonly string[]): string[] {
  const options = variables === undefined ? {} : { variables };
  return (tryParse(text, options).errors ?? []).map(
    ({ code, span, hint, suggestion }) =>
      [code, text.slice(span.start, span.end), suggestion ?? hint ?? ""]
        .join(" | ").trim(),
  );
}

Deno.test("parse() tells all errors of a text in one pass", () => {
  assertEquals(errorsOf("2 + * 3 - sinn(x) + max() + (4"), [
    "unexpected-token | * |",
    "unknown-function | sinn | sin",
    "wrong-argument-count | max() |",
    "unmatched-parenthesis | ( |",
  ]);
  assertEquals(errorsOf("foo(1, , 2) + 3 4 - a b)"), [
    "unknown-function | foo | foo*",
    "unexpected-token | , |",
    "unexpected-token | 4 | write * for a product; digits are not grouped " +
    "by blanks",
    "unmatched-parenthesis | ) |",
  ]);
});

Deno.test("parse() has a code for each kind of error", () => {
  assertEquals(errorsOf(""), ["empty |  |"]);
  assertEquals(errorsOf(" \n "), ["empty |  \n  |"]);
  assertEquals(errorsOf("2 + (3 * 4"), ["unmatched-parenthesis | ( |"]);
  assertEquals(errorsOf("2 + 3)"), ["unmatched-parenthesis | ) |"]);
  assertEquals(errorsOf("a +"), ["unexpected-token |  |"]);
  assertEquals(errorsOf("2 + 3 * foo", []), ["unknown-variable | foo |"]);
  assertEquals(errorsOf("sin(x, y)"), ["wrong-argument-count | sin(x, y) |"]);
  assertEquals(errorsOf("log(x, 2, 3)"), [
    "wrong-argument-count | log(x, 2, 3) |",
  ]);
  assertEquals(errorsOf("if(x, 1)"), ["wrong-argument-count | if(x, 1) |"]);
  assertEquals(errorsOf("1e99999"), ["budget | 1e99999 |"]);
});

Deno.test("parse() suggests the nearest function", () => {
  const suggestions: Readonly<Record<string, string>> = {
    "sinn(x)": "sin",
    "SNI(x)": "sin",
    "sqr(x)": "sqrt",
    "logg(x)": "log",
    "arctn(x)": "arctan",
    "facotrial(x)": "factorial",
    "maxx(1, 2)": "max",
    "x(y)": "x*",
    "qwertyuiop(y)": "qwertyuiop*",
  };
  for (const [text, suggestion] of Object.entries(suggestions)) {
    assertEquals(tryParse(text).errors?.[0]?.suggestion, suggestion, text);
  }
});

Deno.test("parse() restricts variables where they are listed", () => {
  const variables = ["price", "k"];
  assertEquals(errorsOf("price*k + pi", variables), []);
  assertEquals(errorsOf("pirce + 2q", variables), [
    "unknown-variable | pirce | price",
    "unknown-variable | q |",
  ]);
  assertEquals(errorsOf("sum(m^2, m, 1, k) + m", variables), [
    "unknown-variable | m |",
  ]);
  assertEquals(errorsOf("rootsum(t, t, t^2 + k)", variables), []);
  // Errors of syntax and unknown names come together, in order.
  assertEquals(errorsOf("foo + * k", variables).length, 2);
});

Deno.test("parse() refuses what would be a product by accident", () => {
  for (
    const text of [
      "1 000",
      "x 2",
      "(x)2",
      "sin x",
      "sin^2(x)",
      "a and b",
      "not a",
      "a or b",
      "1_000",
      "1.2.3",
      "0x",
      "x (y)",
      "a < b < c",
      "3,14",
      "a = b",
      "sum + 1",
    ]
  ) {
    assertEquals(errorsOf(text).length, 1, text);
  }
});

Deno.test("parse() helps with what other languages write", () => {
  const hints: Readonly<Record<string, string>> = {
    "a = b": "==",
    "a & b": "&&",
    "a ∧ b": "&&",
    "x²": "^2",
    "a and b": "&&",
    "not a": "!",
    "√2": "sqrt",
  };
  for (const [text, suggestion] of Object.entries(hints)) {
    assertEquals(tryParse(text).errors?.[0]?.suggestion, suggestion, text);
  }
  for (
    const [text, part] of Object.entries({
      "a % b": "mod(a, b)",
      "|x|": "abs(x)",
      "a[1]": "x_1",
      "a ? b : c": "if(",
      "sin^2(x)": "sin(x)^2",
      "x.y": "no properties",
      "90°": "radians",
      "'a'": "no strings",
      "3,14": "point",
      "a<b<c": "a < b && b < c",
    })
  ) {
    const hint = tryParse(text).errors?.[0]?.hint ?? "";
    assert(hint.includes(part), `${text}: ${hint}`);
  }
});

Deno.test("parse() says what it expected", () => {
  assertEquals(
    tryParse("2 + )").errors?.map(({ expected }) => expected),
    ["a number, a name or ("], // one error at a place
  );
  assertEquals(tryParse("(2").errors?.[0]?.expected, ")");
});

Deno.test("parse() refuses a constant as the index of a sum", () => {
  assertEquals(errorsOf("sum(i^2, i, 1, 3)"), [
    "unexpected-token | i | write sum(…, k, …); i is the imaginary unit",
  ]);
  assertEquals(errorsOf("product(2, 3, 1, 3)").length, 1);
});

Deno.test("parse() stops after 50 errors", () => {
  assertEquals(tryParse("$+".repeat(200)).errors?.length, 50);
});

Deno.test("ParseError is the first of its errors", () => {
  const error = assertThrows(() => parse("2 +* sinn(x)"), ParseError);
  assert(error instanceof ExpressionError);
  assertEquals(error.code, "unexpected-token");
  assertEquals(error.span, { start: 3, end: 4 });
  assertEquals(error.text, "2 +* sinn(x)");
  assertEquals(
    error.message,
    "Cannot parse as a value must follow `+`: current value is `*` " +
      "(and 1 more)",
  );
});

Deno.test("parse() escapes what it quotes", () => {
  const [error] = tryParse("2 + \u001b[31m").errors!;
  assert(error.message.endsWith("`\\u{1b}`"), error.message);
  const [long] = tryParse(`${"q".repeat(500)}(1)`).errors!;
  assert(long.message.length < 200);
});

Deno.test("describeError() draws carets under every error", () => {
  const text = "2 + * sinn(x)";
  const error = assertThrows(() => parse(text), ParseError);
  assertEquals(
    describeError(text, error),
    [
      "Cannot parse as a value must follow `+`: current value is `*`",
      "  2 + * sinn(x)",
      "      ^",
      "  expected a number, a name or (",
      "",
      "Cannot parse as a name before a parenthesis must be a function: " +
      "current value is `sinn`",
      "  2 + * sinn(x)",
      "        ^^^^",
      "  did you mean sin?",
    ].join("\n"),
  );
});

Deno.test("describeError() shows the line of several, and a window", () => {
  const lines = "a +\nb + $ +\nc";
  assertEquals(
    describeError(lines, tryParse(lines).errors![0]).split("\n").slice(1, 3),
    ["  b + $ +", "      ^"],
  );
  const long = `${"x + ".repeat(100)}$ + ${"y + ".repeat(100)}1`;
  const [, shown, carets] = describeError(long, tryParse(long).errors![0])
    .split("\n");
  assertEquals(shown?.length, 2 + 1 + 72 + 1);
  assertEquals(shown?.[carets!.indexOf("^")], "$");
  const wide = "α + 𝒳 + 1";
  assertEquals(
    describeError(wide, tryParse(wide).errors![0]).split("\n").slice(1, 3),
    ["  α + 𝒳 + 1", "      ^"],
  );
});

Deno.test("describeError() counts no column for a combining mark", () => {
  const text = "x\u0302 + y + $";
  const [, , carets] = describeError(text, tryParse(text).errors![1]!)
    .split("\n");
  assertEquals(carets, "          ^");
});

Deno.test("describeError() shows an error without a place as its message", () => {
  const error = new ExpressionError("domain", "Cannot do it");
  assertEquals(describeError("x", error), "Cannot do it");
});
