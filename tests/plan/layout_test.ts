import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { layOut, type Placeable } from "../../lib/plan/layout.ts";

Deno.test("layOut() lets buffers share memory when their lives do not meet", () => {
  const layout = layOut([
    { bytes: 100, first: 0, last: 1 },
    { bytes: 60, first: 1, last: 2 },
    { bytes: 100, first: 2, last: 3 },
  ]);
  assertEquals(layout, { offsets: [0, 128, 0], bytes: 192 });
});

Deno.test("layOut() fills the lowest gap that is large enough", () => {
  const layout = layOut([
    { bytes: 256, first: 0, last: 9 },
    { bytes: 128, first: 0, last: 3 },
    { bytes: 128, first: 5, last: 9 },
    { bytes: 64, first: 2, last: 6 },
  ]);
  assertEquals(layout.offsets, [0, 256, 256, 384]);
  assertEquals(layout.bytes, 448);
});

Deno.test("layOut() never overlaps what lives at the same time", () => {
  const buffer = fc.record({
    bytes: fc.nat(1000),
    first: fc.nat(30),
    length: fc.nat(10),
  }).map(({ bytes, first, length }) => ({
    bytes,
    first,
    last: first + length,
  }));
  fc.assert(
    fc.property(fc.array(buffer, { maxLength: 40 }), (buffers) => {
      const { offsets, bytes } = layOut(buffers);
      offsets.forEach((offset, i) => {
        assertEquals(offset % 64, 0);
        assert(offset + buffers[i]!.bytes <= bytes);
      });
      // recomputed from the definition: for every moment, who lies where
      for (let moment = 0; moment <= 40; moment++) {
        const live = buffers
          .map((b: Placeable, i: number) => ({ ...b, offset: offsets[i]! }))
          .filter(({ first, last, bytes }) =>
            first <= moment && moment <= last && bytes > 0
          )
          .sort((a, b) => a.offset - b.offset);
        live.forEach((b, i) => {
          const next = live[i + 1];
          assert(next === undefined || b.offset + b.bytes <= next.offset);
        });
      }
    }),
    { seed: 11, numRuns: 300 },
  );
});
