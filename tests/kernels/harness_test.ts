/** The conformance test has to fail where a backend is wrong. */

import { assertMatch, assertThrows } from "@std/assert";
import type { Backend } from "../../lib/kernels/backend.ts";
import { type AnyKernel, bindCall } from "../../lib/kernels/bind.ts";
import type { KernelName } from "../../lib/kernels/kernels.ts";
import { reference } from "../../lib/kernels/reference/mod.ts";
import { signatures } from "../../lib/kernels/signatures.ts";
import type { Memory } from "../../lib/tensor/memory.ts";
import { Harness, kernelNames } from "./conformance/harness.ts";

/** What a broken kernel does, after or instead of the right one. */
type Fault = (
  call: () => void,
  memory: Memory,
  args: Readonly<Record<string, number>>,
) => void;

/** The reference backend with a fault in one kernel. */
function broken(kernel: KernelName, fault: Fault): Backend {
  return {
    name: "broken",
    description: "broken",
    open(memory) {
      const sets = reference().open(memory);
      const right = sets.float32[kernel] as AnyKernel;
      const wrong: AnyKernel = (...args) =>
        fault(
          () => right(...args),
          memory,
          Object.fromEntries(
            signatures[kernel].map(({ name }, i) => [name, args[i]!]),
          ),
        );
      const float32 = { ...sets.float32, [kernel]: wrong };
      return {
        ...sets,
        float32,
        bind: (_, name, args) => bindCall(float32[name], args),
      };
    },
  };
}

const floats = (memory: Memory, address: number) =>
  memory.view("float32", address, 1);

const faults: [string, KernelName, RegExp, Fault][] = [
  ["the last element is off by some units", "exp", /out\[.+reference/, (
    call,
    memory,
    { n, out },
  ) => {
    call();
    if (n! > 0) floats(memory, out! + 4 * (n! - 1))[0]! *= 1 + 2 ** -19;
  }],
  ["one term of a product is left out", "gemm", /c\[.+reference/, (
    call,
    memory,
    { k, a },
  ) => {
    const kept = memory.view("float32", a!, 1)[0]!;
    if (k! > 0) floats(memory, a!)[0] = 0;
    call();
    if (k! > 0) floats(memory, a!)[0] = kept;
  }],
  ["a word after the output is written", "relu", /word .+ was written/, (
    call,
    memory,
    { n, out },
  ) => {
    call();
    floats(memory, out! + 4 * n!)[0] = 0;
  }],
  ["a word before the output is written", "sum", /word .+ was written/, (
    call,
    memory,
    { out },
  ) => {
    call();
    floats(memory, out! - 4)[0] = 1;
  }],
  ["a gap of the output is written", "gemm", /word .+ was written/, (
    call,
    memory,
    { m, n, c, ldc },
  ) => {
    call();
    if (m! > 1 && ldc! > n!) floats(memory, c! + 4 * n!)[0] = 0;
  }],
  ["an input is written", "add", /word .+ was written/, (
    call,
    memory,
    { rows, columns, a, b, out },
  ) => {
    call();
    if (rows! * columns! > 0 && a !== out && b !== out) {
      floats(memory, a!)[0] = 7;
    }
  }],
  ["an output is read that is overwritten", "scaleAdd", /out\[0\] is/, (
    call,
    memory,
    { n, out, beta },
  ) => {
    const before = floats(memory, out!)[0]!;
    call();
    if (n! > 0 && beta === 0) floats(memory, out!)[0]! += before;
  }],
  ["NaN is lost", "maximum", /reference has NaN/, (
    call,
    memory,
    { rows, columns, out },
  ) => {
    call();
    const view = memory.view("float32", out!, rows! * columns!);
    view.forEach((x, i) => view[i] = Number.isNaN(x) ? 0 : x);
  }],
  ["nothing is done", "sumOfSquares", /is NaN, but the reference/, () => {}],
];

for (const [fault, kernel, message, wrong] of faults) {
  Deno.test(`Harness.check() finds that ${fault}`, () => {
    const harness = new Harness("broken", broken(kernel, wrong), 1);
    const error = assertThrows(() => {
      for (let i = 0; i < 250; i++) harness.check(kernel, i);
    });
    assertMatch(error.message, message);
    assertMatch(error.message, /^broken \w+\(.+\), call \d+ of seed 1: /);
  });
}

Deno.test("Harness.check() finds nothing in the reference itself", () => {
  const harness = new Harness("reference", reference(), 3);
  for (const kernel of kernelNames) {
    for (let i = 0; i < 20; i++) harness.check(kernel, i);
  }
});
