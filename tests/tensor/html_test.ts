import { assert, assertEquals } from "@std/assert";
import { Engine } from "../../lib/autograd/engine.ts";
import type { MediaBundle } from "../../lib/core/display.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import type { Tensor } from "../../lib/tensor/tensor.ts";

/** What a notebook is given of a tensor. */
function bundleOf(tensor: Tensor): MediaBundle {
  return Reflect.get(tensor, Symbol.for("Jupyter.display")).call(tensor);
}

/** The cells of the first table. */
function cellsOf(html: string): string[][] {
  const [table = ""] = /<table.*?<\/table>/s.exec(html) ?? [];
  return [...table.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    [...row!.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell]) => cell!)
  );
}

Deno.test("a notebook shows a tensor as a table", () => {
  const engine = new Engine(reference());
  const x = engine.tensor([[1, 2.5], [-3, NaN]], { name: "<x>" });
  const bundle = bundleOf(x);
  assertEquals(bundle["text/plain"], x.toString());
  const html = bundle["text/html"]!;
  assertEquals(cellsOf(html), [["1", "2.5"], ["-3", "NaN"]]);
  assert(html.includes("<b>&lt;x&gt; [2, 2] float32</b>"));
});

Deno.test("a notebook shows long axes by their ends", () => {
  const engine = new Engine(reference());
  const wide = engine.arange(0, 1200).view([30, 40], [40, 1]);
  const cells = cellsOf(bundleOf(wide)["text/html"]!);
  assertEquals([cells.length, cells[0]!.length], [11, 11]);
  assertEquals(cells[0]!.slice(4, 7), ["4", "…", "35"]);
  assertEquals(cells.at(-1)!.at(-1), "1199");
});

Deno.test("a notebook shows more axes as tables, and some only", () => {
  const engine = new Engine(reference());
  const html = bundleOf(engine.zeros([2, 3, 2, 2]))["text/html"]!;
  assertEquals(html.match(/<table/g)!.length, 4);
  assert(html.includes("[1, 0, :, :]") && html.includes("… and 2 more"));
  const scalar = bundleOf(engine.tensor(7))["text/html"]!;
  assertEquals(cellsOf(scalar), [["7"]]);
  assert(!bundleOf(engine.zeros([0, 2]))["text/html"]!.includes("<table"));
});

Deno.test("a notebook says that a tensor is stale", () => {
  const engine = new Engine(reference());
  const scope = engine.scope();
  const x = engine.tensor([1]);
  scope[Symbol.dispose]();
  const bundle = bundleOf(x);
  assertEquals(bundle["text/plain"], "Tensor([1], stale)");
  assert(bundle["text/html"]!.includes("stale: its scope was closed"));
});
