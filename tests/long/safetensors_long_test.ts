import { assert } from "@std/assert";
import { fuzz } from "../formats/safetensors/fuzz.ts";

Deno.test("decodeSafetensors() reads or refuses 100,000 mutated files", () => {
  const { read, refused } = fuzz(2, 100_000);
  assert(read > 4000 && refused > 50_000, `${read} read, ${refused} refused`);
});
