import { assertEquals } from "@std/assert";
import { Display, escapeMarkup } from "../../lib/core/display.ts";

Deno.test("Display answers a notebook, a console and a template", () => {
  const bundle = { "text/plain": "plain", "text/latex": "$x$" };
  const display = new Display(bundle);
  const method = Reflect.get(display, Symbol.for("Jupyter.display"));
  assertEquals(method.call(display), bundle);
  assertEquals([`${display}`, Deno.inspect(display)], ["plain", "plain"]);
});

Deno.test("escapeMarkup() leaves nothing that is markup", () => {
  assertEquals(
    escapeMarkup(`<a href="x">&\u0000\u001b</a>`),
    "&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;",
  );
});
