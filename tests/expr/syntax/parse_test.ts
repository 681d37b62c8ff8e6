import { assertEquals } from "@std/assert";
import { format, parse } from "../../../lib/expr/syntax/mod.ts";

Deno.test("parse() binds operators as the table says", () => {
  for (const [text, grouped] of [["2+3*4", "2 + 3*4"], ["1/2x", "1/2*x"]]) {
    assertEquals(format(parse(text!)), grouped);
  }
});
