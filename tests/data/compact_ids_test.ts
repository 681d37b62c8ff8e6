import { assertEquals } from "@std/assert";
import { CompactIds } from "../../lib/data/compact_ids.ts";

for (const vocabulary of [256, 257, 65_536, 65_537, 2 ** 24]) {
  Deno.test(`CompactIds keeps ids below ${vocabulary}, over many chunks`, () => {
    const list = new CompactIds(vocabulary);
    const wanted = new Int32Array(2_500_000);
    for (let i = 0; i < wanted.length; i++) {
      wanted[i] = (i * 2_654_435_761) % vocabulary;
    }
    wanted[1 << 20] = vocabulary - 1;
    for (let start = 0; start < wanted.length; start += 333_333) {
      list.add(wanted.slice(start, start + 333_333));
    }
    const found = list.finish();
    assertEquals(found.length, wanted.length);
    assertEquals(found.every((id, place) => id === wanted[place]), true);
  });
}

Deno.test("CompactIds gives no ids where none were added", () => {
  assertEquals(new CompactIds(256).finish(), new Int32Array(0));
});
