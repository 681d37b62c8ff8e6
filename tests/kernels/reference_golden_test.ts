/** The reference kernels in float64 against what PyTorch computes. The numbers
 * are written by `tests/golden/kernels.py`. */

import { assertAlmostEquals, assertEquals } from "@std/assert";
import type { KernelName } from "../../lib/kernels/kernels.ts";
import { signatures } from "../../lib/kernels/signatures.ts";
import { type Argument, call } from "./call.ts";

interface GoldenCase {
  kernel: KernelName;
  args: Record<string, Argument | (number | string)[]>;
  expected: Record<string, (number | string)[]>;
}

const text = Deno.readTextFileSync(
  new URL("../golden/kernels.jsonl", import.meta.url),
);
const cases: GoldenCase[] = text.trim().split("\n").map((line) =>
  JSON.parse(line)
);

/** JSON has no words for these, so the script writes Python's. */
const words: Record<string, number> = {
  nan: NaN,
  inf: Infinity,
  "-inf": -Infinity,
};
const numbers = (list: (number | string)[]): number[] =>
  list.map((value) => typeof value === "string" ? words[value]! : value);

function check({ kernel, args, expected }: GoldenCase): void {
  const decoded = Object.entries(args).map(([name, value]) =>
    [name, Array.isArray(value) ? numbers(value) : value] as const
  );
  const results = call(kernel, Object.fromEntries(decoded));
  for (const [name, list] of Object.entries(expected)) {
    numbers(list).forEach((value, i) => {
      const actual = results[name]![i]!;
      // Both compute in float64; a sum of a few terms in another order, and
      // another library's exp or erf, differ by some units of 1.1e-16.
      const size = Number.isFinite(value) ? Math.max(1, Math.abs(value)) : 0;
      const tolerance = 2e-14 * size;
      assertAlmostEquals(actual, value, tolerance, `${kernel} ${name}[${i}]`);
    });
  }
}

for (const kernel of new Set(cases.map((entry) => entry.kernel))) {
  Deno.test(`${kernel}() of the reference is what PyTorch computes`, () => {
    for (const entry of cases) if (entry.kernel === kernel) check(entry);
  });
}

Deno.test("kernels.jsonl covers every kernel that PyTorch has", () => {
  const covered = new Set(cases.map((entry) => entry.kernel));
  const missing = Object.keys(signatures).filter((name) =>
    !covered.has(name as KernelName)
  );
  // PyTorch draws its dropout by another generator; reference_test.ts covers
  // the four by hand.
  assertEquals(missing, ["fill", "copy", "scaleAdd", "dropout"]);
});
