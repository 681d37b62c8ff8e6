/**
 * Published attacks on evaluators of JavaScript. Each one needs property
 * access, assignment, strings, arrays, objects or a function of the host; the
 * language has none of them, so each one ends as an error of syntax.
 */
import { assert, assertEquals, assertThrows } from "@std/assert";
import type { signatures } from "../../../lib/expr/functions/names.ts";
import {
  call,
  format,
  fromLatex,
  parse,
  ParseError,
  substitute,
  tryParse,
} from "../../../lib/expr/syntax/mod.ts";

/** Parses what must be refused, and looks for traces in the host. */
function refused(...texts: readonly string[]): void {
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  for (const text of texts) {
    assertThrows(() => parse(text), ParseError);
    assertThrows(() => fromLatex(text), ParseError);
  }
  assertEquals(Object.getOwnPropertyNames(Object.prototype).join(), before);
  assertEquals(({} as { polluted?: unknown }).polluted, undefined);
}

Deno.test("parse() refuses the constructor of a function (mathjs #821)", () => {
  refused(
    'cos.constructor("return process")()',
    '["//","a/*\\nreturn process.mainModule.require"]._data' +
      '.map(cos.constructor)[1]()("child_process").execSync("ps >&2")',
  );
});

Deno.test("parse() refuses import() of functions (mathjs #821)", () => {
  refused(
    "import({matrix:cos.constructor},{override:1});" +
      'x=["process.mainModule.require"];x()',
    'import({"a": 1})',
    'import("fs")',
  );
});

Deno.test("parse() refuses array index setters (mathjs #821)", () => {
  refused(
    'a=["process"]._data;a.isRange=true;x={subset:cos.constructor}[a];x()',
    "a[1] = 2",
    'a["constructor"] = 1',
  );
});

Deno.test("parse() refuses Object.assign on functions (mathjs #822)", () => {
  refused(
    "{}.constructor.assign(cos.constructor, {binding: cos.bind})",
    'cos.constructor.binding()("console.log(/HACKED/)")()',
  );
});

Deno.test("parse() refuses code as a function's name (CVE-2017-1001002)", () => {
  refused(
    'typed("(x){}; process.exit(); function f", {"number": f})',
    "f(x) = x",
    "f(x; process.exit()) = 1",
  );
});

Deno.test("parse() refuses escaped property names (CVE-2017-1001003)", () => {
  refused(
    '{"\\u0063onstructor": 1}',
    'a.\\u0063onstructor("x")',
    "\\u0063os(1)",
  );
});

Deno.test("parse() refuses objects that pollute (CVE-2020-7743)", () => {
  refused(
    '{"__proto__": {"polluted": "yes"}}',
    'config({"constructor": {"prototype": {"polluted": 1}}})',
  );
});

Deno.test("parse() refuses import, createUnit, reviver (mathjs #3255)", () => {
  refused(
    'createUnit("foo")',
    'reviver("", {"mathjs": "Help"})',
    'parse("1").constructor',
  );
});

Deno.test("parse() refuses property setters on arrays (CVE-2026-40897)", () => {
  refused(
    "a = [1, 2]; a.map = f; a",
    'a = [[1]]; a["map"] = cos; a[1]',
  );
});

Deno.test("parse() refuses objects as indices (CVE-2026-41139)", () => {
  refused(
    'matrix([1, 2]).get({"length": 1, "reduce": f})',
    "subset([1], index({}))",
  );
});

Deno.test("parse() refuses the prototype chain (expr-eval #251, #252)", () => {
  refused(
    'Object=constructor;a=Object.fromEntries([["a","polluted"]]);' +
      "Object.assign(__proto__, a)",
    "__proto__.polluted = 1",
    "constructor(1)",
    "toString()",
    'toString.constructor("return 1")()',
  );
});

Deno.test("parse() refuses functions of the context (CVE-2025-12735)", () => {
  refused(
    'exec("whoami")',
    'obj.cmd("whoami")',
    "(f(x) = 1)(2)",
    "globalThis.process",
    "eval(1)",
    "Function(1)",
    "fetch(1)",
  );
});

Deno.test("parse() refuses code in strings (GHSA-p6x5-p4xf-cc4r)", () => {
  refused(
    '"+ process.exit() +"',
    "'\\'; process.exit(); //'",
    '1 + "\\"); throw 1; (\\""',
  );
});

Deno.test("parse() refuses (1).constructor (expression-eval #53)", () => {
  refused('(1).constructor.constructor("return process")()');
});

Deno.test("parse() refuses templates, comments, arrows and statements", () => {
  refused(
    "`${process.exit()}`",
    "x => x",
    "(() => 1)()",
    "new Date()",
    "1; process.exit()",
    "1 /* */ + 2",
    "1 // 2",
    "async () => 1",
    "...x",
    "a?.b",
    "x++ + y--;",
    "a ?? b",
    "/x/.exec(y)",
  );
});

/** Properties that every object has. */
const inherited: readonly string[] = [
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.getOwnPropertyNames(Function.prototype),
  "prototype",
  "globalThis",
  "process",
  "Deno",
  "import",
  "eval",
  "this",
].filter((text) => /^\w+$/.test(text));

Deno.test("parse() takes the names of properties as plain names", () => {
  for (const text of inherited) {
    assertEquals(parse(text), {
      kind: "name",
      name: text,
      span: { start: 0, end: text.length },
    });
    assertEquals(
      tryParse(text, { variables: [] }).errors?.map(({ code }) => code),
      ["unknown-variable"],
    );
    assertEquals(
      tryParse(`${text}(1)`).errors?.map(({ code }) => code),
      ["unknown-function"],
    );
    assertEquals(
      tryParse(`${text}(1)`, { definitions: new Map() }).errors?.length,
      1,
    );
    assertThrows(() => call(text as keyof typeof signatures, parse("1")));
    for (const style of ["text", "latex", "mathml", "python"] as const) {
      assert(format(parse(`${text}*x`), { style }).length > 0);
    }
    assertEquals(format(substitute(parse(text), {})), text);
  }
});

Deno.test("toMathML() and toPython() let no name out of its place", () => {
  // A tree that was not made by the parser: names are escaped or quoted.
  const name = '<img onerror="x">&';
  const mathml = format({ kind: "name", name }, { style: "mathml" });
  assert(!mathml.includes("<img"), mathml);
  const python = format({ kind: "name", name: '"); exit(); ("' }, {
    style: "python",
  });
  assertEquals(python, 'Symbol("\\"); exit(); (\\"")');
});
