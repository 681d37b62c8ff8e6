import { assertEquals, assertThrows } from "@std/assert";
import type { Site } from "../../bench/laboratory/site.ts";
import { sitesOf } from "../../bench/laboratory/sites.ts";
import {
  openAll,
  type Opened,
  variants,
} from "../../bench/laboratory/variants.ts";
import { resultsOf, verify } from "../../bench/laboratory/verify.ts";
import type { KernelName } from "../../lib/kernels/kernels.ts";

/** Calls a function at the first place where a step of `tiny` calls a kernel. */
function atSite(
  kernel: KernelName,
  body: (site: Site, kernels: Opened) => void,
): void {
  for (const site of sitesOf("tiny", new Set([kernel]))) {
    body(site, openAll(site.memory));
    return;
  }
  throw new Error(`No step calls ${kernel}`);
}

function callOf(name: string, site: Site, kernels: Opened): () => void {
  return variants.find((entry) => entry.name === name)!.make(site, kernels)!;
}

Deno.test("sitesOf() finds the calls of the preset's step", () => {
  const kernels = new Set<KernelName>(["softmax", "layerNormBackward"]);
  const found = [...sitesOf("tiny", kernels)].map((site) => [
    site.kernel,
    site.calls,
    site.description,
    site.bytes,
  ]);
  // 2 heads of 32x32 scores; 3 norms of 32 rows of 64, of which the last one's
  // gradient is made first, in place, and the others are added to it. Bytes: x,
  // dy and dx are matrices, and dx is read too where it is added to; mean and
  // rstd have a float a row; weight, dWeight and dBias one a column.
  const rows = 4 * (2 * 32 + 3 * 64);
  assertEquals(found, [
    ["softmax", 1, "rows 64 columns 32, in place", 2 * 4 * 2048],
    [
      "layerNormBackward",
      1,
      "rows 32 columns 64, in place",
      3 * 4 * 2048 + rows,
    ],
    [
      "layerNormBackward",
      2,
      "rows 32 columns 64, accumulating",
      4 * 4 * 2048 + rows,
    ],
  ]);
});

Deno.test("resultsOf() undoes the call", () => {
  atSite("softmax", (site, kernels) => {
    const [x] = site.operands;
    const before = x!.view.slice();
    const { out } = resultsOf(site, callOf("reference", site, kernels));
    // Causal: the first row sees its first element only.
    assertEquals([...out!.subarray(0, 3)], [1, 0, 0]);
    assertEquals(x!.view, before);
  });
});

Deno.test("verify() refuses what rounding cannot explain", () => {
  atSite("adamw", (site, kernels) => {
    const expected = resultsOf(site, callOf("reference", site, kernels));
    const actual = resultsOf(site, callOf("WASM, SIMD", site, kernels));
    verify(site, "WASM", actual, expected);
    const parameters = actual.parameters!;
    const value = parameters[0]!;
    // Such a step is some 1e-5 of a parameter of 0.01 to 0.1; the bound is a
    // few units in its last place.
    parameters[0] = value * (1 + 1e-5);
    assertThrows(
      () => verify(site, "WASM", actual, expected),
      Error,
      "Cannot time a wrong kernel: adamw of tiny",
    );
    parameters[0] = value;
    // Not even where the reference has it: its time would not be a step's.
    actual.firstMoments![5] = expected.firstMoments![5] = Infinity;
    assertThrows(
      () => verify(site, "WASM", actual, expected),
      Error,
      "firstMoments[5] = Infinity",
    );
  });
});

Deno.test("fused kernels and their parts leave the same bits", () => {
  const parts = [
    ["residualLayerNorm", "adds, layerNorm"],
    ["biasRelu", "add, relu"],
  ] as const;
  for (const [kernel, name] of parts) {
    atSite(kernel, (site, kernels) => {
      assertEquals(
        resultsOf(site, callOf(name, site, kernels)),
        resultsOf(
          site,
          kernels.wasm.bind("float32", site.kernel, site.args),
        ),
      );
    });
  }
});
