/** Integration of random functions; tests/long has more of them. */
import { assert } from "@std/assert";
import { checkRandom } from "./property.ts";

Deno.test("integrate() of random derivatives differentiates back", () => {
  const { solved } = checkRandom({ seed: 1, runs: 60, depth: 2 });
  assert(solved > 20, `${solved} solved`);
});
