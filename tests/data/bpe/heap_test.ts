import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { Heap } from "../../../lib/data/bpe/heap.ts";

Deno.test("Heap gives its items in order, whenever they come", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat(50))), (steps) => {
      const heap = new Heap<number>((a, b) => a - b);
      const sorted: number[] = [];
      for (const step of steps) {
        if (step === null) assertEquals(heap.pop(), sorted.shift());
        else {
          heap.push(step);
          sorted.push(step);
          sorted.sort((a, b) => a - b);
        }
      }
      while (sorted.length > 0) assertEquals(heap.pop(), sorted.shift());
      assertEquals(heap.pop(), undefined);
    }),
    { seed: 4, numRuns: 500 },
  );
});
