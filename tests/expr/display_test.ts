import { assertEquals } from "@std/assert";
import { displayExpression, parse } from "../../lib/expr/mod.ts";

Deno.test("displayExpression() sets a formula", () => {
  for (const given of ["sqrt(x)/2", parse("sqrt(x)/2")]) {
    assertEquals(displayExpression(given).bundle, {
      "text/plain": "sqrt(x)/2",
      "text/latex": "$$\\frac{\\sqrt{x}}{2}$$",
    });
  }
});
