import { assert } from "@std/assert";
import { faultKinds, saveWithFaults } from "../train/checkpoint_faults.ts";

for (const [step, what] of [[2, "replaced"], [3, "new"]] as const) {
  Deno.test(`every call fails in every way, the checkpoint is ${what}`, () => {
    let faults = 0, refused = 0;
    for (const kind of faultKinds) {
      const counts = saveWithFaults(step, kind);
      faults += counts.faults;
      refused += counts.refused;
    }
    console.log(`${faults} faults, ${refused} refused`);
    assert(faults > 500 && refused > 400);
  });
}
