import { assertEquals, assertMatch } from "@std/assert";
import { BrailleCanvas, plotText } from "../../../lib/cli/plot/braille.ts";
import { plotSvg } from "../../../lib/cli/plot/svg.ts";
import { sampleCurve } from "../../../lib/cli/plot/curve.ts";

Deno.test("BrailleCanvas sets the dots that Unicode numbers", () => {
  // Unicode 15, Braille Patterns: dots 1 to 8 are bits 0 to 7.
  const canvas = new BrailleCanvas(2, 1);
  canvas.set(0, 0);
  canvas.set(1, 3);
  canvas.set(3, 1);
  canvas.set(-1, 0);
  canvas.set(4, 0);
  assertEquals(canvas.text(0), "\u2881\u2810");
});

Deno.test("BrailleCanvas.line() joins its ends", () => {
  const canvas = new BrailleCanvas(2, 1);
  canvas.line(0, 3, 3, 0);
  assertEquals(canvas.text(0), "\u2860\u280a");
});

Deno.test("plotText() puts a diagonal from corner to corner", () => {
  const domain = { from: 0, to: 10 };
  const lines = plotText(sampleCurve((x) => x, domain, 50), {
    columns: 30,
    rows: 9,
    domain,
  });
  assertEquals(lines.length, 9);
  assertEquals(lines[0]!.startsWith("10 ┤"), true);
  assertEquals(lines[7]!.slice(0, 4), " 0 ┤");
  // Dot 7, the lowest of the left column, of the character at the corner.
  assertEquals(lines[7]!.charCodeAt(4) & 0x40, 0x40);
  assertMatch(lines[8]!, /^ +0 +.*10$/);
  assertEquals(lines.every((line) => line.length <= 30), true);
});

Deno.test("plotSvg() draws one line a piece and escapes its title", () => {
  const domain = { from: -2, to: 2 };
  const svg = plotSvg(sampleCurve((x) => 1 / x, domain, 100), {
    title: `1/x < "2" & more`,
    domain,
  });
  assertEquals(svg.match(/<polyline/g)?.length, 2);
  assertMatch(svg, /aria-label="1\/x &lt; &quot;2&quot; &amp; more"/);
  assertEquals(/NaN|Infinity/.test(svg), false);
});
