import { assertEquals } from "@std/assert";
import { lastWrites } from "../../lib/plan/last_write.ts";
import type { AddressedCall } from "../../lib/plan/plan.ts";

const fill = (address: number, n: number): AddressedCall => ({
  kernel: "fill",
  dtype: "float32",
  args: [n, 1, address],
});

/** Reads 4 elements at 64, writes 4 at 128. */
const exp: AddressedCall = {
  kernel: "exp",
  dtype: "float32",
  args: [4, 64, 128],
};

Deno.test("lastWrites() finds the last call that writes to each range", () => {
  const calls = [fill(64, 4), fill(128, 8), exp, fill(140, 1)];
  assertEquals(
    lastWrites(calls, [
      { start: 64, end: 80 },
      { start: 128, end: 140 },
      { start: 140, end: 144 },
      { start: 144, end: 160 },
      { start: 160, end: 200 },
    ]),
    [0, 2, 3, 1, -1],
  );
});
