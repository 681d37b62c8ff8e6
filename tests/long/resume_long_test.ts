import { installedBackends } from "../backends.ts";
import { resumeAtRandom } from "../train/resume_campaign.ts";

for (const { name, make } of installedBackends()) {
  if (name !== "wasm" && name !== "blas") continue;
  Deno.test(`20 splits of 3 runs change no bit, on ${name}`, () => {
    resumeAtRandom(make, [1, 2, 3], 20);
    console.log(`3 seeds x 20 splits: every bit the same, on ${name}`);
  });
}
