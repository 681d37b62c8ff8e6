import { assertEquals } from "@std/assert";
import { Random } from "../../../lib/core/random.ts";
import { PairTable } from "../../../lib/data/bpe/pair_table.ts";

Deno.test("PairTable numbers pairs as a Map of strings does", () => {
  const table = new PairTable();
  const map = new Map<string, number>();
  const random = new Random(2);
  for (let count = 0; count < 20_000; count++) {
    const [left, right] = [random.below(200), random.below(2 ** 31 - 1) % 200];
    const key = `${left} ${right}`;
    assertEquals(table.find(left, right), map.get(key) ?? -1);
    if (!map.has(key)) map.set(key, map.size);
    assertEquals(table.add(left, right), map.get(key)!);
  }
  assertEquals(table.size, map.size);
  for (const [key, index] of map) {
    assertEquals(`${table.left(index)} ${table.right(index)}`, key);
  }
});
