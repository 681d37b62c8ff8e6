/** Drawings of models in a browser: what its fonts make of the boxes. Needs
 * Chromium: `apt install chromium`. */
import { assert, assertEquals } from "@std/assert";
import { chromium } from "playwright-core";
import { collapseRepeats, graphSvg } from "../../lib/graph/mod.ts";
import { graphOf } from "../graph/models.ts";

const paths = ["/usr/bin/chromium", "/usr/bin/google-chrome"];
const executablePath = paths.find((path) => {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
});
if (executablePath === undefined) {
  console.log("skipped: no Chromium at " + paths.join(" or "));
}

/** Runs in the page: the texts that are wider than their box, and how many
 * there are. */
const overflowing = `(() => {
  const wrong = [];
  const boxes = [...document.querySelectorAll("svg > g")];
  for (const group of boxes) {
    const box = group.querySelector("rect").getBBox();
    for (const text of group.querySelectorAll("text")) {
      const { x, y, width, height } = text.getBBox();
      const fits = x >= box.x && y >= box.y &&
        x + width <= box.x + box.width && y + height <= box.y + box.height;
      if (!fits) wrong.push(text.textContent);
    }
  }
  return { wrong, count: boxes.length };
})()`;

Deno.test({
  name: "graphSvg() leaves room for its texts in a browser",
  ignore: executablePath === undefined,
  async fn() {
    const browser = await chromium.launch({
      executablePath: executablePath!,
      args: ["--no-sandbox"],
    });
    try {
      for (const scheme of ["light", "dark"] as const) {
        const page = await browser.newPage({ colorScheme: scheme });
        for (const name of ["tiny", "shakespeare", "large"] as const) {
          const whole = graphOf(name, true);
          for (const graph of [collapseRepeats(graphOf(name)), whole]) {
            await page.setContent(graphSvg(graph));
            const { wrong, count } = await page.evaluate(overflowing) as {
              wrong: string[];
              count: number;
            };
            assertEquals([wrong, count], [[], graph.nodes.length]);
          }
        }
        const colour = await page.evaluate(
          `getComputedStyle(document.querySelector(".ground")).fill`,
        );
        assert(
          colour ===
            (scheme === "dark" ? "rgb(18, 21, 28)" : "rgb(255, 255, 255)"),
          String(colour),
        );
      }
    } finally {
      await browser.close();
    }
  },
});
