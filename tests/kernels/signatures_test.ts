/** The extents of the signatures, on the reference kernels: nothing outside of
 * them is touched, and they are no larger than what is. */

import { assert, assertEquals } from "@std/assert";
import type { AnyKernel } from "../../lib/kernels/bind.ts";
import type { KernelName } from "../../lib/kernels/kernels.ts";
import { referenceKernels } from "../../lib/kernels/reference/mod.ts";
import { signatures } from "../../lib/kernels/signatures.ts";
import { Memory } from "../../lib/tensor/memory.ts";
import { cases } from "./conformance/cases.ts";
import { findStray } from "./conformance/compare.ts";
import { drawContents } from "./conformance/contents.ts";
import { Draw } from "./conformance/draw.ts";
import { kernelNames } from "./conformance/harness.ts";
import { canary, type Layout, place } from "./conformance/place.ts";
import { Region } from "./conformance/region.ts";

const memory = new Memory();
const region = new Region(memory, 1 << 17);
const kernels = referenceKernels(memory, "float32");

/** A case whose operands lie apart, loaded into the region. */
function load(kernel: KernelName, index: number): Layout {
  const draw = new Draw(5, kernelNames.indexOf(kernel), index);
  const { over: _, ...call } = cases[kernel](draw);
  const layout = place(kernel, call, draw);
  region.load(layout, drawContents(layout, call, draw));
  return layout;
}

const run = (kernel: KernelName, layout: Layout): Int32Array => {
  (kernels[kernel] as AnyKernel)(...layout.at(region.address));
  return region.words.slice(0, layout.words);
};

/** How many cases are drawn of each kernel. */
const count = 60;

for (const kernel of kernelNames) {
  Deno.test(`the outputs of ${kernel}() are within their extents`, () => {
    for (let index = 0; index < count; index++) {
      const layout = load(kernel, index);
      const owned = new Uint8Array(layout.words);
      for (const { start, length, written } of layout.operands) {
        if (written) owned.fill(1, start, start + length);
      }
      const before = region.words.slice(0, layout.words);
      assertEquals(findStray(before, owned, run(kernel, layout)), undefined);
    }
  });

  Deno.test(`the outputs of ${kernel}() reach the ends of their extents`, () => {
    for (let index = 0; index < count; index++) {
      const layout = load(kernel, index);
      const after = run(kernel, layout);
      for (const { name, start, length, written } of layout.operands) {
        if (!written || length === 0) continue;
        assert(after[start] !== canary, `${name}[0], case ${index}`);
        assert(after[start + length - 1] !== canary, `${name}, case ${index}`);
      }
    }
  });

  const inputs = signatures[kernel].filter(({ role }) => role === "read");
  for (const { name } of inputs) {
    // One schedule serves every optimizer; that of `sgd` uses the first only.
    if (kernel === "sgd" && name === "schedule") continue;
    Deno.test(`${kernel}() reads the last element of ${name}`, () => {
      const indices = Array.from({ length: count }, (_, index) => index);
      assert(indices.some((index) => matters(kernel, index, name)));
    });
  }
}

/** Whether the outputs change with the last element of an operand. */
function matters(kernel: KernelName, index: number, name: string): boolean {
  const layout = load(kernel, index);
  const operand = layout.operands.find((entry) => entry.name === name);
  if (operand === undefined || operand.length === 0) return false;
  const expected = run(kernel, layout);
  load(kernel, index);
  const last = operand.start + operand.length - 1;
  if (operand.int32) region.words[last] = 0;
  else region.floats[last] = 0.625;
  const changed = run(kernel, layout);
  return layout.operands.some(({ start, length, written }) =>
    written && changed.subarray(start, start + length)
      .some((word, i) => word !== expected[start + i])
  );
}
