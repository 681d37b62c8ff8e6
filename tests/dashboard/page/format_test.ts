import { assertEquals } from "@std/assert";
import {
  bytes,
  count,
  duration,
  loss,
  measure,
} from "../../../lib/dashboard/page/format.ts";

Deno.test("measure() writes four digits, whatever the size", () => {
  const values = [0, 1.23456, 0.0123456, 1.62e-10, 2e-4, 12345.6, 2.5e7, NaN];
  assertEquals(values.map(measure), [
    ...["0", "1.235", "0.01235", "1.62e-10", "2e-4", "12,346", "2.5e7", "–"],
  ]);
});

Deno.test("bytes(), count(), loss() and duration() write for people", () => {
  assertEquals(
    [0, 999, 1000, 960_000, 1.25e6, 19e9].map(bytes),
    ["0 B", "999 B", "1.0 kB", "960 kB", "1.3 MB", "19.0 GB"],
  );
  assertEquals([count(46307), count(NaN)], ["46,307", "–"]);
  assertEquals([loss(1.5), loss(NaN)], ["1.5000", "–"]);
  assertEquals(
    [45, 59.6, 185, 7620].map(duration),
    ["45 s", "1 min 00 s", "3 min 05 s", "2 h 07 min"],
  );
});
