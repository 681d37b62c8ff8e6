import { assert, assertEquals, assertThrows } from "@std/assert";
import { ExpressionError } from "../../../lib/expr/errors.ts";
import { signatures } from "../../../lib/expr/functions/names.ts";
import { parse, toPython, walk } from "../../../lib/expr/syntax/mod.ts";
import golden from "../../golden/expr_python.json" with { type: "json" };

Deno.test("toPython() prints what SymPy reads as the same value", () => {
  for (const [text, python] of Object.entries(golden)) {
    assertEquals(toPython(parse(text)), python, text);
  }
});

Deno.test("toPython() is compared with SymPy for every function", () => {
  const seen = new Set<string>(
    Object.keys(golden).flatMap((text) => [...walk(parse(text))])
      .map((node) => node.kind === "call" ? node.name : ""),
  );
  const missing = Object.keys(signatures).filter((name) => !seen.has(name));
  assertEquals(missing, ["random"]);
});

Deno.test("toPython() refuses random(), which SymPy lacks", () => {
  const error = assertThrows(() => toPython(parse("1 + random()")));
  assert(error instanceof ExpressionError);
  assertEquals(error.code, "unsupported");
  assertEquals(error.span, { start: 4, end: 12 });
});

Deno.test("toPython() quotes names that Python reads as others", () => {
  // Python takes U+03D5 for U+03C6.
  assertEquals(toPython(parse("φ + ϕ")), 'φ + Symbol("ϕ")');
});

Deno.test("toPython() does not grow exponentially with nesting", () => {
  const text = `${"round(".repeat(50)}x${")".repeat(50)}`;
  assert(toPython(parse(text)).length < 5000);
});
