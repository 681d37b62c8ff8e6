import { assert, assertEquals, assertMatch } from "@std/assert";
import { displayCurves } from "../../lib/train/display.ts";

Deno.test("displayCurves() draws each curve over its steps", () => {
  const { bundle } = displayCurves({
    loss: [4, 3, 2],
    validation: [[1, 4], [3, 2]],
  });
  assertEquals(
    bundle["text/plain"],
    "training\nloss: 2 at 3\nvalidation: 2 at 3",
  );
  const svg = bundle["image/svg+xml"]!;
  // from the upper left corner of the frame to its lower right one
  assertMatch(svg, /points="64,44 344,162 624,280"/);
  assertMatch(svg, /points="64,44 624,280"/);
});

Deno.test("displayCurves() leaves out what is not finite, and escapes", () => {
  const { bundle } = displayCurves({ "<a>": [NaN, 1, Infinity], none: [] });
  assertEquals(bundle["text/plain"], "training\n<a>: 1 at 2\nnone: no values");
  const svg = bundle["image/svg+xml"]!;
  assert(!/NaN|Infinity|<a>/.test(svg), svg);
});

Deno.test("displayCurves() draws long runs with few points", () => {
  const loss = Array.from({ length: 123_456 }, (_, i) => 1 / (i + 1));
  const svg = displayCurves({ loss }).bundle["image/svg+xml"]!;
  assert(svg.length < 20_000, String(svg.length));
  assertMatch(svg, / 624,280"/);
});
