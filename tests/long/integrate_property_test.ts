/** Integration of 1,500 random functions. */
import { assert } from "@std/assert";
import { assertMostDecided, checkRandom } from "../expr/integrate/property.ts";

for (const [seed, depth] of [[11, 2], [12, 3], [13, 4]] as const) {
  Deno.test(`integrate() differentiates back, depth ${depth}`, () => {
    const outcome = checkRandom({ seed, runs: 500, depth });
    console.log(
      `${outcome.solved} of 500 solved, ${outcome.undecided} not judged`,
    );
    assert(outcome.solved > 100, `${outcome.solved} solved`);
    assertMostDecided(outcome);
  });
}
