import { assertEquals, assertNotEquals } from "@std/assert";
import { installedBackends } from "../backends.ts";
import { runProbe } from "../train/run_probe.ts";

for (const { name } of installedBackends()) {
  Deno.test(`ten processes come to the same bits, on ${name}`, async () => {
    const steps = name === "reference" ? 100 : 300;
    const preset = name === "reference" ? "tiny" : "small";
    const task = { backend: name, preset, steps } as const;
    const { digest } = await runProbe(task);
    for (let run = 1; run < 10; run++) {
      assertEquals((await runProbe(task)).digest, digest);
    }
    const other = await runProbe({ ...task, steps: steps + 100 });
    assertNotEquals(other.digest, digest);
  });
}
